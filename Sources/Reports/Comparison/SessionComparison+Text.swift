public import Comparison
import FootDrop

extension SessionComparison {
    /// The comparison as a person reads it, on lines of at most 80 columns where names allow it.
    public var text: String {
        let words = ComparisonWords(comparison: self)
        var lines = words.sessions.flatMap { TextLayout.wrapped($0) }
        for group in words.groups {
            lines += ["", Self.line([group.title, "", "A", "B", "change", "95 %", "MDC", ""])]
            lines += group.rows.map { row in
                Self.line([row.label, row.unit, row.a, row.b, row.change, row.halfWidth, row.detectable, row.word])
            }
            if let finding = group.finding { lines += TextLayout.wrapped(finding) }
        }
        lines += [""] + TextLayout.wrapped(words.headline)
        lines += [""] + TextLayout.wrapped(Self.reading)
        lines += TextLayout.section("Notes", notes.map(\.message))
        lines += TextLayout.section("Why there is no verdict, or another than the numbers suggest", words.reasons)
        lines += TextLayout.section("Detectable changes", words.sources)
        lines += [""] + TextLayout.wrapped(ClinicalContext.requiredSentence)
        lines += ["steppage \(Software.version) measures and compares; it never diagnoses."]
        return lines.joined(separator: "\n") + "\n"
    }

    private static let reading =
        "change: B minus A, medians over straight strides, ± half of the 95 % interval. MDC: minimal detectable "
        + "change. within: within measurement variation. higher, lower: beyond the MDC; not better or worse."

    private static let widths = [28, 6, 7, 7, 8, 8, 7, 8]

    private static func line(_ cells: [String]) -> String {
        let text = zip(cells, widths).enumerated().map { index, cell in
            index < 2 ? TextLayout.leftAligned(cell.0, cell.1) : TextLayout.rightAligned(cell.0, cell.1)
        }.joined()
        return String(text.reversed().drop { $0 == " " }.reversed())
    }
}
