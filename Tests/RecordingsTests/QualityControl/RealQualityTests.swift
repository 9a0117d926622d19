import Foundation
import TestSupport
import Testing

@testable import Recordings

/// What quality control says of genuine recordings: no alarm about clean ones.
struct RealQualityTests {
    /// Codes that tell of a fault of the sensor or its file; clean recordings have none of them.
    private static let faults: Set<String> = [
        "stuck", "duplicated_channel", "constant_channel", "no_movement", "angular_rate_unit_wrong",
        "acceleration_unit_wrong", "gravity_implausible",
    ]

    private func files(_ folder: String, _ root: URL) -> [URL] {
        let all = FileManager.default.enumerator(
            at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
        return (all?.compactMap { $0 as? URL } ?? []).sorted { $0.path < $1.path }
    }

    private func examine(_ file: URL, _ options: ReadingOptions) -> Set<String>? {
        guard let recording = try? RecordingReader().read(path: file.path, options: options),
            recording.streams.contains(where: { $0.channels.contains(where: \.isInertial) })
        else { return nil }
        return Set(QualityControl().notes(for: recording).map(\.code))
    }

    @Test(arguments: [
        ("gaitmap", PhysicalUnit.metresPerSecondSquared, PhysicalUnit.degreesPerSecond, 5),
        ("voisard", .metresPerSecondSquared, .radiansPerSecond, 36),
        ("mobgap", .standardGravity, .degreesPerSecond, 6), ("xio", .standardGravity, .degreesPerSecond, 1),
    ])
    func cleanRecordingsRaiseNoAlarm(
        folder: String, acceleration: PhysicalUnit, angularRate: PhysicalUnit, count: Int
    ) {
        guard let root = RepositoryFiles.realData else { return print("skipped: real recordings not found") }
        let options = ReadingOptions(
            rate: folder == "gaitmap" ? 204.8 : nil, accelerationUnit: acceleration, angularRateUnit: angularRate)
        var examined = 0
        for file in files(folder, root) {
            guard let codes = examine(file, options) else { continue }
            examined += 1
            #expect(codes.isDisjoint(with: Self.faults), "\(file.lastPathComponent): \(codes.sorted())")
        }
        #expect(examined == count)
    }

    /// Sensors of the feet without gravity, with columns named as its reader wants them.
    ///
    /// Four of them truly hang for a time: a row is repeated 15 times in mid-swing, twice 17 to 21 times with a jump
    /// behind it, and 59 times up to the end.
    @Test func recordingsWithoutGravityRaiseNoFalseAlarm() throws {
        guard let root = RepositoryFiles.realData else { return print("skipped: real recordings not found") }
        let tables = files("truong", root).filter { $0.pathExtension == "csv" }
        #expect(tables.count == 22)
        let scratch = try ScratchFolder()
        var hanging: [String] = []
        for file in tables {
            let text = try String(contentsOf: file, encoding: .utf8)
            let head = text.prefix { !$0.isNewline }
            let names = head.split(separator: ",").map { name in
                let letters = Array(name)
                let side = letters[0] == "L" ? "left" : "right"
                return "\(side)_foot_\(letters[1] == "A" ? "acc" : "gyr")_\(letters[2].lowercased())"
            }
            let renamed = scratch.url.appendingPathComponent(file.lastPathComponent)
            try Data((names.joined(separator: ",") + text.dropFirst(head.count)).utf8).write(to: renamed)
            let options = ReadingOptions(
                rate: 100, accelerationUnit: .standardGravity, angularRateUnit: .degreesPerSecond)
            let codes = try #require(examine(renamed, options))
            #expect(codes.contains("gravity_removed"))
            if codes.contains("stuck") { hanging.append(file.deletingPathExtension().lastPathComponent) }
            #expect(codes.intersection(Self.faults).subtracting(["stuck"]).isEmpty, "\(file): \(codes.sorted())")
        }
        #expect(hanging == ["1-1", "165-1", "37-1", "88-1"])
    }

    @Test func fillerOfZeroesIsNoMeasurement() throws {
        guard let formats = RepositoryFiles.realFormats else { return print("skipped: real recordings not found") }
        let file = formats.appendingPathComponent("csv-actigraph/ax3_as_ActiLife_RAW.head1500.csv")
        #expect(try #require(examine(file, ReadingOptions())).contains("many_losses"))
    }
}
