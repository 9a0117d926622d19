import Testing

@testable import Reports

struct TextLayoutTests {
    @Test func wrapsAtEightyColumnsUnderTheFirstWord() {
        let text = Array(repeating: "seven77", count: 30).joined(separator: " ")
        let lines = TextLayout.wrapped(text, first: "  - ")
        #expect(lines.count == 4)
        #expect(lines.allSatisfy { $0.count <= 80 })
        #expect(lines[0].hasPrefix("  - seven77"))
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("    seven77") })
        #expect(lines.joined(separator: " ").split(separator: " ").dropFirst().joined(separator: " ") == text)
    }

    @Test func aWordTooLongStandsAlone() {
        let path = String(repeating: "p", count: 100)
        #expect(TextLayout.wrapped("at \(path) end") == ["at", path, "end"])
    }

    @Test func alignsWithoutCuttingOff() {
        #expect(TextLayout.leftAligned("ab", 4) == "ab  ")
        #expect(TextLayout.rightAligned("ab", 4) == "  ab")
        #expect(TextLayout.leftAligned("abcde", 4) == "abcde")
        #expect(TextLayout.rightAligned("abcde", 4) == "abcde")
    }
}
