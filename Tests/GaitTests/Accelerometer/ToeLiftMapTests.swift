import Testing

@testable import Gait

/// The map's arithmetic; its figures stand in the evaluation.
struct ToeLiftMapTests {
    private let nothing = [Double](repeating: 0, count: 28)

    @Test func thereAreTwentyEightInputs() {
        for quantity in [ToeLiftMap.greatestPitch, ToeLiftMap.contactPitch, ToeLiftMap.strideLength] {
            #expect(quantity.coefficients.count == 28)
        }
        #expect(ToeLiftMap.instantCount == 14)
        #expect(abs(ToeLiftMap.firstInstant + 13 * ToeLiftMap.step - 0.12) < 1e-12)
    }

    @Test func aValueIsInterceptAndWeightedSum() {
        var input = nothing
        #expect(ToeLiftMap.greatestPitch.value(input) == -74.4334)
        input[11] = 2
        input[27] = -1
        #expect(abs(ToeLiftMap.greatestPitch.value(input) - -75.4929) < 1e-9)
        #expect(abs(ToeLiftMap.contactPitch.value(input) - -73.8901) < 1e-9)
        #expect(abs(ToeLiftMap.strideLength.value(input) - -2.12085) < 1e-9)
    }

    @Test func theDomainMatrixIsTheWholeOneOfItsTriangle() {
        // First and last column, and the diagonal's neighbours, as published.
        var unit = nothing
        unit[0] = 1
        let first = ToeLiftDomain.multiply(unit)
        #expect(first[0] == 2.65819 && first[1] == -2.38504 && first[27] == 0.26203)
        unit = nothing
        unit[27] = 1
        let last = ToeLiftDomain.multiply(unit)
        #expect(last[0] == 0.26203 && last[26] == -1.59340 && last[27] == 5.22190)
        unit = nothing
        unit[9] = 1
        let middle = ToeLiftDomain.multiply(unit)
        #expect(middle[8] == -3.99552 && middle[9] == 9.30230 && middle[10] == -3.85696)
    }

    @Test func theErrorGrowsWithTheDistance() {
        let pitch = ToeLiftMap.greatestPitch
        // √(2.6² + 2.5²)
        #expect(abs(pitch.deviation(at: 0.5) - 3.606938) < 1e-6)
        #expect(pitch.deviation(at: 0.8) == pitch.deviation(at: 0))
        // √((2.6 · 2^0.8)² + 2.5²)
        #expect(abs(pitch.deviation(at: 1.6) - 5.171314) < 1e-5)
    }

    @Test func distanceOfTheMeanFootIsZero() {
        let mean = ToeLiftMap.mean
        #expect(ToeLiftMap.distance(mean) < 1e-12)
        // Of one input that departs by a standard deviation: √(its diagonal element / 28).
        var input = mean
        input[27] += 1.152
        let expected = (5.22190 / 28).squareRoot()
        #expect(abs(ToeLiftMap.distance(input) - expected) < 1e-9)
        // The mean foot of 170 people, most of them after stroke, lifts its toe by between 10 and 25 degrees.
        #expect((10...25).contains(ToeLiftMap.greatestPitch.value(mean)))
    }
}

struct ToeLiftEstimateTests {
    private func estimate(_ pitch: Double, _ contact: Double, distance: Double = 1) -> ToeLiftEstimate {
        ToeLiftEstimate(
            pitch: pitch, standardDeviation: 4, contactPitch: contact, contactDeviation: 3, domainDistance: distance,
            axisRatio: 8, strideCount: 20)
    }

    @Test func classesNeedAStandardDeviationOfRoom() {
        #expect(estimate(5.9, 0).lift == .little)
        #expect(estimate(6.1, 0).lift == .unclear)
        #expect(estimate(13.9, 0).lift == .unclear)
        #expect(estimate(14.1, 0).lift == .notReduced)
        #expect(estimate(0, 4.9).landing == .flatOrForefoot)
        #expect(estimate(0, 8).landing == .unclear)
        #expect(estimate(0, 11.1).landing == .heel)
    }

    @Test func theStatementHoldsTheIntervalAndTheLimits() {
        let little = estimate(4, 2)
        #expect(abs(little.interval.lowerBound - -3.84) < 1e-12 && abs(little.interval.upperBound - 11.84) < 1e-12)
        #expect(little.statement.contains("about 4 deg; 95 % -4 to 12 deg"))
        #expect(little.statement.contains("gyroscope is needed"))
        #expect(estimate(20, 12).statement.contains("does not exclude a mild foot drop"))
        #expect(estimate(10, 12).statement.contains("between 2 and 18 deg"))
        #expect(!estimate(10, 12).isOutsideReference)
        #expect(estimate(10, 12, distance: 2).statement.contains("unlike those of the reference people"))
        #expect(estimate(20, 12).landingStatement.contains("lands on its heel"))
        #expect(estimate(20, 2).landingStatement.contains("flat or on its front"))
    }
}
