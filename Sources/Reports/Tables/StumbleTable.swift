public import Gait

/// `stumbles.csv`: the header of the table of stumbles, which this version does not look for.
public struct StumbleTable: SessionExporter {
    /// Creates the exporter.
    public init() {}

    /// The name of the file.
    public var fileName: String { "stumbles.csv" }

    /// The header row.
    public func text(of session: Session) -> String {
        CSVText(header: ["side", "time_s", "kind", "swing_percent", "score", "reason"]).text
    }
}
