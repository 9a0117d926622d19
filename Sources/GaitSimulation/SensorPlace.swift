import Recordings

/// Where an inertial sensor of the simulation sits.
enum SensorPlace: Sendable, Hashable {
    case foot(WalkingSide)
    case shank(WalkingSide)
    case lowerBack

    var placement: SensorPlacement {
        switch self {
        case .foot: .foot
        case .shank: .shank
        case .lowerBack: .lowerBack
        }
    }

    var side: Side {
        switch self {
        case .foot(let side), .shank(let side): side.side
        case .lowerBack: .unknown
        }
    }

    /// The name of the stream.
    var name: String {
        switch self {
        case .foot(let side): "\(side.side.rawValue) foot"
        case .shank(let side): "\(side.side.rawValue) shank"
        case .lowerBack: "lower back"
        }
    }

    /// Every sensor draws from streams of its own, so that one more leaves the others as they are.
    var randomUses: (mounting: SimulationRandom.Use, errors: SimulationRandom.Use, packets: SimulationRandom.Use) {
        switch self {
        case .foot(.left): (.leftMounting, .leftErrors, .leftPackets)
        case .foot(.right): (.rightMounting, .rightErrors, .rightPackets)
        case .shank(.left): (.leftShankMounting, .leftShankErrors, .leftShankPackets)
        case .shank(.right): (.rightShankMounting, .rightShankErrors, .rightShankPackets)
        case .lowerBack: (.lowerBackMounting, .lowerBackErrors, .lowerBackPackets)
        }
    }
}
