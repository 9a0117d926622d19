import SignalProcessing

/// The second pass over a pair of strides: what the rests at their ends tell is laid along them.
extension PairIntegration {
    /// The rotation that takes its share of the tilt away at each sample.
    func corrections(
        _ tilt: (x: Lane, y: Lane), _ endVariance: Lane, _ turns: [Turn], _ count: Int,
        _ corrections: inout [LevelRotation]
    ) {
        let flatTilt = noise.flatTilt * noise.flatTilt
        let norm = 1 / (2 * flatTilt + endVariance)
        let tiltSquare = tilt.x * tilt.x + tilt.y * tilt.y
        let turns = turns.span.extracting(0..<count)
        var corrections = corrections.mutableSpan
        for k in 0..<turns.count {
            let part = (turns[k].tiltVariance + flatTilt) * norm
            // The series of sine and cosine, as for every small rotation.
            let square = part * part * tiltSquare
            let factor = part * (0.5 - square * (1.0 / 48))
            corrections[k].scalar = 1 - square * (0.125 - square * (1.0 / 384))
            corrections[k].x = tilt.x * factor
            corrections[k].y = tilt.y * factor
        }
    }

    /// Turns the orientations by the corrections.
    func correct(_ corrections: [LevelRotation], _ count: Int, _ turns: inout [Turn]) {
        let corrections = corrections.span.extracting(0..<count)
        var turns = turns.mutableSpan
        for k in 0..<corrections.count {
            let (scalar, x, y) = (corrections[k].scalar, corrections[k].x, corrections[k].y)
            let free = turns[k].orientation
            turns[k].orientation = LaneRotation(
                scalar: scalar * free.scalar - (x * free.x + y * free.y),
                x: (scalar * free.x + x * free.scalar) + y * free.z,
                y: (scalar * free.y + y * free.scalar) - x * free.z,
                z: (scalar * free.z + x * free.y) - y * free.x)
        }
    }

    /// Brings the quaternions back to length one.
    ///
    /// Those that are off it by little take one Newton step, without root or division: an error ε becomes 3ε²/2.
    func normalize(_ count: Int, areNear: Bool, _ turns: inout [Turn]) {
        var turns = turns.mutableSpan
        guard areNear else {
            for k in 0..<count { turns[k].orientation = turns[k].orientation.normalized }
            return
        }
        for k in 0..<count {
            let q = turns[k].orientation
            turns[k].orientation = q.scaled(by: 1.5 - 0.5 * q.square)
        }
    }

    /// The forces along the world's axes, and the sine of foot pitch.
    func forces(_ readings: [Reading], _ turns: [Turn], _ count: Int, _ motions: inout [Motion]) {
        let forward = LaneVector(frame.forward, frame.forward)
        let gravity = Lane(repeating: frame.gravity)
        let turns = turns.span.extracting(0..<count)
        let readings = readings.span
        var motions = motions.mutableSpan
        for k in 0..<turns.count {
            let q = turns[k].orientation
            let v = readings[k].acceleration
            // The third row of the matrix: how high each of the sensor's axes points.
            let upward = LaneVector(
                2 * (q.x * q.z - q.scalar * q.y), 2 * (q.y * q.z + q.scalar * q.x), 1 - 2 * (q.x * q.x + q.y * q.y))
            let twice = LaneVector(
                2 * (q.y * v.z - q.z * v.y), 2 * (q.z * v.x - q.x * v.z), 2 * (q.x * v.y - q.y * v.x))
            motions[k].force = LaneVector(
                v.x + q.scalar * twice.x + (q.y * twice.z - q.z * twice.y),
                v.y + q.scalar * twice.y + (q.z * twice.x - q.x * twice.z), upward.dot(v) - gravity)
            motions[k].pitch = upward.dot(forward)
        }
    }

    /// Integrates the forces freely.
    ///
    /// Velocity errors arise at the samples, so between them their variance is constant and its integrals are exact.
    ///
    /// - Returns: The velocity that is left at the ends, where the foot rests, m/s.
    func sum(
        _ turns: [Turn], _ motions: [Motion], _ endVariance: Lane, _ lengths: Lengths, _ ways: inout [Way]
    ) -> LaneVector {
        let tiltAcceleration = noise.remainingTilt * standardGravity
        let tiltGain = tiltAcceleration * tiltAcceleration
        let rest = Lane(repeating: noise.restVelocity * noise.restVelocity)
        let duration = Lane(Double(lengths.last.first), Double(lengths.last.second)) * interval
        let norm = 1 / (endVariance + tiltGain * duration * duration + 2 * rest)
        let gain = tiltGain * interval * duration
        let step = Lane(repeating: interval)
        let half = Lane(repeating: 0.5 * interval)
        let turns = turns.span.extracting(0..<lengths.first)
        let motions = motions.span
        var ways = ways.mutableSpan
        var velocity = LaneVector(.zero, .zero, .zero)
        var way = Way(place: velocity, share: .zero, integral: .zero, doubleIntegral: .zero)
        var secondEnd = velocity
        var lastShare = rest * norm
        var ramp = rest
        ways[0] = way
        for k in 1..<turns.count {
            let last = velocity
            velocity = velocity + (motions[k - 1].force + motions[k].force) * half
            way.place = way.place + (last + velocity) * half
            let variance = turns[k - 1].velocityVariance
            way.doubleIntegral += (way.integral + variance * half) * step
            way.integral += variance * step
            ramp += gain
            let share = (turns[k].velocityVariance + ramp) * norm
            way.share += (lastShare + share) * half
            lastShare = share
            ways[k] = way
            if k == lengths.last.second { secondEnd = velocity }
        }
        return LaneVector(velocity[0], secondEnd[1])
    }

    /// Turns the sines of pitch into angles.
    func angles(_ count: Int, _ motions: inout [Motion]) {
        var motions = motions.mutableSpan
        for k in 0..<count { motions[k].pitch = motions[k].pitch.arcSine }
    }

    /// Appends the course of one lane, the horizontal velocity left at its end laid along it; the vertical one is left to
    /// the conditioning on the floor.
    func append(
        _ passes: Passes, _ velocity: LaneVector, lane: Int, _ count: Int, _ samples: inout [PathSample],
        _ pitch: inout [Double]
    ) {
        let left = SIMD2(velocity.x[lane], velocity.y[lane])
        let last = passes.ways[count - 1]
        let end = SIMD2(last.place.x[lane], last.place.y[lane]) - left * last.share[lane]
        let length = (end * end).sum().squareRoot()
        let chord = length > 0 ? end / length : SIMD2(1, 0)
        samples.append(addingCapacity: count) { samples in
            for k in 0..<count {
                let q = passes.turns[k].orientation
                let way = passes.ways[k]
                let place = SIMD2(way.place.x[lane], way.place.y[lane]) - left * way.share[lane]
                samples.append(
                    PathSample(
                        turnXY: SIMD2(q.x[lane], q.y[lane]), turnZW: SIMD2(q.z[lane], q.scalar[lane]), place: place,
                        heightAndProgress: SIMD2(way.place.z[lane], (place * chord).sum()),
                        variances: SIMD2(way.integral[lane], way.doubleIntegral[lane])))
            }
        }
        pitch.append(addingCapacity: count) { pitch in
            for k in 0..<count { pitch.append(passes.motions[k].pitch[lane]) }
        }
    }
}
