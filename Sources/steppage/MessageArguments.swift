import ArgumentParser
import Recordings
import Reports

/// How much is said on standard error; common to every command.
struct MessageArguments: ParsableArguments {
    @Flag(help: "Say nothing but errors on standard error.")
    var quiet = false

    @Flag(help: "Say how the files were understood on standard error.")
    var verbose = false

    func validate() throws {
        if quiet && verbose { throw ValidationError("--quiet and --verbose contradict each other") }
    }

    /// Passes on what a user should know, as far as it was asked for.
    func report(_ notes: [QualityNote], decisions: [Recording.Decision]) {
        guard !quiet else { return }
        if verbose {
            for decision in decisions {
                StandardError.print("\(decision.subject): \(decision.choice) (\(decision.evidence))")
            }
        }
        for note in notes where verbose || note.severity != .info {
            StandardError.print(note.sentence)
        }
    }
}
