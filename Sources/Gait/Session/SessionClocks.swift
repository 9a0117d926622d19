import Recordings

/// Brings the clocks of a session's files together by the steps that they saw.
struct SessionClocks: Sendable {
    /// Whether all sensors share a clock, when the user states it.
    var isSynchronized: Bool?
    /// Two feet share a clock for figures from foot to foot when their alignment is no worse than this, s.
    static let footToFoot = 0.02

    /// What became of the clocks.
    struct Result: Sendable {
        /// The files in the order in which their clocks were joined, with the error of each, s; a file that is not here
        /// has a clock of its own.
        var joined: [String: Double] = [:]
        /// The attempts.
        var alignments: [ClockAlignment] = []
        /// What was decided.
        var decisions: [Recording.Decision] = []
        /// Why the clocks of all files are one, or apart, when the user says it or there is one file.
        var common: Bool?

        /// Whether two files share a clock.
        func areJoined(_ one: String, _ other: String) -> Bool {
            one == other || common == true || (joined[one] != nil && joined[other] != nil)
        }

        /// Whether the feet share a clock well enough for times from foot to foot; `nil` with fewer than two feet.
        func feetShareClock(_ sides: [Side], _ results: [SensorResult]) -> Bool? {
            guard sides.count > 1 else { return nil }
            if let common { return common }
            let paths = Set(
                sides.compactMap { side in results.first { $0.feet.contains { $0.side == side } }?.path })
            if paths.count == 1 { return true }
            let errors = paths.compactMap { joined[$0] }
            guard errors.count == paths.count else { return false }
            return errors.reduce(0) { $0 + $1 * $1 }.squareRoot() <= SessionClocks.footToFoot
        }
    }

    /// Moves what the files say to the clock of the first one, as far as the steps tell how.
    func reconcile(_ results: inout [SensorResult]) -> Result {
        var outcome = Result()
        var told: Set<String> = []
        let paths = results.map(\.path).filter { told.insert($0).inserted }
        guard let first = paths.first, paths.count > 1 else {
            outcome.common = true
            if results.flatMap(\.feet).count > 1 {
                outcome.decisions = [.init("clock of the sensors", "common", because: "they are in one file")]
            }
            share(&results, outcome)
            return outcome
        }
        if let isSynchronized {
            outcome.common = isSynchronized
            outcome.decisions = [
                .init(
                    "clock of the sensors", isSynchronized ? "common" : "separate", because: "stated by the user")
            ]
            share(&results, outcome)
            return outcome
        }
        outcome.joined[first] = 0
        var train = Self.train(results.filter { $0.path == first })
        var waiting = Array(paths.dropFirst())
        var reasons: [String: String] = [:]
        var isProgress = true
        while isProgress {
            isProgress = false
            for path in waiting {
                let own = Self.train(results.filter { $0.path == path })
                switch ClockAligner().align(own, to: train) {
                case .unknown(let reason): reasons[path] = reason
                case .found(let shift):
                    for i in results.indices where results[i].path == path { results[i] = results[i].moved(by: shift) }
                    outcome.joined[path] = shift.standardDeviation
                    outcome.alignments.append(ClockAlignment(path: path, reference: first, shift: shift))
                    outcome.decisions.append(Self.decision(path, first, shift))
                    train = train.joined(with: own.moved(by: shift))
                    waiting.removeAll { $0 == path }
                    isProgress = true
                }
            }
        }
        for path in waiting {
            let reason = reasons[path] ?? ""
            outcome.alignments.append(ClockAlignment(path: path, reference: first, shift: nil, reason: reason))
            outcome.decisions.append(
                .init("clock of \(path)", "separate", because: "not aligned with \(first): \(reason)"))
        }
        share(&results, outcome)
        return outcome
    }

    /// Tells the lower back whether its clock is that of the feet.
    private func share(_ results: inout [SensorResult], _ outcome: Result) {
        let feet = results.filter { !$0.feet.isEmpty }.map(\.path)
        for i in results.indices where results[i].trunk != nil {
            let path = results[i].path
            results[i].trunk?.sharesClock = !feet.isEmpty && feet.allSatisfy { outcome.areJoined($0, path) }
        }
    }

    private static func train(_ results: [SensorResult]) -> ContactTrain { ContactTrain(results.flatMap(\.events)) }

    private static func decision(_ path: String, _ reference: String, _ shift: ClockShift) -> Recording.Decision {
        let seconds = NumberText.fixed(shift.offset, decimals: 3)
        let error = NumberText.fixed(1000 * shift.standardDeviation, decimals: 0)
        let drift = shift.drift == 0 ? "" : ", drift \(NumberText.fixed(1e6 * shift.drift, decimals: 0)) ppm"
        return .init(
            "clock of \(path)", "moved by \(seconds) s (± \(error) ms)\(drift)",
            because: "\(shift.matched) contacts agree with those in \(reference)")
    }
}

extension SensorResult {
    /// The same on another clock.
    func moved(by shift: ClockShift) -> SensorResult {
        var result = self
        result.feet = feet.map { $0.moved(by: shift) }
        result.trunk = trunk?.moved(by: shift)
        result.loading = loading?.moved(by: shift)
        for i in result.notes.indices {
            result.notes[i].start = result.notes[i].start.map(shift.moved)
            result.notes[i].end = result.notes[i].end.map(shift.moved)
        }
        return result
    }
}
