import Recordings
import TestSupport
import Testing

@testable import Throughput

struct BenchmarkComparisonTests {
    private static func spread(_ value: Double) -> Spread { Spread(median: value, low: value, high: value) }

    /// A result of 1000 samples; times in ns by sample.
    private static func result(
        decode: Double, segment: Double, small: Double, one: Double, two: Double, copy: Double
    ) -> BenchmarkResult {
        BenchmarkResult(
            machine: .init(processors: 2, isBound: true, memoryCopy: spread(copy)),
            input: BenchmarkInput(name: "walk.csv", samples: 1000), warmUps: 1, repeats: 5,
            stages: [("decode", decode), ("segment", segment), ("hash", small)].map { name, time in
                .init(name: name, nanoseconds: spread(1000 * time), calls: 1, bytes: 0)
            },
            scaling: [(1, one), (2, two)].map { threads, time in
                .init(
                    threads: threads, elapsed: spread(1000 * time), processor: spread(1000 * time), peakMemory: nil)
            })
    }

    private static let baseline = BenchmarkBaseline(
        name: "before.json", version: "0.1.0", input: "walk.csv", memoryCopy: 10e9,
        stages: ["decode": 100, "segment": 200, "hash": 1, "gone": 99], elapsed: [1: 400, 2: 200, 4: 100])

    @Test func equalResultsAreNotSlower() {
        let now = Self.result(decode: 100, segment: 200, small: 1, one: 400, two: 200, copy: 10e9)
        let comparison = BenchmarkComparison(now, with: Self.baseline, factor: 1.0)
        #expect(comparison.slower.isEmpty)
        #expect(comparison.lines.map(\.name) == ["decode", "segment", "hash", "all", "1 thread", "2 threads"])
        #expect(comparison.lines.prefix(3).allSatisfy { $0.ratio == 1 && $0.ratioByCopy == 1 })
        #expect(comparison.isSameInput)
    }

    @Test func aSlowerStageIsNamed() {
        let now = Self.result(decode: 160, segment: 200, small: 1, one: 460, two: 230, copy: 10e9)
        #expect(BenchmarkComparison(now, with: Self.baseline, factor: 1.5).slower == ["decode"])
        #expect(BenchmarkComparison(now, with: Self.baseline, factor: 1.7).slower.isEmpty)
    }

    @Test func lostParallelWorkIsNamed() {
        let now = Self.result(decode: 100, segment: 200, small: 1, one: 400, two: 390, copy: 10e9)
        #expect(BenchmarkComparison(now, with: Self.baseline, factor: 1.5).slower == ["2 threads"])
    }

    @Test func aSlowMachineIsNoSlowerProgram() throws {
        // Everything takes twice as long, copying memory too.
        let now = Self.result(decode: 200, segment: 400, small: 2, one: 800, two: 400, copy: 5e9)
        let comparison = BenchmarkComparison(now, with: Self.baseline, factor: 1.5)
        #expect(comparison.slower.isEmpty)
        let decode = try #require(comparison.lines.first)
        #expect(decode.ratio == 2)
        #expect(decode.ratioByCopy == 1)
        #expect(comparison.copyRatio == 0.5)
    }

    @Test func fastMemoryAloneIsNoSlowerProgram() throws {
        let now = Self.result(decode: 100, segment: 200, small: 1, one: 400, two: 200, copy: 30e9)
        let comparison = BenchmarkComparison(now, with: Self.baseline, factor: 1.5)
        #expect(comparison.slower.isEmpty)
        #expect(try #require(comparison.lines.first).ratioByCopy == 3)
    }

    @Test func whatTakesNextToNothingIsNotJudged() throws {
        let now = Self.result(decode: 100, segment: 200, small: 5, one: 400, two: 200, copy: 10e9)
        let comparison = BenchmarkComparison(now, with: Self.baseline, factor: 1.5)
        let hash = try #require(comparison.lines.first { $0.name == "hash" })
        #expect(hash.ratio == 5)
        #expect(!hash.isJudged)
        #expect(comparison.slower.isEmpty)
        // Grown to a tenth of the whole it is.
        let grown = Self.result(decode: 100, segment: 200, small: 40, one: 400, two: 200, copy: 10e9)
        #expect(BenchmarkComparison(grown, with: Self.baseline, factor: 1.5).slower == ["hash"])
    }

    @Test func anotherInputIsSaid() {
        var other = Self.baseline
        other.input = "run.csv"
        let now = Self.result(decode: 100, segment: 200, small: 1, one: 400, two: 200, copy: 10e9)
        #expect(!BenchmarkComparison(now, with: other, factor: 1.5).isSameInput)
    }

    @Test(arguments: [
        "", "{}", "[1]", "not JSON", #"{"schema": "steppage.session/1"}"#,
        #"""
        {"schema": "steppage.benchmark/1", "software": {"version": "1"}, "machine": {"memory_copy_bytes_per_s": 0},
        "input": {"name": "a"}, "stages": [], "threads": []}
        """#,
        #"""
        {"schema": "steppage.benchmark/1", "software": {"version": "1"}, "machine": {"memory_copy_bytes_per_s": 1},
        "input": {"name": "a"}, "stages": [{"stage": "read", "ns_per_sample": -1}], "threads": []}
        """#,
    ])
    func whatIsNoResultIsRefused(text: String) throws {
        let scratch = try ScratchFolder()
        let path = try scratch.write(text, to: "baseline.json")
        let error = #expect(throws: RecordingError.self) { try BenchmarkBaseline(path: path) }
        #expect(error?.code == .badData)
    }

    @Test func aMissingFileIsSaid() {
        let error = #expect(throws: RecordingError.self) { try BenchmarkBaseline(path: "/nowhere/before.json") }
        #expect(error?.code == .cannotOpen)
    }
}
