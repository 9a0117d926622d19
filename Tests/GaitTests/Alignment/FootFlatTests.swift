import Glibc
import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

struct FootFlatTests {
    // MARK: - The measure

    @Test func aConstantRotationCountsByItsSquare() {
        let rate = Vector3(0.1, -0.2, 0.05)
        let signal = SampleSignals.signal(seconds: 1, angularRate: { _ in rate })
        let measure = RestMeasure()
        let flat = measure.measure(signal, at: 50, within: 0..<100)
        let expected = rate.dot(rate) / (measure.rateScale * measure.rateScale)
        #expect(abs(flat.restlessness - expected) < 1e-9 * expected)
        #expect((flat.angularRate - rate).norm < 1e-12)
        #expect((flat.acceleration - Vector3(0, 0, 9.81)).norm < 1e-12)
    }

    @Test func aShakingAccelerationCountsByItsVariance() {
        // Thirteen samples at 100 Hz: of an alternating signal seven are high and six low.
        let signal = SampleSignals.signal(
            seconds: 1, acceleration: { Vector3(Int(($0 * 100).rounded()).isMultiple(of: 2) ? 2 : -2, 0, 9.81) })
        let flat = RestMeasure().measure(signal, at: 50, within: 0..<100)
        let variance = 4 * (1 - 1.0 / 169)
        #expect(abs(flat.restlessness - variance / 0.25) < 1e-9)
    }

    @Test func whatLiesBeyondAPieceIsNotSeen() {
        let signal = SampleSignals.signal(seconds: 1, angularRate: { $0 < 0.5 ? .zero : Vector3(5, 0, 0) })
        #expect(RestMeasure().measure(signal, at: 49, within: 0..<50).restlessness == 0)
        #expect(RestMeasure().measure(signal, at: 49, within: 0..<100).restlessness > 10)
    }

    @Test(arguments: 0..<20)
    func theQuietestSampleIsTheOneOfLeastMeasure(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let scale = Double.random(in: 0.01...10, using: &random)
        let noise = (0..<300).map { _ in (random.nextNormalVector() * scale, random.nextNormalVector()) }
        let signal = SampleSignals.signal(
            seconds: 3, acceleration: { noise[Int(($0 * 100).rounded())].0 + Vector3(0, 0, 9.81) },
            angularRate: { noise[Int(($0 * 100).rounded())].1 })
        let low = Int.random(in: 0..<150, using: &random)
        let range = low..<Int.random(in: low + 1...300, using: &random)
        let piece = Int.random(in: 0...low, using: &random)..<Int.random(in: range.upperBound...300, using: &random)
        let measure = RestMeasure()
        let found = try #require(measure.quietest(signal, in: range, within: piece))
        let least = range.map { measure.measure(signal, at: $0, within: piece).restlessness }.min()
        // The sliding sums round differently from the direct ones.
        #expect(abs(found.restlessness - (least ?? 0)) < 1e-9 * found.restlessness)
    }

    @Test func anEmptyRangeHasNoQuietestSample() {
        let signal = SampleSignals.signal(seconds: 1)
        #expect(RestMeasure().quietest(signal, in: 50..<50, within: 0..<100) == nil)
        #expect(RestMeasure().quietest(signal, in: 50..<60, within: 0..<40) == nil)
    }

    // MARK: - The bounds of strides

    /// A foot that turns during the given stretches, in seconds, and rests else.
    private func signal(_ seconds: Double, moving: [ClosedRange<Double>]) -> FootSignal {
        SampleSignals.signal(
            seconds: seconds,
            angularRate: { time in moving.contains { $0.contains(time) } ? Vector3(3, 0, 0) : .zero })
    }

    private func stride(_ range: Range<Int>) -> StrideCandidate {
        StrideCandidate(range: range, swing: range, mainLobe: nil, kind: .weak, isSplit: false, path: 1)
    }

    @Test func neighboursShareTheirFlat() throws {
        let signal = signal(4, moving: [1...1.6, 2...2.6])
        let bounds = FootFlatFinder().find([stride(100..<160), stride(200..<260)], in: signal)
        let shared = try #require(bounds[0].after)
        #expect(shared == bounds[1].before)
        #expect((165...195).contains(shared.index))
        #expect((0..<100).contains(try #require(bounds[0].before).index))
        #expect((260..<400).contains(try #require(bounds[1].after).index))
    }

    @Test func standingBetweenStridesGivesEachItsOwnFlat() throws {
        let signal = signal(8, moving: [1...1.6, 5...5.6])
        let bounds = FootFlatFinder().find([stride(100..<160), stride(500..<560)], in: signal)
        let after = try #require(bounds[0].after).index
        let before = try #require(bounds[1].before).index
        // Close to the movement: what drifts while standing must not count.
        #expect((160...175).contains(after))
        #expect((485...500).contains(before))
    }

    @Test func aStrideCutByTheRecordingHasNoFlatThere() {
        let signal = signal(2, moving: [0...0.6, 1.5...2])
        let bounds = FootFlatFinder().find([stride(0..<60), stride(150..<200)], in: signal)
        #expect(bounds[0].before == nil)
        #expect(bounds[0].after == bounds[1].before)
        #expect(bounds[1].after == nil)
    }

    @Test func noFlatIsSoughtBeyondAGap() {
        let moving = SampleSignals.segment(seconds: 1, angularRate: { _ in Vector3(3, 0, 0) })
        let signal = FootSignal([moving, moving])
        let bounds = FootFlatFinder().find([stride(0..<100), stride(100..<200)], in: signal)
        #expect(bounds.allSatisfy { $0.before == nil && $0.after == nil })
    }

    @Test func flatsOfShortStridesKeepTheirOrder() throws {
        // Every stride is shorter than the margin that the search may reach into it.
        let ranges = Swift.stride(from: 10, to: 190, by: 6).map { $0..<$0 + 4 }
        let signal = SampleSignals.signal(seconds: 2, angularRate: { Vector3(sin(77 * $0), 0, 0) })
        let bounds = FootFlatFinder().find(ranges.map { stride($0) }, in: signal)
        for (earlier, later) in zip(bounds, bounds.dropFirst()) {
            #expect(earlier.after == later.before)
            #expect(try #require(earlier.before).index < (try #require(later.before)).index)
        }
    }
}
