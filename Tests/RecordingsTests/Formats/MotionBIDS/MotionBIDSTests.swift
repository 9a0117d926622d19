import Foundation
import TestSupport
import Testing

@testable import Recordings

/// Motion-BIDS in and out.
@Suite struct MotionBIDSTests {
    private let folder: ScratchFolder
    private static let stem = "sub-01_ses-1_task-walk_tracksys-imu"
    private static let channels = """
        name\tcomponent\ttype\ttracked_point\tunits\tsampling_frequency
        t\tn/a\tMISC\tn/a\tn/a\t199.9
        lf_acc_x\tx\tACCEL\tleftFoot\tm/s^2\t199.9
        lf_acc_y\ty\tACCEL\tleftFoot\tm/s^2\t199.9
        lf_acc_z\tz\tACCEL\tleftFoot\tm/s^2\t199.9
        lf_gyr_x\tx\tGYRO\tleftFoot\tdeg/s\t199.9
        lf_gyr_y\ty\tGYRO\tleftFoot\tdeg/s\t199.9
        lf_gyr_z\tz\tGYRO\tleftFoot\tdeg/s\t199.9
        lf_q_w\tquat_w\tORNT\tleftFoot\tn/a\t199.9
        p_acc_x\tx\tACCEL\tpelvis\tg\t199.9
        p_acc_y\ty\tACCEL\tpelvis\tg\t199.9
        p_acc_z\tz\tACCEL\tpelvis\tg\t199.9
        """
    private static let metadata = """
        {"TaskName": "walk", "TrackingSystemName": "imu", "SamplingFrequency": 200,
         "SamplingFrequencyEffective": 199.9, "MissingValues": "n/a"}
        """
    private static let rows = (0..<50).map { row in
        [
            "\(row)", "0.1", "0.2", row == 3 ? "n/a" : "9.81", "10", "20", "\(row)", "1", "0.01", "0.02", "0.99",
        ].joined(separator: "\t") + "\n"
    }.joined()

    init() throws { folder = try ScratchFolder() }

    private func write(_ text: String, as name: String) throws -> String {
        try FileManager.default.createDirectory(
            at: folder.url.appendingPathComponent(name).deletingLastPathComponent(), withIntermediateDirectories: true)
        return try folder.write(Array(text.utf8), as: name)
    }

    /// A subject's folders with a table; sidecars are left to the test.
    private func table(_ rows: String = rows) throws -> String {
        try write(rows, as: "set/sub-01/ses-1/motion/\(Self.stem)_motion.tsv")
    }

    private func check(_ recording: Recording) {
        #expect(recording.source.format == "motion-bids")
        #expect(recording.streams.map(\.name) == ["leftFoot", "pelvis"])
        #expect(recording.streams.map(\.side) == [.left, .unknown])
        #expect(recording.streams.map(\.placement) == [.foot, .lowerBack])
        #expect(recording.streams.allSatisfy { $0.rate == 199.9 && $0.sampleCount == 50 })
        #expect(recording.streams[0].channels.map(\.name).prefix(2) == ["lf_acc_x", "lf_acc_y"])
        #expect(recording.streams[0].channel(.acceleration, .z)?.missing == [3..<4])
        #expect(recording.streams[0].samples(.angularRate, .z)[49] == 49 * (Double.pi / 180))
        #expect(recording.streams[1].samples(.acceleration, .z)[0] == 0.99 * 9.80665)
    }

    @Test func `a table with its sidecars, events and start`() throws {
        let path = try table()
        _ = try write(Self.channels, as: "set/sub-01/ses-1/motion/\(Self.stem)_channels.tsv")
        _ = try write(Self.metadata, as: "set/sub-01/ses-1/motion/\(Self.stem)_motion.json")
        _ = try write(
            "onset\tduration\ttrial_type\n0.05\t0.1\tturn\n0.2\tn/a\tn/a\n",
            as: "set/sub-01/ses-1/motion/sub-01_ses-1_task-walk_events.tsv")
        _ = try write(
            "filename\tacq_time\nmotion/\(Self.stem)_motion.tsv\t2024-05-06T13:14:15.250\n",
            as: "set/sub-01/ses-1/sub-01_ses-1_scans.tsv")
        let recording = try RecordingReader().read(path: path)
        check(recording)
        #expect(recording.startTime == "2024-05-06T13:14:15.250")
        #expect(
            recording.markers == [
                .init(time: 0.05, duration: 0.1, label: "turn"), .init(time: 0.2, label: "event"),
            ])
    }

    @Test func `sidecars of the whole data set apply, the nearest first`() throws {
        let path = try table()
        _ = try write(Self.channels, as: "set/task-walk_tracksys-imu_channels.tsv")
        _ = try write(
            Self.metadata.replacingOccurrences(of: "199.9", with: "50"), as: "set/task-walk_tracksys-imu_motion.json")
        _ = try write(#"{"SamplingFrequencyEffective": 199.9}"#, as: "set/sub-01/sub-01_task-walk_motion.json")
        check(try RecordingReader().read(path: path))
    }

    @Test func `a missing sidecar is named`() throws {
        let path = try table()
        let first = try #require(#expect(throws: RecordingError.self) { try RecordingReader().read(path: path) })
        #expect(first.message.contains("\(Self.stem)_channels.tsv is neither beside it nor above"))
        _ = try write(Self.channels, as: "set/sub-01/ses-1/motion/\(Self.stem)_channels.tsv")
        let second = try #require(#expect(throws: RecordingError.self) { try RecordingReader().read(path: path) })
        #expect(second.message.contains("\(Self.stem)_motion.json is neither beside it nor above"))
        #expect(second.code == .badData)
    }

    @Test(arguments: [
        ("_motion.json", #"{"SamplingFrequency": "n/a"}"#, "no SamplingFrequency above zero"),
        ("_motion.json", #"{"SamplingFrequency": -3}"#, "no SamplingFrequency above zero"),
        ("_motion.json", "SamplingFrequency: 3", "no JSON document"),
        ("_channels.tsv", "name\ttype\nx\tACCEL\n", "are required"),
        ("_channels.tsv", channels + "\nmore\tx\tACCEL\thead\tm/s^2\t1\n", "11 columns, and"),
        ("_channels.tsv", channels.replacingOccurrences(of: "p_acc_y", with: "p_acc_x"), "appears twice"),
        ("_channels.tsv", channels + "\nshort\n", "1 cells, expected 6"),
        ("_events.tsv", "onset\tduration\nsoon\t0\n", "the onset 'soon' is no number"),
    ])
    func `a damaged sidecar is told`(ending: String, content: String, words: String) throws {
        let path = try table()
        var contents = ["_channels.tsv": Self.channels, "_motion.json": Self.metadata]
        contents[ending] = content
        for (ending, content) in contents {
            _ = try write(content, as: "set/sub-01/ses-1/motion/\(Self.stem)\(ending)")
        }
        let error = try #require(#expect(throws: RecordingError.self) { try RecordingReader().read(path: path) })
        #expect(error.code == .badData)
        #expect(error.description.contains(words), "\(error)")
    }

    @Test func `a table with names is none of Motion-BIDS whatever its name`() throws {
        let path = try write(TableBuilder().text(), as: "walk_motion.tsv")
        #expect(try RecordingReader().read(path: path).source.format == "text-table")
    }

    // MARK: - Out

    private func recording(_ streams: [SensorStream], markers: [Recording.Marker] = []) -> Recording {
        Recording(source: RecordingSource(path: "", format: "", sha256: ""), streams: streams, markers: markers)
    }

    private func stream(
        _ name: String, _ placement: SensorPlacement, _ side: Side, rate: Double = 102.4,
        _ quantities: [(Quantity, PhysicalUnit)]
    ) -> SensorStream {
        var generator = SeededGenerator(seed: 7)
        var stream = SensorStream(
            name: name, placement: placement, side: side, placementEvidence: "", rate: rate, channels: [])
        for (quantity, unit) in quantities {
            for axis in Axis.allCases {
                let samples = (0..<40).map { _ in Double.random(in: -1...1, using: &generator) + 3 }
                stream.channels.append(
                    Channel(
                        name: "\(quantity.rawValue) \(axis.rawValue)", quantity: quantity, axis: axis, fileUnit: unit,
                        samples: samples, missing: axis == .y ? [5..<8, 39..<40] : []))
            }
        }
        return stream
    }

    @Test func `what was written reads back the same`() throws {
        let streams = [
            stream(
                "left", .foot, .left,
                [
                    (.acceleration, .metresPerSecondSquared), (.angularRate, .degreesPerSecond),
                    (.magneticField, .microtesla),
                ]),
            stream("", .lowerBack, .unknown, [(.acceleration, .standardGravity)]),
            stream("plate 1", .forcePlate, .unknown, [(.force, .newton), (.moment, .newtonMillimetre)]),
            stream("LHEE", .marker, .left, [(.position, .millimetre)]),
        ]
        let markers = [Recording.Marker(time: 0.125, duration: 0.5, label: "turn\tleft")]
        let path = folder.path("sub-7_task-turns_tracksys-imu_motion.tsv")
        try RecordingWriter().write(recording(streams, markers: markers), to: path)

        let back = try RecordingReader().read(path: path, options: ReadingOptions(requiresUnits: false))
        #expect(back.streams.map(\.placement) == streams.map(\.placement))
        #expect(back.streams.map(\.side) == streams.map(\.side))
        #expect(back.markers == [.init(time: 0.125, duration: 0.5, label: "turn left")])
        for (one, other) in zip(streams, back.streams) {
            #expect(other.rate == 102.4)
            #expect(one.channels.map(\.quantity) == other.channels.map(\.quantity))
            for (written, read) in zip(one.channels, other.channels) {
                #expect(written.missing == read.missing)
                for index in 0..<40 where !written.missing.contains(where: { $0.contains(index) }) {
                    #expect(written.samples[index] == read.samples[index])
                }
            }
        }

        let described = try String(
            contentsOfFile: path.replacing("_motion.tsv", with: "_channels.tsv"), encoding: .utf8
        )
        .split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        #expect(described[0].prefix(5) == ["name", "component", "type", "tracked_point", "units"])
        #expect(described[1] == ["left_foot_ACCEL_x", "x", "ACCEL", "left_foot", "m/s^2", "102.4"])
        #expect(Set(described.dropFirst().map { $0[2] }) == ["ACCEL", "GYRO", "MAGN", "POS", "MISC"])
        #expect(described.contains { $0[2] == "MISC" && $0[4] == "N" })
        let table = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(table.count == 40)
        #expect(table.allSatisfy { $0.split(separator: "\t").count == described.count - 1 })
        #expect(table[5].contains("n/a"))
        let json = try #require(
            try JSONSerialization.jsonObject(
                with: Data(contentsOf: URL(fileURLWithPath: path.replacing("_motion.tsv", with: "_motion.json"))))
                as? [String: Any])
        #expect(json["SamplingFrequency"] as? Double == 102.4)
        #expect(json["TaskName"] as? String == "turns")
        #expect(json["TrackingSystemName"] as? String == "imu")
        #expect(json["MotionChannelCount"] as? Int == described.count - 1)
        #expect(json["ACCELChannelCount"] as? Int == 6)
        #expect(json["MISCChannelCount"] as? Int == 6)
    }

    @Test func `insoles keep the numbers of their cells`() throws {
        var insole = SensorStream(
            name: "left insole", placement: .insole, side: .left, placementEvidence: "", rate: 100, channels: [])
        for name in ["1", "2", "3", "4", "total"] {
            insole.channels.append(
                Channel(
                    name: name, quantity: .force, axis: nil, fileUnit: .newton,
                    samples: (0..<10).map { Double($0) * 60 }))
        }
        let path = folder.path("walk_motion.tsv")
        try RecordingWriter().write(recording([insole]), to: path)
        let back = try RecordingReader().read(path: path)
        #expect(back.streams[0].placement == .insole && back.streams[0].side == .left)
        #expect(back.streams[0].channels.map(\.name) == ["1", "2", "3", "4", "total"])
        #expect(back.streams[0].channels.map(\.samples) == insole.channels.map(\.samples))
    }

    @Test func `no events are left beside a recording that has none`() throws {
        let path = folder.path("walk_motion.tsv")
        let foot = stream("left", .foot, .left, [(.acceleration, .metresPerSecondSquared)])
        try RecordingWriter().write(recording([foot], markers: [.init(time: 0.1, label: "a")]), to: path)
        #expect(try RecordingReader().read(path: path).markers.count == 1)
        try RecordingWriter().write(recording([foot]), to: path)
        #expect(try RecordingReader().read(path: path).markers.isEmpty)
    }

    @Test func `sensors with clocks of their own do not fit into one table`() throws {
        let streams = [
            stream("left", .foot, .left, [(.acceleration, .metresPerSecondSquared)]),
            stream("right", .foot, .right, rate: 100, [(.acceleration, .metresPerSecondSquared)]),
        ]
        let error = #expect(throws: RecordingError.self) {
            try RecordingWriter().write(recording(streams), to: folder.path("walk_motion.tsv"))
        }
        #expect(error?.code == .usage)
        #expect(!FileManager.default.fileExists(atPath: folder.path("walk_channels.tsv")))
    }

    // MARK: - Scans

    private func foot(at start: Double = 0, began: String?) -> Recording {
        var stream = stream("left", .foot, .left, [(.acceleration, .metresPerSecondSquared)])
        stream.start = start
        var recording = recording([stream])
        recording.startTime = began
        return recording
    }

    private func lines(_ path: String) throws -> [String] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    @Test(arguments: [
        ("set/sub-01/ses-1/motion", "set/sub-01/ses-1", "motion/"), ("elsewhere", "elsewhere", ""),
    ])
    func `when a subject's recording began is written and read`(folder: String, scansFolder: String, ahead: String)
        throws
    {
        let keep = try write("", as: "\(folder)/keep")
        let path = FilePathText.sibling(of: keep, "\(Self.stem)_motion.tsv")
        let scans = self.folder.path("\(scansFolder)/sub-01_ses-1_scans.tsv")
        // No start, no file.
        try RecordingWriter().write(foot(began: nil), to: path)
        #expect(!FileManager.default.fileExists(atPath: scans))
        // The first row is measured later than the recording begins.
        try RecordingWriter().write(foot(at: 1.5, began: "2024-05-06T13:14:15.250"), to: path)
        let row = "\(ahead)\(Self.stem)_motion.tsv"
        #expect(try lines(scans) == ["filename\tacq_time", "\(row)\t2024-05-06T13:14:16.750"])
        #expect(try RecordingReader().read(path: path).startTime == "2024-05-06T13:14:16.750")
        #expect(MotionSidecars.paths(of: path).contains(scans))
        // Other tables and columns stay, and an old start does not.
        _ = try write(
            "operator\tacq_time\tfilename\nA B\t2024-01-01T00:00:00\tmotion/other_motion.tsv\nC\tn/a\t\(row)\n",
            as: "\(scansFolder)/sub-01_ses-1_scans.tsv")
        try RecordingWriter().write(foot(began: "2024-05-06T13:14:15.250"), to: path)
        #expect(try lines(scans)[1] == "A B\t2024-01-01T00:00:00\tmotion/other_motion.tsv")
        #expect(try lines(scans)[2] == "C\t2024-05-06T13:14:15.250\t\(row)")
        try RecordingWriter().write(foot(began: nil), to: path)
        #expect(try lines(scans)[2] == "C\tn/a\t\(row)")
        #expect(try RecordingReader().read(path: path).startTime == nil)
    }

    @Test func `a table of no subject has no scans, nor has a start without a date`() throws {
        try RecordingWriter().write(foot(began: "2024-05-06T13:14:15.250"), to: folder.path("walk_motion.tsv"))
        try RecordingWriter().write(foot(began: "13:14:15"), to: folder.path("sub-2_task-walk_motion.tsv"))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(names.contains("walk_motion.tsv") && !names.contains { $0.hasSuffix("scans.tsv") })
    }

    @Test func `scans without names of files are an error`() throws {
        _ = try write("acq_time\nn/a\n", as: "sub-2_scans.tsv")
        let error = #expect(throws: RecordingError.self) {
            try RecordingWriter().write(
                foot(began: "2024-05-06T13:14:15.250"), to: folder.path("sub-2_task-walk_motion.tsv"))
        }
        #expect(error?.message.contains("no column 'filename'") == true)
    }
}
