import SignalProcessing

extension PairIntegration {
    /// The variances at the ends of the strides, before anything is known about the ends.
    struct EndVariances {
        /// Of tilt, rad².
        var tilt: Lane
        /// Of velocity, (m/s)².
        var velocity: Lane
    }

    /// Lays the tilt along the strides, and integrates the forces of the corrected orientation freely.
    ///
    /// - Returns: The velocity that is left at the ends, where the foot rests, m/s.
    func correct(
        _ lanes: LaneSignal, _ tilt: (x: Lane, y: Lane), _ variances: EndVariances, _ places: Places,
        _ turns: Span<Turn>, _ ways: inout MutableSpan<Way>, _ samples: inout MutableSpan<PathSample>,
        _ pitch: inout MutableSpan<Double>
    ) -> LaneVector {
        let flatTilt = noise.flatTilt * noise.flatTilt
        let tiltNorm = 1 / (2 * flatTilt + variances.tilt)
        let tiltSquare = tilt.x * tilt.x + tilt.y * tilt.y
        let share = VelocityShare(noise, variances.velocity, places, interval)
        let forward = LaneVector(frame.forward, frame.forward)
        let gravity = frame.gravity
        var velocity = LaneVector(.zero, .zero, .zero)
        var endVelocity = velocity
        var lastForce = velocity
        var way = Way(x: .zero, y: .zero, z: .zero, share: .zero)
        var integral = Lane.zero
        var doubleIntegral = Lane.zero
        var lastVariance = Lane.zero
        var lastShare = Lane.zero
        // Nothing has moved at the first sample; from the second on trapezoids add up.
        var (step, half) = (0.0, 0.0)
        for k in 0..<places.first.count {
            let turn = turns[k]
            let part = (turn.tiltVariance + flatTilt) * tiltNorm
            let square = part * part * tiltSquare
            let factor = part * (0.5 - square * (1.0 / 48))
            let scalar = 1 - square * (0.125 - square * (1.0 / 384))
            let (x, y) = (tilt.x * factor, tilt.y * factor)
            // The product with a rotation about a level axis.
            let free = turn.orientation
            let q = LaneRotation(
                scalar: scalar * free.scalar - (x * free.x + y * free.y),
                x: (scalar * free.x + x * free.scalar) + y * free.z,
                y: (scalar * free.y + y * free.scalar) - x * free.z,
                z: (scalar * free.z + x * free.y) - y * free.x
            ).nearlyNormalized

            let upward = q.upward
            let acceleration = lanes.acceleration(k)
            let (forceX, forceY) = q.level(acceleration)
            let force = LaneVector(forceX, forceY, upward.dot(acceleration) - gravity)
            let lastVelocity = velocity
            velocity = velocity + (lastForce + force) * Lane(repeating: half)
            lastForce = force
            way.x += (lastVelocity.x + velocity.x) * half
            way.y += (lastVelocity.y + velocity.y) * half
            way.z += (lastVelocity.z + velocity.z) * half

            // Velocity errors arise at the samples, so between them their variance is constant and its integrals are
            // exact.
            doubleIntegral += (integral + lastVariance * half) * step
            integral += lastVariance * step
            lastVariance = turn.velocityVariance
            let now = share.value(turn.velocityVariance, k)
            way.share += (lastShare + now) * half
            lastShare = now
            ways[k] = way
            (step, half) = (interval, 0.5 * interval)

            let angle = upward.dot(forward).arcSine
            if k < places.first.count {
                let place = places.first.lowerBound + k
                samples[place].set(q[0], integral[0], doubleIntegral[0])
                pitch[place] = angle[0]
                if k == places.first.count - 1 { endVelocity.set(velocity, lane: 0) }
            }
            if k < places.second.count {
                let place = places.second.lowerBound + k
                samples[place].set(q[1], integral[1], doubleIntegral[1])
                pitch[place] = angle[1]
                if k == places.second.count - 1 { endVelocity.set(velocity, lane: 1) }
            }
        }
        return endVelocity
    }

    /// Lays the horizontal velocity left at the ends along the strides; the vertical one is left to the conditioning on
    /// the floor.
    func lay(
        _ velocity: LaneVector, _ places: Places, _ ways: Span<Way>, _ samples: inout MutableSpan<PathSample>
    ) {
        lay(velocity, lane: 0, places.first, ways, &samples)
        if places.second != places.first { lay(velocity, lane: 1, places.second, ways, &samples) }
    }

    private func lay(
        _ velocity: LaneVector, lane: Int, _ range: Range<Int>, _ ways: Span<Way>,
        _ samples: inout MutableSpan<PathSample>
    ) {
        let left = SIMD2(velocity.x[lane], velocity.y[lane])
        let last = ways[range.count - 1]
        let end = SIMD2(last.x[lane], last.y[lane]) - left * last.share[lane]
        let length = (end * end).sum().squareRoot()
        let chord = length > 0 ? end / length : SIMD2(1, 0)
        for k in 0..<range.count {
            let way = ways[k]
            let place = SIMD2(way.x[lane], way.y[lane]) - left * way.share[lane]
            samples[range.lowerBound + k].place = place
            samples[range.lowerBound + k].heightAndProgress = SIMD2(way.z[lane], (place * chord).sum())
        }
    }
}

/// The share of the velocity left at the end that has arisen up to a sample.
private struct VelocityShare {
    private let rest: Double
    private let gain: Lane
    private let norm: Lane

    init(_ noise: TrajectoryNoise, _ endVariance: Lane, _ places: PairIntegration.Places, _ interval: Double) {
        let duration = Lane(Double(places.first.count - 1), Double(places.second.count - 1)) * interval
        let tiltAcceleration = noise.remainingTilt * standardGravity
        let tiltGain = tiltAcceleration * tiltAcceleration
        rest = noise.restVelocity * noise.restVelocity
        gain = tiltGain * interval * duration
        norm = 1 / (endVariance + tiltGain * duration * duration + 2 * rest)
    }

    @inline(__always)
    func value(_ variance: Lane, _ k: Int) -> Lane { (variance + gain * Double(k) + rest) * norm }
}

extension LaneRotation {
    /// The third rows of the matrices: how high each of the turned axes points.
    @inline(__always)
    fileprivate var upward: LaneVector {
        LaneVector(2 * (x * z - scalar * y), 2 * (y * z + scalar * x), 1 - 2 * (x * x + y * y))
    }

    /// The level components of a vector after the rotation.
    @inline(__always)
    fileprivate func level(_ v: LaneVector) -> (Lane, Lane) {
        let twice = LaneVector(
            2 * (y * v.z - z * v.y), 2 * (z * v.x - x * v.z), 2 * (x * v.y - y * v.x))
        return (
            v.x + scalar * twice.x + (y * twice.z - z * twice.y), v.y + scalar * twice.y + (z * twice.x - x * twice.z)
        )
    }
}

extension LaneVector {
    @inline(__always)
    fileprivate mutating func set(_ other: LaneVector, lane: Int) {
        x[lane] = other.x[lane]
        y[lane] = other.y[lane]
        z[lane] = other.z[lane]
    }
}

extension PathSample {
    /// Sets what the second pass finds.
    @inline(__always)
    fileprivate mutating func set(_ orientation: Rotation, _ integral: Double, _ doubleIntegral: Double) {
        turnXY = SIMD2(orientation.vector.x, orientation.vector.y)
        turnZW = SIMD2(orientation.vector.z, orientation.scalar)
        variances = SIMD2(integral, doubleIntegral)
    }
}
