import SignalKernels
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
        let free = freeHeight ?? still
        let lowest = pitch.indices.min { pitch[$0] < pitch[$1] } ?? 0
        let greatest = pitch.indices.max { pitch[$0] < pitch[$1] } ?? 0
        let samples = (0..<count).map { k in
            var sample = PathSample.origin
            sample.place = SIMD2(progress[k], 0)
            sample.heightAndProgress = SIMD2(free[k], progress[k])
            sample.variances = SIMD2(a[k], d[k])
            return sample
        }
        return StridePath(
            StrideCourses(samples: samples, pitch: pitch), offset: 0, range: 0..<count, interval: interval,
            closure: StridePath.Closure(
                velocity: endVelocity, velocityVariance: q[count - 1], tilt: 0, accelerationClipped: false,
                rateClipped: false),
            instants: StridePath.Instants(lowestPitch: lowest, greatestPitch: greatest, impact: greatest))
    }

    /// The stride of a path with nothing known but its rest at the end.
    static func conditioned(_ path: StridePath) -> ConditionedStride? {
        HeightConditioning(path, noise: TrajectoryNoise()).map {
            ConditionedStride(stride: 0, path: path, height: $0, freeRise: 0)
        }
    }
}
