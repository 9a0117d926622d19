public import Evaluation
public import FootDrop
import Gait
import Recordings
import SignalProcessing

/// Compares two sessions of one person, parameter by parameter, against the change that repeating a session makes.
///
/// A change is named only when it is greater than the minimal detectable change (MDC95) and its 95 % interval excludes
/// zero. Where no detectable change is known only the interval is given.
public struct PairedComparison: Sendable {
    private let reference: ReferenceTable

    /// Creates a comparison.
    ///
    /// - Parameter reference: Where the detectable changes come from.
    public init(reference: ReferenceTable = .builtIn) { self.reference = reference }

    /// Compares two sessions.
    ///
    /// - Parameters:
    ///   - a: The first: a folder that holds `strides.csv` and, if it is there, `session.json`; or a stride table.
    ///   - b: The second.
    /// - Throws: `cannotOpen` for a missing file; `badData` for one that cannot be understood, and for sessions without
    ///   a foot in common.
    public func compare(_ a: String, _ b: String) throws(EvaluationError) -> SessionComparison {
        let (first, second) = (try ComparedSession(path: a), try ComparedSession(path: b))
        for session in [first, second] where session.straightCounts.values.allSatisfy({ $0 == 0 }) {
            throw EvaluationError(
                .badData, path: session.path, "no straight strides found; some of a foot were expected")
        }
        let sides = first.sides.filter(second.sides.contains)
        guard !sides.isEmpty else {
            let words = [first, second].map { $0.sides.map(\.rawValue).joined(separator: " and ") }
            throw EvaluationError(
                .badData, path: b, "side \(words[1]) found; a foot of the other session (\(words[0])) was expected")
        }
        let pair = Pair(first, second, reference)
        var comparison = SessionComparison(
            a: first.summary, b: second.summary, feet: sides.map(pair.foot),
            betweenFeet: sides.contains(.left) && sides.contains(.right) ? pair.betweenFeet() : [], notes: [])
        comparison.notes = ComparisonNotes(first, second, reference).notes(on: comparison)
        return comparison
    }
}

/// Two sessions whose parameters are being compared.
private struct Pair {
    let sessions: [ComparedSession]
    let a: SessionSample
    let b: SessionSample
    let reference: ReferenceTable
    let speeds: [Double?]

    init(_ a: ComparedSession, _ b: ComparedSession, _ reference: ReferenceTable) {
        sessions = [a, b]
        self.a = SessionSample(a, reference)
        self.b = SessionSample(b, reference)
        self.reference = reference
        speeds = [a.walkingSpeed, b.walkingSpeed]
    }

    func foot(_ side: Side) -> SessionComparison.Foot {
        var parameters: [ParameterComparison] = []
        for compared in ComparedColumn.all {
            guard let column = compared.column, sessions.contains(where: { $0.strides[side]?[column.name] != nil })
            else { continue }
            parameters.append(
                comparison(
                    column.name, unit: column.unit, decimals: column.decimals ?? 0, a.column(column.name, side),
                    b.column(column.name, side), sharedVariance: sharedVariance(compared, side)))
        }
        parameters.append(
            comparison("swing_percent", unit: "percent", decimals: 2, a.swingPercent(side), b.swingPercent(side)))
        parameters.append(
            comparison(
                "stride_time_cv_percent", unit: "percent", decimals: 2, a.strideTimeVariation(side),
                b.strideTimeVariation(side)))
        let findings = sessions.map { $0.finding(side) }
        var finding: SessionComparison.FindingChange?
        if let before = findings[0], let after = findings[1] { finding = .init(a: before, b: after) }
        return SessionComparison.Foot(side: side, parameters: parameters, finding: finding)
    }

    func betweenFeet() -> [ParameterComparison] {
        [
            comparison(
                "difference_max_swing_pitch_deg", unit: "deg", decimals: 3, a.difference("max_swing_pitch_deg"),
                b.difference("max_swing_pitch_deg")),
            comparison(
                "difference_foot_strike_angle_deg", unit: "deg", decimals: 3, a.difference("foot_strike_angle_deg"),
                b.difference("foot_strike_angle_deg")),
            comparison("ratio_swing_time", unit: "", decimals: 4, a.ratio("swing_time_s"), b.ratio("swing_time_s")),
            comparison(
                "ratio_stride_length", unit: "", decimals: 4, a.ratio("stride_length_m"), b.ratio("stride_length_m")),
        ]
    }

    // MARK: - One parameter

    private func comparison(
        _ name: String, unit: String, decimals: Int, _ a: ParameterComparison.Sample, _ b: ParameterComparison.Sample,
        sharedVariance: Double? = nil
    ) -> ParameterComparison {
        var comparison = ParameterComparison(
            name: name, unit: unit, decimals: decimals, a: a, b: b, verdict: .notAssessable)
        comparison.detectableChange = detectableChange(name)
        if let before = a.median, let after = b.median {
            let change = after - before
            comparison.sharedDeviation = sharedVariance.map { ($0 / 2).squareRoot() }
            let error = quadratic(quadratic(a.standardError, b.standardError), (sharedVariance ?? 0).squareRoot())
            let half = error.map { 1.96 * $0 }.flatMap { $0.isFinite ? $0 : nil }
            if change.isFinite {
                comparison.change = IntervalEstimate(change, interval: half.map { (change - $0)...(change + $0) })
            }
        }
        (comparison.verdict, comparison.reason) = verdict(on: comparison)
        return comparison
    }

    private func verdict(on comparison: ParameterComparison) -> (ParameterComparison.Verdict, String?) {
        guard let change = comparison.change else {
            return (.notAssessable, "One of the sessions has no value.")
        }
        let fewest = Int(reference.value("rule.fewest_strides") ?? 6)
        guard min(comparison.a.n, comparison.b.n) >= fewest else {
            return (.notAssessable, "One of the sessions has fewer than \(fewest) straight strides with a value.")
        }
        guard let detectable = comparison.detectableChange else {
            return (.notAssessable, "No minimal detectable change is known, only the interval can be given.")
        }
        guard change.value.magnitude > detectable.value else { return (.withinVariation, nil) }
        if let interval = change.interval, interval.contains(0) {
            return (.withinVariation, "The change is greater than the detectable one, but its interval holds zero.")
        }
        return (change.value > 0 ? .changedUp : .changedDown, nil)
    }

    /// Of sessions on either side of the limit between slow and usual walking, the greater change counts.
    private func detectableChange(_ name: String) -> ReferenceTable.Entry? {
        let entries = speeds.compactMap { reference.detectableChange(of: name, atSpeed: $0) }
        guard let first = entries.first else { return nil }
        return entries.dropFirst().reduce(first) { $1.value > $0.value ? $1 : $0 }
    }

    /// The variance that errors common to all strides of a session add to a change; `nil` where it is not counted.
    private func sharedVariance(_ compared: ComparedColumn, _ side: Side) -> Double? {
        if compared.name == "min_toe_clearance_m" {
            // What the estimates of a foot have in common is not greater than the smallest error one of them states.
            let least = sessions.map { $0.values("min_toe_clearance_sd_m", side).min() }
            return quadratic(least[0], least[1]).map { $0 * $0 }
        }
        return compared.sharedError.flatMap(reference.value).map { 2 * $0 * $0 }
    }
}
