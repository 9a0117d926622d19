import ArgumentParser
import GaitSimulation
import Recordings

/// What happens to the simulated walker.
struct DisturbanceArguments: ParsableArguments {
    @Option(
        name: .customLong("stumble"),
        help: ArgumentHelp(
            "A stumble: elevating, lowering, scuff, drag or near-fall, at stride N of a side (right), at a percentage "
                + "of swing, with a loss of speed in m/s. Repeatable.",
            valueName: "kind@n[:side[:percent[:loss]]]"))
    var placed: [String] = []

    @Option(
        name: .customLong("stumbles"), help: ArgumentHelp("This many stumbles, drawn by the seed.", valueName: "n"))
    var drawn: Int?

    @Option(
        name: .customLong("distractor"),
        help: ArgumentHelp(
            "What only looks like a stumble: high-step, kick, stamp, tap or slowing. Repeatable.",
            valueName: "kind@n[:side[:percent]]"))
    var distractors: [String] = []

    func validate() throws {
        for text in placed { _ = try Self.disturbance(text, option: "--stumble", stumbles: true) }
        for text in distractors { _ = try Self.disturbance(text, option: "--distractor", stumbles: false) }
        if let drawn, !(0...10000).contains(drawn) {
            throw ValidationError("--stumbles \(drawn): 0 to 10000 are expected")
        }
    }

    /// Adds what was asked for; what cannot happen on this way is refused.
    func apply(to scenario: inout WalkingScenario, seed: UInt64) throws {
        for text in placed {
            scenario.disturbances.append(try Self.disturbance(text, option: "--stumble", stumbles: true))
        }
        for text in distractors {
            scenario.disturbances.append(try Self.disturbance(text, option: "--distractor", stumbles: false))
        }
        if let drawn, scenario.addStumbles(drawn, seed: seed) < drawn {
            throw ValidationError("--stumbles \(drawn): the walk is too short; four strides for each are needed")
        }
        if let problem = scenario.problem { throw ValidationError(problem) }
    }

    /// Reads `KIND@STRIDE[:SIDE[:PERCENT[:LOSS]]]`.
    private static func disturbance(_ text: String, option: String, stumbles: Bool) throws -> Disturbance {
        func refused(_ expected: String) -> ValidationError { ValidationError("\(option) \(text): \(expected)") }
        let ends = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let kinds = Disturbance.Kind.allCases.filter { $0.isStumble == stumbles }
        guard let kind = kinds.first(where: { $0.rawValue == String(ends[0]) }) else {
            throw refused("a kind is expected: \(kinds.map(\.rawValue).joined(separator: ", "))")
        }
        let parts = ends.count > 1 ? ends[1].split(separator: ":", omittingEmptySubsequences: false) : []
        guard let first = parts.first, let stride = Int(first), stride >= 0 else {
            throw refused("the number of a stride is expected after @, from 0")
        }
        guard parts.count <= (stumbles ? 4 : 3) else { throw refused("too many parts") }
        var disturbance = Disturbance(kind, side: .right, stride: stride)
        if parts.count > 1 {
            guard let side = Side(rawValue: String(parts[1])), side != .unknown else {
                throw refused("left or right is expected, not \(parts[1])")
            }
            disturbance.side = side
        }
        if parts.count > 2 {
            let number = parts[2].last == "%" ? parts[2].dropLast() : parts[2]
            guard let percent = Double(number), kind.percentages.contains(percent) else {
                let range = kind.percentages
                throw refused(
                    "\(Int(range.lowerBound)) to \(Int(range.upperBound)) percent of swing are expected, not \(parts[2])"
                )
            }
            disturbance.swingPercent = percent
        }
        if parts.count > 3 {
            guard let lost = Double(parts[3]), (0.05...6).contains(lost) else {
                throw refused("0.05 to 6 m/s are expected, not \(parts[3])")
            }
            disturbance.speedLost = lost
        }
        return disturbance
    }
}
