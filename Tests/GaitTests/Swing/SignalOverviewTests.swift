import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

/// The thinned signals that a report draws.
struct SignalOverviewTests {
    private func segment(start: Double, _ values: [Double], rate: Double = 100) -> InertialSegment {
        let still = [Double](repeating: 0, count: values.count)
        return InertialSegment(
            start: start, rate: rate, acceleration: VectorColumns(x: values, y: still, z: still),
            angularRate: VectorColumns(x: still, y: still, z: still))
    }

    @Test func everyIntervalKeepsItsExtremesAndGapsStayEmpty() throws {
        let signal = FootSignal([segment(start: 1, [1, 5, 2, 3]), segment(start: 1.08, [7, 9])])
        let rate = [0.1, 0.2, -0.3, 0.4, 0.5, 0.6]
        let overview = try #require(SignalOverview(signal, pitchRate: rate))
        #expect(overview.start == 1 && overview.interval == 0.02 && overview.count == 5)
        let expected: [Float] = [1, 5, 2, 3, .nan, .nan, .nan, .nan, 7, 9]
        for (found, wanted) in zip(overview.acceleration, expected) {
            #expect(found == wanted || (found.isNaN && wanted.isNaN))
        }
        #expect(abs(overview.pitchRate[2] - Float(-0.3 * 180 / .pi)) < 1e-4)
    }

    @Test func aLongRecordingIsThinnedAndLosesNoShock() throws {
        var values = [Double](repeating: 1, count: 200_000)
        values[123_456] = 150
        let signal = FootSignal([segment(start: 0, values)])
        let overview = try #require(
            SignalOverview(signal, pitchRate: [Double](repeating: 0, count: values.count)))
        #expect(overview.count <= SignalOverview.mostIntervals)
        let shock = try #require(overview.acceleration.firstIndex(of: 150))
        #expect(abs(Double(shock / 2) * overview.interval - 1234.56) <= overview.interval)
        #expect(overview.acceleration.allSatisfy { !$0.isNaN })
    }

    /// A section's overview is made as coarse at once as the joining of fine ones would make it.
    @Test(arguments: [60.0, 900, 86_400, 604_800], [100.0, 204.8, 20])
    func aSectionIsThinnedAsTheWholeIs(duration: Double, rate: Double) throws {
        var random = SeededGenerator(seed: 9)
        func values(_ count: Int) -> [Double] { (0..<count).map { _ in Double.random(in: -9...9, using: &random) } }
        let lengths = [1, 700, 12_345, 3]
        var start = 3333.37
        var segments: [InertialSegment] = []
        for length in lengths {
            segments.append(segment(start: start, values(length), rate: rate))
            start += Double(length) / rate + 61.7
        }
        let signal = FootSignal(segments)
        let rates = values(signal.count)
        let fine = try #require(SignalOverview(signal, pitchRate: rates))
        let joined = try #require(SignalOverview(joining: [fine], ofRecordingOf: duration))
        let section = try #require(SignalOverview(signal, pitchRate: rates, sectionOf: duration))
        #expect(section.interval == joined.interval && section.start == joined.start)
        #expect(section.acceleration.map(\.bitPattern) == joined.acceleration.map(\.bitPattern))
        #expect(section.pitchRate.map(\.bitPattern) == joined.pitchRate.map(\.bitPattern))
    }

    @Test func noSamplesHaveNoOverview() {
        #expect(SignalOverview(FootSignal([]), pitchRate: []) == nil)
    }
}
