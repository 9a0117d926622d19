/// The views of the store: one for each question people ask.
enum StoreViews {
    /// A view, with what it answers.
    struct View: Sendable {
        let name: String
        let question: String
        let query: String

        var sql: String { "CREATE VIEW \(name) AS\n\(query)" }
    }

    private static let identifiers = "r.recording_id, r.participant, r.visit, r.condition"

    /// All of them, in the order of the documentation.
    static let all: [View] = [
        View(
            name: "recordings", question: "One row a recording, with its main figures side by side.",
            query: """
                SELECT \(identifiers), r.status, f.code AS failure_code,
                  (SELECT value FROM provenance WHERE name = 'version') AS version, r.duration_s,
                  \(SummaryColumn.all.map { "s.\($0.column.name)" }.joined(separator: ", "))
                FROM recording r
                LEFT JOIN recording_summary s ON s.recording = r.recording
                LEFT JOIN failure f ON f.recording = r.recording
                """),
        View(
            name: "parameters_long", question: "Every figure of every recording, one a row.",
            query: """
                SELECT \(identifiers), g.side, p.name AS parameter, p.unit, g.value, g.low AS interval_low,
                  g.high AS interval_high, g.n, g.mean, g.sd, g.p5, g.p95, g.cv, g.reference_low, g.reference_high,
                  g.flag
                FROM figure g
                JOIN parameter p ON p.parameter = g.parameter
                JOIN recording r ON r.recording = g.recording
                """),
        View(
            name: "asymmetry", question: "Right against left, by parameter and form.",
            query: """
                SELECT \(identifiers), p.quantity AS parameter, p.form, p.unit, g.value, g.low AS interval_low,
                  g.high AS interval_high
                FROM parameter p
                JOIN figure g ON g.parameter = p.parameter
                JOIN recording r ON r.recording = g.recording
                WHERE p.form <> ''
                """),
        View(
            name: "findings", question: "What was found of each foot.",
            query: """
                SELECT \(identifiers), t.side, t.finding, t.evidence_grade, t.n_strides, t.n_straight, t.statement
                FROM foot t
                JOIN recording r ON r.recording = t.recording
                """),
        View(
            name: "by_condition_and_visit", question: "How much there is of each condition and visit.",
            query: """
                SELECT r.condition, r.visit, COUNT(DISTINCT r.participant) AS participants, COUNT(*) AS recordings,
                  SUM(r.status = 'ok') AS ok, SUM(r.status = 'failed') AS failed,
                  SUM(r.status = 'crashed') AS crashed, SUM(r.duration_s) AS duration_s
                FROM recording r
                GROUP BY r.condition, r.visit
                """),
        View(
            name: "by_participant", question: "How much there is of each participant.",
            query: """
                SELECT r.participant, COUNT(DISTINCT r.visit) AS visits, COUNT(DISTINCT r.condition) AS conditions,
                  COUNT(*) AS recordings, SUM(r.status = 'ok') AS ok, SUM(r.status = 'failed') AS failed,
                  SUM(r.status = 'crashed') AS crashed, SUM(r.duration_s) AS duration_s
                FROM recording r
                GROUP BY r.participant
                """),
        View(
            name: "failures", question: "Why there is no result of a recording.",
            query: """
                SELECT \(identifiers), COALESCE((
                    SELECT i.name FROM input_file i
                    WHERE i.recording = f.recording AND i.role = f.role ORDER BY i.position LIMIT 1), '') AS file,
                  f.line, f.code, f.message, f.hint
                FROM failure f
                JOIN recording r ON r.recording = f.recording
                """),
        View(
            name: "failures_by_reason", question: "How often each reason occurs.",
            query: """
                SELECT f.code, f.message, COUNT(*) AS recordings
                FROM failure f
                GROUP BY f.code, f.message
                """),
        View(
            name: "stumble_rates", question: "Stumble-like events of each recording, and how often they come.",
            query: """
                SELECT \(identifiers), s.n_stumbles, s.n_scuff, s.n_stumble_elevating, s.n_stumble_lowering,
                  s.n_near_fall, s.n_fall, s.stumbles_per_100_strides, s.stumbles_per_walking_hour,
                  s.expected_false_stumbles, s.walking_hours
                FROM recording r
                JOIN recording_summary s ON s.recording = r.recording
                WHERE r.status = 'ok'
                """),
        View(
            name: "stumbles", question: "Every stumble-like event.",
            query: """
                SELECT \(identifiers), u.side, u.time_s, u.kind, u.swing_percent, u.score, u.reason
                FROM stumble u
                JOIN recording r ON r.recording = u.recording
                """),
        View(
            name: "quality_by_recording", question: "How many notes on quality each recording has.",
            query: """
                SELECT \(identifiers), s.n_quality_warnings, s.n_quality_errors
                FROM recording r
                JOIN recording_summary s ON s.recording = r.recording
                WHERE r.status = 'ok'
                """),
        View(
            name: "quality_notes", question: "Every note on the quality of the data.",
            query: """
                SELECT \(identifiers), q.severity, q.code, q.side, q.start_s, q.end_s, q.message
                FROM quality_note q
                JOIN recording r ON r.recording = q.recording
                """),
        View(
            name: "quality_by_code", question: "How often each note on quality occurs.",
            query: """
                SELECT q.code, q.severity, COUNT(DISTINCT q.recording) AS recordings, COUNT(*) AS notes
                FROM quality_note q
                GROUP BY q.code, q.severity
                """),
        View(
            name: "strides", question: "Every stride, with the identifiers of its recording.",
            query: """
                SELECT \(identifiers), \(StrideRows.layout.map { "d.\($0.name)" }.joined(separator: ", "))
                FROM recording r
                JOIN stride d ON d.recording = r.recording
                """),
        View(
            name: "files", question: "Which files were read.",
            query: """
                SELECT \(identifiers), i.role, i.name, i.sha256, i.size_bytes, i.format, i.effective_rate_hz
                FROM input_file i
                JOIN recording r ON r.recording = i.recording
                """),
    ]
}
