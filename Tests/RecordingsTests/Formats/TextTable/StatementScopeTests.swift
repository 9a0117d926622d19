import Foundation
import TestSupport
import Testing

@testable import Recordings

/// How far what is stated reaches: never to a sensor or a column that it is not about.
@Suite struct StatementScopeTests {
    private func read(
        _ text: String, as name: String = "walk.csv", profile: String? = nil,
        _ options: ReadingOptions = ReadingOptions()
    ) throws -> Recording {
        var options = options
        if let profile { options.take(try Profile(json: Array(profile.utf8), path: "lab.json")) }
        return try TextTableReader().read(bytes: Array(text.utf8), path: name, options: options)
    }

    private func rows(_ count: Int, _ cells: (Int) -> String) -> String {
        (0..<count).map(cells).joined(separator: "\n") + "\n"
    }

    @Test(arguments: ["\"side\": \"left\", \"location\": \"foot\"", "\"location\": \"lower_back\""])
    func `the side of one sensor is not that of two`(stated: String) throws {
        let text =
            "time_s,left_foot_acc_x_g,left_foot_acc_y_g,left_foot_acc_z_g,right_foot_acc_x_g,right_foot_acc_y_g,"
            + "right_foot_acc_z_g\n" + rows(300) { "\(Double($0) / 100),0.0,0.1,1.0,0.1,0.0,1.0" }
        #expect(try read(text).streams.map(\.side) == [.left, .right])
        let profile = "{ \"format\": 1, \"name\": \"lab\", \"sensors\": [ { \(stated) } ] }"
        let error = #expect(throws: RecordingError.self) { try read(text, profile: profile) }
        #expect(error?.message.contains("one sensor, the file holds 2") == true)
    }

    @Test func `a format does not place the sensor that a profile places`() throws {
        let text =
            "samples,acc_x,acc_y,acc_z,gyr_x,gyr_y,gyr_z\n" + rows(300) { "\($0),0.0,0.1,1.0,\($0 % 90),1.0,2.0" }
        #expect(try read(text, as: "TimeMeasure1_Test5_Trial1.csv").streams[0].placement == .lowerBack)
        let profile = """
            { "format": 1, "name": "lab", "sensors": [ { "location": "foot", "side": "left",
              "acc": { "columns": ["acc_x", "acc_y", "acc_z"], "unit": "g" },
              "gyr": { "columns": ["gyr_x", "gyr_y", "gyr_z"], "unit": "deg/s" } } ] }
            """
        let stream = try read(text, as: "TimeMeasure1_Test5_Trial1.csv", profile: profile).streams[0]
        #expect(stream.placement == .foot && stream.side == .left)
    }

    @Test func `the unit of one column of time is not that of another`() throws {
        let text =
            "time,seconds_elapsed,z,y,x\n"
            + rows(300) { "\(1_767_620_467_350_470_700 + $0 * 10_000_000),\(Double($0) / 100),1.0,0.1,0.\($0 % 10)" }
        #expect(try read(text, as: "Gyroscope.csv").streams[0].rate == 100)
        let profile = "{ \"format\": 1, \"name\": \"lab\", \"time\": { \"column\": \"seconds_elapsed\" } }"
        #expect(try read(text, as: "Gyroscope.csv", profile: profile).streams[0].rate == 100)
    }

    @Test func `a counter that is missing beside a loss is no number to tell`() throws {
        var text = "PacketCounter,acc_x_g,acc_y_g,acc_z_g\n"
        for counter in ["1", "2", "", "10", "11", "12"] { text += "\(counter),0,0,1\n" }
        let recording = try read(text, ReadingOptions(rate: 100))
        #expect(recording.notes.contains { $0.code == "packets_lost" && $0.message.contains("after counter 3") })
    }

    @Test func `losses are bounded in all, not one by one`() throws {
        let text =
            "PacketCounter,acc_x_g,acc_y_g,acc_z_g\n"
            + rows(3000) { "\($0 % 2 + $0 / 2 * 1_100_000),0,0,1" }
        #expect(throws: RecordingError.self) { try read(text, ReadingOptions(rate: 100)) }
    }

    @Test func `three columns in a file named ACC are not a Faros sensor without its sidecar`() throws {
        let text = "X,Y,Z\n" + rows(300) { "0.1,0.\($0 % 10),9.8" }
        let error = #expect(throws: RecordingError.self) {
            try read(text, as: "ACC_left_foot.csv", ReadingOptions(rate: 100))
        }
        #expect(error?.message.contains("no column of acceleration") == true)
    }

    @Test func `an Empatica table that was converted is not converted again`() throws {
        let converted =
            rows(2) { ["1550879504,1550879504,1550879504", "32,32,32"][$0] } + rows(300) { _ in "0.0,0.25,0.97" }
        #expect(throws: RecordingError.self) { try read(converted, as: "ACC.csv") }
    }

    @Test func `a model's forces in the axes of the ground are no ground reactions`() throws {
        let text =
            "loads\nversion=1\nnRows=300\nnColumns=4\ninDegrees=no\nendheader\n"
            + "time\thip_r_on_femur_r_in_ground_fx\thip_r_on_femur_r_in_ground_fy\thip_r_on_femur_r_in_ground_fz\n"
            + rows(300) { "\(Double($0) / 100)\t1.0\t2000.0\t3.0" }
        let error = #expect(throws: RecordingError.self) { try read(text, as: "walk.sto") }
        #expect(error?.message.contains("without ground reaction forces") == true)
    }
}
