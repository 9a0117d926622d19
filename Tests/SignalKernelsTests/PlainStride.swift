import Glibc

@testable import SignalKernels

/// The integration of one stride as plainly as it can be said, with the operations of ``StrideLanes`` in their order.
struct PlainStride {
    let model: StrideLanes.Model
    let motion: StrideLanes.Motion
    let stride: StrideLanes.Stride

    private typealias Vector = SIMD3<Double>

    private func dot(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double { a.x * b.x + a.y * b.y + a.z * b.z }

    /// The squared length of a quaternion.
    private func square(_ q: SIMD4<Double>) -> Double { (q.w * q.w + q.x * q.x) + (q.y * q.y + q.z * q.z) }

    private func acceleration(_ k: Int) -> SIMD3<Double> {
        let (i, columns) = (stride.range.lowerBound + k, motion.acceleration)
        return SIMD3(columns.x[i], columns.y[i], columns.z[i])
    }

    private func rate(_ k: Int) -> SIMD3<Double> {
        let (i, columns) = (stride.range.lowerBound + k, motion.rate)
        return SIMD3(columns.x[i], columns.y[i], columns.z[i]) - model.bias
    }

    private func product(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> SIMD4<Double> {
        SIMD4(
            (a.w * b.x + a.x * b.w) + (a.y * b.z - a.z * b.y), (a.w * b.y + a.y * b.w) + (a.z * b.x - a.x * b.z),
            (a.w * b.z + a.z * b.w) + (a.x * b.y - a.y * b.x), (a.w * b.w - a.x * b.x) - (a.y * b.y + a.z * b.z))
    }

    /// Orientations from the gyroscope alone.
    func turns() -> [SIMD4<Double>] {
        var current = stride.start
        var turns = [current]
        for k in 1..<max(1, stride.range.count) {
            let v = (rate(k - 1) + rate(k)) * (0.5 * model.interval)
            let angle = dot(v, v)
            let factor = 0.5 - angle * (1.0 / 48)
            current = product(
                current,
                SIMD4(v.x * factor, v.y * factor, v.z * factor, 1 - angle * (0.125 - angle * (1.0 / 384))))
            turns.append(current)
            if k % 8 == 0 { current = current * (1 / square(current).squareRoot()) }
        }
        return turns
    }

    /// Variances of tilt and velocity as they grow, and the samples at the limits.
    func variances() -> (tilt: [Double], velocity: [Double], accelerationClipped: Int, rateClipped: Int) {
        var (tilt, velocity) = ([0.0], [0.0])
        var clipped = (acceleration: 0, rate: 0)
        for k in 1..<max(1, stride.range.count) {
            let jump = acceleration(k) - acceleration(k - 1)
            var velocityStep = model.velocityWalk + dot(jump, jump) * model.velocityPerJump
            var tiltStep = model.tiltWalk + dot(rate(k), rate(k)) * model.tiltPerRate
            let (a, r) = (acceleration(k), rate(k) + model.bias)
            if max(abs(a.x), abs(a.y), abs(a.z)) >= model.accelerationLimit {
                velocityStep += model.velocityClipped
                clipped.acceleration += 1
            }
            if max(abs(r.x), abs(r.y), abs(r.z)) >= model.rateLimit {
                tiltStep += model.tiltClipped
                clipped.rate += 1
            }
            tilt.append(tilt[k - 1] + tiltStep)
            velocity.append(velocity[k - 1] + velocityStep)
        }
        return (tilt, velocity, clipped.acceleration, clipped.rate)
    }

    /// The orientations after a tilt is laid along the stride.
    private func corrected(_ tilt: SIMD2<Double>, _ variances: [Double]) -> [SIMD4<Double>] {
        let norm = 1 / (2 * model.flatTilt + variances[variances.count - 1])
        return zip(turns(), variances).map { free, variance in
            let part = (variance + model.flatTilt) * norm
            let angle = part * part * (tilt.x * tilt.x + tilt.y * tilt.y)
            let factor = part * (0.5 - angle * (1.0 / 48))
            let scalar = 1 - angle * (0.125 - angle * (1.0 / 384))
            let (x, y) = (tilt.x * factor, tilt.y * factor)
            let q = SIMD4(
                (scalar * free.x + x * free.w) + y * free.z, (scalar * free.y + y * free.w) - x * free.z,
                (scalar * free.z + x * free.y) - y * free.x, scalar * free.w - (x * free.x + y * free.y))
            return q * (1.5 - 0.5 * square(q))
        }
    }

    /// Force in the world without gravity, and the sine of foot pitch.
    private func force(_ q: SIMD4<Double>, _ v: SIMD3<Double>) -> (force: SIMD3<Double>, sine: Double) {
        let upward = SIMD3(
            2 * (q.x * q.z - q.w * q.y), 2 * (q.y * q.z + q.w * q.x), 1 - 2 * (q.x * q.x + q.y * q.y))
        let twice = SIMD3(
            2 * (q.y * v.z - q.z * v.y), 2 * (q.z * v.x - q.x * v.z), 2 * (q.x * v.y - q.y * v.x))
        return (
            SIMD3(
                v.x + q.w * twice.x + (q.y * twice.z - q.z * twice.y),
                v.y + q.w * twice.y + (q.z * twice.x - q.x * twice.z), dot(upward, v) - model.gravity),
            dot(upward, model.forward)
        )
    }

    /// The course with a tilt laid along it, the sine of its pitch, and the velocity left at its end.
    func course(tilt: SIMD2<Double>) -> (samples: [PathSample], sines: [Double], velocity: SIMD3<Double>) {
        let (tilts, variances, _, _) = variances()
        let turns = corrected(tilt, tilts)
        let count = turns.count
        let duration = Double(count - 1) * model.interval
        let norm =
            1
            / (variances[count - 1] + model.tiltAcceleration * duration * duration + 2 * model.restVelocity)
        let gain = model.tiltAcceleration * model.interval * duration
        let half = 0.5 * model.interval
        var (velocity, place) = (SIMD3<Double>.zero, SIMD3<Double>.zero)
        var (share, integral, doubleIntegral) = (0.0, 0.0, 0.0)
        var ramp = model.restVelocity
        var lastShare = ramp * norm
        var lastForce = force(turns[0], acceleration(0))
        var sines = [lastForce.sine]
        var places = [place]
        var shares = [share]
        var integrals = [SIMD2(integral, doubleIntegral)]
        for k in 1..<max(1, count) {
            let force = force(turns[k], acceleration(k))
            let last = velocity
            velocity += (lastForce.force + force.force) * half
            place += (last + velocity) * half
            doubleIntegral += (integral + variances[k - 1] * half) * model.interval
            integral += variances[k - 1] * model.interval
            ramp += gain
            let arisen = (variances[k] + ramp) * norm
            share += (lastShare + arisen) * half
            (lastShare, lastForce) = (arisen, force)
            sines.append(force.sine)
            places.append(place)
            shares.append(share)
            integrals.append(SIMD2(integral, doubleIntegral))
        }
        let level = places.indices.map { k in
            SIMD2(places[k].x - velocity.x * shares[k], places[k].y - velocity.y * shares[k])
        }
        let end = level[count - 1]
        let length = (end.x * end.x + end.y * end.y).squareRoot()
        let chord = length > 0 ? end / length : SIMD2(1, 0)
        let samples = turns.indices.map { k in
            PathSample(
                turnXY: SIMD2(turns[k].x, turns[k].y), turnZW: SIMD2(turns[k].z, turns[k].w), place: level[k],
                heightAndProgress: SIMD2(places[k].z, level[k].x * chord.x + level[k].y * chord.y),
                variances: integrals[k])
        }
        return (samples, sines, velocity)
    }
}
