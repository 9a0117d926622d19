public import FootDrop
import Recordings

/// `stumbles.csv`: a row per stumble-like event, in the order of time.
public struct StumbleTable: SessionExporter {
    /// Creates the exporter.
    public init() {}

    /// The name of the file.
    public var fileName: String { "stumbles.csv" }

    /// Hands on the table of all events of a session.
    public func write<Failure: Error>(_ assessed: AssessedSession, _ take: ByteTaker<Failure>) throws(Failure) {
        var table = table(of: assessed.findings.stumbling.events)
        try table.pass(inAnyCase: true, take)
    }

    /// The table of these events, in the order given.
    public func text(of stumbles: [Stumble]) -> String { table(of: stumbles).text }

    private func table(of stumbles: [Stumble]) -> CSVText {
        var table = CSVText(header: ["side", "time_s", "kind", "swing_percent", "score", "reason"])
        for stumble in stumbles {
            table.cell(stumble.side.rawValue)
            table.cell(stumble.time, decimals: 4)
            table.cell(stumble.kind.rawValue)
            table.cell(stumble.swingPercent ?? .nan, decimals: 1)
            table.cell(stumble.score, decimals: 3)
            table.cell(stumble.reason)
            table.endRow()
        }
        return table
    }
}
