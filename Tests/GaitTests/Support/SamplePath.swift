import SignalProcessing

@testable import Gait

/// Paths made for one test.
enum SamplePath {
    /// A foot that glides level along x with its axes along the world's.
    ///
    /// - Parameters:
    ///   - length: Way in all, m.
    ///   - velocityVariance: Variance of velocity at each sample; its integrals follow as the integration makes them.
    static func level(
        count: Int, interval: Double = 0.01, length: Double = 1, freeHeight: [Double]? = nil, pitch: [Double]? = nil,
        velocityVariance: [Double]? = nil, endVelocity: Vector3 = .zero
    ) -> StridePath {
        let progress = (0..<count).map { length * Double($0) / Double(count - 1) }
        let q = velocityVariance ?? (0..<count).map { 1e-5 * Double($0) }
        var a = [Double](repeating: 0, count: count)
        var d = a
        for k in 1..<count {
            a[k] = a[k - 1] + interval * q[k - 1]
            d[k] = d[k - 1] + interval * (a[k - 1] + 0.5 * interval * q[k - 1])
        }
        let still = [Double](repeating: 0, count: count)
        let pitch = pitch ?? still
        let lowest = pitch.indices.min { pitch[$0] < pitch[$1] } ?? 0
        let greatest = pitch.indices.max { pitch[$0] < pitch[$1] } ?? 0
        return StridePath(
            range: 0..<count, interval: interval,
            columns: StridePath.Columns(
                orientation: [Rotation](repeating: .identity, count: count), pitch: pitch, x: progress, y: still,
                freeHeight: freeHeight ?? still, progress: progress, velocityVarianceIntegral: a,
                velocityVarianceDoubleIntegral: d),
            closure: StridePath.Closure(
                velocity: endVelocity, velocityVariance: q[count - 1], tilt: 0, accelerationClipped: false,
                rateClipped: false),
            instants: StridePath.Instants(lowestPitch: lowest, greatestPitch: greatest, impact: greatest))
    }

    /// The stride of a path with nothing known but its rest at the end.
    static func conditioned(_ path: StridePath) -> ConditionedStride? {
        HeightConditioning(path, anchors: [], noise: TrajectoryNoise()).map {
            ConditionedStride(
                stride: 0, path: path,
                crossings: RollCrossings(path, RollTemplates(lowestPitch: -1, greatestPitch: 0)), height: $0,
                freeRise: 0, freeRiseVariance: 0)
        }
    }
}
