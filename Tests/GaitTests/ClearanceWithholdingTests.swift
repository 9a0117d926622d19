import GaitSimulation
import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

/// Where clearance cannot be trusted it is withheld with a reason, and what does not depend on it stays.
struct ClearanceWithholdingTests {
    private func analyze(_ segments: [InertialSegment]) -> FootAnalysis {
        WalkingAnalysis().analyze(segments, side: .left)
    }

    /// Expects no clearance in any stride and a reason that says `words`.
    private func expectWithheld(
        _ analysis: FootAnalysis, _ words: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let reason = analysis.withheld.first { $0.quantity == "clearance" }?.reason
        #expect(reason?.contains(words) == true, "\(reason ?? "none")", sourceLocation: sourceLocation)
        for stride in analysis.strides {
            #expect(stride.minToeClearance == nil, sourceLocation: sourceLocation)
            #expect(stride.minToeClearanceTime == nil, sourceLocation: sourceLocation)
            #expect(stride.midSwingToeClearance == nil, sourceLocation: sourceLocation)
            #expect(stride.earlyToeClearanceMax == nil, sourceLocation: sourceLocation)
            #expect(stride.lateToeClearanceMax == nil, sourceLocation: sourceLocation)
            #expect(stride.heelClearanceMax == nil, sourceLocation: sourceLocation)
            #expect(stride.dragFraction == nil, sourceLocation: sourceLocation)
        }
        #expect(analysis.firstNonFinite == nil, sourceLocation: sourceLocation)
    }

    @Test func fiftyHertzAreTooSlow() throws {
        var sensor = SensorModel()
        sensor.rate = 50
        let foot = try #require(SimulatedFoot.pair("healthy", sensor: sensor).first)
        let analysis = foot.analysis()
        expectWithheld(analysis, "samples/s")
        // Events and times stay, a sample more coarse.
        let match = StrideMatching(analysis.strides, foot.truth.strides)
        #expect(match.missed.isEmpty && match.extra.isEmpty)
        #expect(ErrorSummary(match.errors { $0.initialContact }).greatest < 0.04)
        #expect(ErrorSummary(match.errors { $0.strideTime }).deviation < 0.02)
        #expect(analysis.strides.allSatisfy { $0.flags.contains(.clearanceWithheld) })
        #expect(analysis.strides.allSatisfy { $0.length != nil })
    }

    @Test func twoStridesDoNotTeachTheToe() throws {
        var scenario = WalkingScenario()
        scenario.path = [.stand(seconds: 1.5), .walk(strides: 2), .stand(seconds: 1.5)]
        let foot = try #require(SimulatedFoot.pair(scenario).first)
        let analysis = foot.analysis()
        #expect(analysis.strides.count == 2)
        expectWithheld(analysis, "level strides")
    }

    @Test func aFootTurningAboutEveryAxisHasNoPitchAxis() {
        var random = SeededGenerator(seed: 1)
        let noise = (0..<20_000).map { _ in random.nextNormalVector() * 6 }
        let analysis = analyze(
            SimulatedFoot.healthy[0].segments.map { segment in
                let fast = 0.3
                return segment.mapped { i, a, w in (a, w.norm > fast ? w + noise[i / 4] : w) }
            })
        expectWithheld(analysis, "")
        #expect(!analysis.strides.isEmpty)
    }

    // MARK: - Each gate by itself

    private func reason(
        _ change: (inout FootWalk, inout FootPoints?) -> Void, levelStrides: Int = 20, rate: Double = 200
    )
        throws -> String?
    {
        let signal = FootSignal(SimulatedFoot.healthy[0].segments)
        let foot = try #require(StrideSegmentation().segment(signal))
        var walk = try FootWalk(foot, bounds: FootFlatFinder().find(foot.strides, in: signal), in: signal)
        let toe = FootPoint(forward: 0.13, left: 0, up: -0.06)
        var points: FootPoints? = FootPoints(
            toe: walk.frame.vector(toe), heel: nil, toeAlongFoot: toe, toeLeftDeviation: 0.03)
        change(&walk, &points)
        return ClearanceGate().reason(walk, points: points, levelStrides: levelStrides, rate: rate)
    }

    @Test func everyGateHasItsReason() throws {
        #expect(try reason { _, _ in } == nil)
        #expect(try reason({ _, _ in }, rate: 98) != nil)
        #expect(try reason({ _, _ in }, levelStrides: 4) != nil)
        #expect(try reason { walk, _ in walk.frame.axisQuality = 3.9 } != nil)
        #expect(try reason { walk, _ in walk.forwardConfidence = 0.79 } != nil)
        #expect(try reason { walk, _ in walk.trajectory.noiseFactor = 2.1 } != nil)
        #expect(try reason { walk, _ in walk.trajectory.tiltClosure = 0.08 } != nil)
        #expect(try reason { _, points in points = nil } != nil)
        for (forward, up) in [(0.05, -0.06), (0.27, -0.06), (0.13, -0.14), (0.13, 0.14), (-0.13, -0.06)] {
            #expect(
                try reason { _, points in
                    points?.toeAlongFoot = FootPoint(forward: forward, left: 0, up: up)
                } != nil)
        }
    }
}
