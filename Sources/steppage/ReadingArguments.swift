import ArgumentParser
import Recordings

/// What the user states about recordings; common to every command that reads one.
struct ReadingArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Samples per second, when the file does not say it.", valueName: "hz"))
    var rate: Double?

    @Option(help: "Unit of the acceleration columns.")
    var accUnit: AccelerationUnit?

    @Option(help: "Unit of the angular-rate columns.")
    var gyroUnit: AngularRateUnit?

    @Option(help: "The side of the sensor, for a file that holds one.")
    var side: BodySide?

    @Option(help: ArgumentHelp("Leave out what is before this instant, seconds from the start.", valueName: "s"))
    var from: Double?

    @Option(help: ArgumentHelp("Leave out what is after this instant, seconds from the start.", valueName: "s"))
    var to: Double?

    @Option(
        help: ArgumentHelp(
            "Names of a WAV file's channels in their order, for example acc_x,acc_y,acc_z.", valueName: "names"))
    var channels: NameList?

    @Option(
        help: ArgumentHelp(
            "What full scale of a WAV file's integers means in their unit: one number, or one a channel.",
            valueName: "numbers"))
    var scale: ScaleList?

    @Flag(help: "Read a WAV file that its recorder never finished to the file's end.")
    var salvage = false

    @OptionGroup
    var profile: ProfileArgument

    func validate() throws {
        if let rate, !(rate > 0 && rate.isFinite) {
            throw ValidationError("--rate \(rate): a positive number of samples per second is expected")
        }
        if let from, !(from >= 0 && from.isFinite) {
            throw ValidationError("--from \(from): an instant of 0 s or later is expected")
        }
        if let to, !(to > from ?? 0 && to.isFinite) {
            throw ValidationError("--to \(to): an instant later than --from is expected")
        }
    }

    /// The resolved options.
    var options: ReadingOptions {
        var options = ReadingOptions(
            rate: rate, accelerationUnit: accUnit?.physical, angularRateUnit: gyroUnit?.physical, side: side?.side,
            from: from, to: to)
        options.channelNames = channels?.names ?? []
        options.channelScales = scale?.numbers ?? []
        options.salvagesUnfinished = salvage
        if let profile = profile.profile { options.profile = ProfileChoice(profile) }
        return options
    }
}

/// Names between commas.
struct NameList: ExpressibleByArgument {
    let names: [String]

    init?(argument: String) {
        names = argument.split(separator: ",", omittingEmptySubsequences: false).map { name in
            String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }
}

/// Numbers above zero between commas.
struct ScaleList: ExpressibleByArgument {
    let numbers: [Double]

    init?(argument: String) {
        let cells = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
        numbers = cells.compactMap(\.self)
        guard numbers.count == cells.count, numbers.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    }
}

/// A unit of acceleration, as it is typed.
enum AccelerationUnit: String, CaseIterable, ExpressibleByArgument {
    case metresPerSecondSquared = "m/s^2"
    case standardGravity = "g"
    case milliGravity = "mg"

    var physical: PhysicalUnit {
        switch self {
        case .metresPerSecondSquared: .metresPerSecondSquared
        case .standardGravity: .standardGravity
        case .milliGravity: .milliGravity
        }
    }
}

/// A unit of angular rate, as it is typed.
enum AngularRateUnit: String, CaseIterable, ExpressibleByArgument {
    case degreesPerSecond = "deg/s"
    case radiansPerSecond = "rad/s"

    var physical: PhysicalUnit {
        switch self {
        case .degreesPerSecond: .degreesPerSecond
        case .radiansPerSecond: .radiansPerSecond
        }
    }
}

/// A side of the body, as it is typed.
enum BodySide: String, CaseIterable, ExpressibleByArgument {
    case left
    case right

    var side: Side { self == .left ? .left : .right }
}

/// What is printed: for a person or for a program.
enum PrintedFormat: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
}
