import Glibc
import Recordings
import SignalProcessing
import Testing

@testable import Gait

/// What is left at the end of strides whose course is known.
struct RestClosuresTests {
    private static let rate = 200.0
    private static let gravity = 9.81
    /// Strides of unequal length, in samples without the last.
    private static let lengths = [160, 240, 200, 90, 320]

    /// A sensor that turns about its y axis to and fro by `swing`, rad, without moving from its place, stride by stride; the
    /// gyroscope reads `bias` besides, and the accelerometer `push` along x.
    private func foot(
        swing: Double, bias: Vector3 = .zero, push: Double = 0, order: [Int] = [0, 1, 2]
    ) -> (signal: FootSignal, strides: [RestToRestStride]) {
        var acceleration = VectorColumns(x: [], y: [], z: [])
        var rates = [[Double]](repeating: [], count: 3)
        var strides: [RestToRestStride] = []
        for length in Self.lengths {
            let first = acceleration.count
            for k in 0...length {
                let turn = Double.pi * Double(k) / Double(length)
                let angle = swing * sin(turn) * sin(turn)
                acceleration.x.append(-Self.gravity * sin(angle) + push)
                acceleration.y.append(0)
                acceleration.z.append(Self.gravity * cos(angle))
                let turning = Vector3(0, swing * sin(2 * turn) * Double.pi * Self.rate / Double(length), 0) + bias
                for axis in 0..<3 { rates[axis].append(turning[order[axis]]) }
            }
            let rest = { (index: Int) in
                FootFlat(index: index, restlessness: 0, acceleration: Vector3(0, 0, Self.gravity), angularRate: .zero)
            }
            strides.append(RestToRestStride(before: rest(first), after: rest(first + length)))
        }
        let segment = InertialSegment(
            start: 0, rate: Self.rate, acceleration: acceleration,
            angularRate: VectorColumns(x: rates[0], y: rates[1], z: rates[2]))
        return (FootSignal([segment]), strides)
    }

    private func closures(
        _ foot: (signal: FootSignal, strides: [RestToRestStride]), bias: Vector3 = .zero,
        _ axes: GyroscopeAxes = .identity
    ) -> [RestClosures.Closure] {
        RestClosures(foot.strides, of: foot.signal, gravity: Self.gravity, bias: bias).closures(axes)
    }

    @Test func aFootThatStaysInItsPlaceEndsAtRest() {
        let bias = Vector3(0.02, -0.03, 0.01)
        for closure in closures(foot(swing: 1.2)) + closures(foot(swing: 1.2, bias: bias), bias: bias) {
            #expect(closure.velocity.norm < 2e-3)
            #expect(closure.tilt < 1e-4)
        }
    }

    @Test func aPushIsTheVelocityItAddsUpTo() {
        for (closure, length) in zip(closures(foot(swing: 0, push: 0.5)), Self.lengths) {
            #expect((closure.velocity - Vector3(0.5 * Double(length) / Self.rate, 0, 0)).norm < 1e-9)
            #expect(closure.tilt < 1e-9)
        }
    }

    @Test func anOffsetTiltsGravityAsLongAsTheStrideLasts() {
        for (closure, length) in zip(closures(foot(swing: 0, bias: Vector3(0, 0.01, 0))), Self.lengths) {
            let time = Double(length) / Self.rate
            #expect(abs(closure.tilt - 0.01 * time) < 1e-9)
            // Gravity leaks by the tilt, which grows evenly.
            #expect(abs(closure.velocity.norm - 0.5 * Self.gravity * 0.01 * time * time) < 1e-3)
        }
    }

    /// The half of a rotation forth and back leaves no tilt, but what gravity it took away is left as velocity.
    @Test func aWrongScaleLeavesVelocityAlone() {
        let foot = foot(swing: 1.2)
        let (whole, half) = (closures(foot), closures(foot, .scaled(0.5)))
        for (whole, half) in zip(whole, half) {
            #expect(half.velocity.norm > 100 * whole.velocity.norm && half.velocity.norm > 0.5)
            #expect(half.tilt < 1e-4)
        }
    }

    @Test func onlyTheRightAxesBringAnExchangedGyroscopeToRest() throws {
        let foot = foot(swing: 1.2, order: [1, 2, 0])
        let stage = RestClosures(foot.strides, of: foot.signal, gravity: Self.gravity, bias: .zero)
        #expect(stage.usualSize(.identity) > 1)
        let best = try #require(GyroscopeAxes.others.map { stage.usualSize($0) }.min())
        #expect(best < 2e-3)
    }

    @Test func nothingIsLeftOfNoStrides() {
        let foot = foot(swing: 1)
        let stage = RestClosures([], of: foot.signal, gravity: Self.gravity, bias: .zero)
        #expect(stage.closures(.identity).isEmpty)
        #expect(stage.usualSize(.identity) == 0)
    }
}
