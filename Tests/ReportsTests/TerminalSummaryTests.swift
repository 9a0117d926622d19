import Gait
import Testing

@testable import Reports

struct TerminalSummaryTests {
    @Test func showsTheFeetSideBySideWithWhatTheyRestOn() throws {
        let text = TerminalSummary().text(of: SampleSession.walking().assessed)
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.allSatisfy { $0.count <= 80 })
        let head = try #require(lines.first { $0.contains("LEFT") })
        #expect(head.hasSuffix("RIGHT"))
        let time = try #require(lines.first { $0.hasPrefix("Stride time") })
        #expect(time.split(separator: " ") == ["Stride", "time", "s", "1.110", "±", "0.010", "(3)", "–"])
        let clearance = try #require(lines.first { $0.hasPrefix("Minimum toe clearance") })
        #expect(clearance.contains(" cm "))
        #expect(clearance.contains("3.00 ± 0.92 (3)"))
    }

    @Test func saysWhatWasDecidedNoticedAndWithheld() {
        let text = TerminalSummary().text(of: SampleSession.walking().assessed)
        #expect(text.contains("Withheld\n  - right clearance: There is no clear pitch axis.\n"))
        #expect(text.contains("Notes\n  - warning: right: No clear pitch axis. (0.0–12.5 s)\n"))
        #expect(text.contains("  - delimiter: comma – every row has 12 of them\n"))
        #expect(text.contains("  - left toe and heel points: the person's own pivots\n"))
    }

    @Test func saysThatNobodyWalks() {
        let text = TerminalSummary().text(of: SampleSession.standing().assessed)
        #expect(text.contains("No walking was found: 0 strides."))
        #expect(!text.contains("Withheld"))
    }

    @Test func saysWhyASpreadIsMissing() throws {
        var session = SampleSession.walking()
        for index in session.feet[0].strides.indices {
            session.feet[0].strides[index].minToeClearance?.standardDeviation = 0.05
        }
        let text = TerminalSummary().text(of: session.assessed)
        #expect(text.contains("3.00 ± – (3)"))
        #expect(text.contains("MTC ± –: the spread"))
        #expect(!TerminalSummary().text(of: SampleSession.walking().assessed).contains("MTC ± –"))
    }
}
