public import FootDrop
public import Gait
import Recordings

/// `gait_events.csv`: a row per gait event, sorted by side, then time.
public struct EventTable: SessionExporter {
    /// Creates the exporter.
    public init() {}

    /// The name of the file.
    public var fileName: String { "gait_events.csv" }

    /// The table of all events of a session.
    public func text(of assessed: AssessedSession) -> String { text(of: assessed.session.events) }

    /// The table of these events, in the order given.
    public func text(of events: [GaitEvent]) -> String {
        var table = CSVText(header: ["side", "event", "time_s", "source"])
        for event in events {
            table.cell(event.side.rawValue)
            table.cell(event.kind.rawValue)
            table.cell(event.time, decimals: 4)
            table.cell(event.source.rawValue)
            table.endRow()
        }
        return table.text
    }
}
