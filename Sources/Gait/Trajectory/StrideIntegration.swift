import Recordings
import SignalKernels
import SignalProcessing

/// A stride to be integrated: its samples, and where gravity points at its two foot-flats.
struct StrideEnds: Sendable {
    /// Number of the stride among the foot's strides.
    var stride: Int
    /// First sample and one past the last; at least three samples within one piece.
    var range: Range<Int>
    /// Up at the first foot-flat in the sensor's frame.
    var startUp: Vector3
    /// Up at the last.
    var endUp: Vector3
}

/// Integrates strides from foot-flat to foot-flat.
///
/// This is the closed form of a Kalman smoother with the states tilt, velocity and place: the end of the stride tells
/// tilt (gravity) and velocity (zero), and the difference is laid where the noise model says it arose. One pass forward,
/// one to correct, no matrix a sample. ``StrideLanes`` does both for several strides at a time.
struct StrideIntegration: Sendable {
    /// How errors grow.
    var noise = TrajectoryNoise()
    /// Latest greatest pitch after the lowest one, s.
    var swingReach = 0.7

    /// The paths of strides, in their order.
    ///
    /// - Parameters:
    ///   - signal: The foot's signal.
    ///   - strides: The strides and their ends.
    ///   - frame: The foot's axes and the sensor's errors.
    func integrate(_ signal: FootSignal, _ strides: [StrideEnds], frame: FootFrame) -> [NumberedPath] {
        var tilts = [SIMD2<Double>](repeating: .zero, count: strides.count)
        let (samples, pitch) = StrideCourses.kept(strides.reduce(0) { $0 + $1.range.count })
        let found = lanes(frame, signal).courses(
            of: strides.map { StrideLanes.Stride(range: $0.range, start: start($0, frame).parts) }, in: signal.motion,
            samples: consume samples, pitch: consume pitch
        ) { number, end in
            // Where gravity points at the end is up; the difference is the tilt that has crept in.
            let up = Rotation(parts: end.turn).normalized.apply(strides[number].endUp)
            tilts[number] = SIMD2(up.y, -up.x)
            return tilts[number]
        }
        let courses = StrideCourses(samples: found.samples, pitch: found.pitch)
        var offset = 0
        return strides.indices.map { i in
            let (end, tilt) = (found.ends[i], tilts[i])
            let closure = StridePath.Closure(
                velocity: found.velocities[i], velocityVariance: end.velocityVariance,
                tilt: (tilt.x * tilt.x + tilt.y * tilt.y).squareRoot(),
                accelerationClipped: end.accelerationClipped > 0,
                rateClipped: end.rateClipped > 0,
                clippedTime: Double(max(end.accelerationClipped, end.rateClipped)) / signal.rate)
            let path = StridePath(
                courses, offset: offset, range: strides[i].range, interval: 1 / signal.rate, closure: closure,
                instants: instants(of: courses.pitch, from: offset, strides[i].range, signal))
            offset += strides[i].range.count
            return NumberedPath(stride: strides[i].stride, path: path)
        }
    }

    /// How gravity closes over strides, in their order, for finding the gyroscope's bias.
    func closures(of signal: FootSignal, _ strides: [StrideEnds], frame: FootFrame) -> [TiltClosure] {
        let (upright, interval) = (Vector3(0, 0, 1), 1 / signal.rate)
        let sums = lanes(frame, signal).turnSums(
            of: strides.map {
                StrideLanes.Stride(range: $0.range, start: Rotation(from: $0.startUp, to: upright).parts)
            }, in: signal.motion)
        return zip(strides, sums).map { stride, sums in
            let up = Rotation(parts: sums.turn).apply(stride.endUp)
            let (x, y) = sums.rows(count: stride.range.count - 1)
            return TiltClosure(rowX: x * interval, rowY: y * interval, tiltX: -up.y, tiltY: up.x)
        }
    }

    /// The orientation at the first foot-flat: up as gravity shows it, the foot pointing along x.
    private func start(_ ends: StrideEnds, _ frame: FootFrame) -> Rotation {
        let up = ends.startUp
        let forward = (frame.forward - up * frame.forward.dot(up)).normalized
        return Rotation(columns: forward, up.cross(forward), up).inverse
    }

    private func lanes(_ frame: FootFrame, _ signal: FootSignal) -> StrideLanes {
        let interval = 1 / signal.rate
        func square(_ value: Double) -> Double { value * value }
        var model = StrideLanes.Model(interval: interval)
        model.bias = frame.bias
        model.forward = frame.forward
        model.gravity = frame.gravity
        model.accelerationLimit = frame.accelerationLimit
        model.rateLimit = frame.rateLimit
        model.velocityWalk = noise.velocityWalk * noise.velocityWalk * interval
        model.velocityPerJump = square(noise.jumpFactor * interval)
        model.velocityClipped = square(noise.clippedAcceleration)
        model.tiltWalk = noise.tiltWalk * noise.tiltWalk * interval
        model.tiltPerRate = noise.tiltPerRate * noise.tiltPerRate * interval
        model.tiltClipped = square(noise.clippedRate * interval)
        model.flatTilt = square(noise.flatTilt)
        model.tiltAcceleration = square(noise.remainingTilt * standardGravity)
        model.restVelocity = square(noise.restVelocity)
        return StrideLanes(model)
    }

    /// Lowest pitch (push-off), greatest pitch after it, and the shock of contact.
    private func instants(
        of pitch: [Double], from offset: Int, _ range: Range<Int>, _ signal: FootSignal
    ) -> StridePath.Instants {
        let n = range.count
        let pitch = pitch.span.extracting(offset..<offset + n)
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

extension FootSignal {
    /// The columns that strides are integrated from.
    fileprivate var motion: StrideLanes.Motion { StrideLanes.Motion(acceleration, rate: angularRate) }
}

extension StrideLanes.TurnSums {
    /// The sums of the first two rows of `count` rotation matrices.
    fileprivate func rows(count: Int) -> (x: Vector3, y: Vector3) {
        let (yyzz, xxzz, xy, wz) = (products[0], products[1], products[2], products[3])
        let (xz, wy, yz, wx) = (products[4], products[5], products[6], products[7])
        let one = Double(count)
        return (
            Vector3(one - 2 * yyzz, 2 * (xy - wz), 2 * (xz + wy)),
            Vector3(2 * (xy + wz), one - 2 * xxzz, 2 * (yz - wx))
        )
    }
}
