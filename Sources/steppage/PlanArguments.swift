import ArgumentParser
import Recordings
import SignalKernels
import Trials

/// How the recordings of a trial are found.
struct PlanArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How paths tell what they are, as '{participant}/{visit}/{condition}_{side}.csv'; also {recording}, * and **.",
            valueName: "text"))
    var pattern: String?

    @Flag(help: "Read files outside of the folder of the input too (.., absolute paths, links).")
    var allowOutside = false

    @OptionGroup
    var profile: ProfileArgument

    /// The recordings of a folder or manifest.
    func plan(of input: String, excluding out: String?) throws(RecordingError) -> TrialPlan {
        var input = input
        while input.count > 1, input.hasSuffix("/") { input.removeLast() }
        var plan = try TrialPlan(of: input, pattern: pattern, allowOutside: allowOutside, excluding: out)
        if let profile = profile.profile {
            // Workers run in folders of their own: a path is told from the root.
            let path = ProfileChoice(profile).path
            plan.state(profile: path.map { RawFile.resolved($0) ?? $0 } ?? profile)
        }
        return plan
    }
}

/// What is said about a plan.
enum PlanMessages {
    /// Says what is not taken, and what is not used.
    static func report(_ plan: TrialPlan) {
        for remark in plan.remarks { StandardError.print(remark) }
        let reasons = Dictionary(grouping: plan.ignored, by: \.reason)
        for reason in reasons.keys.sorted() {
            guard let files = reasons[reason], let first = files.first else { continue }
            let others = files.count == 1 ? "" : " and \(files.count - 1) more"
            StandardError.print("not taken: \(first.path)\(others): \(reason)")
        }
    }
}

/// What becomes of names of persons and files.
struct IdentifierArguments: ParsableArguments {
    /// What becomes of them.
    enum Policy: String, CaseIterable, ExpressibleByArgument {
        case keep
        case hash
        case drop
    }

    @Option(
        name: .customLong("identifiers"),
        help:
            "Keep codes of persons and recordings, turn them into codes of a key, or leave persons out and number recordings."
    )
    var identifiers: Policy = .keep

    @Option(
        help: ArgumentHelp(
            "The key for --identifiers hash; made when there is none. Keep it apart.", valueName: "file"),
        completion: .file())
    var identifierKey: String?

    func validate() throws {
        if identifiers == .hash, identifierKey == nil {
            throw ValidationError("--identifiers hash: a key is expected; name a file for it with --identifier-key")
        }
        if identifiers != .hash, identifierKey != nil {
            throw ValidationError("--identifier-key is about --identifiers hash")
        }
    }

    /// The policy.
    func policy(quiet: Bool) throws(RecordingError) -> IdentifierPolicy {
        switch identifiers {
        case .keep: return .keep
        case .drop: return .drop
        case .hash:
            let (policy, isNew) = try IdentifierPolicy.hashing(keyFile: identifierKey ?? "")
            if isNew, !quiet {
                StandardError.print(
                    "\(identifierKey ?? ""): a new key; with it names can be matched to codes: keep it apart from the results"
                )
            }
            return policy
        }
    }
}
