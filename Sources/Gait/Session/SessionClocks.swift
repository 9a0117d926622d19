import Recordings

/// Brings the clocks of a session's files together by the steps that they saw.
struct SessionClocks: Sendable {
    /// Whether all sensors share a clock, when the user states it.
    var isSynchronized: Bool?
    /// Two feet share a clock for figures from foot to foot when their alignment is no worse than this, s.
    static let footToFoot = 0.02

    /// Error of the lower back's or the markers' contacts that all of one foot have in common, s.
    static let coarseError = 0.03

    /// What became of the clocks.
    struct Result: Sendable {
        /// The files in the order in which their clocks were joined, with the error of each, s; a file that is not here
        /// has a clock of its own.
        var joined: [String: Double] = [:]
        /// The attempts.
        var alignments: [ClockAlignment] = []
        /// What was decided.
        var decisions: [Recording.Decision] = []
        /// Whether all files have one clock: the user says it, or there is one file.
        var isCommon = false
        /// Pairs of files that run apart although they are stated to share a clock, with the greatest error that it makes, s;
        /// infinite where it cannot be told.
        var apart: [Set<String>: Double] = [:]
        /// What a user should know about them.
        var notes: [QualityNote] = []

        /// Whether two files share a clock.
        func areJoined(_ one: String, _ other: String) -> Bool {
            one == other || isCommon || (joined[one] != nil && joined[other] != nil)
        }

        /// How well the clocks of the chosen feet agree, s: 0 on one clock; `nil` when they do not, or with fewer than two
        /// feet.
        func deviation(of feet: [FootChoice.Chosen]) -> Double? {
            guard feet.count > 1 else { return nil }
            if Set(feet.map(\.path)).count == 1 { return 0 }
            if isCommon {
                let paths = Set(feet.map(\.path))
                let error = apart.filter { $0.key.isSubset(of: paths) }.values.max() ?? 0
                return error.isFinite ? error : nil
            }
            let errors = feet.compactMap { joined[$0.path] }
            return errors.count == feet.count ? errors.reduce(0) { $0 + $1 * $1 }.squareRoot() : nil
        }
    }

    /// Moves what the files say to the clock of the first one, as far as the steps tell how.
    func reconcile(_ results: inout [SensorResult]) -> Result {
        var outcome = Result()
        var told: Set<String> = []
        let paths = results.map(\.path).filter { told.insert($0).inserted }
        guard paths.count > 1 else {
            outcome.isCommon = true
            if results.flatMap(\.feet).count > 1 {
                outcome.decisions = [.init("clock of the sensors", "common", because: "they are in one file")]
            }
            share(&results, outcome)
            return outcome
        }
        if isSynchronized == true {
            outcome.isCommon = true
            outcome.decisions = [.init("clock of the sensors", "common", because: "stated by the user")]
            Self.compareStated(paths, results, &outcome)
            share(&results, outcome)
            return outcome
        }
        // The clock of the first file is kept where it has contacts enough to be told by.
        let counts = paths.map { path in Self.train(results.filter { $0.path == path }).contacts.count }
        let reference = counts[0] >= ClockAligner().fewest ? 0 : counts.indices.max { counts[$0] < counts[$1] } ?? 0
        let first = paths[reference]
        outcome.joined[first] = 0
        var train = Self.train(results.filter { $0.path == first })
        var waiting = paths.filter { $0 != first }
        var reasons: [String: String] = [:]
        var isProgress = true
        while isProgress {
            isProgress = false
            for path in waiting {
                let contacts = Self.train(results.filter { $0.path == path })
                var aligner = ClockAligner()
                // The lower back feels the contacts of one foot earlier than those of the other, and markers show those
                // of a foot that drops earlier than those of one that does not.
                let own = results.filter { $0.path == path }
                if own.allSatisfy({ $0.feet.allSatisfy { $0.source == .marker } }) {
                    aligner.systematic = Self.coarseError
                }
                switch aligner.align(contacts, to: train) {
                case .unknown(let reason): reasons[path] = reason
                case .found(var shift):
                    // The train may rest on files that were moved themselves.
                    let chain = outcome.joined.values.max() ?? 0
                    shift.standardDeviation =
                        (shift.standardDeviation * shift.standardDeviation + chain * chain).squareRoot()
                    for i in results.indices where results[i].path == path { results[i] = results[i].moved(by: shift) }
                    outcome.joined[path] = shift.standardDeviation
                    outcome.alignments.append(ClockAlignment(path: path, reference: first, shift: shift))
                    outcome.decisions.append(Self.decision(path, first, shift))
                    if let note = Self.note(path, first, shift) { outcome.notes.append(note) }
                    train = train.joined(with: contacts.moved(by: shift))
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

    /// What a user should know of a clock that ran differently from that of another file.
    static func note(_ path: String, _ reference: String, _ shift: ClockShift) -> QualityNote? {
        guard let course = shift.course, course.moves() || course.bend != 0 else { return nil }
        let isFollowed = course.bend == 0 && course.rate == shift.drift
        let error =
            "the error of its times is now \(NumberText.text(1000 * shift.standardDeviation, decimals: 0)) ms"
        let clock = "the clock of \(path)"
        let drift = "\(clock) runs \(course.rate > 0 ? "slow" : "fast") against that of \(reference): \(course.words)"
        let message: String
        if isFollowed {
            message = "\(drift); its times were moved accordingly"
        } else if course.rate != shift.drift {
            message =
                "\(drift), more than clocks do; its times were moved by "
                + "\(NumberText.text(1e6 * abs(shift.drift), decimals: 0)) ppm only, and \(error)"
        } else if course.moves() {
            message = "\(drift); its times were moved accordingly, but it is not even, and \(error)"
        } else {
            message =
                "\(clock) does not run evenly against that of \(reference): in the middle it is "
                + "\(NumberText.text(1000 * abs(course.bend), decimals: 0)) ms off the line from beginning to end; \(error)"
        }
        return QualityNote(code: "clock_drift", severity: isFollowed ? .info : .warning, message: message)
    }

    static func train(_ results: [SensorResult]) -> ContactTrain { ContactTrain(results.flatMap(\.events)) }

    private static func decision(_ path: String, _ reference: String, _ shift: ClockShift) -> Recording.Decision {
        let seconds = NumberText.fixed(shift.offset, decimals: 3)
        let error = NumberText.text(1000 * shift.standardDeviation, decimals: 0)
        let drift = shift.drift == 0 ? "" : ", drift \(NumberText.text(1e6 * shift.drift, decimals: 0)) ppm"
        return .init(
            "clock of \(path)", "moved by \(seconds) s (± \(error) ms)\(drift)",
            because: "\(shift.matched) contacts agree with those on the clock of \(reference)")
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
