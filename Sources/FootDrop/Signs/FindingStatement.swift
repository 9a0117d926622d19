/// The sentences of a finding: what was measured, with what it was compared.
struct FindingStatement {
    let reference: ReferenceTable
    /// The greatest pitch before landing.
    let pitch: IntervalEstimate
    let lift: ToeLift
    let outcome: DecisionRule.Outcome
    let speed: FootMeasures.Speed
    let isStrongerSwing: Bool
    /// Share of swings without rest at one of their ends.
    let restlessShare: Double

    /// The text.
    var text: String {
        var sentences = [main]
        if isStrongerSwing {
            sentences.append(
                "The foot that lifts its toe less swings more. This pattern also occurs when the other leg is impaired "
                    + "or braced; this recording cannot tell which.")
        }
        sentences += limits
        return sentences.joined(separator: " ")
    }

    private var measured: String { "Toe lift before landing: \(FigureText.degrees(pitch))" }

    private var main: String {
        switch outcome.finding {
        case .withinReference where outcome.isTooSlow:
            return "\(measured), not lower than on the other side (\(difference ?? ""))."
        case .withinReference:
            return "\(measured), within the range of reference walkers\(atSpeed)\(figures)."
        case .markedlyReduced:
            return "The toe hardly rises before landing: \(FigureText.degrees(pitch)), "
                + "\(FigureText.percent(lift.flatShare)) of landings not on the heel; lower than "
                + comparisons.joined(separator: " and than ") + figures + "."
        case .reduced:
            return "\(measured), lower than " + comparisons.joined(separator: " and than ") + figures + "."
        case .notAssessable:
            return
                "Not assessable: the walking speed is \(speedText), which no reference reaches, and the sides do not "
                + "differ by as much as can be told without one" + (difference.map { " (\($0))" } ?? "")
                + ". \(measured)."
        }
    }

    private var comparisons: [String] {
        var comparisons: [String] = []
        if outcome.isLowForSpeed || outcome.isFlat { comparisons.append("in reference walkers\(atSpeed)") }
        if outcome.isLowerThanOther { comparisons.append("on the other side") }
        return comparisons
    }

    /// z and difference, which every finding states.
    private var figures: String {
        let z = outcome.z.map { "z \(FigureText.number($0))" }
        let texts = [z, difference].compactMap(\.self)
        return texts.isEmpty ? "" : " (\(texts.joined(separator: ", ")))"
    }

    private var difference: String? {
        outcome.difference.map { difference in
            let change = FigureText.number(reference["rule.side_difference"], decimals: 0)
            return "other foot minus this one \(FigureText.number(difference.value)) deg, detectable change \(change)"
        }
    }

    private var atSpeed: String {
        switch speed {
        case .known(let speed), .atLeast(let speed): " at \(FigureText.number(speed, decimals: 2)) m/s"
        case .unknown: ""
        }
    }

    private var speedText: String {
        switch speed {
        case .known(let speed): "\(FigureText.number(speed, decimals: 2)) m/s"
        case .atLeast(let speed): "\(FigureText.number(speed, decimals: 2)) m/s or an unknown amount more"
        case .unknown: "not known"
        }
    }

    private var isPositiveFree: Bool { outcome.finding == .withinReference }

    private var isMostlyOffHeel: Bool { lift.flatShare >= reference["rule.s1_flat_share"] }

    private var limits: [String] {
        var limits: [String] = []
        if case .atLeast = speed {
            limits.append(
                "The speed is the least it can be, because gravity was removed before the recording. Reference walkers "
                    + "lift the toe more at a higher speed, so this errs in favour of the foot.")
        }
        if case .known(let speed) = speed, !outcome.isTooSlow {
            if speed < reference["rule.no_people_speed"] {
                limits.append("No reference person walks this slowly; a smaller deficit cannot be told.")
            } else if speed < reference["rule.few_people_speed"] {
                limits.append("Few reference people walk this slowly.")
            }
        }
        if restlessShare >= reference["gate.restless_share"] || (isPositiveFree && isMostlyOffHeel) {
            limits.append("A foot that never lies flat shifts the zero of its pitch and hides a deficit.")
        }
        return limits
    }
}
