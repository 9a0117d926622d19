internal import Gait

/// A column of the wide row the store keeps of every recording, and where its value is found.
struct SummaryColumn: Sendable {
    /// Which statistic of a figure.
    enum Statistic: Sendable, Hashable {
        case value
        case mean
        case sd
        case n
    }

    /// Where the value is found.
    enum Origin: Sendable, Hashable {
        case contentHash
        case laterality
        case strideCount(side: String)
        case straightCount(side: String)
        case finding(side: String)
        case grade(side: String)
        case figure(side: String, parameter: String, Statistic)
        /// Events of this kind, or of every kind.
        case stumbles(kind: String?)
        case notes(severity: String)
    }

    let column: TrialColumn
    let origin: Origin

    /// The stride parameters that stand in the wide row; all of them stand in `parameters_long`.
    static let mainParameters = [
        "walking_speed_mps", "stride_length_m", "stride_time_s", "swing_time_s", "stance_time_s",
        "max_swing_pitch_deg", "foot_strike_angle_deg", "mid_swing_pitch_deg", "min_toe_clearance_m",
        "mid_swing_toe_clearance_m", "circumduction_m", "drag_fraction",
    ]

    /// What is known of each foot beside its stride parameters.
    static let scores: [(name: String, unit: String, decimals: Int, definition: String)] = [
        ("step_time_s", "s", 4, "Time from the other foot's contact to this one's."),
        ("max_swing_pitch_z", "", 2, "Greatest late-swing pitch against reference people, in standard deviations."),
        ("primary_deficit", "", 1, "How far the front of the foot is lifted too little, 0 to 100."),
        ("clearance_risk", "", 1, "How near the toe comes to the floor, 0 to 100."),
        ("compensation", "", 1, "How far hip and knee make up for it, 0 to 100."),
        ("consequence", "", 1, "How far landing and walking suffer, 0 to 100."),
    ]

    private static let sides = ["left", "right"]

    /// All columns in the order of the row.
    static let all: [SummaryColumn] = {
        var all = [
            SummaryColumn(
                column: TrialColumn(
                    "content_sha256", .text, source: "computed",
                    "SHA-256 of the files in the order of their roles, separated by semicolons."),
                origin: .contentHash),
            SummaryColumn(
                column: TrialColumn(
                    "laterality", .text, source: "finding",
                    "Which side lifts the front of the foot less: left, right, bilateral, none or not_assessable."),
                origin: .laterality),
        ]
        for side in sides + ["unknown"] { all += counts(side: side) }
        for name in mainParameters { for side in sides { all += statistics(of: name, side: side) } }
        for score in scores { for side in sides { all.append(foot(score, side: side)) } }
        for name in mainParameters { all += asymmetries(of: name) }
        return all + steps + stumbles + [notes("warning"), notes("error")]
    }()

    private static func counts(side: String) -> [SummaryColumn] {
        [
            SummaryColumn(
                column: TrialColumn(
                    "n_strides_\(side)", .integer, source: "strides", "Strides of the foot (side \(side))."),
                origin: .strideCount(side: side)),
            SummaryColumn(
                column: TrialColumn(
                    "n_straight_\(side)", .integer, source: "strides",
                    "Strides of the foot (side \(side)) on which the figures rest: full ones on a straight way."),
                origin: .straightCount(side: side)),
            SummaryColumn(
                column: TrialColumn(
                    "finding_\(side)", .text, source: "finding",
                    "Side \(side): within_reference, reduced, markedly_reduced or not_assessable."),
                origin: .finding(side: side)),
            SummaryColumn(
                column: TrialColumn(
                    "evidence_grade_\(side)", .text, source: "finding",
                    "How well the finding of side \(side) is supported: A, B or C."),
                origin: .grade(side: side)),
        ]
    }

    private static func statistics(of name: String, side: String) -> [SummaryColumn] {
        guard let stride = StrideColumn.all.first(where: { $0.name == name }) else { return [] }
        let kind = TrialColumn.Kind.number(decimals: stride.decimals ?? 0)
        let meaning = "side \(side), straight strides: \(stride.definition)"
        func column(_ suffix: String, _ kind: TrialColumn.Kind, _ words: String, _ statistic: Statistic)
            -> SummaryColumn
        {
            SummaryColumn(
                column: TrialColumn(
                    "\(name)_\(side)\(suffix)", unit: kind == .integer ? "" : stride.unit, kind,
                    source: "strides.\(name)", "\(words), \(meaning)"),
                origin: .figure(side: side, parameter: name, statistic))
        }
        return [
            column("", kind, "Median", .value), column("_mean", kind, "Mean", .mean),
            column("_sd", kind, "Standard deviation between strides", .sd),
            column("_n", .integer, "Strides with a value", .n),
        ]
    }

    private static func foot(
        _ score: (name: String, unit: String, decimals: Int, definition: String), side: String
    ) -> SummaryColumn {
        SummaryColumn(
            column: TrialColumn(
                "\(score.name)_\(side)", unit: score.unit, .number(decimals: score.decimals), source: "finding",
                "Side \(side): \(score.definition)"),
            origin: .figure(side: side, parameter: score.name, .value))
    }

    private static func asymmetries(of name: String) -> [SummaryColumn] {
        guard let stride = StrideColumn.all.first(where: { $0.name == name }) else { return [] }
        return [
            both(
                "difference_\(name)", stride.unit, stride.decimals ?? 0, source: "strides.\(name)",
                "Right minus left, of the medians: \(stride.definition)"),
            both(
                "symmetry_index_\(name)", "%", 2, source: "strides.\(name)",
                "100 times right minus left over the mean of both; empty without a true zero: \(stride.definition)"),
        ]
    }

    private static let steps = [
        both("cadence_per_min", "1/min", 1, source: "events of both feet", "Steps a minute."),
        both(
            "double_support_percent", "%", 1, source: "events of both feet",
            "Time on both feet over the stride."),
    ]

    private static let stumbles: [SummaryColumn] = {
        var columns = [stumbleCount(nil, "n_stumbles", "Stumble-like events of every kind.")]
        for kind in ["scuff", "stumble_elevating", "stumble_lowering", "near_fall", "fall"] {
            columns.append(stumbleCount(kind, "n_\(kind)", "Stumble-like events of the kind \(kind)."))
        }
        return columns + [
            both(
                "stumbles_per_100_strides", "1/100 strides", 3, source: "stumbles",
                "Stumble-like events per 100 strides."),
            both(
                "stumbles_per_walking_hour", "1/h", 3, source: "stumbles",
                "Stumble-like events per hour of walking."),
            both(
                "expected_false_stumbles", "", 3, source: "stumbles",
                "How many of the events are expected to be none."),
            both("walking_hours", "h", 5, source: "strides", "Time spent walking."),
        ]
    }()

    private static func stumbleCount(_ kind: String?, _ name: String, _ definition: String) -> SummaryColumn {
        SummaryColumn(
            column: TrialColumn(name, .integer, source: "stumbles", definition), origin: .stumbles(kind: kind))
    }

    private static func both(
        _ name: String, _ unit: String, _ decimals: Int, source: String, _ definition: String
    ) -> SummaryColumn {
        SummaryColumn(
            column: TrialColumn(name, unit: unit, .number(decimals: decimals), source: source, definition),
            origin: .figure(side: "both", parameter: name, .value))
    }

    private static func notes(_ severity: String) -> SummaryColumn {
        SummaryColumn(
            column: TrialColumn(
                "n_quality_\(severity)s", .integer, source: "quality notes",
                "Notes on the data's quality of severity \(severity)."),
            origin: .notes(severity: severity))
    }
}
