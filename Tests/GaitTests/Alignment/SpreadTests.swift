import Testing

@testable import Gait

/// The choice of a few strides out of many.
struct SpreadTests {
    @Test(arguments: [(10, 24), (24, 24), (25, 24), (100, 24), (1000, 8), (5, 3)])
    func everyPartIsLookedAtOnce(count: Int, most: Int) {
        let chosen = Array(0..<count).spread(atMost: most)
        #expect(chosen.count == min(count, most))
        #expect(zip(chosen, chosen.dropFirst()).allSatisfy { $0 < $1 })
        for (part, element) in chosen.enumerated() where count > most {
            #expect((part * count / most..<(part + 1) * count / most).contains(element))
        }
    }

    /// Whatever the number of strides in a lap, no place in it is more than twice as often among the chosen as its share.
    @Test(arguments: 4...40) func noPlaceOfALapIsPreferred(lap: Int) {
        let chosen = Array(0..<24 * lap).spread(atMost: 24)
        let turns = chosen.count { $0 % lap == 0 }
        #expect(turns <= 24 / lap + 3)
    }
}
