import Glibc
import Recordings
import SignalProcessing

/// Integrates one stride from foot-flat to foot-flat.
///
/// This is the closed form of a Kalman smoother with the states tilt, velocity and place: the end of the stride tells
/// tilt (gravity) and velocity (zero), and the difference is laid where the noise model says it arose. One pass forward,
/// one to correct, no matrix a sample.
struct StrideIntegration: Sendable {
    /// How errors grow.
    var noise = TrajectoryNoise()
    /// Latest greatest pitch after the lowest one, s.
    var swingReach = 0.7

    /// The path of one stride.
    ///
    /// - Parameters:
    ///   - signal: The foot's signal.
    ///   - range: First sample and one past the last; at least three samples within one piece.
    ///   - startUp: Up at the first foot-flat in the sensor's frame.
    ///   - endUp: Up at the last.
    ///   - frame: The foot's axes and the sensor's errors.
    func integrate(
        _ signal: FootSignal, _ range: Range<Int>, startUp: Vector3, endUp: Vector3, frame: FootFrame
    ) -> StridePath {
        let n = range.count
        let dt = 1 / signal.rate
        let first = range.lowerBound
        let (ax, ay, az) = (signal.acceleration.x, signal.acceleration.y, signal.acceleration.z)
        let (gx, gy, gz) = (signal.angularRate.x, signal.angularRate.y, signal.angularRate.z)

        var orientation = [Rotation](repeating: .identity, count: n)
        var q = [Double](repeating: 0, count: n)
        var tiltVariance = [Double](repeating: 0, count: n)
        var accelerationClipped = false
        var rateClipped = false

        // Forward: orientation and the growth of both error variances.
        let forward = (frame.forward - startUp * frame.forward.dot(startUp)).normalized
        let left = startUp.cross(forward)
        var current = Rotation(columns: forward, left, startUp).inverse
        orientation[0] = current
        var lastRate = Vector3(gx[first], gy[first], gz[first]) - frame.bias
        var lastAcceleration = Vector3(ax[first], ay[first], az[first])
        let walk = noise.velocityWalk * noise.velocityWalk * dt
        let jumpScale = (noise.jumpFactor * dt) * (noise.jumpFactor * dt)
        let tiltWalk = noise.tiltWalk * noise.tiltWalk * dt
        let tiltScale = noise.tiltPerRate * noise.tiltPerRate * dt
        let clippedRate = noise.clippedRate * dt
        for k in 1..<n {
            let i = first + k
            let raw = Vector3(gx[i], gy[i], gz[i])
            let rate = raw - frame.bias
            current = (current * Rotation(smallRotationVector: (lastRate + rate) * (0.5 * dt))).nearlyNormalized
            orientation[k] = current
            lastRate = rate

            let acceleration = Vector3(ax[i], ay[i], az[i])
            let jump = acceleration - lastAcceleration
            lastAcceleration = acceleration
            var growth = walk + jump.dot(jump) * jumpScale
            if acceleration.largestMagnitude >= frame.accelerationLimit {
                growth += noise.clippedAcceleration * noise.clippedAcceleration
                accelerationClipped = true
            }
            q[k] = q[k - 1] + growth
            var tiltGrowth = tiltWalk + tiltScale * rate.dot(rate)
            if raw.largestMagnitude >= frame.rateLimit {
                tiltGrowth += clippedRate * clippedRate
                rateClipped = true
            }
            tiltVariance[k] = tiltVariance[k - 1] + tiltGrowth
        }

        // The tilt that gravity shows at the end is laid along the stride by its variance.
        let endUpward = current.apply(endUp)
        let tilt = Vector3(endUpward.y, -endUpward.x, 0)
        let flatTilt = noise.flatTilt * noise.flatTilt
        let tiltNorm = 1 / (2 * flatTilt + tiltVariance[n - 1])
        var pitch = [Double](repeating: 0, count: n)
        var vx = [Double](repeating: 0, count: n)
        var vy = vx
        var vz = vx
        var lastForce = Vector3.zero
        for k in 0..<n {
            let correction = Rotation(
                smallRotationVector: tilt * ((flatTilt + tiltVariance[k]) * tiltNorm))
            let corrected = (correction * orientation[k]).nearlyNormalized
            orientation[k] = corrected
            let i = first + k
            var force = corrected.apply(Vector3(ax[i], ay[i], az[i]))
            force.z -= frame.gravity
            pitch[k] = asin(max(-1, min(1, corrected.apply(frame.forward).z)))
            if k > 0 {
                vx[k] = vx[k - 1] + 0.5 * dt * (lastForce.x + force.x)
                vy[k] = vy[k - 1] + 0.5 * dt * (lastForce.y + force.y)
                vz[k] = vz[k - 1] + 0.5 * dt * (lastForce.z + force.z)
            }
            lastForce = force
        }
        let endVelocity = Vector3(vx[n - 1], vy[n - 1], vz[n - 1])

        // The horizontal velocity left at the end is laid along the stride likewise; the vertical one is left to the
        // conditioning on the floor.
        let duration = Double(n - 1) * dt
        let tiltAcceleration = noise.remainingTilt * standardGravity
        let tiltGain = tiltAcceleration * tiltAcceleration
        let rest = noise.restVelocity * noise.restVelocity
        let horizontalNorm = 1 / (q[n - 1] + tiltGain * duration * duration + 2 * rest)
        var x = [Double](repeating: 0, count: n)
        var y = x
        var z = x
        var a = x
        var d = x
        var lastShare = rest * horizontalNorm
        // Velocity errors arise at the samples, so between them their variance is constant and its integrals are exact.
        for k in 1..<n {
            let share = (q[k] + tiltGain * Double(k) * dt * duration + rest) * horizontalNorm
            x[k] = x[k - 1] + 0.5 * dt * (vx[k - 1] + vx[k] - endVelocity.x * (lastShare + share))
            y[k] = y[k - 1] + 0.5 * dt * (vy[k - 1] + vy[k] - endVelocity.y * (lastShare + share))
            z[k] = z[k - 1] + 0.5 * dt * (vz[k - 1] + vz[k])
            a[k] = a[k - 1] + dt * q[k - 1]
            d[k] = d[k - 1] + dt * (a[k - 1] + 0.5 * dt * q[k - 1])
            lastShare = share
        }
        let length = (x[n - 1] * x[n - 1] + y[n - 1] * y[n - 1]).squareRoot()
        let (cx, cy) = length > 0 ? (x[n - 1] / length, y[n - 1] / length) : (1, 0)
        var progress = x
        for k in 0..<n { progress[k] = x[k] * cx + y[k] * cy }

        return StridePath(
            range: range, interval: dt,
            columns: StridePath.Columns(
                orientation: orientation, pitch: pitch, x: x, y: y, freeHeight: z, progress: progress,
                velocityVarianceIntegral: a, velocityVarianceDoubleIntegral: d),
            closure: StridePath.Closure(
                velocity: endVelocity, velocityVariance: q[n - 1],
                tilt: (tilt.x * tilt.x + tilt.y * tilt.y).squareRoot(), accelerationClipped: accelerationClipped,
                rateClipped: rateClipped),
            instants: instants(of: pitch, range, signal))
    }

    /// How gravity closes over a stride, for finding the gyroscope's bias.
    func closure(
        of signal: FootSignal, _ range: Range<Int>, startUp: Vector3, endUp: Vector3, frame: FootFrame
    ) -> TiltClosure {
        let dt = 1 / signal.rate
        let rate = signal.angularRate
        var current = Rotation(from: startUp, to: Vector3(0, 0, 1))
        // Sums of the first two rows of the orientation's matrix.
        var rowX = Vector3.zero
        var rowY = Vector3.zero
        var last = Vector3(rate.x[range.lowerBound], rate.y[range.lowerBound], rate.z[range.lowerBound]) - frame.bias
        for i in range.dropFirst() {
            let (w, v) = (current.scalar, current.vector)
            rowX += Vector3(1 - 2 * (v.y * v.y + v.z * v.z), 2 * (v.x * v.y - w * v.z), 2 * (v.x * v.z + w * v.y)) * dt
            rowY += Vector3(2 * (v.x * v.y + w * v.z), 1 - 2 * (v.x * v.x + v.z * v.z), 2 * (v.y * v.z - w * v.x)) * dt
            let next = Vector3(rate.x[i], rate.y[i], rate.z[i]) - frame.bias
            current = (current * Rotation(smallRotationVector: (last + next) * (0.5 * dt))).normalized
            last = next
        }
        let up = current.apply(endUp)
        return TiltClosure(rowX: rowX, rowY: rowY, tiltX: -up.y, tiltY: up.x)
    }

    /// Lowest pitch (push-off), greatest pitch after it, and the shock of contact.
    private func instants(of pitch: [Double], _ range: Range<Int>, _ signal: FootSignal) -> StridePath.Instants {
        let n = pitch.count
        var lowest = 0
        for k in 0..<n where pitch[k] < pitch[lowest] { lowest = k }
        var greatest = lowest
        for k in lowest..<min(n, lowest + signal.samples(swingReach)) where pitch[k] > pitch[greatest] { greatest = k }
        let from = max(1, greatest - signal.samples(0.06))
        let to = min(n - 1, greatest + signal.samples(0.15))
        var impact = min(greatest, n - 1)
        var largest = -1.0
        let acceleration = signal.acceleration
        for k in from..<max(from, to + 1) {
            let i = range.lowerBound + k
            let dx = acceleration.x[i] - acceleration.x[i - 1]
            let dy = acceleration.y[i] - acceleration.y[i - 1]
            let dz = acceleration.z[i] - acceleration.z[i - 1]
            let jump = dx * dx + dy * dy + dz * dz
            if jump > largest {
                largest = jump
                impact = k
            }
        }
        return StridePath.Instants(lowestPitch: lowest, greatestPitch: greatest, impact: impact)
    }
}

/// Standard gravity, m/s² (BIPM, SI brochure, 9th edition).
let standardGravity = 9.80665
