import Foundation
import TestSupport
import Testing

@testable import Recordings

/// Real recordings of several laboratories and makers.
struct TextTableRealDataTests {
    private func read(_ name: String, options: ReadingOptions = ReadingOptions()) throws -> Recording? {
        guard let folder = RepositoryFiles.realData else {
            print("skipped: real recordings not found")
            return nil
        }
        return try RecordingReader().read(path: folder.appendingPathComponent(name).path, options: options)
    }

    @Test(arguments: ["walk_outbound.csv", "walk_outbound_not_rotated.csv", "stair_up.csv"])
    func `both feet under two header rows`(_ name: String) throws {
        guard let recording = try read("gaitmap/\(name)", options: ReadingOptions(rate: 204.8)) else { return }
        #expect(recording.streams.map(\.side) == [.left, .right])
        #expect(recording.streams.allSatisfy { $0.rate == 204.8 && $0.channels.count == 6 })
        for stream in recording.streams {
            #expect(stream.channel(.acceleration, .x)?.fileUnit == .metresPerSecondSquared)
            #expect(stream.channel(.angularRate, .x)?.fileUnit == .degreesPerSecond)
            #expect(try stream.inertialSegments().count == 1)
        }
        if name == "walk_outbound.csv" {
            #expect(recording.streams[0].samples(.acceleration, .x)[0] == 0.8808107066241624)
            #expect(recording.streams[1].samples(.angularRate, .z)[0] == -0.025288150801127122 * (Double.pi / 180))
        }
    }

    @Test(arguments: ["left", "right"])
    func `a foot with a sample index`(_ side: String) throws {
        guard let recording = try read("gaitmap/ms_\(side).csv", options: ReadingOptions(rate: 102.4)) else { return }
        #expect(recording.streams[0].side.rawValue == side)
        #expect(recording.streams[0].sampleCount == 7000)
        #expect(recording.streams[0].channel(.acceleration, .x)?.fileUnit == .metresPerSecondSquared)
    }

    @Test func `a clock with lost and repeated rows`() throws {
        guard let recording = try read("xio/short_walk.csv") else { return }
        let stream = recording.streams[0]
        #expect((stream.rate - 398.313).magnitude < 0.01)
        #expect(recording.noteCodes.isSuperset(of: ["duplicate_timestamps", "lost_samples"]))
        #expect(stream.channel(.acceleration, .x)?.fileUnit == .standardGravity)
        #expect(try stream.inertialSegments().count == 1)
    }

    @Test(arguments: ["1-1", "13-2", "16-2"])
    func `Xsens tables with lost packets`(_ trial: String) throws {
        for (place, side, placement) in [
            ("lf", Side.left, SensorPlacement.foot), ("rf", .right, .foot), ("lb", .unknown, .lowerBack),
        ] {
            guard let recording = try read("voisard/\(trial)_\(place).txt") else { return }
            let stream = recording.streams[0]
            #expect(stream.rate == 100)
            #expect(stream.side == side)
            #expect(stream.placement == placement)
            #expect(stream.channel(.angularRate, .x)?.fileUnit == .radiansPerSecond)
            #expect(recording.noteCodes.contains("lost_samples"))
        }
    }

    @Test(arguments: ["HA_001_Test5_Trial1", "HA_001_Test11_Trial1", "MS_001_Test5_Trial1", "MS_001_Test11_Trial1"])
    func `lower-back tables in g`(_ trial: String) throws {
        guard let recording = try read("mobgap/\(trial)_lowback.csv") else { return }
        let stream = recording.streams[0]
        #expect(stream.rate == 100)
        #expect(stream.placement == .lowerBack)
        #expect(stream.channel(.acceleration, .x)?.fileUnit == .standardGravity)
        #expect(stream.channel(.angularRate, .x)?.fileUnit == .degreesPerSecond)
    }

    @Test func `recordings without gravity are known by it and by nothing else`() throws {
        guard let folder = RepositoryFiles.realData?.appendingPathComponent("truong") else {
            print("skipped: real recordings not found")
            return
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".csv") }
        for file in files {
            let lines = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8).split(
                separator: "\n")
            for (side, first) in [("L", 0), ("R", 8)] {
                var text = TableBuilder().names.joined(separator: ",") + "\n"
                for (row, line) in lines.dropFirst().prefix(1500).enumerated() {
                    let cells = line.split(separator: ",").compactMap { Double($0) }
                    let values = [1, 2, 3].map { cells[first + $0] * 9.80665 } + [5, 6, 7].map { cells[first + $0] }
                    text += "\(Double(row) / 100)," + values.map { "\($0)" }.joined(separator: ",") + "\n"
                }
                let recording = try readTable(text, path: "\(side).csv")
                #expect(recording.streams[0].side == (side == "L" ? .left : .right))
                #expect(recording.noteCodes.contains("gravity_removed"), "\(file) \(side)")
                try QualityControl().check(recording)
            }
        }
    }

    @Test(arguments: [
        ("csv-axivity/ax6_testfile.omconvert.accel.head400.csv", 100.0, 6), ("csv-apdm/apdm_imuData01.csv", 128, 9),
        ("csv-shimmer/shimmer_consensys_semicolon.csv", 51.15, 9),
    ])
    func `exports of other makers`(name: String, rate: Double, channels: Int) throws {
        guard let folder = RepositoryFiles.realFormats else {
            print("skipped: real recordings not found")
            return
        }
        let recording = try TextTableReader().read(path: folder.appendingPathComponent(name).path)
        #expect((recording.streams[0].rate - rate).magnitude < 0.002 * rate)
        #expect(recording.streams[0].channels.count == channels)
    }
}
