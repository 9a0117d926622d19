import FootDrop
import Foundation
import Gait
import Recordings
import Synchronization
import TestSupport
import Testing

@testable import Throughput

/// One after the other: each keeps the whole process to some processors for a while.
@Suite(.serialized) struct BenchmarkTests {
    @Test(arguments: SimulatedSessions.Format.allCases)
    func everyStageOfAFootIsMet(format: SimulatedSessions.Format) async throws {
        let scratch = try ScratchFolder()
        let simulated = SimulatedSessions(minutes: 0.1, rate: 100, count: 2, format: format)
        var plan = BenchmarkPlan(
            try simulated.write(to: scratch.url.path), name: simulated.name, scratch: scratch.url.path)
        (plan.threads, plan.warmUps, plan.repeats) = (2, 1, 1)
        let written = Mutex<[String]>([])
        let runs = Mutex<[Int]>([])
        let result = try await Benchmark(plan) { (_, folder, _) async throws(RecordingError) in
            written.withLock { $0.append(folder) }
        }.run { run, _ in runs.withLock { $0.append(run) } }

        #expect(runs.withLock { $0 } == Array(1...4))
        // Two rounds, two numbers of threads, two sessions.
        #expect(written.withLock { $0.count } == 8)
        #expect(written.withLock { Set($0).count } == 2)
        let names = Set(result.stages.map(\.name))
        #expect(
            names.isSuperset(of: [
                "hash", "decode", "resample", "check", "filter", "segment", "events", "trajectory", "clearance",
                "findings", "other",
            ]))
        // A text is mapped: its bytes come while they are decoded.
        #expect(names.contains("read") == (format == .wav))
        #expect(result.stages.map { result.share(of: $0) }.reduce(0, +) > 0.999_999)
        #expect(result.input.sessions == 2)
        #expect(result.input.sensors == 4)
        #expect(result.input.strides > 10)
        #expect(result.input.format == (format == .wav ? "wav" : "text-table"))
        #expect((4 * 600...4 * 1400).contains(result.input.samples))
        #expect(result.scaling.map(\.threads) == [1, 2])
        #expect(result.machine.memoryCopy.median > 0)
        let hash = try #require(result.stages.first { $0.name == "hash" })
        #expect(hash.bytes == result.input.bytes)
    }

    @Test func theSameSettingsMakeTheSameRecordings() throws {
        let simulated = SimulatedSessions(minutes: 0.1, rate: 50, count: 2)
        let hashes = try (0..<2).map { _ in
            let scratch = try ScratchFolder()
            return try simulated.write(to: scratch.url.path).flatMap(\.files).map {
                try ContentHash.sha256(ofFile: $0.path)
            }
        }
        #expect(hashes[0] == hashes[1])
        // Each session is another walker's.
        #expect(Set(hashes[0]).count == 4)
    }

    @Test func anErrorEndsTheRuns() async throws {
        let plan = BenchmarkPlan([.init([.init("/nowhere/walk.csv")])], name: "", scratch: "/nowhere")
        await #expect(throws: RecordingError.self) {
            _ = try await Benchmark(plan) { (_, _, _) async throws(RecordingError) in }.run()
        }
    }
}
