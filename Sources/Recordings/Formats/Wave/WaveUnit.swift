extension PhysicalUnit {
    /// The unit a `Unit-N` key spells, or `nil` when the spelling is not known.
    init?(waveSpelling text: String) {
        let spelling = text.lowercased().filter { !" ()[]".contains($0) }
        switch spelling {
        case "m/s^2", "m/s2", "m/s²", "m/s/s", "m.s^-2", "m*s^-2", "ms^-2": self = .metresPerSecondSquared
        case "g", "gravity": self = .standardGravity
        case "mg": self = .milliGravity
        case "deg/s", "d/s", "dps", "°/s", "deg.s^-1": self = .degreesPerSecond
        case "rad/s", "rad.s^-1": self = .radiansPerSecond
        case "t": self = .tesla
        case "ut", "µt", "μt": self = .microtesla
        case "n": self = .newton
        case "n.m", "nm", "n*m", "n·m": self = .newtonMetre
        case "n.mm", "nmm", "n*mm", "n·mm": self = .newtonMillimetre
        case "m": self = .metre
        case "mm": self = .millimetre
        case "?": self = .unknown
        default: return nil
        }
    }
}

extension Quantity {
    /// The SI unit of this quantity's samples.
    var unitInSI: PhysicalUnit {
        switch self {
        case .acceleration: .metresPerSecondSquared
        case .angularRate: .radiansPerSecond
        case .magneticField: .tesla
        case .force: .newton
        case .moment: .newtonMetre
        case .position: .metre
        case .other: .unknown
        }
    }

    /// The unit Axivity's converter means where it names none.
    var unitOfAxivity: PhysicalUnit {
        switch self {
        case .acceleration: .standardGravity
        case .angularRate: .degreesPerSecond
        case .magneticField: .microtesla
        case .force, .moment, .position, .other: .unknown
        }
    }
}
