public import Recordings
import SignalProcessing

/// How two sensors of a session agree about one kind of event of a foot.
public struct EventAgreement: Sendable, Hashable {
    /// The foot.
    public var side: Side
    /// The event.
    public var event: GaitEvent.Kind
    /// The sensor that is compared with.
    public var reference: SensorPlacement
    /// The other sensor.
    public var other: SensorPlacement
    /// Events that both saw.
    public var matched: Int
    /// Events of the common time that only the reference saw.
    public var onlyReference: Int
    /// Events of the common time that only the other saw.
    public var onlyOther: Int
    /// Median of other minus reference, s; `nil` without a match.
    public var medianDifference: Double?
    /// Robust standard deviation of other minus reference, s; `nil` with fewer than three matches.
    public var spread: Double?

    /// Events further apart are not the same, s.
    static let reach = 0.25

    /// Share of the events of the common time that both saw.
    public var share: Double {
        let all = matched + onlyReference + onlyOther
        return all > 0 ? Double(matched) / Double(all) : 0
    }

    /// Compares the events of two sensors; `nil` when one of them has none in the common time.
    init?(_ event: GaitEvent.Kind, of side: Side, _ reference: [GaitEvent], _ other: [GaitEvent]) {
        let ours = reference.filter { $0.side == side && $0.kind == event }.sorted { $0.time < $1.time }
        let theirs = other.filter { $0.side == side && $0.kind == event }.sorted { $0.time < $1.time }
        guard let first = ours.first, let last = ours.last, let otherFirst = theirs.first, let otherLast = theirs.last
        else { return nil }
        let from = max(first.time, otherFirst.time) - Self.reach
        let to = min(last.time, otherLast.time) + Self.reach
        let a = ours.map(\.time).filter { $0 >= from && $0 <= to }
        let b = theirs.map(\.time).filter { $0 >= from && $0 <= to }
        guard !a.isEmpty, !b.isEmpty else { return nil }
        var differences: [Double] = []
        var window = TimeWindow(over: b, reach: Self.reach)
        var lastUsed = -1
        for time in a {
            guard let nearest = window.nearest(to: time, where: { $0 > lastUsed }) else { continue }
            differences.append(b[nearest] - time)
            lastUsed = nearest
        }
        self.side = side
        self.event = event
        self.reference = ours[0].source
        self.other = theirs[0].source
        matched = differences.count
        onlyReference = a.count - differences.count
        onlyOther = b.count - differences.count
        medianDifference = RobustStatistics.median(differences)
        spread = differences.count > 2 ? RobustStatistics.robustStandardDeviation(differences) : nil
    }
}
