public import Evaluation

extension AgreementReport {
    /// The report as a text table: times in ms, lengths in mm, angles in degrees; errors are result minus truth.
    public var text: String {
        var lines = [
            "strides: \(Self.words(strides)), \(straightMissed) straight missed",
            "compared: \(compared) \(straightOnly ? "straight strides" : "strides"), errors are result minus truth",
            "",
        ]
        var table = [Self.titles]
        for column in columns {
            table.append(Self.row(column.name, column.name, column.agreement, absent: column.absent))
        }
        if let clearanceAboutFootMean {
            let name = "min_toe_clearance_m"
            table.append(Self.row("\(name) about foot mean", name, clearanceAboutFootMean, absent: 0))
        }
        lines += Self.aligned(table)
        if let clearanceCoverage {
            let share = FixedDecimals.text(100 * clearanceCoverage, decimals: 1)
            lines += ["", "true toe clearance within ±1.96 stated SD: \(share) % of \(clearanceCoverageCount)"]
        }
        if words.contains(where: { $0.count > 0 }) { lines.append("") }
        for column in words where column.count > 0 {
            lines.append("\(column.name): the same in \(column.equal) of \(column.count)")
        }
        if let events {
            var table = [["event", "reference", "matched", "missed", "extra"] + Self.statistics]
            for kind in events {
                let detection = kind.detection
                let counts = [detection.reference, detection.matched, detection.missed, detection.extra].map(
                    String.init)
                table.append([kind.event] + counts + Self.cells(kind.agreement, DisplayUnit(column: "time_s")))
            }
            lines += [""] + Self.aligned(table)
        }
        if let stumbles {
            lines += ["", "stumbles: \(Self.words(stumbles.detection)), \(stumbles.kindRight) of the right kind"]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static let statistics = [
        "unit", "bias", "median", "SD", "robust SD", "MAE", "max", "95 % limits of agreement",
    ]

    private static let titles = ["column", "n", "absent"] + statistics

    private static func row(_ title: String, _ column: String, _ agreement: Agreement?, absent: Int) -> [String] {
        [title, String(agreement?.count ?? 0), String(absent)] + cells(agreement, DisplayUnit(column: column))
    }

    private static func cells(_ agreement: Agreement?, _ unit: DisplayUnit) -> [String] {
        guard let agreement = agreement?.scaled(by: unit.factor) else {
            return [unit.name] + Array(repeating: "–", count: statistics.count - 1)
        }
        func number(_ value: Double?) -> String {
            value.map { FixedDecimals.text($0, decimals: unit.decimals) } ?? "–"
        }
        let limits = agreement.limits.map { "\(number($0.lowerBound)) … \(number($0.upperBound))" } ?? "–"
        return [
            unit.name, number(agreement.bias), number(agreement.median), number(agreement.standardDeviation),
            number(agreement.robustStandardDeviation), number(agreement.meanAbsoluteError), number(agreement.greatest),
            limits,
        ]
    }

    private static func words(_ detection: Detection) -> String {
        "\(detection.reference) in the reference, \(detection.matched) matched, \(detection.missed) missed, "
            + "\(detection.extra) extra"
    }

    /// Columns set under each other: the first to the left, the others to the right.
    private static func aligned(_ rows: [[String]]) -> [String] {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { index, cell in
                index == 0
                    ? TextLayout.leftAligned(cell, widths[index]) : TextLayout.rightAligned(cell, widths[index])
            }.joined(separator: "  ")
        }
    }
}
