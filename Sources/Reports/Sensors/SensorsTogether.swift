import Gait
import Recordings

/// Clocks and agreement of several sensors in a report.
struct SensorsTogether {
    let session: Session

    /// `nil` when there is nothing to compare.
    var group: SensorGroup? {
        let tables = [agreement, clocks].compactMap(\.self)
        guard !tables.isEmpty else { return nil }
        var sentences: [String] = []
        let compared = session.agreements
        let matched = compared.reduce(0) { $0 + $1.matched }
        let all = compared.reduce(0) { $0 + $1.matched + $1.onlyReference + $1.onlyOther }
        if all > 0 {
            let share = 100 * Double(matched) / Double(all)
            sentences.append(
                "The sensors agree on \(matched) of \(all) events (\(Words.number(share, decimals: 0)) %).")
        }
        return SensorGroup(title: "Sensors compared", sentences: sentences, tables: tables)
    }

    private var agreement: DataTable? {
        guard !session.agreements.isEmpty else { return nil }
        return DataTable(
            caption: "Events that two sensors saw",
            head: [
                "Foot", "Event", "Sensors", "Both", "Only the first", "Only the second", "Median difference, ms",
                "Scatter, ms",
            ],
            rows: session.agreements.map { agreement in
                .init([
                    agreement.side.title, agreement.event == .initialContact ? "initial contact" : "final contact",
                    "\(agreement.reference.label), \(agreement.other.label)", agreement.matched.description,
                    agreement.onlyReference.description, agreement.onlyOther.description,
                    agreement.medianDifference.map { Words.number(1000 * $0, decimals: 0) } ?? "–",
                    agreement.spread.map { Words.number(1000 * $0, decimals: 0) } ?? "–",
                ])
            }, isNumeric: true)
    }

    private var clocks: DataTable? {
        guard !session.clocks.isEmpty else { return nil }
        return DataTable(
            caption: "Clocks of separate files, brought together by the steps that both saw",
            head: ["File", "Clock of", "Moved by, s", "Error, ms", "Contacts", "Why not"],
            rows: session.clocks.map { clock in
                .init([
                    clock.path, clock.reference, clock.shift.map { Words.number($0.offset, decimals: 3) } ?? "–",
                    clock.shift.map { Words.number(1000 * $0.standardDeviation, decimals: 0) } ?? "–",
                    (clock.shift?.matched ?? 0).description, clock.reason ?? "",
                ])
            })
    }
}
