import Recordings
import SignalProcessing

/// What a sensor still tells of a foot when its gravity was removed before the recording.
///
/// Up cannot be read at rest, so there is no clearance. Foot pitch is the integral of the rate about the pitch axis, zero
/// at both foot-flats. The path is integrated as it stands; what removed gravity also removed some of the movement, so
/// it comes out too short, and only a least walking speed follows from it.
struct GravityFreeWalk: Sendable {
    /// One stride's course from foot-flat to foot-flat, a value a sample.
    struct Stride: Sendable {
        /// Number of the stride.
        var stride: Int
        /// First sample and one past the last.
        var range: Range<Int>
        /// Foot pitch, rad, toe-up positive, zero at both ends.
        var pitch: [Double]
        /// Way along the chord of the stride, m.
        var progress: [Double]
        /// Sample of the greatest forward speed, from the start of the stride.
        var fastest: Int
        /// Length of the path from end to end, m.
        var length: Double
        /// Change of heading, degrees, anticlockwise seen from above positive.
        var turn: Double
    }

    /// The strides that begin and end at rest.
    private(set) var strides: [Stride] = []

    /// Follows the strides of a foot.
    ///
    /// Toe-up is what the movement says, `foot.axis`: the heights of such a path drift by more than a foot is lifted, and
    /// cannot confirm it.
    init(_ foot: SegmentedFoot, bounds: [FootFlatFinder.Bounds], in signal: FootSignal) {
        let rests = bounds.flatMap { [$0.before, $0.after] }.compactMap(\.self)
        let limit = RestLimit().limit(for: rests)
        let bias = GyroscopeBias().standing(foot, in: signal) ?? .zero
        let rest = RobustStatistics.vectorMedian(rests.map(\.acceleration))
        var raw: [(stride: Int, path: RawPath)] = []
        for (number, bound) in bounds.enumerated() {
            guard let before = bound.before, let after = bound.after, before.restlessness <= limit,
                after.restlessness <= limit, after.index - before.index >= signal.samples(0.2),
                Double(after.index - before.index) <= FootWalk.longestStride * signal.rate
            else { continue }
            raw.append((number, RawPath(signal, before.index..<after.index + 1, bias: bias, rest: rest)))
        }
        // The foot travels level and pitches about a level axis: both together tell up.
        let toeUp = foot.axis.axis
        let forward = RobustStatistics.vectorMedian(raw.map { $0.path.end.normalized })
        let left = -toeUp
        let up = (forward - left * forward.dot(left)).normalized.cross(left)
        strides = raw.map { number, path in
            Stride(
                stride: number, range: path.range, pitch: path.pitch(about: toeUp), progress: path.progress,
                fastest: path.fastest, length: path.end.norm, turn: path.turn(about: up) * 180 / .pi)
        }
    }
}

/// A stride integrated in the axes that the sensor has at its start.
private struct RawPath {
    let range: Range<Int>
    let rate: Double
    /// Angular rate along the sensor's axes, bias removed, rad/s.
    private let angularRate: [Vector3]
    /// Place, m.
    private let place: [Vector3]
    /// The turning from start to end.
    private let turning: Rotation

    init(_ signal: FootSignal, _ range: Range<Int>, bias: Vector3, rest: Vector3) {
        self.range = range
        rate = signal.rate
        let dt = 1 / signal.rate
        let (gyroscope, accelerometer) = (signal.angularRate, signal.acceleration)
        let angularRate = range.map { Vector3(gyroscope.x[$0], gyroscope.y[$0], gyroscope.z[$0]) - bias }
        var velocity = [Vector3](repeating: .zero, count: range.count)
        var current = Rotation.identity
        var lastForce = Vector3.zero
        for (k, i) in range.enumerated() {
            if k > 0 {
                current =
                    (current * Rotation(smallRotationVector: (angularRate[k - 1] + angularRate[k]) * (0.5 * dt)))
                    .nearlyNormalized
            }
            let force = current.apply(Vector3(accelerometer.x[i], accelerometer.y[i], accelerometer.z[i]) - rest)
            if k > 0 { velocity[k] = velocity[k - 1] + (lastForce + force) * (0.5 * dt) }
            lastForce = force
        }
        // The foot rests at both ends: what velocity is left at the end grew steadily.
        let drift = velocity[velocity.count - 1] / Double(max(1, velocity.count - 1))
        var place = velocity
        place[0] = .zero
        for k in place.indices.dropFirst() {
            let mean = (velocity[k - 1] + velocity[k]) * 0.5 - drift * (Double(k) - 0.5)
            place[k] = place[k - 1] + mean * dt
        }
        self.angularRate = angularRate
        self.place = place
        turning = current
    }

    /// Where the stride ends.
    var end: Vector3 { place[place.count - 1] }

    /// Way along the chord, m.
    var progress: [Double] {
        let chord = end.normalized
        return place.map { $0.dot(chord) }
    }

    /// The sample of the greatest speed along the chord.
    var fastest: Int {
        let way = progress
        var best = 1
        for k in 1..<way.count - 1 where way[k + 1] - way[k - 1] > way[best + 1] - way[best - 1] { best = k }
        return best
    }

    /// The angle turned about an axis of the sensor, zero at both ends.
    func pitch(about axis: Vector3) -> [Double] {
        var pitch = [Double](repeating: 0, count: angularRate.count)
        for k in pitch.indices.dropFirst() {
            pitch[k] = pitch[k - 1] + 0.5 * (angularRate[k - 1] + angularRate[k]).dot(axis) / rate
        }
        let slope = pitch[pitch.count - 1] / Double(max(1, pitch.count - 1))
        for k in pitch.indices { pitch[k] -= slope * Double(k) }
        return pitch
    }

    /// The angle turned about an axis from start to end, rad.
    func turn(about axis: Vector3) -> Double { turning.rotationVector.dot(axis) }
}
