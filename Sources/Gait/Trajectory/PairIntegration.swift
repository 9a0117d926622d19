import Recordings
import SignalProcessing

/// Integrates two strides side by side, a lane each; the first is at least as long as the second.
struct PairIntegration {
    let noise: TrajectoryNoise
    let frame: FootFrame
    /// Sample interval, s.
    let interval: Double

    /// Orientation from the gyroscope alone, and how far its error and that of velocity have grown.
    struct Turn {
        var orientation: LaneRotation
        var tiltVariance: Lane
        var velocityVariance: Lane

        static let none = Turn(
            orientation: LaneRotation(.identity, .identity), tiltVariance: .zero, velocityVariance: .zero)
    }

    /// Place from free integration, and the share of the velocity left at the end that has moved it.
    struct Way {
        var x: Lane
        var y: Lane
        var z: Lane
        /// Time integral of the share, s.
        var share: Lane

        static let none = Way(x: .zero, y: .zero, z: .zero, share: .zero)
    }

    /// Where the samples of the two strides begin in the courses of the foot, and how many there are.
    struct Places {
        var first: Range<Int>
        var second: Range<Int>
    }

    /// Samples after which the product of small rotations, whose lengths stray, is brought back to length one.
    private static let normalization = 8

    /// Writes the courses of two strides to their places, and returns what drift has left at their ends.
    ///
    /// One stride alone comes twice, with one and the same place.
    func integrate(
        _ signal: FootSignal, _ first: StrideEnds, _ second: StrideEnds, _ places: Places, _ turns: inout [Turn],
        _ ways: inout [Way], _ samples: inout [PathSample], _ pitch: inout [Double]
    ) -> (StridePath.Closure, StridePath.Closure) {
        if turns.count < places.first.count {
            turns = [Turn](repeating: .none, count: places.first.count)
            ways = [Way](repeating: .none, count: places.first.count)
        }
        let lanes = LaneSignal(signal, first.range.lowerBound, second.range.lowerBound)
        var turnSpan = turns.mutableSpan
        let limits = turn(lanes, LaneRotation(start(first), start(second)), places, &turnSpan)

        // The tilt that gravity shows at the end is laid along the stride by its variance.
        let ends = (turnSpan[places.first.count - 1], turnSpan[places.second.count - 1])
        let up = LaneVector(
            ends.0.orientation[0].normalized.apply(first.endUp), ends.1.orientation[1].normalized.apply(second.endUp))
        let tilt = (x: up.y, y: -up.x)
        let variances = EndVariances(
            tilt: Lane(ends.0.tiltVariance[0], ends.1.tiltVariance[1]),
            velocity: Lane(ends.0.velocityVariance[0], ends.1.velocityVariance[1]))
        var waySpan = ways.mutableSpan
        var sampleSpan = samples.mutableSpan
        var pitchSpan = pitch.mutableSpan
        let velocity = correct(
            lanes, tilt, variances, places, turnSpan.span, &waySpan, &sampleSpan, &pitchSpan)
        lay(velocity, places, waySpan.span, &sampleSpan)

        func closure(_ lane: Int) -> StridePath.Closure {
            let (x, y) = (tilt.x[lane], tilt.y[lane])
            return StridePath.Closure(
                velocity: velocity[lane], velocityVariance: variances.velocity[lane],
                tilt: (x * x + y * y).squareRoot(), accelerationClipped: limits.acceleration[lane] > 0,
                rateClipped: limits.rate[lane] > 0)
        }
        return (closure(0), closure(1))
    }

    /// The orientation at the first foot-flat: up as gravity shows it, the foot pointing along x.
    private func start(_ ends: StrideEnds) -> Rotation {
        let up = ends.startUp
        let forward = (frame.forward - up * frame.forward.dot(up)).normalized
        return Rotation(columns: forward, up.cross(forward), up).inverse
    }

    /// Forward: orientation and the growth of both error variances; returns how many samples reached the sensor's limits.
    private func turn(
        _ lanes: LaneSignal, _ start: LaneRotation, _ places: Places, _ turns: inout MutableSpan<Turn>
    ) -> (acceleration: Lane, rate: Lane) {
        let bias = LaneVector(frame.bias, frame.bias)
        let half = Lane(repeating: 0.5 * interval)
        let walk = noise.velocityWalk * noise.velocityWalk * interval
        let jumpScale = (noise.jumpFactor * interval) * (noise.jumpFactor * interval)
        let tiltWalk = noise.tiltWalk * noise.tiltWalk * interval
        let tiltScale = noise.tiltPerRate * noise.tiltPerRate * interval
        let canClip = frame.accelerationLimit < .infinity || frame.rateLimit < .infinity
        var clipped = (acceleration: Lane.zero, rate: Lane.zero)
        var turn = Turn(orientation: start, tiltVariance: .zero, velocityVariance: .zero)
        turns[0] = turn
        var lastRate = lanes.angularRate(0) - bias
        var lastAcceleration = lanes.acceleration(0)
        for k in 1..<places.first.count {
            let rate = lanes.angularRate(k) - bias
            turn.orientation =
                turn.orientation * LaneRotation(smallRotationVector: (lastRate + rate) * half)
            if k % Self.normalization == 0 { turn.orientation = turn.orientation.normalized }
            lastRate = rate
            let acceleration = lanes.acceleration(k)
            let jump = acceleration - lastAcceleration
            lastAcceleration = acceleration
            turn.velocityVariance += walk + jump.dot(jump) * jumpScale
            turn.tiltVariance += tiltWalk + rate.dot(rate) * tiltScale
            if canClip { addClipping(acceleration, rate + bias, k, places, &turn, &clipped) }
            turns[k] = turn
        }
        return clipped
    }

    /// Adds what a sample at the sensor's limits does to the errors.
    private func addClipping(
        _ acceleration: LaneVector, _ rate: LaneVector, _ k: Int, _ places: Places, _ turn: inout Turn,
        _ clipped: inout (acceleration: Lane, rate: Lane)
    ) {
        for (lane, count) in [places.first.count, places.second.count].enumerated() where k < count {
            if acceleration[lane].largestMagnitude >= frame.accelerationLimit {
                turn.velocityVariance[lane] += noise.clippedAcceleration * noise.clippedAcceleration
                clipped.acceleration[lane] += 1
            }
            if rate[lane].largestMagnitude >= frame.rateLimit {
                let rateError = noise.clippedRate * interval
                turn.tiltVariance[lane] += rateError * rateError
                clipped.rate[lane] += 1
            }
        }
    }
}
