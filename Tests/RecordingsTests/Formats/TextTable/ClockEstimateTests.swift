import Glibc
import TestSupport
import Testing

@testable import Recordings

struct ClockEstimateTests {
    private func grid(
        _ stamps: [Double], stated: Double? = nil, declared: Double? = nil, isRepeat: (Int) -> Bool = { _ in false }
    ) throws(ClockEstimate.Failure) -> SampleGrid {
        try ClockEstimate(statedRate: stated, declaredRate: declared).grid(stamps, isRepeat: isRepeat)
    }

    @Test(arguments: [12.5, 25, 50, 51.2, 60, 85.7, 100, 102.4, 128, 148.148, 200, 204.8, 256, 400, 500])
    func `stamps rounded to milliseconds give the true rate`(rate: Double) throws {
        for count in [300, 5000] {
            let stamps = (0..<count).map { (Double($0) / rate * 1000).rounded() / 1000 }
            let found = try grid(stamps)
            #expect(found.count == count)
            #expect((found.rate / rate - 1).magnitude < 1.5e-3 * rate / Double(count) + 1e-9)
            #expect(found.missing.isEmpty)
        }
    }

    @Test(arguments: [51.2, 100, 204.8])
    func `lost rows leave the rate as it is and are found again`(rate: Double) throws {
        var random = SeededGenerator(seed: 5)
        var lost: Set<Int> = Set((0..<40).map { _ in Int.random(in: 1..<1999, using: &random) })
        lost.formUnion(700..<950)
        let kept = (0..<2000).filter { !lost.contains($0) }
        let found = try grid(kept.map { (Double($0) / rate * 1000).rounded() / 1000 })
        #expect(found.count == 2000)
        #expect((found.rate / rate - 1).magnitude < 1e-4)
        #expect(Set(found.missing.flatMap { Array($0) }) == lost)
        #expect(found.notes.contains { $0.code == "lost_samples" })
        #expect(found.notes.contains { $0.code == "gap" })
    }

    @Test func `stamps that wander are irregular`() throws {
        var random = SeededGenerator(seed: 6)
        let stamps = (0..<1000).map { $0 == 0 ? 0 : (Double($0) + 0.2 * random.nextNormal()) * 0.01 }.sorted()
        let found = try grid(stamps)
        guard case .irregular = found.placement else {
            Issue.record("taken as regular")
            return
        }
        #expect(found.notes.contains { $0.code == "irregular_clock" })
        #expect((found.rate - 100).magnitude < 0.1)
        #expect((found.count - 1000).magnitude <= 2)
    }

    @Test func `blocks of equal stamps give the rate of the blocks`() throws {
        let found = try grid((0..<1050).map { Double($0 / 100) })
        #expect(found.rate == 100)
        #expect(found.count == 1050)
        #expect(found.notes.contains { $0.code == "coarse_timestamps" })
        #expect(throws: ClockEstimate.Failure.coarse(distinct: 2)) { try grid((0..<150).map { Double($0 / 100) }) }
        #expect(try grid((0..<150).map { Double($0 / 100) }, stated: 100).count == 150)
    }

    @Test func `late stamps are corrected and repeated rows left out`() throws {
        var stamps = (0..<100).map { Double($0) / 100 }
        stamps[50] = 0.49
        let late = try grid(stamps)
        #expect(late.count == 100)
        guard case .consecutive = late.placement else {
            Issue.record("the late row was not put back")
            return
        }
        let doubled = (0..<100).flatMap { $0 == 50 ? [0.5, 0.5] : [Double($0) / 100] }
        let repeated = try grid(doubled, isRepeat: { $0 == 51 })
        #expect(repeated.count == 100)
        #expect(repeated.notes.contains { $0.code == "duplicate_timestamps" })
    }

    @Test func `time that goes back is an error, as is a jump beyond reason`() {
        var stamps = (0..<100).map { Double($0) / 100 }
        stamps[60] = 0.1
        #expect(throws: ClockEstimate.Failure.goesBack(row: 60)) { try grid(stamps) }
        stamps = (0..<100).map { Double($0) / 100 }
        stamps[99] = 1e9
        #expect(throws: ClockEstimate.Failure.jump(row: 99, seconds: 1e9 - 0.98)) { try grid(stamps) }
    }

    @Test func `missing stamps are placed between their neighbours`() throws {
        var stamps = (0..<100).map { Double($0) / 100 }
        for row in [0, 10, 11, 99] { stamps[row] = .nan }
        let found = try grid(stamps)
        #expect(found.count == 100)
        #expect((found.rate - 100).magnitude < 1e-6)
        #expect(found.notes.contains { $0.code == "missing_timestamps" })
    }

    @Test func `a stated rate wins and disagreement is told`() throws {
        let stamps = (0..<200).map { Double($0) / 100 }
        let agreed = try grid(stamps, stated: 100.2)
        #expect(agreed.rate == 100.2)
        #expect(agreed.notes.isEmpty)
        let other = try grid(stamps, stated: 102.4)
        #expect(other.rate == 102.4)
        #expect(other.notes.map(\.code) == ["rate_disagrees"])
        let declared = try grid(stamps, declared: 128)
        #expect(declared.rate == 100)
        #expect(declared.notes.map(\.code) == ["rate_disagrees"])
    }

    @Test func `how unevenly a clock ticks is measured against its own interval`() throws {
        // Every third stamp is 2 ms late: the interval before is longer by as much, the one behind shorter.
        let late = (0..<999).map { Double($0) / 50 + ($0 % 3 == 1 ? 0.001 : 0) }
        let regular = try #require(try grid(late).jitter)
        #expect((regular.greatest - 0.001).magnitude < 1e-5)
        #expect((regular.deviation - 0.001 * (2.0 / 3).squareRoot()).magnitude < 1e-5)
        #expect(try #require(try grid((0..<999).map { Double($0) / 64 }).jitter).greatest < 1e-9)
        // A lost row is no jitter.
        let lossy = try #require(try grid((0..<999).filter { $0 != 500 }.map { Double($0) / 64 }).jitter)
        #expect(lossy.greatest < 1e-9)

        var random = SeededGenerator(seed: 6)
        let stamps = (0..<1000).map { $0 == 0 ? 0 : (Double($0) + 0.2 * random.nextNormal()) * 0.01 }.sorted()
        let irregular = try grid(stamps)
        let steps = zip(stamps, stamps.dropFirst()).map { $1 - $0 }
        let mean = steps.reduce(0, +) / Double(steps.count)
        let variance = steps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(steps.count)
        #expect((try #require(irregular.jitter).deviation - variance.squareRoot()).magnitude < 1e-9)
        #expect(irregular.jitter?.greatest == steps.map { ($0 - mean).magnitude }.max())
        // Blocks of equal stamps tell of no interval.
        #expect(try grid((0..<1050).map { Double($0 / 100) }).jitter == nil)
    }
}
