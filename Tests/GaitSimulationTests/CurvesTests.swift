import Testing

@testable import GaitSimulation

/// Compares a quantity's own derivatives with central differences of the one before.
func expectExactDerivatives(
    of quantity: (Double) -> Jet, over range: ClosedRange<Double>, tolerance: Double = 1e-5,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let step = 1e-6
    for k in 0...200 {
        let time = range.lowerBound + (range.upperBound - range.lowerBound) * (Double(k) + 0.37) / 201
        let before = quantity(time - step)
        let after = quantity(time + step)
        let here = quantity(time)
        let first = (after.value - before.value) / (2 * step)
        let second = (after.first - before.first) / (2 * step)
        #expect(abs(here.first - first) <= tolerance * (1 + abs(first)), sourceLocation: sourceLocation)
        #expect(abs(here.second - second) <= tolerance * (1 + abs(second)), sourceLocation: sourceLocation)
    }
}

struct CurvesTests {
    @Test func arithmeticOfJetsFollowsTheRulesOfDifferentiation() {
        expectExactDerivatives(
            of: { time in
                let t = Jet(time, 1)
                let (sine, cosine) = (3 * t).sineAndCosine
                return t * t * sine - cosine * sine + 0.5 * t
            }, over: 0...2)
    }

    @Test(arguments: [(0.5, 0.5), (0.25, 0.25), (0.75, 0.25), (0.1, 0.3)])
    func aTransitionRisesFromZeroToOneWithExactDerivatives(rise: Double, fall: Double) {
        let transition = Transition(start: 1, end: 1.5, rise: rise, fall: fall)
        #expect(transition.at(1) == Jet(0))
        #expect(transition.at(1.5) == Jet(1))
        #expect(abs(transition.at(1.5 - 1e-9).value - 1) < 1e-12)
        for k in 0...500 { #expect(transition.at(1 + Double(k) / 1000).first >= 0) }
        expectExactDerivatives(of: transition.at, over: 0.9...1.6)
    }

    @Test func aHumpIsOneInTheMiddleAndFlatAtItsEnds() {
        let hump = Hump(start: 2, end: 3)
        #expect(hump.at(2.5).value == 1)
        #expect(hump.at(2) == Jet(0))
        #expect(hump.at(3) == Jet(0))
        #expect(abs(hump.at(2 + 1e-4).second) < 1e-3)
        expectExactDerivatives(of: hump.at, over: 1.9...3.1)
    }

    @Test func aCurveThroughExtremesIsMonotoneBetweenThem() {
        let curve = ExtremesCurve(times: [0, 0.1, 0.2, 0.28, 0.42], values: [0, 0.037, 0.015, 0.02, 0])
        for (time, value) in zip(curve.times, curve.values) {
            #expect(abs(curve.at(time).value - value) < 1e-15)
            #expect(abs(curve.at(time).first) < 1e-12)
        }
        for k in 1..<420 {
            let time = Double(k) / 1000
            let isRising = time < 0.1 || (time > 0.2 && time < 0.28)
            #expect(curve.at(time).first * (isRising ? 1 : -1) >= -1e-12)
        }
        #expect(curve.at(0.2).second > 1)
        expectExactDerivatives(of: curve.at, over: -0.01...0.43)
    }

    @Test func theRampIsZeroBelowAndLinearAbove() {
        #expect(smoothRamp(-1) == Jet(0))
        #expect(smoothRamp(3) == Jet(2.5, 1, 0))
        expectExactDerivatives(of: { smoothRamp($0) }, over: -0.2...1.2)
    }

    @Test func extremesAreFoundBetweenTheSamples() throws {
        // sin(7 t): minima where 7 t = 3π/2 + 2πn.
        func wave(_ time: Double) -> Jet { Jet(7 * time, 7).sineAndCosine.sine }
        let lowest = try #require(Extremum.lowestMinimum(inside: 0...1, wave))
        #expect(abs(lowest.time - 1.5 * Double.pi / 7) < 1e-9)
        #expect(Extremum.lowestMinimum(inside: 0...0.5, wave) == nil)
        #expect(abs(Extremum.greatest(over: 0...1, wave).time - 0.5 * Double.pi / 7) < 1e-9)
        let last = try #require(Extremum.last(over: 0...0.4) { wave($0).value > 0.5 })
        #expect(abs(last - (Double.pi - 0.523_598_775_598) / 7) < 1e-6)
    }
}
