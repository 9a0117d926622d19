import FootDrop
public import Gait
public import Recordings
import SignalProcessing

/// Makes a walking session whose truth is known exactly.
///
/// Rigid feet move by a scenario; the signals are the exact derivatives of that motion at the sensor, seen through a
/// sensor model. Equal scenario, sensor and seed give equal sessions. The walk depends on scenario and seed alone, so
/// sensors can be compared on the same steps.
public struct WalkingSimulation: Sendable {
    /// The person and the way.
    public var scenario: WalkingScenario
    /// The sensor on each foot.
    public var sensor: SensorModel
    /// Decides everything random.
    public var seed: UInt64

    /// Creates a simulation.
    public init(scenario: WalkingScenario = WalkingScenario(), sensor: SensorModel = SensorModel(), seed: UInt64 = 1) {
        self.scenario = scenario
        self.sensor = sensor
        self.seed = seed
    }

    /// Walks.
    ///
    /// - Precondition: Neither scenario nor sensor has a `problem`.
    public func run() -> SimulatedSession {
        if let problem = scenario.problem ?? sensor.problem { preconditionFailure(problem) }
        let walk = Walk(scenario, seed: seed)
        let left = foot(.left, of: walk)
        let right = foot(.right, of: walk)
        let stumbles = (left.stumbles + right.stumbles).sorted { $0.stumble.time < $1.stumble.time }
        return SimulatedSession(
            left: left.stream, right: right.stream, truth: [left.truth, right.truth], stumbles: stumbles)
    }

    /// When a foot's sensor starts its clock, seconds of the walk.
    func offset(of side: WalkingSide, in walk: Walk) -> Double {
        side == .left ? 0 : min(sensor.clockOffset, walk.duration)
    }

    private func foot(
        _ side: WalkingSide, of walk: Walk
    ) -> (stream: SensorStream, truth: FootAnalysis, stumbles: [SimulatedStumble]) {
        let offset = offset(of: side, in: walk)
        let times = SampleTimes(rate: sensor.rate, from: offset, to: walk.duration)
        let label: Side = side == .left ? .left : .right
        let sampling = SensorSampling(motion: walk.motion(of: side), gait: scenario.gait(of: side))
        var instance = SensorInstance(sensor, seed: seed, at: .foot(side))
        let truth = FootTruth(sampling: sampling, side: label, recording: offset...walk.duration)
        let gravity = instance.reading(of: Vector3(0, 0, SensorSampling.gravity)).norm
        let model = truth.model(rateBias: instance.rateBias, gravity: gravity)
        return (
            instance.stream(of: sampling, times: times),
            truth.analysis(model: model),
            SimulatedStumble.all(of: sampling.motion, side: label, recording: offset...walk.duration)
        )
    }
}

/// A simulated session: what the sensors recorded and what is true.
public struct SimulatedSession: Sendable {
    /// The left foot's sensor.
    public var left: SensorStream
    /// The right foot's sensor.
    public var right: SensorStream
    /// The truth of the left and of the right foot, each in the time of its own sensor.
    public var truth: [FootAnalysis]
    /// What each foot truly met, in the order of time.
    public var stumbles: [SimulatedStumble]

    /// Creates a session.
    public init(
        left: SensorStream, right: SensorStream, truth: [FootAnalysis], stumbles: [SimulatedStumble] = []
    ) {
        self.left = left
        self.right = right
        self.truth = truth
        self.stumbles = stumbles
    }
}
