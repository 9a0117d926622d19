import Foundation
import TestSupport
import Testing

@testable import Recordings

/// What quality control says of genuine recordings.
struct RealQualityTests {
    @Test func survey() throws {
        for root in [RepositoryFiles.realData, RepositoryFiles.realFormats].compactMap(\.self) {
            let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
            for file in files.sorted(by: { $0.path < $1.path }) where !file.path.contains("malformed") {
                var options = ReadingOptions()
                if file.path.contains("truong") { options.rate = 100; options.accelerationUnit = .standardGravity; options.angularRateUnit = .degreesPerSecond }
                if file.path.contains("gaitmap") { options.rate = file.path.contains("ms_") ? 102.4 : 204.8; options.accelerationUnit = .metresPerSecondSquared; options.angularRateUnit = .degreesPerSecond }
                if file.path.contains("voisard") { options.accelerationUnit = .metresPerSecondSquared; options.angularRateUnit = .radiansPerSecond }
                do {
                    let recording = try RecordingReader().read(path: file.path, options: options)
                    for stream in recording.streams {
                    let notes = QualityControl().notes(for: stream)
                    let e = StreamExamination(stream)
                    print("OK", file.lastPathComponent, stream.name, Int(stream.rate), e.gravity.map { "g \($0.quiet) \($0.median)" } ?? "-", e.turning.map { "w \($0)" } ?? "-", "l \(e.liveliness ?? -1)", e.stuck.count, notes.map { $0.code + ($0.code == "clipping" || $0.code == "spikes" ? "" : ": " + $0.message)})
                    }
                } catch { print("NO", file.lastPathComponent, "\(error)".prefix(150)) }
            }
        }
    }
}
