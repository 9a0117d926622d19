import Gait
import Recordings
import Testing

@testable import Reports

struct TableTests {
    @Test func stridesHaveTheColumnsOfTheContractInOrder() {
        let header = StrideTable().text(of: []).dropLast()
        #expect(
            header == """
                side,stride,start_s,toe_off_s,initial_contact_s,end_s,stride_time_s,swing_time_s,stance_time_s,\
                stride_length_m,walking_speed_mps,foot_strike_angle_deg,max_swing_pitch_deg,mid_swing_pitch_deg,\
                toe_off_angle_deg,min_toe_clearance_m,min_toe_clearance_time_s,min_toe_clearance_sd_m,\
                mid_swing_toe_clearance_m,early_toe_clearance_max_m,late_toe_clearance_max_m,heel_clearance_max_m,\
                contact_type,slap_rate_dps,foot_flat_delay_s,drag_fraction,circumduction_m,rise_m,turn_deg,terrain,\
                straight,quality,flags
                """)
    }

    @Test func whatIsNotAvailableIsAnEmptyCell() {
        let table = StrideTable().text(of: SampleSession.walking().assessed)
        let rows = table.split(separator: "\n", omittingEmptySubsequences: true)
        #expect(rows.count == 5)
        #expect(
            rows[1] == """
                left,0,0.0000,0.3100,0.7500,1.1000,1.1000,0.4400,0.6600,1.30000,1.1800,18.500,21.250,-4.500,-61.500,\
                0.02000,0.5000,0.00400,0.02400,0.06000,0.15000,0.26000,heel,230.00,0.1100,0.0000,-0.01000,0.00200,\
                1.500,level,true,0.900,first;uneven
                """)
        #expect(
            rows[4]
                == "right,0,0.5000,0.8000,1.2500,1.6000,,0.4500,,,,,,,,,,,,,,,uncertain,,,,,,,unknown,false,0.000,")
    }

    @Test func numbersThatAreNotFiniteAreEmptyCells() {
        var stride = SampleSession.fullStride(.left, 0)
        stride.length = .nan
        stride.turn = .infinity
        let columns = StrideTable().text(of: [stride]).split(separator: "\n")[1]
            .split(separator: ",", omittingEmptySubsequences: false)
        for name in ["stride_length_m", "turn_deg"] {
            let index = StrideColumn.all.firstIndex { $0.name == name }
            #expect(index.map { columns[$0] } == "")
        }
    }

    @Test func eventsAndStumbles() {
        #expect(
            EventTable().text(of: SampleSession.walking().assessed)
                == "side,event,time_s,source\nleft,final_contact,0.3100,foot\n")
        #expect(
            StumbleTable().text(of: SampleSession.walking().assessed) == "side,time_s,kind,swing_percent,score,reason\n"
        )
    }

    @Test func cellsAreQuotedWhereTheyHaveToBe() {
        var table = CSVText(header: ["a", "b"])
        table.cell("x,y")
        table.cell("say \"no\"\nmore")
        table.endRow()
        table.cell("")
        table.cell(.nan, decimals: 2)
        table.endRow()
        #expect(table.text == "a,b\n\"x,y\",\"say \"\"no\"\"\nmore\"\n,\n")
    }
}
