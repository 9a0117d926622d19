internal import Gait

/// A table about a whole trial: its columns, and how the store is asked for its rows.
public struct TrialTable: Sendable {
    /// The name of the file without its ending.
    public let name: String
    /// The columns in order; the first four are the identifiers.
    public let columns: [TrialColumn]
    /// The cells of a recording's rows behind the identifiers; the decimals of the row come last where it has any.
    let query: String

    /// The tables of a trial, in the order of the documentation.
    public static let all = [recordings, parameters, strides, stumbles, failures]

    /// The identifiers every row begins with.
    public static let identifiers = [
        TrialColumn("recording_id", .text, source: "given", "Name of the recording; no other one of the trial has it."),
        TrialColumn("participant", .text, source: "given", "Who walked, as far as it may be written."),
        TrialColumn("visit", .text, source: "given", "Which visit."),
        TrialColumn("condition", .text, source: "given", "Under which condition, for example with a brace."),
    ]

    /// `recordings.csv`: a row per recording, with its main figures side by side.
    public static let recordings = TrialTable(
        name: "recordings",
        columns: identifiers
            + [
                TrialColumn(
                    "status", .text, source: "computed", "ok, failed (the recording) or crashed (the analysis)."),
                TrialColumn(
                    "failure_code", .text, source: "computed", "Why there is no result; empty where there is one."),
                TrialColumn("version", .text, source: "computed", "Version of the program that made the results."),
                TrialColumn(
                    "duration_s", unit: "s", .number(decimals: 3), source: "computed",
                    "Length of the longest sensor's recording."),
            ] + SummaryColumn.all.map(\.column),
        query: """
            SELECT r.status, f.code, (SELECT value FROM provenance WHERE name = 'version'), r.duration_s,
              \(SummaryColumn.all.map { "s.\($0.column.name)" }.joined(separator: ", "))
            FROM recording r
            LEFT JOIN recording_summary s ON s.recording = r.recording
            LEFT JOIN failure f ON f.recording = r.recording
            WHERE r.recording = ?
            """)

    /// `parameters_long.csv`: a row per recording, side and figure.
    public static let parameters = TrialTable(
        name: "parameters_long",
        columns: identifiers
            + [
                TrialColumn(
                    "side", .text, source: "computed", "left, right, unknown, or both for what needs both feet."),
                TrialColumn(
                    "parameter", .text, source: "computed", "Name of the figure; see the rows of the table parameter."),
                TrialColumn("unit", .text, source: "computed", "Unit of everything in the row but n and cv."),
                TrialColumn(
                    "value", .figure, source: "computed",
                    "The figure: the median over the straight strides for a stride parameter."),
                TrialColumn(
                    "interval_low", .figure, source: "computed", "Lower end of the 95 % interval of the value."),
                TrialColumn(
                    "interval_high", .figure, source: "computed", "Upper end of the 95 % interval of the value."),
                TrialColumn("n", .integer, source: "computed", "Strides or steps the row rests on."),
                TrialColumn("mean", .figure, source: "computed", "Arithmetic mean."),
                TrialColumn("sd", .figure, source: "computed", "Standard deviation between strides."),
                TrialColumn("p5", .figure, source: "computed", "5th percentile."),
                TrialColumn("p95", .figure, source: "computed", "95th percentile."),
                TrialColumn("cv", .number(decimals: 4), source: "computed", "Standard deviation over mean."),
                TrialColumn(
                    "reference_low", .figure, source: "reference", "Lower end of the range of reference people."),
                TrialColumn(
                    "reference_high", .figure, source: "reference", "Upper end of the range of reference people."),
                TrialColumn("flag", .text, source: "computed", "below, within or above the range of reference people."),
            ],
        query: """
            SELECT g.side, p.name, p.unit, g.value, g.low, g.high, g.n, g.mean, g.sd, g.p5, g.p95, g.cv,
              g.reference_low, g.reference_high, g.flag, p.decimals
            FROM figure g JOIN parameter p ON p.parameter = g.parameter
            WHERE g.recording = ? ORDER BY g.position
            """)

    /// `strides.csv`: the identifiers, then the columns of the `strides.csv` of a session.
    public static let strides = TrialTable(
        name: "strides",
        columns: identifiers
            + StrideColumn.all.map { column in
                TrialColumn(
                    column.name, unit: column.unit, TrialColumn.Kind(column.kind), source: "computed", column.definition
                )
            },
        query: """
            SELECT \(StrideRows.layout.map(\.name).joined(separator: ", "))
            FROM stride WHERE recording = ? ORDER BY position
            """)

    /// `stumbles.csv`: a row per stumble-like event.
    public static let stumbles = TrialTable(
        name: "stumbles",
        columns: identifiers
            + [
                TrialColumn("side", .text, source: "computed", "Side of the foot."),
                TrialColumn(
                    "time_s", unit: "s", .number(decimals: 4), source: "computed",
                    "When, from the start of the recording."),
                TrialColumn(
                    "kind", .text, source: "computed", "scuff, stumble_elevating, stumble_lowering, near_fall or fall."),
                TrialColumn("swing_percent", unit: "%", .number(decimals: 1), source: "computed", "When in swing."),
                TrialColumn("score", .number(decimals: 3), source: "computed", "How probable the event is, 0 to 1."),
                TrialColumn("reason", .text, source: "computed", "What the event was told from."),
            ],
        query:
            "SELECT side, time_s, kind, swing_percent, score, reason FROM stumble WHERE recording = ? ORDER BY position"
    )

    /// `failures.csv`: a row per recording without a result.
    public static let failures = TrialTable(
        name: "failures",
        columns: identifiers
            + [
                TrialColumn(
                    "file", .text, source: "given", "The file the failure is about, as far as it may be written."),
                TrialColumn("line", .integer, source: "computed", "The line in that file, counted from 1."),
                TrialColumn(
                    "code", .text, source: "computed",
                    "bad_data, cannot_open, usage, outside, crashed, timed_out or out_of_memory."),
                TrialColumn("message", .text, source: "computed", "What was found and what was expected."),
                TrialColumn("hint", .text, source: "computed", "What helps."),
            ],
        query: """
            SELECT (
                SELECT i.name FROM input_file i WHERE i.recording = f.recording AND i.role = f.role
                ORDER BY i.position LIMIT 1),
              f.line, f.code, f.message, f.hint
            FROM failure f WHERE f.recording = ?
            """)
}

extension TrialColumn.Kind {
    /// That of a column of `strides.csv`.
    init(_ kind: StrideColumn.Kind) {
        switch kind {
        case .number(let decimals): self = .number(decimals: decimals)
        case .integer: self = .integer
        case .text: self = .text
        }
    }
}
