/// A unit a file may state its values in.
public enum PhysicalUnit: String, Sendable, Hashable, CaseIterable {
    case metresPerSecondSquared = "m/s^2"
    case standardGravity = "g"
    case milliGravity = "mg"
    case degreesPerSecond = "deg/s"
    case radiansPerSecond = "rad/s"
    case tesla = "T"
    case microtesla = "uT"
    case newton = "N"
    case kilonewton = "kN"
    case newtonMetre = "N.m"
    case newtonMillimetre = "N.mm"
    case metre = "m"
    case millimetre = "mm"
    case unknown = "?"

    /// One of this unit in SI; standard gravity is 9.80665 m/s² exactly (BIPM, SI brochure, 9th edition).
    public var inSI: Double {
        switch self {
        case .metresPerSecondSquared, .radiansPerSecond, .tesla, .newton, .newtonMetre, .metre, .unknown: 1
        case .standardGravity: 9.80665
        case .milliGravity: 9.80665e-3
        case .degreesPerSecond: Double.pi / 180
        case .microtesla: 1e-6
        case .kilonewton: 1e3
        case .newtonMillimetre, .millimetre: 1e-3
        }
    }

    /// What a value in this unit measures, or `nil` for the unknown unit.
    var quantity: Quantity? {
        switch self {
        case .metresPerSecondSquared, .standardGravity, .milliGravity: .acceleration
        case .degreesPerSecond, .radiansPerSecond: .angularRate
        case .tesla, .microtesla: .magneticField
        case .newton, .kilonewton: .force
        case .newtonMetre, .newtonMillimetre: .moment
        case .metre, .millimetre: .position
        case .unknown: nil
        }
    }
}
