public import FootDrop
public import Gait
import Recordings
import SignalKernels

/// `gait_events.csv`: a row per gait event, sorted by side, then time.
public struct EventTable: SessionExporter {
    /// Creates the exporter.
    public init() {}

    /// The name of the file.
    public var fileName: String { "gait_events.csv" }

    /// Hands on the table of all events of a session.
    public func write<Failure: Error>(_ assessed: AssessedSession, _ take: ByteTaker<Failure>) throws(Failure) {
        var table = Self.empty
        for event in assessed.session.events {
            Self.append(event, to: &table)
            try table.pass(take)
        }
        try table.pass(inAnyCase: true, take)
    }

    /// The table of these events, in the order given.
    public func text(of events: [GaitEvent]) -> String {
        var table = Self.empty
        for event in events { Self.append(event, to: &table) }
        return table.text
    }

    private static var empty: CSVText { CSVText(header: ["side", "event", "time_s", "source"]) }

    private static func append(_ event: GaitEvent, to table: inout CSVText) {
        // Plain words, which need no quotes.
        table.cells { text in
            text.append(event.side.rawValue)
            text.append(",")
            text.append(event.kind.rawValue)
            text.append(",")
            if event.time.isFinite { FixedDecimals.append(event.time, decimals: 4, to: &text) }
            text.append(",")
            text.append(event.source.rawValue)
        }
        table.endRow()
    }
}
