import GaitSimulation
import Recordings
import SignalProcessing
import Testing

@testable import Gait

/// What is left to tell when the sensor removed gravity before it recorded.
struct GravityFreeWalkTests {
    /// The recording of an exact sensor with gravity taken out by the attitude that its gyroscope gives.
    private func withoutGravity(_ foot: SimulatedFoot) -> [InertialSegment] {
        foot.segments.map { segment in
            let (a, w) = (segment.acceleration, segment.angularRate)
            // The walk begins standing still.
            let up = Vector3(a.x[0], a.y[0], a.z[0])
            var attitude = Rotation.identity
            var gravity = [up]
            for i in 1..<segment.count {
                let mean =
                    0.5 * (Vector3(w.x[i - 1], w.y[i - 1], w.z[i - 1]) + Vector3(w.x[i], w.y[i], w.z[i]))
                attitude = (attitude * Rotation(rotationVector: mean * (1 / segment.rate))).normalized
                gravity.append(attitude.inverse.apply(up))
            }
            return segment.mapped { i, a, w in (a - gravity[i], w) }
        }
    }

    private func feet(_ preset: String) throws -> [SimulatedFoot] {
        let scenario = try #require(WalkingScenario.presets[preset])
        return SimulatedFoot.pair(scenario, sensor: .ideal(rate: 200))
    }

    @Test(arguments: ["healthy", "foot-drop-right", "turns"])
    func anglesStayAndClearanceIsWithheld(preset: String) throws {
        for foot in try feet(preset) {
            let analysis = WalkingAnalysis().analyze(withoutGravity(foot), side: foot.truth.side)
            #expect(analysis.withheld.map(\.quantity) == ["trajectory", "clearance"])
            #expect(analysis.withheld.allSatisfy { $0.reason.contains("instead of gravity") })
            let match = StrideMatching(analysis.strides, foot.truth.strides)
            #expect(match.missed.isEmpty && match.extra.isEmpty)
            #expect(ErrorSummary(match.errors { $0.toeOff }).greatest < 0.02)
            for stride in analysis.strides {
                #expect(stride.length == nil && stride.walkingSpeed == nil && stride.rise == nil)
                #expect(stride.minToeClearance == nil && stride.heelClearanceMax == nil)
            }
            let straight = match.pairs.filter { $0.0.isStraight && $0.1.isStraight }
            #expect(straight.count >= 10)
            for (found, truth) in straight {
                let pitch = try #require(found.maxSwingPitch)
                #expect(abs(pitch - (truth.maxSwingPitch ?? .nan)) < 1.5)
                #expect(abs((found.toeOffAngle ?? .nan) - (truth.toeOffAngle ?? .nan)) < 5)
            }
            for (found, truth) in match.pairs where found.turn != nil {
                #expect(abs((found.turn ?? .nan) - (truth.turn ?? .nan)) < 8)
            }
            #expect(analysis.firstNonFinite == nil && analysis.firstDisorder == nil)
        }
    }

    @Test func theLeastSpeedIsThatOfAnExactSensor() throws {
        for foot in try feet("healthy") {
            let analysis = WalkingAnalysis().analyze(withoutGravity(foot), side: foot.truth.side)
            let least = try #require(analysis.leastWalkingSpeed)
            let speeds = foot.truth.strides.filter(\.isStraight).compactMap(\.walkingSpeed).sorted()
            #expect(abs(least - speeds[speeds.count / 2]) < 0.05)
            // With gravity the strides have their own speed.
            #expect(foot.analysis().leastWalkingSpeed == nil)
        }
    }
}
