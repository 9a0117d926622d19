import Recordings
import SignalProcessing

/// The first pass over a pair of strides: forward, orientation and the growth of both error variances.
extension PairIntegration {
    /// Samples after which the product of small rotations, whose lengths stray, is brought back to length one.
    private static let normalization = 8

    /// Lays what the sensor reads from two samples on side by side.
    ///
    /// Beyond its own end a lane goes on with what follows in the signal, or with its last sample; what is made of that is
    /// not looked at.
    func read(_ signal: FootSignal, _ first: Int, _ second: Int, _ count: Int, _ readings: inout [Reading]) {
        let (acceleration, rate) = (signal.acceleration, signal.angularRate)
        var out = readings.mutableSpan
        Self.lay(acceleration.x, first, second, count) { out[$0].acceleration.x = $1 }
        Self.lay(acceleration.y, first, second, count) { out[$0].acceleration.y = $1 }
        Self.lay(acceleration.z, first, second, count) { out[$0].acceleration.z = $1 }
        let bias = frame.bias
        Self.lay(rate.x, first, second, count) { out[$0].rate.x = $1 - bias.x }
        Self.lay(rate.y, first, second, count) { out[$0].rate.y = $1 - bias.y }
        Self.lay(rate.z, first, second, count) { out[$0].rate.z = $1 - bias.z }
    }

    /// Calls `body` with the values of a column from two samples on.
    @inline(__always)
    private static func lay(
        _ column: [Double], _ first: Int, _ second: Int, _ count: Int, _ body: (Int, Lane) -> Void
    ) {
        let a = column.span.extracting(first..<first + count)
        let b = column.span.extracting(second..<min(second + count, column.count))
        for k in 0..<b.count { body(k, Lane(a[k], b[k])) }
        for k in b.count..<max(b.count, count) { body(k, Lane(a[k], b[b.count - 1])) }
    }

    /// The rotation from each sample to the next, and how much the variances grow with it.
    func increments(_ readings: [Reading], _ count: Int, _ turns: inout [Turn]) {
        let half = Lane(repeating: 0.5 * interval)
        let walk = noise.velocityWalk * noise.velocityWalk * interval
        let jumpScale = Lane(repeating: (noise.jumpFactor * interval) * (noise.jumpFactor * interval))
        let tiltWalk = noise.tiltWalk * noise.tiltWalk * interval
        let tiltScale = Lane(repeating: noise.tiltPerRate * noise.tiltPerRate * interval)
        let readings = readings.span.extracting(0..<count)
        var turns = turns.mutableSpan
        for k in 1..<readings.count {
            let (before, now) = (readings[k - 1], readings[k])
            turns[k].orientation = LaneRotation(smallRotationVector: (before.rate + now.rate) * half)
            let jump = now.acceleration - before.acceleration
            turns[k].velocityVariance = walk + jump.dot(jump) * jumpScale
            turns[k].tiltVariance = tiltWalk + now.rate.dot(now.rate) * tiltScale
        }
    }

    /// Adds what samples at the sensor's limits do to the errors, and returns how many there are.
    func clip(
        _ readings: [Reading], _ lengths: Lengths, _ turns: inout [Turn]
    ) -> (acceleration: Lane, rate: Lane) {
        var clipped = (acceleration: Lane.zero, rate: Lane.zero)
        let (accelerationLimit, rateLimit) = (frame.accelerationLimit, frame.rateLimit)
        let velocityError = noise.clippedAcceleration * noise.clippedAcceleration
        let tiltError = (noise.clippedRate * interval) * (noise.clippedRate * interval)
        guard accelerationLimit < .infinity || rateLimit < .infinity else { return clipped }
        // A component at its limit makes the vector at least as long; bias moves the rate by no more than its length.
        let longest = 0.999 * accelerationLimit * accelerationLimit
        let fastest = max(0, 0.999 * rateLimit - frame.bias.norm)
        for k in 1..<lengths.first {
            let reading = readings[k]
            let force = reading.acceleration.dot(reading.acceleration)
            let speed = reading.rate.dot(reading.rate)
            guard max(force.x, force.y) >= longest || max(speed.x, speed.y) >= fastest * fastest else { continue }
            for lane in 0..<(k <= lengths.last.second ? 2 : 1) {
                if reading.acceleration[lane].largestMagnitude >= accelerationLimit {
                    turns[k].velocityVariance[lane] += velocityError
                    clipped.acceleration[lane] += 1
                }
                if (reading.rate[lane] + frame.bias).largestMagnitude >= rateLimit {
                    turns[k].tiltVariance[lane] += tiltError
                    clipped.rate[lane] += 1
                }
            }
        }
        return clipped
    }

    /// Adds the rotations and the growth of the variances up along the strides.
    ///
    /// - Returns: Whether the quaternions are off length one by little everywhere, as those of a foot are.
    func turn(_ start: LaneRotation, _ count: Int, _ turns: inout [Turn]) -> Bool {
        var turns = turns.mutableSpan
        var (tilt, velocity) = (Lane.zero, Lane.zero)
        var current = start
        var stray = Lane.zero
        turns[0] = Turn(orientation: start, tiltVariance: tilt, velocityVariance: velocity)
        var k = 1
        while k < count {
            let end = min(k + Self.normalization, count)
            while k < end {
                current = current * turns[k].orientation
                tilt += turns[k].tiltVariance
                velocity += turns[k].velocityVariance
                turns[k] = Turn(orientation: current, tiltVariance: tilt, velocityVariance: velocity)
                k += 1
            }
            let excess = current.square - 1
            stray += excess * excess
            current = current.normalized
        }
        return stray.x < 1e-4 && stray.y < 1e-4
    }
}
