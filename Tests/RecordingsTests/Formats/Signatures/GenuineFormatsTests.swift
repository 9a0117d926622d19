import Foundation
import TestSupport
import Testing

@testable import Recordings

/// Genuine tables of makers and laboratories; every figure is read from the files by hand, none from what is read here.
struct GenuineFormatsTests {
    /// A file and one of its signals.
    struct Case: CustomTestStringConvertible {
        /// Below `formats` or `data`.
        var file: String
        /// The rate that must be told, where the file states none.
        var stated: Double?
        var format: String
        var streams = 1
        /// Which stream is looked at.
        var place = 0
        var name = ""
        var side = Side.unknown
        var placement = SensorPlacement.unknown
        var rate: Double
        var count: Int
        /// Names of the first channels of the stream.
        var channels: [String]
        var quantity = Quantity.acceleration
        var axis: Axis? = .x
        var unit = PhysicalUnit.metresPerSecondSquared
        /// First and last cell of the channel in the file, in its unit.
        var first: Double
        var last: Double
        /// One of the cell's unit in SI, as the unit is defined.
        var factor = 1.0
        var start: String?
        var testDescription: String { file }
    }

    private static let gravity = 9.80665

    private static let wearables = [
        Case(
            file: "formats/csv-apdm/apdm_imuData01.csv", format: "apdm-ml", streams: 4, name: "static", rate: 128,
            count: 161,
            channels: ["Static/Acceleration/X", "Static/Acceleration/Y", "Static/Acceleration/Z"], first: 0.102542184,
            last: 0.061037015),
        Case(
            file: "formats/csv-apdm/apdm_format7.csv", format: "apdm-7", streams: 6, place: 3, name: "Left Foot",
            side: .left, placement: .foot, rate: 128, count: 3,
            channels: ["Accelerometer X", "Accelerometer Y", "Accelerometer Z", "Gyroscope X"],
            quantity: .angularRate, axis: .z, unit: .radiansPerSecond, first: 2.686239, last: 1.810173,
            start: "2019-02-22T23:51:44.438Z"),
        Case(
            file: "formats/csv-shimmer/shimmer_consensys_semicolon.csv", format: "shimmer", name: "shimmer 40ac",
            rate: 51.15, count: 90,
            channels: ["Shimmer_40AC_Accel_WR_X_CAL", "Shimmer_40AC_Accel_WR_Y_CAL", "Shimmer_40AC_Accel_WR_Z_CAL"],
            first: -3.9305804907241173, last: -3.9976062238180727, start: "2020-07-28T10:56:50.034Z"),
        Case(
            file: "formats/csv-actigraph/ax3_as_ActiLife_RAW.head1500.csv", format: "actigraph", rate: 100, count: 1489,
            channels: ["Accelerometer X", "Accelerometer Y", "Accelerometer Z"], unit: .standardGravity, first: 0.802,
            last: 0.764, factor: gravity, start: "2019-02-26T10:55:00.000"),
        Case(
            file: "formats/csv-geneactiv/ax3_as_GENEActiv.head1500.csv", format: "geneactiv", rate: 100, count: 1400,
            channels: ["x", "y", "z"], unit: .standardGravity, first: 0.8016, last: 0.7459, factor: gravity,
            start: "2019-02-26T10:55:00.000"),
        Case(
            file: "formats/csv-axivity/ax3_testfile_unix_timestamps.csv", format: "axivity-csv", rate: 99.17,
            count: 210, channels: ["Accel-X", "Accel-Y", "Accel-Z"], unit: .standardGravity, first: 0.328125,
            last: 0.8125, factor: gravity, start: "2019-02-26T10:55:06.000Z"),
        Case(
            file: "formats/csv-mobilised/TimeMeasure1_Test5_Trial1.csv", format: "mobgap", placement: .lowerBack,
            rate: 100, count: 1246, channels: ["acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z"],
            quantity: .angularRate, unit: .degreesPerSecond, first: 7.540124583921633, last: 39.68305689076082,
            factor: .pi / 180),
        Case(
            file: "data/mobgap/HA_001_Test5_Trial1_lowback.csv", format: "mobilise-d", placement: .lowerBack, rate: 100,
            count: 1246, channels: ["acc_is_raw", "acc_ml_raw", "acc_pa_raw", "gyr_is_raw"], unit: .standardGravity,
            first: 0.954513, last: 0.927118, factor: gravity),
        Case(
            file: "formats/csv-other-wearables/empatica_ACC.csv", format: "empatica", rate: 32, count: 890,
            channels: ["x", "y", "z"], axis: .y, unit: .standardGravity, first: 65, last: 65, factor: gravity / 64,
            start: "2019-03-01T15:15:01.000Z"),
        Case(
            file: "formats/csv-other-wearables/faros_ACC_mg.csv", format: "faros", rate: 25, count: 1950,
            channels: ["X", "Y", "Z"], axis: .y, unit: .milliGravity, first: -645, last: -100, factor: gravity / 1000,
            start: "2018-10-12T16:54:12.000"),
        Case(
            file: "data/gaitmap/stair_up.csv", format: "gaitmap2", streams: 2, name: "left", side: .left, rate: 204.8,
            count: 5130, channels: ["acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z"], quantity: .angularRate,
            axis: .z, unit: .degreesPerSecond, first: 5.588236053698944, last: 0.04432174547778608, factor: .pi / 180),
        Case(
            file: "data/truong/1-1.csv", format: "truong", streams: 2, name: "left", side: .left, placement: .foot,
            rate: 100, count: 4013, channels: ["LAX", "LAY", "LAZ", "LRX", "LRY", "LRZ"], unit: .standardGravity,
            first: -2.718421e-03, last: 2.288158e-02, factor: gravity),
        Case(
            file: "data/truong/1-1.csv", format: "truong", streams: 2, place: 1, name: "right", side: .right,
            placement: .foot, rate: 100, count: 4013, channels: ["RAX", "RAY", "RAZ", "RRX", "RRY", "RRZ"],
            quantity: .angularRate, axis: .y, unit: .degreesPerSecond, first: 1.2, last: 0.1, factor: .pi / 180),
    ]

    private static let xsens = [
        Case(
            file: "formats/txt-xsens-mt/MT46_01-000_00B42D4D.txt", format: "xsens-mt", rate: 100, count: 5,
            channels: ["Acc_X", "Acc_Y", "Acc_Z", "Gyr_X"], first: 9.645108, last: 9.630374),
        Case(
            file: "formats/txt-xsens-mt/MT_012005D6_009-001_00B421E6.txt", format: "xsens-mt", rate: 100, count: 458,
            channels: ["Acc_X", "Acc_Y", "Acc_Z"], axis: .y, first: 4.888482, last: 4.870787),
        Case(
            file: "formats/txt-xsens-mt/MT_012005D6_031-000_00B4227B.txt", format: "xsens-mt", rate: 100, count: 316,
            channels: ["Acc_X", "Acc_Y", "Acc_Z", "Gyr_X", "Gyr_Y", "Gyr_Z"], quantity: .angularRate, axis: .y,
            unit: .radiansPerSecond, first: -0.016452, last: 0.036475),
        Case(
            file: "formats/txt-xsens-mt/test1_00B421E6.txt", format: "xsens-mt", rate: 100, count: 3,
            channels: ["Acc_X", "Acc_Y", "Acc_Z", "Gyr_X"], quantity: .angularRate, unit: .radiansPerSecond,
            first: -0.000167, last: 0.001943),
        // Packets 65000 … 463 of a 16-bit counter.
        Case(
            file: "formats/csv-malformed/48_packet_counter_wrap.txt", format: "xsens-mt", rate: 100, count: 1000,
            channels: ["Acc_X", "Acc_Y", "Acc_Z"], axis: .z, first: 9.80665, last: 9.580937),
        // Packets 0 … 2998, 86 of them lost.
        Case(
            file: "data/voisard/1-1_lf.txt", format: "xsens-mt", side: .left, placement: .foot, rate: 100, count: 2999,
            channels: ["Acc_X", "Acc_Y", "Acc_Z", "Gyr_X"], axis: .z, first: 8.923938, last: 8.550046),
    ]

    private static let laboratories = [
        Case(
            file: "formats/force-cortex/walk1.forces", format: "cortex-forces", streams: 7, place: 3, name: "plate 4",
            placement: .forcePlate, rate: 450, count: 1092, channels: ["FX4", "FY4", "FZ4", "X4", "Y4", "Z4", "MZ4"],
            quantity: .force, axis: .y, unit: .newton, first: 0, last: 404.67),
        Case(
            file: "formats/force-cortex/walk1.trc", format: "trc", streams: 28, name: "R.ASIS", side: .right,
            placement: .marker, rate: 150, count: 67, channels: ["R.ASIS x", "R.ASIS y", "R.ASIS z"],
            quantity: .position, axis: .y, unit: .millimetre, first: 1039.82568, last: 1034.61023, factor: 1e-3),
        Case(
            file: "formats/force-dflow/dflow_mocap_percent_header.txt", format: "dflow", streams: 7, name: "FP2",
            side: .right, placement: .forcePlate, rate: 100, count: 301,
            channels: ["FP2.ForX", "FP2.ForY", "FP2.MomZ"], quantity: .force, axis: .y, unit: .newton, first: -0.30846,
            last: 582.54974),
        Case(
            file: "formats/force-opensim/gait10dof_walk_grf.mot", format: "opensim", streams: 2, name: "ground_force",
            side: .right, placement: .forcePlate, rate: 600, count: 1501,
            channels: ["ground_force_vx", "ground_force_vy", "ground_force_vz"], quantity: .force, axis: .y,
            unit: .newton, first: 745.4661142, last: 726.293838),
        Case(
            file: "formats/force-opensim/subject01_walk1_grf.simm.mot", format: "opensim", streams: 2, place: 1,
            name: "l_ground_force", side: .left, placement: .forcePlate, rate: 600, count: 451,
            channels: ["l_ground_force_vx", "l_ground_force_vy", "l_ground_force_vz"], quantity: .force, axis: .y,
            unit: .newton, first: 153.0526701, last: 629.3217624),
        Case(
            file: "formats/force-opensim/leg69_stance_grf.opensim.mot", format: "opensim", streams: 2, place: 1,
            name: "1_ground_force", side: .left, placement: .forcePlate, rate: 600, count: 108,
            channels: ["1_ground_force_vx", "1_ground_force_vy", "1_ground_force_vz"], quantity: .force, axis: .y,
            unit: .newton, first: 663.1906203, last: 623.4331627),
        Case(
            file: "formats/force-vicon-csv/nexus_trajectories_100Hz.csv", format: "vicon-nexus", streams: 51,
            name: "boite:gauche_ext", placement: .marker, rate: 100, count: 121,
            channels: ["boite:gauche_ext x", "boite:gauche_ext y", "boite:gauche_ext z"], quantity: .position,
            unit: .millimetre, first: 44.1628, last: 44.244, factor: 1e-3),
        Case(
            file: "data/gaitpdb/GaCo01_01.txt", format: "gaitpdb", streams: 2, name: "left insole", side: .left,
            placement: .insole, rate: 100, count: 12119, channels: ["1", "2", "3", "4", "5", "6", "7", "8", "total"],
            quantity: .force, axis: nil, unit: .newton, first: 199.1, last: 347.27),
    ]

    private static func url(_ file: String) -> URL? {
        guard let data = RepositoryFiles.realData else {
            print("skipped: real recordings not found")
            return nil
        }
        return data.deletingLastPathComponent().appendingPathComponent(file)
    }

    @Test(arguments: wearables + xsens + laboratories)
    func `a genuine table is known and read`(_ wanted: Case) throws {
        guard let url = Self.url(wanted.file) else { return }
        let recording = try RecordingReader().read(path: url.path, options: ReadingOptions(rate: wanted.stated))
        #expect(recording.source.format == wanted.format)
        #expect(recording.streams.count == wanted.streams)
        try #require(recording.streams.count > wanted.place)
        let stream = recording.streams[wanted.place]
        #expect(stream.name == wanted.name)
        #expect(stream.side == wanted.side)
        #expect(stream.placement == wanted.placement)
        #expect((stream.rate - wanted.rate).magnitude < 1e-4 * wanted.rate)
        #expect(stream.sampleCount == wanted.count)
        #expect(Array(stream.channels.map(\.name).prefix(wanted.channels.count)) == wanted.channels)
        let channel = try #require(
            stream.channels.first { $0.quantity == wanted.quantity && $0.axis == wanted.axis })
        #expect(channel.fileUnit == wanted.unit)
        // Irregular stamps put the last row a little beside the last sample.
        let tolerance = 1e-4 * max(1, (wanted.last * wanted.factor).magnitude)
        #expect(((channel.samples.first ?? .nan) - wanted.first * wanted.factor).magnitude < 1e-9)
        #expect(((channel.samples.last ?? .nan) - wanted.last * wanted.factor).magnitude < tolerance)
        if let start = wanted.start { #expect(recording.startTime == start) }
        let unknown = recording.decisions.filter {
            $0.subject.hasSuffix("unit") && $0.evidence == "none named" && !$0.subject.contains("magnetic")
        }
        #expect(unknown.isEmpty)
    }

    @Test(arguments: ["TAB_NAN", "COMMA", "SEMICOLON", "SPACE"])
    func `Xsens tables in all four delimiters hold the same`(_ variant: String) throws {
        let name = "MT2022_ACC_GYRO_ROT_\(variant == "TAB_NAN" ? "ALL_TAB_NAN" : "MAT_\(variant)")_00B42D4B.txt"
        guard let url = Self.url("formats/txt-xsens-mt/\(name)") else { return }
        let error = #expect(throws: RecordingError.self) { try RecordingReader().read(path: url.path) }
        #expect(error?.remedy == "pass --rate")
        let recording = try RecordingReader().read(path: url.path, options: ReadingOptions(rate: 100))
        let stream = recording.streams[0]
        #expect(recording.source.format == "xsens-mt")
        #expect(stream.sampleCount == 5)
        // The first cell of one variant is missing.
        #expect(stream.samples(.acceleration, .x).last == 0.06184)
        #expect(stream.samples(.acceleration, .z).first == 9.922524)
        #expect(stream.samples(.angularRate, .y).last == 0.006178)
        #expect(stream.channel(.angularRate, .x)?.fileUnit == .radiansPerSecond)
    }

    @Test(arguments: [
        ("formats/csv-actigraph/ActiGraph13.csv", "epoch counts (15 s)"),
        ("formats/csv-actigraph/ActiGraph61.csv", "epoch counts (5 s)"),
        ("formats/csv-actigraph/ActiGraph13_timestamps_headers.CRLF.csv", "epoch counts (1 s)"),
        ("formats/csv-other-wearables/Actical.csv", "epoch counts of Actical"),
        ("formats/csv-other-wearables/Actiwatch_bom_dutch.csv", "epoch counts of Actiware"),
        ("formats/force-dflow/dflow_record_inline_events.txt", "D-Flow record"),
        ("formats/force-opensim/inverse_kin.commaSeparated.mot", "without ground reaction forces"),
        ("formats/force-vicon-csv/nexus_devices_2000Hz.csv", "without force plates"),
        // The gyroscope stands where the acceleration belongs: 2067 counts of 1/2048 g are in the last column.
        ("formats/csv-axivity/ax6_testfile_formatted_timestamps.csv", "no gravity in the columns 2 to 4"),
    ])
    func `a genuine table without a signal of walking is refused by its format`(file: String, words: String) throws {
        guard let url = Self.url(file) else { return }
        let error = try #require(
            #expect(throws: RecordingError.self) { try RecordingReader().read(path: url.path) })
        #expect(error.code == .badData)
        #expect(error.message.contains(words), "\(error)")
        #expect(error.remedy != nil)
    }

    @Test(arguments: ["ax3", "ax6"])
    func `rows that an Axivity did not record are missing`(_ device: String) throws {
        guard let url = Self.url("formats/csv-axivity/\(device)_testfile.omconvert.accel.head400.csv") else { return }
        let recording = try RecordingReader().read(path: url.path)
        #expect(recording.source.format == "axivity-csv")
        #expect(recording.streams[0].rate == 100)
        #expect(recording.streams[0].channels.count == (device == "ax3" ? 3 : 6))
        #expect(recording.streams[0].channels.allSatisfy { $0.missing == [0..<399] })
        #expect(throws: RecordingError.self) { try QualityControl().check(recording) }
    }

    @Test func `rows in which an ActiGraph slept are missing`() throws {
        guard let url = Self.url("formats/csv-actigraph/ax3_as_ActiLife_RAW.head1500.csv") else { return }
        let recording = try RecordingReader().read(path: url.path)
        #expect(recording.streams[0].channels.allSatisfy { $0.missing.reduce(0) { $0 + $1.count } == 601 })
    }
}
