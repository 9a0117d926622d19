import FootDrop
import Recordings

/// What a reader should know before trusting the changes of two sessions.
struct ComparisonNotes {
    private let a: ComparedSession
    private let b: ComparedSession
    private let reference: ReferenceTable

    init(_ a: ComparedSession, _ b: ComparedSession, _ reference: ReferenceTable) {
        self.a = a
        self.b = b
        self.reference = reference
    }

    /// The notes, those about the sessions before those about the comparison.
    func notes(on comparison: SessionComparison) -> [SessionComparison.Note] {
        [sides(), sameRecording(), sensors(), versions(), rates(), speed(comparison), chance(comparison)].compactMap(
            \.self)
    }

    private func sides() -> SessionComparison.Note? {
        guard a.sides != b.sides else { return nil }
        let words = [a, b].map { $0.sides.map(\.rawValue).joined(separator: " and ") }
        return .init(
            "sides_differ",
            "The sessions measured different feet (\(words[0]); \(words[1])): the common ones are compared.")
    }

    private func sameRecording() -> SessionComparison.Note? {
        let hashes = [a, b].map { Set($0.document?.inputs?.compactMap(\.sha256) ?? []) }
        guard !hashes[0].isDisjoint(with: hashes[1]) else { return nil }
        return .init("same_recording", "Both sessions rest on the same recording: they are not two measurements.")
    }

    private func versions() -> SessionComparison.Note? {
        guard let first = a.version, let second = b.version, first != second
        else { return nil }
        return .init(
            "versions_differ",
            "Different versions of the program made the results (\(first); \(second)): a change may come from that.")
    }

    /// Different kinds of sensors see the same step at different times and angles.
    private func sensors() -> SessionComparison.Note? {
        for side in a.sides where b.sides.contains(side) {
            let feet = [a, b].map { $0.document?.feet?[side.rawValue] }
            guard let first = feet[0], let second = feet[1], let source = first.source, let other = second.source,
                source != other || first.hasGyroscope != second.hasGyroscope
            else { continue }
            return .init(
                "sensors_differ",
                "The figures of the \(side.rawValue) foot come from different kinds of sensors, which see the same steps "
                    + "differently: the differences below are no changes of the person.")
        }
        return nil
    }

    private func rates() -> SessionComparison.Note? {
        for side in a.sides where b.sides.contains(side) {
            let rates = [a, b].map { session in
                session.document?.inputs?.first { $0.side == side.rawValue }?.rate
            }
            guard let first = rates[0], let second = rates[1], first > 0, second > 0 else { continue }
            if (first / second - 1).magnitude > 0.02 {
                return .init(
                    "rates_differ",
                    "The sensors sampled at different rates (\(Self.whole(first)) Hz; \(Self.whole(second)) Hz): "
                        + "a change may come from that.")
            }
        }
        return nil
    }

    /// Angles and lengths follow speed: a change of speed changes them in people whose feet did not change.
    private func speed(_ comparison: SessionComparison) -> SessionComparison.Note? {
        guard let first = a.walkingSpeed, let second = b.walkingSpeed,
            let detectable = reference.detectableChange(of: "walking_speed_mps", atSpeed: min(first, second)),
            (second - first).magnitude > detectable.value, let slope = reference.value("rule.slope")
        else { return nil }
        let direction = second > first ? "faster" : "slower"
        return .init(
            "speed_differs",
            "The second session was walked \(direction): among reference people the greatest pitch before landing "
                + "differs by about \(Self.whole(slope * (second - first))) deg between these speeds, and lengths and times follow speed too."
        )
    }

    private func chance(_ comparison: SessionComparison) -> SessionComparison.Note? {
        let judged = comparison.all.count { $0.verdict != .notAssessable }
        guard judged > 0 else { return nil }
        let expected = max(1, Int((Double(judged) / 20).rounded()))
        return .init(
            "chance",
            "\(judged) changes were compared with a detectable change that repeated sessions exceed in 5 %: "
                + "about \(expected) may lie beyond it by chance.")
    }

    /// A number without decimals; foreign numbers may be larger than any whole number.
    private static func whole(_ number: Double) -> String {
        Int(exactly: number.rounded()).map(String.init) ?? "–"
    }
}
