import GaitSimulation
import Recordings
import SignalProcessing

@testable import Gait

/// One foot of a simulated walk: what its sensor recorded and what is true.
struct SimulatedFoot: Sendable {
    let segments: [InertialSegment]
    let truth: FootAnalysis

    /// Both feet of a walk; the sensor is a typical one unless another is given.
    static func pair(
        _ scenario: WalkingScenario, sensor: SensorModel = SensorModel(), seed: UInt64 = 1
    ) -> [SimulatedFoot] {
        let session = WalkingSimulation(scenario: scenario, sensor: sensor, seed: seed).run()
        return zip([session.left, session.right], session.truth).map { stream, truth in
            // The simulation makes all six axes, so that nothing can be missing.
            SimulatedFoot(segments: (try? stream.inertialSegments()) ?? [], truth: truth)
        }
    }

    /// Both feet of a named scenario.
    static func pair(_ preset: String, sensor: SensorModel = SensorModel(), seed: UInt64 = 1) -> [SimulatedFoot] {
        WalkingScenario.presets[preset].map { pair($0, sensor: sensor, seed: seed) } ?? []
    }

    /// A healthy walk, made once for all tests that only need some walk.
    static let healthy = pair("healthy")

    /// The analysis of the recording.
    func analysis(footLength: Double? = nil) -> FootAnalysis {
        WalkingAnalysis(footLength: footLength).analyze(segments, side: truth.side)
    }
}

extension InertialSegment {
    /// The segment with every sample changed; the closure gets and gives acceleration and angular rate.
    func mapped(_ change: (Int, Vector3, Vector3) -> (Vector3, Vector3)) -> InertialSegment {
        let changed = (0..<count).map { i in
            change(
                i, Vector3(acceleration.x[i], acceleration.y[i], acceleration.z[i]),
                Vector3(angularRate.x[i], angularRate.y[i], angularRate.z[i]))
        }
        return InertialSegment(
            start: start, rate: rate, acceleration: SampleSignals.columns(changed.map { $0.0 }),
            angularRate: SampleSignals.columns(changed.map { $0.1 }), bridged: bridged)
    }

    /// A part of the segment, with its own start.
    func part(_ range: Range<Int>) -> InertialSegment {
        func cut(_ columns: VectorColumns) -> VectorColumns {
            VectorColumns(x: Array(columns.x[range]), y: Array(columns.y[range]), z: Array(columns.z[range]))
        }
        return InertialSegment(
            start: start + Double(range.lowerBound) / rate, rate: rate, acceleration: cut(acceleration),
            angularRate: cut(angularRate))
    }
}
