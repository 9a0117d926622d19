import Testing

@testable import FootDrop

/// Lines and cells are told byte by byte, and are those that characters would tell.
struct CSVRowTests {
    @Test(arguments: [
        "", "a", "a\n", "\n\n", "a\r\nb\rc\n\rd", "a\u{0B}b\u{0C}c", "a\u{85}b\u{2028}c\u{2029}d",
        "é\u{2026}\n\u{301}x\r", "a \u{301}\n\u{A0}\u{3000}\n \t\n ,",
    ])
    func linesAreThoseOfTheCharacters(text: String) {
        let expected = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let found = CSVRow.lines(of: Array(text.utf8))
        #expect(found.map { String(decoding: $0, as: UTF8.self) } == expected.map(String.init))
        #expect(found.map(CSVRow.isBlank) == expected.map { $0.allSatisfy(\.isWhitespace) })
    }

    @Test(arguments: [
        ("a,b", ["a", "b"]), ("", [""]), (",", ["", ""]), (#""a,""b""",c"#, [#"a,"b""#, "c"]),
        (#"a"b,c"#, [#"a"b"#, "c"]),
    ])
    func cellsAreTakenApart(line: String, cells: [String]) {
        #expect(CSVRow.cells(of: Array(line.utf8)[...]) == cells)
    }

    @Test(arguments: [#""a"#, #""a"b"#])
    func brokenQuotesAreNoCells(line: String) {
        #expect(CSVRow.cells(of: Array(line.utf8)[...]) == nil)
    }
}
