import Testing

@testable import FootDrop

/// Against published tables of the exact interval (Garwood 1936; chi-square quantiles).
struct PoissonIntervalTests {
    @Test(arguments: [
        (0, 0.0, 3.68888), (1, 0.02532, 5.57164), (2, 0.24221, 7.22469), (5, 1.62349, 11.66833),
        (10, 4.79539, 18.39036), (100, 81.36399, 121.62679),
    ])
    func theIntervalIsThatOfTheTables(count: Int, low: Double, high: Double) {
        let interval = PoissonInterval.interval(count)
        #expect(abs(interval.lowerBound - low) < 2e-5)
        #expect(abs(interval.upperBound - high) < 2e-5)
    }

    @Test func aWiderLevelGivesAWiderInterval() {
        let usual = PoissonInterval.interval(4)
        let wide = PoissonInterval.interval(4, level: 0.99)
        #expect(wide.lowerBound < usual.lowerBound && wide.upperBound > usual.upperBound)
    }

    @Test func chancesAddUp() {
        // At least one event where one is expected: 1 − 1/e.
        #expect(abs(PoissonInterval.chance(of: 1, expecting: 1) - 0.632120558828558) < 1e-14)
        #expect(PoissonInterval.chance(of: 0, expecting: 3) == 1)
        #expect(PoissonInterval.chance(of: 3, expecting: 0) == 0)
        // Far out both ways nothing is lost to rounding.
        #expect(PoissonInterval.chance(of: 1000, expecting: 10) < 1e-300)
        #expect(PoissonInterval.chance(of: 10, expecting: 1000) == 1)
    }
}
