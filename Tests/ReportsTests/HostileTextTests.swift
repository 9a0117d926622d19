import Foundation
import Testing

@testable import Reports

/// File names, device names and notes come from outside: they must show as they are and act as nothing.
struct HostileTextTests {
    private static let attacks = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</script><b>",
        "<!--<script>", "</style></title></table></svg>", "{{mustache}} {{{data}}} {{>table}} {{#rows}}",
        "a\nb\r\nc\td",
        "photo\u{202E}gnp.exe\u{2066}", "null\u{0}byte\u{1B}[31m", "\"\u{301} onload=alert(1) x=\"\u{301}",
        "<\u{301}b>&amp;&lt;", "| a | b |\n|---|---|\n# head\n- item\n1. one",
        "`code` *bold* _it_ [x](javascript:1) ~~a~~",
        "javascript:alert(1)", "\u{FEFF}\u{2028}\u{2029}",
    ]

    private static let plain = HTMLReport().text(of: SampleReport.assessed(strides: 7, text: "plain"))

    /// The tags of a page that is known to be clean.
    private static let tags = tagCounts(of: plain)

    /// Every tag with its attributes but their values, and how often it occurs.
    private static func tagCounts(of page: String) -> [String: Int] {
        var counts: [String: Int] = [:]
        for part in page.components(separatedBy: "<").dropFirst() {
            let tag = part.components(separatedBy: ">")[0].components(separatedBy: "\"")
            // Every second piece is a value in quotes.
            counts[tag.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(), default: 0] += 1
        }
        return counts
    }

    @Test(arguments: attacks)
    func addsNoTagToThePage(attack: String) {
        let page = HTMLReport().text(of: SampleReport.assessed(strides: 7, text: attack))
        #expect(Self.tagCounts(of: page) == Self.tags)
        #expect(page.components(separatedBy: "<").count == Self.plain.components(separatedBy: "<").count)
        #expect(page.unicodeScalars.allSatisfy { !HTMLText.isDeceptive($0) })
    }

    @Test(arguments: attacks)
    func theDataStayJSONAndKeepTheText(attack: String) throws {
        let page = HTMLReport().text(of: SampleReport.assessed(strides: 7, text: attack))
        let start = try #require(page.range(of: "id=\"result\">")).upperBound
        let end = try #require(page.range(of: "</script>", range: start..<page.endIndex)).lowerBound
        let json = page[start..<end]
        #expect(!json.contains("<"))
        let data = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let session = try #require(data["session"] as? [String: Any])
        let inputs = try #require(session["inputs"] as? [[String: Any]])
        #expect((inputs.first?["path"] as? String).map { Array($0.unicodeScalars) } == Array(attack.unicodeScalars))
    }

    @Test(arguments: attacks)
    func makesNoMarkupInMarkdown(attack: String) {
        func shape(_ text: String) -> [String] {
            // Headings, table rows with their number of cells, list items: everything but the words.
            MarkdownReport().text(of: SampleReport.assessed(strides: 7, text: text)).split(
                separator: "\n", omittingEmptySubsequences: false
            ).map { line in
                let bars = line.replacingOccurrences(of: "\\|", with: "").filter { $0 == "|" }.count
                return "\(line.first.map { "#|-*".contains($0) ? String($0) : "text" } ?? "") \(bars)"
            }
        }
        let document = MarkdownReport().text(of: SampleReport.assessed(strides: 7, text: attack))
        #expect(shape(attack) == shape("plain"))
        #expect(
            !document.replacingOccurrences(of: "\\<", with: "").replacingOccurrences(of: "\\`", with: "").contains {
                "<`".contains($0)
            })
        #expect(document.unicodeScalars.allSatisfy { !HTMLText.isDeceptive($0) })
    }

    @Test func aQuoteWithACombiningMarkIsAQuote() {
        // As a character of its own it would slip through an escaping that compares characters.
        #expect(HTMLText.escaped("\"\u{301}") == "&quot;\u{301}")
        #expect(
            Templates.render(
                TableView(DataTable(caption: "\"\u{301}", head: [], rows: [])), as: .session, part: "table"
            ).contains(
                "&quot;\u{301}"))
    }
}
