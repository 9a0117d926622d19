import Testing

@testable import Gait

struct CurveEnsembleTests {
    @Test func meanAndSpreadAtEveryPoint() {
        let ensemble = CurveEnsemble(of: [[1, 10], [3, 20], [5, 60]])
        #expect(ensemble.count == 3)
        #expect(ensemble.mean == [3, 30])
        #expect(ensemble.deviation[0] == 2)
        #expect((ensemble.deviation[1] - 700.0.squareRoot()).magnitude < 1e-12)
        #expect(ensemble.mostTypical == 1)
    }

    @Test func aPointThatOneCurveReachesHasNoMean() {
        let ensemble = CurveEnsemble(of: [[1, .nan, .nan], [3, 4, .nan]])
        #expect(ensemble.mean[0] == 2)
        #expect(ensemble.mean[1].isNaN)
        #expect(ensemble.deviation[2].isNaN)
    }

    @Test func curvesOfAnotherLengthAreLeftOut() {
        let ensemble = CurveEnsemble(of: [[], [1, 2], [1, 2, 3], [3, 4]])
        #expect(ensemble.count == 2)
        #expect(ensemble.mean == [2, 3])
        #expect(CurveEnsemble(of: []).count == 0)
        #expect(CurveEnsemble(of: [[], []]).mostTypical == nil)
    }

    @Test func aFarMeanKeepsItsSpread() {
        let ensemble = CurveEnsemble(of: [[1_000_000], [1_000_001], [1_000_002]])
        #expect(ensemble.deviation == [1])
    }

    @Test func theAxisOfSwingIsCutWhereItIsAsked() {
        let late = SwingCurve.points(in: 70...100)
        #expect(SwingCurve.percent(ofPoint: late.lowerBound) >= 70)
        #expect(SwingCurve.percent(ofPoint: late.lowerBound - 1) < 70)
        #expect(SwingCurve.percent(ofPoint: late.upperBound - 1) <= 100)
        #expect(SwingCurve.percent(ofPoint: late.upperBound) > 100)
        #expect(SwingCurve.points(in: -500...500) == 0..<SwingCurve.pointCount)
        #expect(SwingCurve.points(in: 300...400).isEmpty)
    }

    @Test func heightsComeFromTheirPartOfSwing() {
        var pitch = [Float](repeating: 50, count: SwingCurve.pointCount)
        var clearance = [Float](repeating: 0, count: SwingCurve.pointCount)
        for point in SwingCurve.points(in: 70...100) { pitch[point] = 12 }
        for point in SwingCurve.points(in: 25...75) { clearance[point] = 0.03 }
        let curve = SwingCurve(stride: 0, pitch: pitch, toeClearance: clearance)
        #expect(curve.greatestLatePitch == 12)
        #expect(curve.leastMidSwingClearance == Double(Float(0.03)))
        #expect(SwingCurve(stride: 0, pitch: [], toeClearance: []).greatestLatePitch == nil)
    }
}
