import Recordings

/// Which side lifts its front less, from what the rule says of both feet.
struct LateralityRule {
    let reference: ReferenceTable

    /// A foot with what the rule says of it.
    struct Foot {
        /// The foot.
        var side: Side
        /// Its figures; `nil` where it is not assessable.
        var lift: ToeLift?
        /// What the rule says; `nil` where it is not assessable.
        var outcome: DecisionRule.Outcome?

        /// Whether there is a finding.
        var isAssessable: Bool { outcome.map { $0.finding != .notAssessable } ?? false }
        /// Whether the finding is positive.
        var isReduced: Bool { outcome.map { $0.finding == .reduced || $0.finding == .markedlyReduced } ?? false }
    }

    /// What is decided.
    struct Decision {
        /// The side.
        var laterality: LateralityFinding
        /// The foot that lifts its toe less but swings more, if that is so; its finding is at most `reduced`.
        var strongerSwing: Side?
    }

    /// Decides for two feet.
    func decide(_ a: Foot, _ b: Foot) -> Decision {
        switch (a.isReduced, b.isReduced) {
        case (true, true): Decision(laterality: bilateral(a, b))
        case (true, false): oneSide(a, b)
        case (false, true): oneSide(b, a)
        case (false, false):
            Decision(
                laterality: a.isAssessable && b.isAssessable
                    ? LateralityFinding(
                        .none, statement: "Neither foot lifts its toe less than the reference walkers do.")
                    : notAssessable("No foot is found to lift its toe less, but not every foot can be assessed."))
        }
    }

    private func bilateral(_ a: Foot, _ b: Foot) -> LateralityFinding {
        var statement = "Both feet lift the toe less before landing than reference walkers"
        let lower = [a, b].first { ($0.outcome?.difference?.sure ?? 0) >= reference["rule.side_difference"] }
        if let lower, let difference = lower.outcome?.difference {
            statement += ", the \(lower.side.rawValue) foot less by \(FigureText.number(difference.value)) deg"
        }
        return LateralityFinding(.bilateral, statement: statement + ".")
    }

    private func oneSide(_ low: Foot, _ other: Foot) -> Decision {
        guard other.isAssessable, let difference = low.outcome?.difference else {
            return Decision(laterality: notAssessable("One foot lifts its toe less; the other cannot be assessed."))
        }
        let change = FigureText.number(reference["rule.side_difference"], decimals: 0)
        let found = FigureText.number(difference.value)
        guard difference.sure >= reference["rule.side_difference"] else {
            if let z = other.outcome?.z, z <= reference["rule.bilateral_z"] {
                return Decision(
                    laterality: LateralityFinding(
                        .bilateral,
                        statement: "Both feet lift the toe little: one less than reference walkers, the other close to "
                            + "it (z \(FigureText.number(z))); the sides differ by \(found) deg."))
            }
            return Decision(
                laterality: notAssessable(
                    "One foot lifts its toe less than reference walkers, but the sides differ by only \(found) deg "
                        + "(detectable change \(change) deg)."))
        }
        if let own = low.lift?.range, let others = other.lift?.range, own > reference["rule.range_ratio"] * others {
            return Decision(
                laterality: notAssessable(
                    "The foot that lifts its toe less swings more. This pattern also occurs when the other leg is "
                        + "impaired or braced; this recording cannot tell which."),
                strongerSwing: low.side)
        }
        let laterality: LateralityFinding.Laterality? =
            switch low.side {
            case .left: .left
            case .right: .right
            case .unknown: nil
            }
        guard let laterality else {
            return Decision(laterality: notAssessable("One foot lifts its toe less; which side it is on is not known."))
        }
        return Decision(
            laterality: LateralityFinding(
                laterality,
                statement: "The \(low.side.rawValue) foot lifts its toe less before landing: \(found) deg lower than "
                    + "the other (detectable change \(change) deg)."))
    }

    private func notAssessable(_ statement: String) -> LateralityFinding {
        LateralityFinding(.notAssessable, statement: statement)
    }
}
