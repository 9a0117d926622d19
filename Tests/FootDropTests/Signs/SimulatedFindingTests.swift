import GaitSimulation
import Recordings
import Testing

@testable import FootDrop

/// Findings of simulated recordings at random mountings, through the whole analysis.
///
/// `SimulationStudy` has more of them.
struct SimulatedFindingTests {
    @Test(arguments: [0.5, 0.7, 1.0, 1.4])
    func nobodyWithoutADeficitIsFlagged(speed: Double) throws {
        for seed in 1...3 as ClosedRange<UInt64> {
            let assessed = try VirtualPerson(speed: speed, seed: seed).assessed()
            #expect(assessed.feet.map(\.finding) == [.withinReference, .withinReference])
            #expect(assessed.laterality.laterality == .none)
        }
    }

    @Test(arguments: [0.6, 0.9, 1.2])
    func fifteenDegreesOnOneSideAreFoundOnThatSide(speed: Double) throws {
        for seed in 1...3 as ClosedRange<UInt64> {
            let isLeft = seed != 2
            let assessed = try VirtualPerson(
                speed: speed, seed: seed, leftDeficit: isLeft ? 15 : 0, rightDeficit: isLeft ? 0 : 15
            ).assessed()
            #expect(assessed.isPositive)
            #expect(assessed.laterality.laterality == (isLeft ? .left : .right))
            #expect(assessed.foot(isLeft ? .right : .left)?.finding == .withinReference)
        }
    }

    @Test func tenDegreesAreMostlyFound() throws {
        var found = 0
        for speed in [0.6, 0.9, 1.2] {
            for seed in 4...6 as ClosedRange<UInt64> {
                let assessed = try VirtualPerson(speed: speed, seed: seed, rightDeficit: 10).assessed()
                if assessed.laterality.laterality == .right { found += 1 }
                #expect(assessed.laterality.laterality != .left)
            }
        }
        #expect(found >= 8)
    }

    @Test func aLossOnBothSidesIsBilateral() throws {
        for (speed, seed) in [(0.8, 2), (1.2, 1)] as [(Double, UInt64)] {
            let assessed = try VirtualPerson(speed: speed, seed: seed, leftDeficit: 20, rightDeficit: 20).assessed()
            #expect(assessed.laterality.laterality == .bilateral)
        }
    }

    @Test func steppageDoesNotHideTheDeficit() throws {
        for (speed, seed) in [(0.9, 1), (1.2, 2)] as [(Double, UInt64)] {
            let assessed = try VirtualPerson(
                speed: speed, seed: seed, leftDeficit: 20, clearance: 0.03, steppageGain: 1
            ).assessed()
            let left = try #require(assessed.foot(.left))
            #expect(assessed.laterality.laterality == .left)
            #expect((left.score(.clearanceRisk)?.value ?? 100) < 5)
            #expect(left.sign("steppage_lift")?.isFlagged == true)
            #expect((left.score(.compensation)?.value ?? 0) > 30)
            #expect(assessed.foot(.right)?.sign("steppage_lift")?.isFlagged == false)
        }
    }

    @Test func theResponseGrowsWithTheDose() throws {
        var lastZ = Double.infinity
        var lastDifference = -Double.infinity
        var lastScore = -1.0
        for deficit in [0.0, 5, 10, 15, 20] {
            let foot = try #require(try VirtualPerson(speed: 1.0, leftDeficit: deficit).assessed().foot(.left))
            let (z, difference) = (try #require(foot.z), try #require(foot.sideDifference?.value))
            let score = try #require(foot.score(.primaryDeficit)?.value)
            #expect(z < lastZ && difference > lastDifference && score >= lastScore)
            (lastZ, lastDifference, lastScore) = (z, difference, score)
        }
        #expect(lastScore > 80)
    }

    @Test func sidesAndMountingsMakeNoDifference() throws {
        let person = VirtualPerson(speed: 1.0, leftDeficit: 12)
        let plain = Assessed(FootDropAssessment().assess(try person.session()))
        let swapped = Assessed(FootDropAssessment().assess(try person.session(isSwapped: true)))
        #expect(plain.laterality.laterality == .left && swapped.laterality.laterality == .right)
        #expect(plain.foot(.left)?.finding == swapped.foot(.right)?.finding)
        #expect(plain.foot(.left)?.z == swapped.foot(.right)?.z)
        #expect(plain.foot(.left)?.sideDifference == swapped.foot(.right)?.sideDifference)

        var sensor = SensorModel()
        sensor.mounting = .turned(x: 35, y: -140, z: 75)
        let turned = try person.assessed(sensor: sensor)
        #expect(turned.laterality.laterality == .left)
        #expect(turned.feet.map(\.finding) == plain.feet.map(\.finding))
        for (one, other) in zip(turned.feet, plain.feet) {
            #expect(abs((one.z ?? 9) - (other.z ?? -9)) < 0.1)
            #expect(abs((one.sideDifference?.value ?? 99) - (other.sideDifference?.value ?? -99)) < 0.4)
        }
    }
}
