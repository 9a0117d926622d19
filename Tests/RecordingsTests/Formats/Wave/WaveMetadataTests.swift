import Testing

@testable import Recordings

@Suite struct WaveMetadataTests {
    private func metadata(_ strings: (String, String)...) -> WaveMetadata {
        WaveMetadata(info: strings.map { .init(identifier: $0.0, text: $0.1) })
    }

    @Test func `reads what omconvert writes`() {
        let found = metadata(
            ("INAM", "Session: 6\nConfig-A: 100,8\nMetadata: _sc=7&_p=left+ankle%20%28outer%29&_se=male\n"),
            ("IART", "Id: 37727\nDevice: CWA\n"),
            ("ICMT", "Time: 2018-03-18 17:24:47.536\nChannel-1: Accel-X\nScale-1: 8\n"), ("ICRD", "2017-01-01"))
        #expect(found.channels == [0: .init(name: "Accel-X", scale: 8)])
        #expect(found.start == "2018-03-18T17:24:47.536")
        #expect(found.device == "CWA 37727")
        #expect(found.position == "left ankle (outer)")
        #expect(found.rate == nil)
        #expect(found.undeclaredAuxiliary(among: 2) == 1)
        #expect(found.undeclaredAuxiliary(among: 3) == nil)
    }

    @Test func `reads the MATLAB dialect`() {
        let found = metadata(
            ("ICMT", "ch0_type=accel,ch0_axis=x,ch0_unit=g,ch0_scale=8,ch1_type=aux,ch1_colour=red"))
        #expect(found.channels == [0: .init(name: "accel-x", scale: 8, unit: "g"), 1: .init(name: "aux")])
    }

    @Test func `reads its own keys wherever they stand`() {
        let found = metadata(
            ("ICMT", "Rate: 102.4\nOffset: 12.5\nChannel-1: left_foot_acc_x"), ("IKEY", "Unit-1: m/s^2\nScale-1: 1"))
        #expect(found.rate == 102.4)
        #expect(found.offset == 12.5)
        #expect(found.channels == [0: .init(name: "left_foot_acc_x", scale: 1, unit: "m/s^2")])
    }

    @Test func `leaves nonsense aside`() {
        let found = metadata(
            (
                "ICMT",
                "Rate: nan\nScale-1: -3\nScale-0: 4\nChannel-99999999999999999999: x\nChannel-: y\n"
                    + "ch=1,ch_=2,chx_y=3\n::\nRate"
            ))
        #expect(found.rate == nil)
        #expect(found.channels == [0: .init()])
    }

    @Test(arguments: [
        ("2018-03-18 17:24:47.536", "2018-03-18T17:24:47.536"), ("2024:05:06 13:14:15", "2024-05-06T13:14:15"),
        ("2020-01-01", "2020-01-01"), ("12. Mai 1999", "12. Mai 1999"), ("2024", "2024"),
    ])
    func `writes times as ISO 8601 where it can`(text: String, iso: String) {
        #expect(metadata(("ICRD", text)).start == iso)
    }

    @Test(
        arguments: [
            ("left_foot_acc_x", Quantity.acceleration, Axis.x, Side.left, SensorPlacement.foot, []),
            ("foot_l_gyr_z", .angularRate, .z, .left, .foot, []),
            ("Accel-X", .acceleration, .x, .unknown, .unknown, []),
            ("Gyro-Y", .angularRate, .y, .unknown, .unknown, []),
            ("leftShank.gyroY", .angularRate, .y, .left, .shank, []),
            ("lower_back_mag_x", .magneticField, .x, .unknown, .lowerBack, []),
            ("force_plate_2_force_z", .force, .z, .unknown, .forcePlate, ["2"]),
            ("plate1 Fz", .force, .z, .unknown, .forcePlate, ["1"]),
            ("ax", .acceleration, .x, .unknown, .unknown, []),
            ("right_foot_temperature", .other, nil, .right, .foot, ["temperature"]),
            ("", .other, nil, .unknown, .unknown, []),
        ] as [(String, Quantity, Axis?, Side, SensorPlacement, [String])])
    func `channel names are understood`(
        name: String, quantity: Quantity, axis: Axis?, side: Side, placement: SensorPlacement, words: [String]
    ) {
        let found = WaveChannelName(name)
        #expect(found.quantity == quantity)
        #expect(found.axis == axis)
        #expect(found.side == side)
        #expect(found.placement == placement)
        #expect(found.otherWords == words)
    }
}
