public import Gait
public import Recordings
import SignalProcessing

extension WalkingSimulation {
    /// The same walk as a laboratory records it, beside the sensors on the feet.
    ///
    /// - Precondition: Neither scenario, sensor nor laboratory has a `problem`.
    public func sensors(_ laboratory: LaboratoryModel = LaboratoryModel()) -> SimulatedSensors {
        SimulatedSensors(self, laboratory)
    }
}

/// What other sensors record of a simulated walk; each is made when it is asked for.
///
/// All clocks start with the left foot's sensor. Equal simulation and laboratory give equal samples, whichever of them
/// are asked for; none changes the samples of the feet.
public struct SimulatedSensors: Sendable {
    private let simulation: WalkingSimulation
    private let laboratory: LaboratoryModel
    private let walk: Walk
    private let ground: GroundReaction

    init(_ simulation: WalkingSimulation, _ laboratory: LaboratoryModel) {
        let scenario = simulation.scenario
        if let problem = scenario.problem ?? simulation.sensor.problem ?? laboratory.problem {
            preconditionFailure(problem)
        }
        self.simulation = simulation
        self.laboratory = laboratory
        walk = Walk(scenario, seed: simulation.seed)
        let course = WalkerCourse(walk, scenario: scenario, legLength: laboratory.legLength)
        ground = GroundReaction(walk, trunk: TrunkMotion(course, walk: walk), mass: laboratory.bodyMass)
    }

    /// The body's weight, N.
    public var bodyWeight: Double { ground.weight }

    /// The exact initial and final contacts of both feet in the order of time, on the clock of these sensors.
    public var contacts: [GaitEvent] {
        [WalkingSide.left, .right].flatMap { side in
            walk.motion(of: side).strides.flatMap { stride in
                [
                    GaitEvent(side: side.side, kind: .finalContact, time: stride.design.toeOff, source: .foot),
                    GaitEvent(side: side.side, kind: .initialContact, time: stride.design.contact, source: .foot),
                ]
            }
        }.sorted { $0.time < $1.time }
    }

    /// An accelerometer and gyroscope on the lower back.
    public var lowerBack: SensorStream {
        var instance = SensorInstance(simulation.sensor, seed: simulation.seed, at: .lowerBack)
        return instance.stream(of: ground.trunk, times: times(simulation.sensor.rate))
    }

    /// An accelerometer and gyroscope on the left and on the right shank.
    public var shanks: [SensorStream] {
        [WalkingSide.left, .right].map { side in
            var instance = SensorInstance(simulation.sensor, seed: simulation.seed, at: .shank(side))
            let shank = ShankMotion(
                motion: walk.motion(of: side), side: side, gait: simulation.scenario.gait(of: side))
            return instance.stream(of: shank, times: times(simulation.sensor.rate))
        }
    }

    /// The markers `LHEE`, `LTOE`, `RHEE` and `RTOE`.
    public var markers: [SensorStream] {
        var sampling = MarkerSampling(laboratory.markers, seed: simulation.seed)
        let times = times(laboratory.markers.rate)
        return [WalkingSide.left, .right].flatMap { side in
            sampling.streams(of: walk.motion(of: side), side: side, times: times)
        }
    }

    /// The belts of a treadmill, one under each foot.
    ///
    /// Their frame goes along with the walker: x the way the body faces, y to its left, the origin between the feet.
    public var treadmill: [SensorStream] {
        [WalkingSide.left, .right].enumerated().map { number, side in
            var plate = PlateSampling(laboratory.plates, seed: simulation.seed, use: .treadmill, number: number)
            return plate.stream(
                name: "\(side.side.rawValue) belt", side: side.side, times: times(laboratory.plates.rate), origin: .zero
            ) { time in
                let load = ground.load(of: side, at: time)
                guard let stance = load.stance else { return nil }
                let walker = ground.trunk.course.place(at: time)
                let way = stance.centre(at: time) - walker.place.value
                let (sine, cosine) = (
                    walker.heading.sineAndCosine.sine.value, walker.heading.sineAndCosine.cosine.value
                )
                let point = Vector3(cosine * way.x + sine * way.y, cosine * way.y - sine * way.x, 0)
                return (Vector3(load.forward, load.left, load.up), point)
            }
        }
    }

    /// The plates of a walkway under a straight part of the way, one for each contact; which foot it was is not told.
    ///
    /// Axes are those of the floor. Fewer plates than asked for are given where no straight part is long enough.
    public var walkway: [SensorStream] {
        Walkway(ground, count: laboratory.plates.count).contacts.enumerated().map { number, item in
            var plate = PlateSampling(laboratory.plates, seed: simulation.seed, use: .walkway, number: number)
            let print = item.stance.print
            let toe = print.toe(simulation.scenario.gait(of: item.side).footLength)
            return plate.stream(
                name: "plate \(number + 1)", side: .unknown, times: times(laboratory.plates.rate),
                origin: 0.5 * (print.heel + toe)
            ) { time in
                guard item.stance.holds(time) else { return nil }
                let load = ground.load(of: item.side, at: time)
                let heading = ground.trunk.course.place(at: time).heading.sineAndCosine
                let (sine, cosine) = (heading.sine.value, heading.cosine.value)
                let force = Vector3(
                    cosine * load.forward - sine * load.left, sine * load.forward + cosine * load.left, load.up)
                return (force, item.stance.centre(at: time))
            }
        }
    }

    /// An insole with eight cells in each shoe.
    public var insoles: [SensorStream] {
        [WalkingSide.left, .right].map { side in
            var insole = InsoleSampling(laboratory.insoles, seed: simulation.seed, side: side)
            return insole.stream(of: ground, times: times(laboratory.insoles.rate))
        }
    }

    private func times(_ rate: Double) -> SampleTimes { SampleTimes(rate: rate, from: 0, to: walk.duration) }
}
