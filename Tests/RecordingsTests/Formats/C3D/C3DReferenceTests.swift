import Foundation
import TestSupport
import Testing

@testable import Recordings

/// Genuine files of several laboratories against ezc3d (Michaud and Begon, Journal of Open Source Software 6, 2021).
struct C3DReferenceTests {
    private struct References: Decodable {
        var stride: Int
        var files: [File]
    }

    /// What ezc3d reads of a file.
    struct File: Decodable, CustomTestStringConvertible {
        var folder: String
        var file: String
        var points: Int
        var frames: Int
        var rate: Double
        var missing: Int
        var points_sha256: String
        var channels: Int
        var analog_samples: Int
        var analog_sha256: String
        var plates: [Plate]
        var testDescription: String { file }

        /// Its content, or `nil` when the real recordings are not at hand.
        func content() throws -> [UInt8]? {
            guard let root = folder == "data" ? RepositoryFiles.realData : RepositoryFiles.realFormats else {
                print("skipped: real recordings not found")
                return nil
            }
            return [UInt8](try Data(contentsOf: root.appendingPathComponent(file)))
        }
    }

    /// A plate's load at every few samples.
    struct Plate: Decodable {
        var force: [[Double]]
        var moment: [[Double]]
        var center_of_pressure: [[Double?]]
    }

    private static func references() throws -> References {
        try JSONDecoder().decode(
            References.self, from: Data(contentsOf: RepositoryFiles.fixture("reference/c3d.json")))
    }

    private static let files: [File] = (try? references())?.files ?? []

    private func hash(_ rows: [[Double]]) -> String {
        ContentHash.sha256(of: rows.flatMap { row in row.flatMap { value in Self.bytes(value) } })
    }

    private static func bytes(_ value: Double) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * UInt64($0))) }
    }

    @Test func `the references are there`() { #expect(Self.files.count == 7) }

    @Test(arguments: files)
    func `points and analog samples are those of ezc3d to the bit`(_ reference: File) throws {
        guard let content = try reference.content() else { return }
        let file = try C3DFile(content, path: reference.file)
        #expect(file.layout.pointCount == reference.points)
        #expect(file.layout.frameCount == reference.frames)
        #expect(file.layout.rate == reference.rate)
        #expect(file.layout.channelCount == reference.channels)
        let points = (0..<reference.points).map(file.point)
        let missing = points.flatMap(\.missing).map(\.count).reduce(0, +)
        #expect(missing == reference.missing)
        let rows = points.flatMap { point in
            [point.x, point.y, point.z].map { values in
                var values = values
                for gap in point.missing { for frame in gap { values[frame] = 0 } }
                return values
            }
        }
        #expect(hash(rows) == reference.points_sha256)
        let analog = (0..<reference.channels).map(file.analog)
        #expect(analog.allSatisfy { $0.count == reference.analog_samples })
        #expect(hash(analog) == reference.analog_sha256)
    }

    @Test(arguments: files)
    func `plates carry the load that ezc3d finds`(_ reference: File) throws {
        guard let content = try reference.content() else { return }
        let stride = try Self.references().stride
        let recording = try readC3D(content)
        let plates = recording.streams.filter { $0.placement == .forcePlate }
        try #require(plates.count == reference.plates.count)
        for (plate, wanted) in zip(plates, reference.plates) {
            for (place, force) in wanted.force.enumerated() {
                let index = place * stride
                for (axis, number) in zip(Axis.allCases, 0..<3) {
                    #expect((plate.samples(.force, axis)[index] - force[number]).magnitude < 1e-6)
                    let moment = wanted.moment[place][number] * 1e-3
                    #expect((plate.samples(.moment, axis)[index] - moment).magnitude < 1e-6)
                    let channel = try #require(plate.channel(.position, axis))
                    let isMissing = channel.missing.contains { $0.contains(index) }
                    #expect(isMissing == (force[2].magnitude < PlateLoad.leastForce))
                    guard !isMissing, let centre = wanted.center_of_pressure[place][number] else { continue }
                    #expect((channel.samples[index] - centre * 1e-3).magnitude < 1e-9)
                }
            }
        }
    }

    @Test func `a trial cut out of a longer one has its events at the right time`() throws {
        guard let content = try Self.files.first(where: { $0.file.contains("Qualisys") })?.content() else { return }
        let recording = try readC3D(content)
        #expect(recording.markers.map(\.label) == ["LHS", "RTO", "RHS", "LTO", "LHS", "RTO", "RHS"])
        for (marker, time) in zip(recording.markers, [0.07, 0.165, 0.53, 0.64, 1.015, 1.13, 1.51]) {
            #expect((marker.time - time).magnitude < 1e-6)
        }
        let sides = recording.streams.filter { ["L_FCC", "R_FCC", "L_FM5", "SXS"].contains($0.name) }
        #expect(
            Set(sides.map { "\($0.name) \($0.side.rawValue)" }) == [
                "L_FCC left", "R_FCC right", "L_FM5 left", "SXS unknown",
            ])
        let plates = recording.streams.filter { $0.placement == .forcePlate }
        #expect(plates.map(\.name) == ["plate 1", "plate 2"] && plates.allSatisfy { $0.rate == 2000 })
        #expect(plates.allSatisfy { ($0.samples(.force, .z).max() ?? 0) > 800 })
    }

    @Test func `known by its content, whatever it is called`() throws {
        guard let data = RepositoryFiles.realData else { return print("skipped: real recordings not found") }
        let recording = try RecordingReader().read(path: data.appendingPathComponent("force_plates/Gait.c3d").path)
        #expect(recording.source.format == "c3d" && recording.source.sha256.count == 64)
        #expect(recording.streams.filter { $0.side == .left }.map(\.name).contains("LHEE"))
    }
}
