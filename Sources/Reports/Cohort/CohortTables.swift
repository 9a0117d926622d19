import FootDrop
import Trials

/// The tables of the report on a trial.
struct CohortTables {
    let trial: CohortView
    private var statistics: CohortStatistics { trial.statistics }

    init(_ trial: CohortView) { self.trial = trial }

    /// Recordings by condition and visit, with the findings of their feet.
    var groups: LinkedTable {
        let groups = statistics.counts.groups
        let names = CohortNames(groups.map(\.group))
        let findings = FootDropFinding.Finding.allCases
        return LinkedTable(
            caption: "Recordings by condition and visit; feet by finding; recordings by the side that lifts less",
            head: ["Condition, visit", "Recordings", "With result", "People"] + findings.map(Self.short)
                + ["Left less", "Right less", "Both", "Neither", "Not told"],
            rows: groups.prefix(CohortView.mostGroups).map { group in
                LinkedTable.Row(
                    names.group(group.group),
                    [group.recordings.description, group.analysed.description, group.participants.description]
                        + findings.map { (group.findings[$0.rawValue] ?? 0).description }
                        + ["left", "right", "bilateral", "none", "not_assessable"].map {
                            (group.laterality[$0] ?? 0).description
                        })
            }, isNumeric: true,
            rest: Self.rest(groups.count, CohortView.mostGroups, "conditions and visits", "recordings.csv"))
    }

    private static func short(_ finding: FootDropFinding.Finding) -> String {
        switch finding {
        case .withinReference: "Feet within reference"
        case .reduced: "Toe lift reduced"
        case .markedlyReduced: "Markedly reduced"
        case .notAssessable: "Not assessable"
        }
    }

    /// What failed: each recording, or where they are many the same reasons together; `nil` without failures.
    var failures: LinkedTable? {
        let groups = statistics.failures.groups
        let failed = groups.reduce(0) { $0 + $1.recordings.count }
        guard failed > 0 else { return nil }
        let isGrouped = failed > CohortView.mostRows
        let rows = isGrouped ? groups.prefix(CohortView.mostRows).map(row) : groups.flatMap(rows)
        return LinkedTable(
            caption: isGrouped
                ? "Recordings without a result, those with the same reason together" : "Recordings without a result",
            head: [isGrouped ? "Recordings" : "Recording", "Reason", "File, line", "What was found", "What helps"],
            rows: rows, isTall: rows.count > 12,
            rest: isGrouped ? Self.rest(groups.count, CohortView.mostRows, "reasons", "failures.csv") : nil)
    }

    private func row(of group: CohortFailures.Group) -> LinkedTable.Row {
        let first = group.recordings.prefix(3).map { CohortNames.clipped(trial.recordings[$0].identity.id) }
        let more = group.recordings.count - first.count
        let label =
            (group.recordings.count > 1 ? "\(group.recordings.count): " : "") + first.joined(separator: ", ")
            + (more > 0 ? " and \(more) more" : "")
        let place = place(of: trial.recordings[group.recordings[0]])
        return LinkedTable.Row(
            label,
            [group.failure.code.words, place + (group.recordings.count > 1 ? " (first of them)" : "")]
                + messages(of: group.failure))
    }

    private func rows(of group: CohortFailures.Group) -> [LinkedTable.Row] {
        group.recordings.map { position in
            let recording = trial.recordings[position]
            return LinkedTable.Row(
                CohortNames.clipped(recording.identity.id),
                [group.failure.code.words, place(of: recording)] + messages(of: group.failure))
        }
    }

    private func messages(of failure: RecordingFailure) -> [String] {
        [
            CohortNames.clipped(failure.message, to: 400),
            failure.hint.map { CohortNames.clipped($0, to: 300) } ?? "–",
        ]
    }

    private func place(of recording: CohortRecording) -> String {
        var parts: [String] = []
        if !recording.failedFile.isEmpty {
            parts.append(CohortNames.clipped(recording.failedFile, to: 120))
        } else if let role = recording.failure?.role {
            parts.append(role.words)
        }
        if let line = recording.failure?.line { parts.append("line \(line)") }
        return parts.isEmpty ? "–" : parts.joined(separator: ", ")
    }

    /// Failures by kind, one line.
    var failureKinds: String? {
        let kinds = statistics.failures.kinds
        guard !kinds.isEmpty else { return nil }
        return kinds.map { "\($0.code.words): \($0.recordings)" }.joined(separator: "; ") + "."
    }

    /// Kinds of notes about the data.
    var noteKinds: LinkedTable? {
        let kinds = statistics.quality.kinds
        guard !kinds.isEmpty else { return nil }
        return LinkedTable(
            caption: "What was noticed, by kind", head: ["Note", "Weight", "Recordings", "For example"],
            rows: kinds.prefix(CohortView.mostRows).map { kind in
                LinkedTable.Row(
                    CohortNames.clipped(kind.code),
                    [
                        CohortNames.clipped(kind.severity), kind.recordings.description,
                        CohortNames.clipped(kind.example, to: 300),
                    ], isFlagged: CohortQuality.rank(kind.severity) < 2)
            }, rest: Self.rest(kinds.count, CohortView.mostRows, "kinds", "recordings.csv"))
    }

    /// Recordings with notes, those with warnings first.
    var notedRecordings: LinkedTable? {
        let positions = statistics.quality.recordings
        guard !positions.isEmpty else { return nil }
        return LinkedTable(
            caption: "Recordings with notes", head: ["Recording", "Who, when", "Warnings", "Notes"],
            rows: positions.prefix(CohortView.mostRows).map { position in
                let recording = trial.recordings[position]
                let notes = recording.quality.enumerated().sorted {
                    (CohortQuality.rank($0.element.severity), $0.offset)
                        < (CohortQuality.rank($1.element.severity), $1.offset)
                }.map(\.element)
                let warnings = notes.count { CohortQuality.rank($0.severity) < 2 }
                let texts = notes.prefix(3).map { note in
                    (note.side.map { "\($0.capitalizedFirst): " } ?? "") + note.message
                }
                let more = notes.count - texts.count
                return LinkedTable.Row(
                    recording,
                    [
                        who(recording), warnings.description,
                        CohortNames.clipped(texts.joined(separator: " "), to: 500)
                            + (more > 0 ? " And \(more) more." : ""),
                    ], isFlagged: warnings > 0)
            }, isTall: positions.count > 12,
            rest: Self.rest(positions.count, CohortView.mostRows, "recordings", "recordings.csv"))
    }

    /// Who, under which condition, at which visit.
    func who(_ recording: CohortRecording) -> String {
        let identity = recording.identity
        let parts = [
            identity.participant.map { CohortNames.clipped($0) }, identity.condition.map { CohortNames.clipped($0) },
            identity.visit.map(CohortNames.visit),
        ].compactMap(\.self)
        return parts.isEmpty ? "–" : parts.joined(separator: ", ")
    }

    /// A parameter by condition and visit, side by side.
    func spreads(_ distribution: ParameterDistribution) -> LinkedTable {
        let printed = distribution.parameter.printed
        let groups = statistics.groups
        let rows = groups.prefix(CohortView.mostGroups).enumerated().flatMap { index, group in
            distribution.sides.map { side in
                guard let spread = side.spreads[index] else {
                    return LinkedTable.Row(
                        trial.names.group(group), [side.side.title, "0"] + [String](repeating: "–", count: 5))
                }
                return LinkedTable.Row(
                    trial.names.group(group),
                    [side.side.title, spread.n.description]
                        + [
                            spread.median, spread.lowerQuartile, spread.upperQuartile, spread.percentile5,
                            spread.percentile95,
                        ].map { printed.text($0) })
            }
        }
        return LinkedTable(
            caption: printed.axis,
            head: ["Condition, visit", "Side", "n", "Median", "1st quartile", "3rd quartile", "5 %", "95 %"],
            rows: Array(rows), isNumeric: true,
            rest: Self.rest(groups.count, CohortView.mostGroups, "conditions and visits", "parameters_long.csv"))
    }

    /// The difference between the feet by condition.
    var asymmetry: LinkedTable? {
        let conditions = statistics.asymmetry.conditions
        guard !conditions.isEmpty else { return nil }
        return LinkedTable(
            caption: "Greatest pitch, right minus left, by condition",
            head: ["Condition", "Recordings", "Median, °", "Left less", "Neither", "Right less", "Median speed, m/s"],
            rows: conditions.prefix(CohortView.mostGroups).map { condition in
                LinkedTable.Row(
                    trial.names.condition(of: CohortGroup(condition: condition.name)) ?? "All recordings",
                    [
                        condition.points.count.description,
                        condition.medianDifference.map { Words.number($0, decimals: 1) } ?? "–",
                        condition.leftLess.description,
                        (condition.points.count - condition.leftLess - condition.rightLess).description,
                        condition.rightLess.description,
                        condition.medianSpeed.map { Words.number($0, decimals: 2) } ?? "–",
                    ])
            }, isNumeric: true,
            rest: Self.rest(conditions.count, CohortView.mostGroups, "conditions", "recordings.csv"))
    }

    /// Values that stand out, by parameter.
    var outlierCounts: LinkedTable {
        LinkedTable(
            caption: "Values that stand out, by parameter",
            head: [
                "Parameter", "Unit", "Values", "Median", "Robust SD", "Unusual", "With reference", "Below it",
                "Above it",
            ],
            rows: statistics.outliers.summaries.map { summary in
                let printed = summary.parameter.printed
                return LinkedTable.Row(
                    printed.label,
                    [
                        printed.unit, summary.n.description, printed.text(summary.median),
                        printed.text(summary.deviation), summary.deviation == nil ? "–" : summary.unusual.description,
                        summary.compared.description, summary.compared == 0 ? "–" : summary.below.description,
                        summary.compared == 0 ? "–" : summary.above.description,
                    ])
            }, isNumeric: true)
    }

    /// Values far from the middle of the trial; `nil` without any.
    var unusual: LinkedTable? {
        outliers(
            statistics.outliers.unusual, caption: "Unusual within this trial, the farthest first")
    }

    /// Values outside of the reference; `nil` without any.
    var outsideReference: LinkedTable? {
        outliers(
            statistics.outliers.outsideReference, caption: "Outside of the reference range, the farthest first")
    }

    private func outliers(_ outliers: [CohortOutliers.Outlier], caption: String) -> LinkedTable? {
        guard !outliers.isEmpty else { return nil }
        return LinkedTable(
            caption: caption, head: ["Recording", "Who, when", "Parameter", "Side", "Value", "z", "Reference"],
            rows: outliers.prefix(CohortView.mostRows / 2).map { outlier in
                let recording = trial.recordings[outlier.recording]
                let printed = outlier.parameter.printed
                let range = Words.reference(
                    ReferenceRange(low: outlier.referenceLow, high: outlier.referenceHigh, source: ""),
                    decimals: printed.decimals, scale: printed.scale)
                let mark = outlier.flag == .below ? "▼ " : outlier.flag == .above ? "▲ " : ""
                return LinkedTable.Row(
                    recording,
                    [
                        who(recording), printed.label, outlier.side.title,
                        "\(printed.text(outlier.value))\(printed.suffix)",
                        outlier.z.map { Words.number($0, decimals: 1) } ?? "–", mark + range,
                    ])
            }, isTall: outliers.count > 12,
            rest: Self.rest(outliers.count, CohortView.mostRows / 2, "values", "parameters_long.csv"))
    }

    /// What changed within people.
    func changes(_ contrast: PairedContrast) -> LinkedTable {
        LinkedTable(
            caption: "Change within people, B − A",
            head: [
                "Parameter", "Unit", "Side", "People", "Mean change", "95 % interval", "MDC", "▼ Lower", "Within",
                "▲ Higher", "Not judged",
            ],
            rows: contrast.outcomes.map { outcome in
                let printed = outcome.parameter.printed
                let limits = outcome.changes.compactMap(\.detectable)
                var detectable = "none known"
                if let least = limits.min(), let most = limits.max() {
                    detectable =
                        least == most
                        ? printed.text(least)
                        : Words.range((least * printed.scale)...(most * printed.scale), decimals: printed.decimals)
                }
                let isJudged = outcome.hasDetectableChange
                return LinkedTable.Row(
                    printed.label,
                    [
                        printed.unit, outcome.side.title, outcome.changes.count.description,
                        printed.signed(outcome.mean), printed.signed(outcome.interval), detectable,
                    ]
                        + [PairedContrast.Verdict.changedDown, .withinVariation, .changedUp].map {
                            isJudged ? outcome.count($0).description : "–"
                        } + [outcome.count(.notAssessable).description])
            }, isNumeric: true)
    }

    /// The main sign in every comparison; `nil` without one.
    var mainChanges: LinkedTable? {
        let words = CohortWords(trial)
        let contrasts = statistics.contrasts.prefix(CohortView.mostContrasts).filter { contrast in
            contrast.outcomes.contains { $0.parameter == .pitch }
        }
        let sides = CohortSide.allCases.filter { side in contrasts.contains { $0.outcome(.pitch, side) != nil } }
        guard !contrasts.isEmpty else { return nil }
        let printed = CohortParameter.pitch.printed
        return LinkedTable(
            caption:
                "Greatest pitch before landing, B against A: how much more, or less, the front of the foot is lifted",
            head: ["B against A", "People"]
                + sides.flatMap { side in
                    ["\(side.title): mean change, °", "▲ higher", "within", "▼ lower"]
                },
            rows: contrasts.map { contrast in
                LinkedTable.Row(
                    words.title(of: contrast),
                    [contrast.pairs.description]
                        + sides.flatMap { side -> [String] in
                            guard let outcome = contrast.outcome(.pitch, side) else {
                                return [String](repeating: "–", count: 4)
                            }
                            let interval = outcome.interval.map { " (\(printed.signed($0)))" } ?? ""
                            return [printed.signed(outcome.mean) + interval]
                                + [PairedContrast.Verdict.changedUp, .withinVariation, .changedDown].map {
                                    outcome.count($0).description
                                }
                        })
            }, isNumeric: true)
    }

    /// What is left out of a table; `nil` where nothing is.
    static func rest(_ count: Int, _ most: Int, _ what: String, _ file: String) -> String? {
        count > most ? "\(count - most) more \(what) are not listed here; all are in \(file)." : nil
    }
}
