import SignalProcessing
import Testing

@testable import Gait

struct RestLimitTests {
    private func flats(_ levels: [Double]) -> [FootFlat] {
        levels.map { FootFlat(index: 0, restlessness: $0, acceleration: .zero, angularRate: .zero) }
    }

    @Test func theLimitFollowsTheUsualRest() {
        #expect(RestLimit().limit(for: flats([4, 5, 6, 5, 5])) == 50)
        // One false rest in swing does not lift it.
        #expect(RestLimit().limit(for: flats([4, 5, 6, 5, 5000])) == 50)
    }

    @Test func itStaysWithinItsBounds() {
        #expect(RestLimit().limit(for: flats([0.1, 0.2])) == 30)
        #expect(RestLimit().limit(for: flats([900, 1000])) == 250)
        #expect(RestLimit().limit(for: []) == 30)
        #expect(RestLimit().limit(for: flats([.nan, .infinity, 7, 7])) == 70)
    }
}
