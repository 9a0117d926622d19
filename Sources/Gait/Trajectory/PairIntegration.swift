import Recordings
import SignalProcessing

/// Integrates two strides side by side, a lane each; the first is at least as long as the second.
struct PairIntegration {
    let noise: TrajectoryNoise
    let frame: FootFrame
    /// Sample interval, s.
    let interval: Double

    /// What the sensor reads.
    struct Reading {
        /// Specific force, m/s².
        var acceleration: LaneVector
        /// Angular rate without bias, rad/s.
        var rate: LaneVector
    }

    /// Orientation, first from the gyroscope alone, and how far its error and that of velocity have grown.
    struct Turn {
        var orientation: LaneRotation
        var tiltVariance: Lane
        var velocityVariance: Lane
    }

    /// A rotation about a level axis.
    struct LevelRotation {
        var scalar: Lane
        var x: Lane
        var y: Lane
    }

    /// Force in the world without gravity, m/s², and the sine of foot pitch, which becomes pitch itself.
    struct Motion {
        var force: LaneVector
        var pitch: Lane
    }

    /// What adds up along the stride.
    struct Way {
        /// Place from free integration, m.
        var place: LaneVector
        /// Time integral of the share of the velocity left at the end that has arisen, s.
        var share: Lane
        /// Time integral of the variance of velocity.
        var integral: Lane
        /// Its second time integral.
        var doubleIntegral: Lane
    }

    /// The memory of the passes, one entry a sample, which goes on from pair to pair.
    struct Passes {
        var readings: [Reading] = []
        var turns: [Turn] = []
        var corrections: [LevelRotation] = []
        var motions: [Motion] = []
        var ways: [Way] = []

        /// Makes room for strides of up to `count` samples.
        mutating func reserve(_ count: Int) {
            guard readings.count < count else { return }
            let (zero, none) = (Lane.zero, LaneVector(.zero, .zero, .zero))
            let still = LaneRotation(scalar: zero, x: zero, y: zero, z: zero)
            readings = [Reading](repeating: Reading(acceleration: none, rate: none), count: count)
            turns = [Turn](
                repeating: Turn(orientation: still, tiltVariance: zero, velocityVariance: zero), count: count)
            corrections = [LevelRotation](repeating: LevelRotation(scalar: zero, x: zero, y: zero), count: count)
            motions = [Motion](repeating: Motion(force: none, pitch: zero), count: count)
            ways = [Way](
                repeating: Way(place: none, share: zero, integral: zero, doubleIntegral: zero), count: count)
        }
    }

    /// Samples of the two strides.
    struct Lengths {
        var first: Int
        var second: Int

        /// Number of the last sample of each stride.
        var last: (first: Int, second: Int) { (first - 1, second - 1) }
    }

    /// Appends the courses of two strides, and returns what drift has left at their ends.
    ///
    /// - Parameter isOne: The two are one and the same stride, which is appended once.
    func integrate(
        _ signal: FootSignal, _ first: StrideEnds, _ second: StrideEnds, isOne: Bool, _ passes: inout Passes,
        _ samples: inout [PathSample], _ pitch: inout [Double]
    ) -> (StridePath.Closure, StridePath.Closure) {
        let lengths = Lengths(first: first.range.count, second: second.range.count)
        let count = lengths.first
        passes.reserve(count)
        read(signal, first.range.lowerBound, second.range.lowerBound, count, &passes.readings)
        increments(passes.readings, count, &passes.turns)
        let clipped = clip(passes.readings, lengths, &passes.turns)
        let areNear = turn(LaneRotation(start(first), start(second)), count, &passes.turns)

        // The tilt that gravity shows at the end is laid along the stride by its variance.
        let ends = (passes.turns[lengths.last.first], passes.turns[lengths.last.second])
        let up = LaneVector(
            ends.0.orientation[0].normalized.apply(first.endUp), ends.1.orientation[1].normalized.apply(second.endUp))
        let tilt = (x: up.y, y: -up.x)
        let tiltVariance = Lane(ends.0.tiltVariance[0], ends.1.tiltVariance[1])
        let velocityVariance = Lane(ends.0.velocityVariance[0], ends.1.velocityVariance[1])
        corrections(tilt, tiltVariance, passes.turns, count, &passes.corrections)
        correct(passes.corrections, count, &passes.turns)
        normalize(count, areNear: areNear, &passes.turns)
        forces(passes.readings, passes.turns, count, &passes.motions)
        let velocity = sum(passes.turns, passes.motions, velocityVariance, lengths, &passes.ways)
        angles(count, &passes.motions)
        append(passes, velocity, lane: 0, lengths.first, &samples, &pitch)
        if !isOne { append(passes, velocity, lane: 1, lengths.second, &samples, &pitch) }

        func closure(_ lane: Int) -> StridePath.Closure {
            let (x, y) = (tilt.x[lane], tilt.y[lane])
            return StridePath.Closure(
                velocity: velocity[lane], velocityVariance: velocityVariance[lane], tilt: (x * x + y * y).squareRoot(),
                accelerationClipped: clipped.acceleration[lane] > 0, rateClipped: clipped.rate[lane] > 0,
                clippedTime: max(clipped.acceleration[lane], clipped.rate[lane]) * interval)
        }
        return (closure(0), closure(1))
    }

    /// The orientation at the first foot-flat: up as gravity shows it, the foot pointing along x.
    private func start(_ ends: StrideEnds) -> Rotation {
        let up = ends.startUp
        let forward = (frame.forward - up * frame.forward.dot(up)).normalized
        return Rotation(columns: forward, up.cross(forward), up).inverse
    }
}
