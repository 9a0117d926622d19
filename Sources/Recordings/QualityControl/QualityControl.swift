/// Looks for what makes a recording less trustworthy and says what it does to the results.
public struct QualityControl: Sendable {
    /// Below this rate nothing is analysed, Hz.
    public static let lowestRate = 20.0
    /// Above this rate the clock is wrong, Hz.
    public static let highestRate = 100_000.0
    /// Rates between the two, Hz.
    public static let possibleRates = lowestRate...highestRate
    /// Below this rate toe clearance is withheld, Hz.
    public static let lowestRateForClearance = 99.0
    /// A recording shorter than this holds no stride, s.
    public static let shortestDuration = 2.0
    /// Losses above this part of a recording are worth a warning of their own.
    public static let worrisomeLoss = 0.05
    /// Stretches of a kind that are told one by one.
    private static let mostTold = 20

    /// Creates the checks.
    public init() {}

    /// Notes on all sensors of a recording, in their order.
    public func notes(for recording: Recording) -> [QualityNote] {
        recording.streams.flatMap { notes(for: $0) }
    }

    /// Throws the first finding that makes analysis impossible.
    public func check(_ recording: Recording) throws(RecordingError) {
        guard let note = (recording.notes + notes(for: recording)).first(where: { $0.severity == .error }) else {
            return
        }
        throw RecordingError(.badData, path: recording.source.path, note.message)
    }

    /// Notes on one sensor.
    public func notes(for stream: SensorStream) -> [QualityNote] { examine(stream).notes }

    /// Notes on one sensor, and the stretches of its samples that must not be used.
    public func examine(_ stream: SensorStream) -> (notes: [QualityNote], stuck: [Range<Int>]) {
        let inertial = stream.channels.indices.filter { stream.channels[$0].isInertial }
        guard !inertial.isEmpty else { return ([], []) }
        let examination = stream.deferred?.examination ?? StreamExamination(stream)
        var findings = Findings(stream)
        checkLength(stream, &findings)
        checkLosses(examination, inertial, &findings)
        checkStuck(examination, stream, &findings)
        let isUnusable = checkAcceleration(stream, examination, &findings)
        for index in inertial where !(isUnusable && stream.channels[index].quantity == .acceleration) {
            let found = examination.channels[index]
            if let extremes = found.extremes { report(extremes, of: stream.channels[index], stream, &findings) }
            report(found.spikes, of: stream.channels[index], stream, &findings)
        }
        if !isUnusable { SignalPlausibility(stream, examination).check(&findings) }
        return (findings.notes, examination.stuck)
    }

    /// The notes of one sensor.
    struct Findings {
        var notes: [QualityNote] = []
        private let side: Side?
        private let owner: String

        init(_ stream: SensorStream) {
            side = stream.side == .unknown ? nil : stream.side
            owner = stream.name.isEmpty ? "" : "\(stream.name): "
        }

        mutating func add(
            _ code: String, _ severity: QualityNote.Severity, _ message: String, condemning quantity: Quantity? = nil,
            from start: Double? = nil, to end: Double? = nil
        ) {
            var note = QualityNote(
                code: code, severity: severity, side: side, message: owner + message, start: start, end: end)
            note.condemned = quantity
            notes.append(note)
        }
    }

    // MARK: - Rate, length, losses

    private func checkLength(_ stream: SensorStream, _ findings: inout Findings) {
        let rate = NumberText.text(stream.rate, decimals: 1)
        if stream.rate < Self.lowestRate {
            findings.add(
                "rate_too_low", .error,
                "\(rate) Hz is too slow for gait: at least \(NumberText.text(Self.lowestRate)) Hz are needed")
        } else if stream.rate > Self.highestRate {
            findings.add(
                "rate_too_high", .error,
                "a rate of more than \(NumberText.text(Self.highestRate)) Hz is no sensor's: the clock or --rate is wrong"
            )
        } else if stream.rate < Self.lowestRateForClearance {
            findings.add(
                "rate_low", .warning,
                "\(rate) Hz is below \(NumberText.text(Self.lowestRateForClearance)) Hz: "
                    + "toe clearance is withheld, times are coarse")
        }
        if stream.duration < Self.shortestDuration {
            findings.add(
                "too_short", .warning,
                "\(NumberText.fixed(stream.duration, decimals: 2)) s are too short for a stride to be found")
        }
    }

    private func checkLosses(_ examination: StreamExamination, _ inertial: [Int], _ findings: inout Findings) {
        let missing = inertial.map { examination.channels[$0].missing }
        let lost = SensorStream.union(missing).reduce(0) { $0 + $1.count }
        let share = Double(lost) / Double(max(1, examination.count))
        guard share > Self.worrisomeLoss else { return }
        findings.add(
            "many_losses", .warning,
            "\(NumberText.fixed(100 * share, decimals: 1)) % of the samples are missing: strides that hold long losses "
                + "are not analysed")
    }

    /// Each stretch is told while there are few; many are summed up.
    private func checkStuck(
        _ examination: StreamExamination, _ stream: SensorStream, _ findings: inout Findings
    ) {
        let stuck = examination.stuck
        func time(_ sample: Int) -> Double { stream.start + Double(stream.firstFrame + sample) / stream.rate }
        let effect = "though the sensor cannot have rested: the stretch counts as missing"
        if stuck.count <= Self.mostTold {
            for stretch in stuck {
                let length = NumberText.fixed(Double(stretch.count) / stream.rate, decimals: 2)
                findings.add(
                    "stuck", .warning, "values stand still for \(length) s \(effect)", from: time(stretch.lowerBound),
                    to: time(stretch.upperBound))
            }
        } else if let first = stuck.first {
            let length = Double(stuck.reduce(0) { $0 + $1.count }) / stream.rate
            findings.add(
                "stuck", .warning,
                "values stand still \(stuck.count) times, for \(NumberText.fixed(length, decimals: 1)) s in all, the "
                    + "first time at t=\(NumberText.fixed(time(first.lowerBound))) s, \(effect)")
        }
    }

    // MARK: - Acceleration

    /// Checks for zero, a wrong unit and missing gravity; true when it cannot be used.
    private func checkAcceleration(
        _ stream: SensorStream, _ examination: StreamExamination, _ findings: inout Findings
    ) -> Bool {
        let axes = Axis.allCases.compactMap { axis in
            stream.channels.firstIndex { $0.quantity == .acceleration && $0.axis == axis }
        }
        guard axes.count == 3 else { return false }
        let found = axes.map { examination.channels[$0] }
        if found.contains(where: { $0.missing.reduce(0) { $0 + $1.count } >= examination.count }) {
            findings.add("acceleration_missing", .error, "acc holds no measurement: every sample of an axis is missing")
            return true
        }
        if found.allSatisfy(\.isZero) {
            findings.add("acceleration_zero", .error, "acc is zero throughout: sensor not recording")
            return true
        }
        guard axes.allSatisfy({ stream.channels[$0].fileUnit != .unknown }), let level = examination.gravity else {
            return false
        }
        if let message = SignalPlausibility.wrongUnit(level) {
            findings.add("acceleration_unit_wrong", .error, message)
            return true
        }
        guard level.lacksGravity else { return false }
        findings.add(
            "gravity_removed", .warning,
            "median |acc| = \(NumberText.fixed(level.median, decimals: 1)) m/s^2: gravity seems removed; "
                + "results that need the vertical are withheld")
        return false
    }

    // MARK: - Single channels

    private func report(
        _ spikes: [Int], of channel: Channel, _ stream: SensorStream, _ findings: inout Findings
    ) {
        guard let first = spikes.first else { return }
        let time = NumberText.fixed(stream.start + Double(stream.firstFrame + first) / stream.rate)
        findings.add(
            "spikes", .warning,
            "\(channel.name) has \(NumberText.count(spikes.count, "sample")) far off both neighbours, the first at "
                + "t=\(time) s: the stride around it may be wrong")
    }

    private func report(
        _ extremes: ChannelExtremes, of channel: Channel, _ stream: SensorStream, _ findings: inout Findings
    ) {
        if extremes.lowest == extremes.highest {
            let inFile = (1000 * extremes.lowest / channel.fileUnit.inSI).rounded() / 1000
            findings.add(
                "constant_channel", .warning,
                "\(channel.name) is constant (\(inFile)) for the whole recording: "
                    + "results that rest on this axis are withheld", condemning: channel.quantity)
        } else if extremes.clippedCount > 0 {
            let share = 100 * Double(extremes.clippedCount) / Double(max(1, stream.sampleCount))
            findings.add(
                "clipping", .warning,
                "\(channel.name) is clipped at \(NumberText.count(extremes.clippedCount, "sample")) "
                    + "(\(NumberText.fixed(share, decimals: 2)) %): peaks are cut, stride length and clearance suffer")
        }
    }
}
