import Gait
import Recordings

/// Sensors on the shanks in a report.
struct ShankGroup {
    let feet: [FootAnalysis]

    /// `nil` without a swing of a shank.
    var group: SensorGroup? {
        let rows = feet.filter { $0.source == .shank && !$0.shankSwings.isEmpty }.map { foot -> DataTable.Row in
            let ranges = foot.shankSwings.map(\.range).sorted()
            let rates = foot.shankSwings.map(\.peakRate).sorted()
            func spread(_ values: [Double]) -> String {
                let low = values[values.count / 20]
                let high = values[values.count - 1 - values.count / 20]
                return Words.range(low...high, decimals: 0)
            }
            return .init([
                foot.side.title, ranges.count.description, Words.number(ranges[ranges.count / 2], decimals: 1),
                spread(ranges), Words.number(rates[rates.count / 2], decimals: 0), spread(rates),
            ])
        }
        guard !rows.isEmpty else { return nil }
        let table = DataTable(
            caption: "Turning of the shank in swing, from toe-off to initial contact; medians, and the middle 90 %",
            head: ["Shank", "Swings", "Angle, deg", "90 %", "Greatest rate, deg/s", "90 %"], rows: rows, isNumeric: true
        )
        let sentences = rows.map { row in
            "\(row.cells[0]) shank: turns by \(row.cells[2]) deg in swing (\(row.cells[3])), \(row.cells[1]) swings."
        }
        return SensorGroup(title: "Shank", sentences: sentences, tables: [table])
    }
}
