import Glibc
import Recordings
import SignalKernels
import SignalProcessing
import Testing

@testable import Gait

struct SoleMotionTests {
    /// A foot that glides level along x without turning, 60 samples of another stride before it in memory.
    private func path(x: (Double) -> Double, y: (Double) -> Double) -> StridePath {
        let count = 101
        let other = [PathSample](repeating: .origin, count: 60)
        let samples = (0..<count).map { k in
            var sample = PathSample.origin
            sample.place = SIMD2(x(Double(k)), y(Double(k)))
            sample.heightAndProgress = SIMD2(0, x(Double(k)))
            return sample
        }
        return StridePath(
            StrideCourses(samples: other + samples, pitch: [Double](repeating: 0, count: 60 + count)), offset: 60,
            range: 500..<500 + count, interval: 0.01,
            closure: StridePath.Closure(
                velocity: .zero, velocityVariance: 1e-3, tilt: 0, accelerationClipped: false, rateClipped: false),
            instants: StridePath.Instants(lowestPitch: 0, greatestPitch: 0, impact: 0))
    }

    private func motion(
        _ path: StridePath, side: Side = .left, heel: Vector3? = Vector3(-0.1, 0, -0.05), toeOff: Double = 20,
        contact: Double = 80.5
    ) -> SoleMotion {
        SoleMotion(path, toe: Vector3(0.1, 0, -0.05), heel: heel, side: side, toeOff: toeOff, contact: contact)
    }

    @Test func theFastestSampleIsThatOfTheGreatestSpeed() {
        // Speed rises up to sample 60 and falls again.
        let path = path(x: { 0.5 - 0.5 * cos(.pi * min(1, $0 * $0 / 7200)) }, y: { _ in 0 })
        var best = 21
        for k in 20...81 where path[k + 1].x - path[k - 1].x > path[best + 1].x - path[best - 1].x { best = k }
        #expect(motion(path).fastest == best)
        // It is looked for between toe-off and contact only.
        #expect(motion(path, toeOff: 70).fastest == 70)
        #expect(motion(path, contact: 30).fastest == 30)
    }

    @Test func circumductionIsTheBowOfTheHeelOutward() {
        let path = path(x: { 0.01 * $0 }, y: { 0.05 * sin(.pi * $0 / 100) })
        #expect(abs((motion(path, side: .left).circumduction ?? 0) - 0.05) < 1e-12)
        // On the right foot the same bow leads inward; the least of it within the swing is at its ends.
        let inward = -0.05 * sin(.pi * 0.2)
        #expect(abs((motion(path, side: .right).circumduction ?? 0) - inward) < 1e-12)
        #expect(motion(path, side: .unknown).circumduction == nil)
        #expect(motion(path, heel: nil).circumduction == nil)
        #expect(motion(self.path(x: { 0.0005 * $0 }, y: { _ in 0 })).circumduction == nil)
    }
}
