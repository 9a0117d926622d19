import Gait
import Recordings
import Testing

@testable import FootDrop

/// A foot without a gyroscope carries no finding, whatever else it holds.
struct AccelerometerFindingTests {
    private func foot(_ foot: SyntheticFoot, lift: Double?) -> FootAnalysis {
        var analysis = foot.analysis
        analysis.hasGyroscope = false
        analysis.toeLift = lift.map { pitch in
            ToeLiftEstimate(
                pitch: pitch, standardDeviation: 3.7, contactPitch: pitch - 2, contactDeviation: 3.2, domainDistance: 1,
                axisRatio: 7, strideCount: 30)
        }
        return analysis
    }

    private func assess(_ feet: [FootAnalysis]) -> Assessed {
        Assessed(FootDropAssessment().assess(Session(inputs: [], feet: feet)))
    }

    @Test func aLittleLiftIsNoReducedOne() throws {
        let assessed = assess([
            foot(.left { $0.pitch = 2 }, lift: 2), foot(.right(), lift: 25),
        ])
        for finding in assessed.feet {
            #expect(finding.finding == .notAssessable && finding.grade == nil && finding.z == nil)
            #expect(finding.statement.contains("accelerometer without a gyroscope"))
        }
        #expect(assessed.foot(.left)?.statement.contains("hardly raised (about 2 deg") == true)
        #expect(assessed.foot(.right)?.statement.contains("more than 10 deg") == true)
        #expect(assessed.foot(.right)?.statement.contains("lands on its heel") == true)
        #expect(assessed.laterality.laterality == .notAssessable)
        #expect(assessed.laterality.statement.contains("side cannot be named without a gyroscope"))
    }

    @Test func aWithheldLiftSaysWhy() {
        var analysis = foot(.left(), lift: nil)
        analysis.withheld.append(.init(quantity: "toe lift", reason: "10 regular strides between rests are needed"))
        let finding = assess([analysis]).feet.first
        #expect(finding?.finding == .notAssessable)
        #expect(finding?.statement.contains("10 regular strides") == true)
    }

    @Test func theOtherFootWithAGyroscopeKeepsItsOwnFinding() {
        let assessed = assess([SyntheticFoot.left { $0.pitch = 3 }.analysis, foot(.right(), lift: 25)])
        #expect(assessed.isPositive)
        #expect(assessed.foot(.left)?.sideDifference == nil)
        #expect(assessed.foot(.right)?.finding == .notAssessable)
        #expect(assessed.laterality.laterality == .notAssessable)
    }

    @Test func aShankCarriesNoFinding() {
        var analysis = SyntheticFoot.left { $0.pitch = 2 }.analysis
        analysis.source = .shank
        let finding = assess([analysis]).feet.first
        #expect(finding?.finding == .notAssessable)
        #expect(finding?.statement.contains("shank") == true)
    }
}
