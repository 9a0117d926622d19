import FootDrop
import Trials

/// The sentences of the report on a trial.
struct CohortWords {
    let trial: CohortView
    private var statistics: CohortStatistics { trial.statistics }
    private var counts: CohortCounts { trial.statistics.counts }

    init(_ trial: CohortView) { self.trial = trial }

    /// The first line: how much of the trial there is a result of.
    var headline: String {
        let all = counts.recordings
        guard all > 0 else { return "The trial has no recordings." }
        let failed = all - counts.analysed
        guard failed > 0 else {
            return all == 1 ? "The recording was analysed." : "All \(all) recordings were analysed."
        }
        guard counts.analysed > 0 else {
            return all == 1
                ? "The recording could not be analysed." : "None of the \(all) recordings could be analysed."
        }
        return "\(counts.analysed) of \(all) recordings were analysed; \(failed) "
            + "(\(share(failed, of: all))) have no result."
    }

    /// How the first line is meant: good, caution or insufficient.
    var level: String {
        if counts.analysed == 0 { return QualityVerdict.Level.insufficient.rawValue }
        return counts.analysed < counts.recordings || counts.withWarnings > 0
            ? QualityVerdict.Level.caution.rawValue : QualityVerdict.Level.good.rawValue
    }

    /// What to know before reading on.
    var cautions: [String] {
        var lines: [String] = []
        if let kinds = CohortTables(trial).failureKinds { lines.append("Without a result: \(kinds)") }
        if counts.withWarnings > 0 {
            lines.append(
                "\(Words.count(counts.withWarnings, "recording has", "recordings have")) a warning about the data: "
                    + "some of the results are less certain, or withheld.")
        }
        return lines
    }

    /// The main sign in each comparison, in words: the side whose mean changed most.
    var mainChange: String? {
        guard let contrast = statistics.contrasts.first else { return nil }
        let outcomes = contrast.outcomes.filter { $0.parameter == .pitch && $0.judged > 0 }
        guard let outcome = outcomes.max(by: { $0.mean.magnitude < $1.mean.magnitude }) else { return nil }
        let (up, down) = (outcome.count(.changedUp), outcome.count(.changedDown))
        let foot = outcome.side == .unknown ? "the foot" : "the \(outcome.side.words)"
        let start = "\(title(of: contrast).capitalizedFirst): \(foot) lifts"
        guard up + down > 0 else {
            return "\(title(of: contrast).capitalizedFirst): no person's greatest pitch before landing changed beyond "
                + "the detectable change."
        }
        let people = Words.count(outcome.judged, "person", "people")
        return "\(start) higher in \(up) and lower in \(down) of \(people), counted only beyond the detectable change."
    }

    /// A contrast in a few words.
    func title(of contrast: PairedContrast) -> String {
        let (a, b) = (
            CohortNames.level(contrast.a, of: contrast.factor), CohortNames.level(contrast.b, of: contrast.factor)
        )
        let at = contrast.at.map {
            contrast.factor == .condition ? " at \(CohortNames.visit($0))" : " with \(CohortNames.clipped($0))"
        }
        return "“\(b)” against “\(a)”\(at ?? "")"
    }

    /// Who takes part in a contrast.
    func people(of contrast: PairedContrast) -> String {
        let (a, b) = (
            CohortNames.level(contrast.a, of: contrast.factor), CohortNames.level(contrast.b, of: contrast.factor)
        )
        var text = "A is “\(a)”, B is “\(b)”. \(Words.count(contrast.pairs, "person has", "people have")) both."
        let alone = [(contrast.onlyA, "A"), (contrast.onlyB, "B")].filter { $0.0 > 0 }
        if !alone.isEmpty {
            text +=
                " Without a counterpart, and left out: "
                + alone.map { "\(Words.count($0.0, "person", "people")) with \($0.1) alone" }.joined(separator: ", ")
                + "."
        }
        let judged = contrast.outcomes.reduce(0) { $0 + $1.judged }
        if judged > 0 {
            let expected = max(1, Int((Double(judged) / 20).rounded()))
            text +=
                " \(judged) changes were held against a detectable change that repeated sessions exceed in 5 %: "
                + "about \(expected) may lie beyond it by chance."
        }
        return text
    }

    /// Why nobody could be compared; `nil` where somebody could.
    var noContrasts: String? {
        switch statistics.pairingObstacle {
        case nil: nil
        case .noResults?: "No recording has a result, so no change can be shown."
        case .noParticipants?:
            "No recording tells who walked, so nobody can be compared under two conditions or at two visits."
        case .oneLevel?:
            "There is one condition and one visit at most, so no change can be shown. "
                + "A second one in the columns condition or visit would make it possible."
        case .nobodyHasBoth?:
            "Nobody was recorded under two conditions at the same visit, or at two visits under the same condition."
        }
    }

    /// Recordings that are in no comparison.
    var unpaired: [String] {
        guard statistics.counts.analysed > 0, statistics.pairingObstacle == nil else { return [] }
        var lines: [String] = []
        if statistics.unpairedWithoutParticipant > 0 {
            let recordings = Words.count(statistics.unpairedWithoutParticipant, "recording does", "recordings do")
            lines.append("\(recordings) not tell who walked and cannot be paired.")
        }
        if statistics.unpairedWithoutCounterpart > 0 {
            let recordings = Words.count(statistics.unpairedWithoutCounterpart, "recording has", "recordings have")
            lines.append("\(recordings) no counterpart of the same person and cannot be paired.")
        }
        let rest = statistics.contrasts.count - CohortView.mostContrasts
        if rest > 0 { lines.append("\(Words.count(rest, "more comparison is", "more comparisons are")) not shown.") }
        return lines
    }

    /// How the parameters are summarised.
    var parameterNotes: [String] {
        var lines = [
            "Box: middle half of the people; thick line: median (in figures); thin line: 5th to 95th percentile. "
                + "Values beyond the axis stand at its edge."
        ]
        let groups = statistics.groups
        if groups.contains(where: { $0.condition != nil }) || groups.contains(where: { $0.visit != nil }) {
            let hasLines = statistics.distributions.contains { $0.sides.contains { !$0.lines.isEmpty } }
            lines.append(
                !hasLines
                    ? "No person has a value in two groups that a line could join."
                    : Set(groups.map(\.condition)).count > 1
                        ? "A thin slanting line joins the conditions of one person at one visit."
                        : "A thin slanting line joins the visits of one person.")
        } else if counts.analysed > 0 {
            lines.append("No recording tells its condition or visit: all are shown together.")
        }
        if statistics.averagedRecordings > 0 {
            lines.append(
                "\(statistics.averagedRecordings) recordings share person, condition and visit with another one; "
                    + "their values are averaged and the person counts once.")
        }
        if counts.analysed > 0, counts.participants == 0 {
            lines.append("No recording tells who walked: each recording counts as one person, and no lines are drawn.")
        }
        if groups.count > CohortView.mostDrawnGroups {
            lines.append(
                "The figures show the first \(CohortView.mostDrawnGroups) of \(groups.count) conditions and visits; the tables "
                    + "show more.")
        }
        return lines
    }

    /// What the asymmetry leaves out.
    var asymmetryNotes: [String] {
        let asymmetry = statistics.asymmetry
        var lines: [String] = []
        if asymmetry.withoutDifference > 0, counts.analysed > 0 {
            lines.append(
                "\(Words.count(asymmetry.withoutDifference, "recording has", "recordings have")) no difference: "
                    + "one foot was measured, or a foot has no straight strides.")
        }
        if asymmetry.withoutSpeed > 0 {
            lines.append(
                "\(Words.count(asymmetry.withoutSpeed, "recording has", "recordings have")) no walking speed and no place "
                    + "here.")
        }
        if asymmetry.conditions.count > CohortView.mostPanels {
            lines.append(
                "The figures show the first \(CohortView.mostPanels) of \(asymmetry.conditions.count) conditions.")
        }
        return lines
    }

    private func share(_ part: Int, of all: Int) -> String {
        "\(Words.number(100 * Double(part) / Double(all), decimals: part * 20 < all ? 1 : 0)) %"
    }
}
