import Testing

@testable import Reports

struct MarkdownReportTests {
    private static let document = MarkdownReport().text(of: SampleReport.assessed())

    @Test func holdsWhatThePageHolds() {
        for text in [
            "# Walking report\n", "**Read with caution**", "### Right foot: toe lift reduced",
            "D, other foot − this: 14.9",
            "## Essentials", "| Greatest pitch before landing, deg | 24.1 (23.2–25.0) | 9.2 (8.3–10.1) | 17.7–33.3 |",
            "| 1 | 0:06.0 | Right | Stumble, elevating recovery | 50 | 0.94 |", "### When to seek help at once",
            "measures and compares; it never diagnoses.",
        ] { #expect(Self.document.contains(text), "\(text)") }
        #expect(Self.document.hasSuffix(".\n"))
    }

    @Test func rowsHaveAsManyCellsAsTheirHead() {
        var cells: Int?
        for line in Self.document.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("|") else {
                cells = nil
                continue
            }
            let count = line.split(separator: "|", omittingEmptySubsequences: false).count
            #expect(count == cells ?? count, "\(line)")
            cells = count
        }
    }

    @Test func saysThatNobodyWalks() {
        let document = MarkdownReport().text(of: SampleSession.standing().assessed)
        #expect(document.contains("**No walking was found**"))
        #expect(document.contains("There is no minimum toe clearance to show."))
    }
}
