import Gait
import GaitSimulation
import Recordings

@testable import FootDrop

/// A simulated person whose toe lift is that of reference people at the speed, with a deficit added on purpose.
struct VirtualPerson {
    /// Walking speed, m/s.
    var speed = 1.2
    /// Person and sensor.
    var seed: UInt64 = 1
    /// Toe-up pitch lost on each side, degrees.
    var leftDeficit = 0.0
    var rightDeficit = 0.0
    /// Lowest toe clearance, metres, and the share of it that hip and knee restore.
    var clearance = 0.015
    var steppageGain = 0.9
    var strides = 12

    /// The scenario: pitch before landing follows mu(v), each person differing from it by 2.5 deg (SD), each foot by 1.
    var scenario: WalkingScenario {
        var random = SplitMix64(seed: seed)
        let reference = ReferenceTable.builtIn
        let lift = ToeLift.expected(atSpeed: speed, reference) + 2.5 * random.normal()
        var scenario = WalkingScenario()
        scenario.path = [.stand(seconds: 2), .walk(strides: strides), .stand(seconds: 2)]
        scenario.strideTime = 1.2 / speed.squareRoot()
        scenario.strideLength = speed * scenario.strideTime
        for side in [\WalkingScenario.left, \WalkingScenario.right] {
            scenario[keyPath: side].contactPitch = lift + random.normal()
            scenario[keyPath: side].toeOffPitch = -min(66, 35 + 25 * speed)
            scenario[keyPath: side].minToeClearance = clearance
            scenario[keyPath: side].steppageGain = steppageGain
            scenario[keyPath: side].stanceShare = 0.68 - 0.05 * speed
        }
        scenario.left.dorsiflexionDeficit = leftDeficit
        scenario.right.dorsiflexionDeficit = rightDeficit
        return scenario
    }

    /// The same person with the sides exchanged: sensors, feet and all.
    func session(sensor: SensorModel = SensorModel(), isSwapped: Bool = false) throws -> Session {
        let walk = WalkingSimulation(scenario: scenario, sensor: sensor, seed: seed).run()
        let feet = try zip([walk.left, walk.right], [Side.left, .right]).map { stream, side in
            let named: Side = isSwapped ? (side == .left ? .right : .left) : side
            return WalkingAnalysis().analyze(try stream.inertialSegments(), side: named)
        }
        return Session(inputs: [], feet: feet, isSynchronized: true)
    }

    /// What is found.
    func assessed(sensor: SensorModel = SensorModel()) throws -> Assessed {
        Assessed(FootDropAssessment().assess(try session(sensor: sensor)))
    }
}

/// A finding with names for its parts.
struct Assessed {
    let feet: [FootDropFinding]
    let laterality: LateralityFinding
    let bilateral: BilateralFigures

    init(_ parts: (feet: [FootDropFinding], laterality: LateralityFinding, bilateral: BilateralFigures)) {
        (feet, laterality, bilateral) = parts
    }

    func foot(_ side: Side) -> FootDropFinding? { feet.first { $0.side == side } }

    /// Whether any foot is found to lift its toe less.
    var isPositive: Bool { feet.contains { $0.finding == .reduced || $0.finding == .markedlyReduced } }
}

extension FootDropFinding {
    func sign(_ name: String) -> SignMeasurement? { signs.first { $0.name == name } }
    func score(_ kind: SubScore.Kind) -> SubScore? { subScores.first { $0.kind == kind } }
}
