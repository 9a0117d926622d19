public import Recordings
import SignalProcessing

/// Where one foot truly is at the instants of its sensor's samples.
///
/// Positions are metres in the world: z up, x along the first steps.
public struct FootPath: Sendable {
    /// The sensor, without the vibration of its mount.
    public var sensor: VectorColumns
    /// The toe pivot: the point whose clearance the truth reports.
    public var toe: VectorColumns
    /// The heel point.
    public var heel: VectorColumns
    /// Angle of the sole to the floor, degrees, toe-up positive.
    public var pitch: [Double]
}

extension WalkingSimulation {
    /// The exact path of a foot, sample for sample as in the session's stream of that side.
    ///
    /// - Returns: An empty path for a side that is neither left nor right.
    public func path(of side: Side) -> FootPath {
        let walker: WalkingSide? = side == .left ? .left : side == .right ? .right : nil
        var sensor: [Vector3] = []
        var toe: [Vector3] = []
        var heel: [Vector3] = []
        var pitch: [Double] = []
        if let walker {
            let walk = Walk(scenario, seed: seed)
            let motion = walk.motion(of: walker)
            let gait = scenario.gait(of: walker)
            let timing = SampleTimes(rate: self.sensor.rate, from: offset(of: walker, in: walk), to: walk.duration)
            for index in 0..<timing.count {
                let pose = motion.pose(at: timing[index])
                let forward = gait.sensorForward - gait.footLength
                sensor.append(pose.point(forward: forward, left: gait.sensorLeft, up: gait.sensorUp).value)
                toe.append(pose.toe.value)
                heel.append(pose.point(forward: -gait.footLength, left: 0, up: 0).value)
                pitch.append(pose.pitch.value * 180 / .pi)
            }
        }
        func columns(_ points: [Vector3]) -> VectorColumns {
            VectorColumns(x: points.map(\.x), y: points.map(\.y), z: points.map(\.z))
        }
        return FootPath(sensor: columns(sensor), toe: columns(toe), heel: columns(heel), pitch: pitch)
    }
}

/// The instants at which a sensor samples the walk, in seconds of the walk.
struct SampleTimes: Sendable, Hashable {
    private let start: Double
    private let rate: Double
    /// Number of samples; the first lies at the start, none after the end.
    let count: Int

    init(rate: Double, from start: Double, to end: Double) {
        self.start = start
        self.rate = rate
        // A whole number of intervals may come out a rounding error short.
        count = max(0, Int(((end - start) * rate + 1e-6).rounded(.down)) + 1)
    }

    subscript(index: Int) -> Double { start + Double(index) / rate }
}
