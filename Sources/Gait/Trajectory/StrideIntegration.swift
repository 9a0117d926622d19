import Recordings
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
/// one to correct, no matrix a sample. Strides are taken two at a time, neighbours in length together; which two share
/// the lanes changes nothing in either.
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
        var samples: [PathSample] = []
        var pitch: [Double] = []
        let total = strides.reduce(0) { $0 + $1.range.count }
        samples.reserveCapacity(total)
        pitch.reserveCapacity(total)
        var offsets = [Int](repeating: 0, count: strides.count)
        var closures = [StridePath.Closure?](repeating: nil, count: strides.count)
        let pair = PairIntegration(noise: noise, frame: frame, interval: 1 / signal.rate)
        var passes = PairIntegration.Passes()
        Self.forEachPair(of: strides) { a, b in
            offsets[a] = samples.count
            if a != b { offsets[b] = samples.count + strides[a].range.count }
            (closures[a], closures[b]) = pair.integrate(
                signal, strides[a], strides[b], isOne: a == b, &passes, &samples, &pitch)
        }
        let courses = StrideCourses(samples: samples, pitch: pitch)
        return strides.indices.compactMap { i in
            guard let closure = closures[i] else { return nil }
            let path = StridePath(
                courses, offset: offsets[i], range: strides[i].range, interval: 1 / signal.rate, closure: closure,
                instants: instants(of: courses.pitch, from: offsets[i], strides[i].range, signal))
            return NumberedPath(stride: strides[i].stride, path: path)
        }
    }

    /// How gravity closes over strides, in their order, for finding the gyroscope's bias.
    func closures(of signal: FootSignal, _ strides: [StrideEnds], frame: FootFrame) -> [TiltClosure] {
        var closures = [TiltClosure?](repeating: nil, count: strides.count)
        let pair = PairIntegration(noise: noise, frame: frame, interval: 1 / signal.rate)
        var passes = PairIntegration.Passes()
        Self.forEachPair(of: strides) { a, b in
            (closures[a], closures[b]) = pair.closures(signal, strides[a], strides[b], &passes)
        }
        return closures.compactMap(\.self)
    }

    /// Goes through strides in pairs of about equal length, the longer one first; one that is left over is its own pair.
    private static func forEachPair(of strides: [StrideEnds], _ body: (Int, Int) -> Void) {
        let order = strides.indices.sorted {
            (strides[$0].range.count, $1) > (strides[$1].range.count, $0)
        }
        for place in Swift.stride(from: 0, to: order.count, by: 2) {
            body(order[place], order[min(place + 1, order.count - 1)])
        }
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
