import FootDrop
import Foundation
import Gait
import Recordings
import Throughput

/// Two simulated minutes of both feet at 200 Hz, in every form in which it is worked on; always the same.
struct SampleWalk: Sendable {
    /// The files, a WAV file a foot.
    let waves: SessionFiles
    /// The files, a text table a foot.
    let tables: SessionFiles
    /// The first second of a foot, as a text table.
    let shortTable: String
    /// Where there is room for results.
    let folder: String

    /// Made once; the folder stays until the machine empties its temporary files.
    static let shared = Result { try SampleWalk() }

    private init() throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("steppage-benchmark-data")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        folder = place.path
        waves = try SimulatedSessions(minutes: 2, format: .wav).write(to: folder)[0]
        tables = try SimulatedSessions(minutes: 2, format: .csv).write(to: folder)[0]
        shortTable = "\(folder)/short.csv"
        let text = try String(contentsOfFile: tables.files[0].path, encoding: .utf8)
        let lines = text.split(separator: "\n", maxSplits: 300, omittingEmptySubsequences: false).prefix(300)
        try lines.joined(separator: "\n").write(toFile: shortTable, atomically: true, encoding: .utf8)
    }

    /// The recordings of both feet.
    func sources() async throws -> [SessionSource] { try await waves.read(atMost: 1) }

    /// The session as it is analysed.
    func session() async throws -> Session { try await SessionAnalysis(threads: 1).analyze(try await sources()) }

    /// The session with its findings.
    func assessed() async throws -> AssessedSession { FindingAnalysis().assess(try await session()) }
}
