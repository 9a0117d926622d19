import ArgumentParser
import GaitSimulation
import Recordings

/// How the simulated walker departs from the preset.
struct WalkerArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Walking speed; pace and pitches are those of healthy people at it.", valueName: "mps"))
    var speed: Double?

    @Option(
        help: ArgumentHelp("Spread between people of the pitch before contact, with --speed.", valueName: "deg"))
    var personSd: Double?

    @Option(help: ArgumentHelp("Foot drop of the left leg, 0 none to 1 complete.", valueName: "x"))
    var severityLeft: Double?

    @Option(help: ArgumentHelp("Foot drop of the right leg, 0 none to 1 complete.", valueName: "x"))
    var severityRight: Double?

    @Option(help: ArgumentHelp("Toe-up pitch the left foot loses, degrees.", valueName: "deg"))
    var deficitLeft: Double?

    @Option(help: ArgumentHelp("Toe-up pitch the right foot loses, degrees.", valueName: "deg"))
    var deficitRight: Double?

    func validate() throws {
        try Self.check(speed, "--speed", 0.2...2.2)
        try Self.check(personSd, "--person-sd", 0...5)
        try Self.check(severityLeft, "--severity-left", 0...1)
        try Self.check(severityRight, "--severity-right", 0...1)
        try Self.check(deficitLeft, "--deficit-left", 0...45)
        try Self.check(deficitRight, "--deficit-right", 0...45)
        if personSd != nil, speed == nil { throw ValidationError("--person-sd is of no use without --speed") }
    }

    private static func check(_ value: Double?, _ option: String, _ range: ClosedRange<Double>) throws {
        guard let value, !range.contains(value) else { return }
        throw ValidationError("\(option) \(value): \(range.lowerBound) to \(range.upperBound) are expected")
    }

    /// Changes the scenario.
    func apply(to scenario: inout WalkingScenario, seed: UInt64) {
        if let speed {
            let deviation = WalkingScenario.pitchDeviation(standardDeviation: personSd ?? 0, seed: seed)
            scenario.pace(at: speed, pitchDeviation: deviation)
        }
        if let severityLeft { scenario.weaken(.left, severity: severityLeft) }
        if let severityRight { scenario.weaken(.right, severity: severityRight) }
        if let deficitLeft { scenario.left.dorsiflexionDeficit = deficitLeft }
        if let deficitRight { scenario.right.dorsiflexionDeficit = deficitRight }
    }
}
