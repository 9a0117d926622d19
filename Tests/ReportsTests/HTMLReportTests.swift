import FootDrop
import Foundation
import Recordings
import Testing

@testable import Reports

struct HTMLReportTests {
    private static let page = HTMLReport().text(of: SampleReport.assessed())

    private static func count(_ text: String, in page: String = page) -> Int {
        page.components(separatedBy: text).count - 1
    }

    /// What stands between two texts, the first time.
    private static func between(_ start: String, _ end: String, in page: String = page) throws -> String {
        let from = try #require(page.range(of: start))
        let to = try #require(page.range(of: end, range: from.upperBound..<page.endIndex))
        return String(page[from.upperBound..<to.lowerBound])
    }

    // MARK: - One file that loads nothing

    @Test func loadsNothing() throws {
        let withoutData = Self.page.replacingOccurrences(of: try Self.between("id=\"result\">", "</script>"), with: "")
        for reference in [" src=", "<link", "url(", "@import", "http:", "https:", "<iframe", "<object", "srcset"] {
            #expect(!withoutData.contains(reference), "\(reference)")
        }
    }

    @Test func thePolicyAllowsItsOwnStyleAndScriptOnly() throws {
        let policy = try Self.between("http-equiv=\"Content-Security-Policy\" content=\"", "\">")
            .replacingOccurrences(of: "&#39;", with: "'")
        #expect(policy.hasPrefix("default-src 'none'; "))
        #expect(!policy.contains("unsafe"))
        let style = try Self.between("<style>", "</style>")
        let script = try Self.between("<script>", "</script>")
        #expect(policy.contains("style-src '\(ContentSecurity.source(style))'"))
        #expect(policy.contains("script-src '\(ContentSecurity.source(script))'"))
        // A style attribute would not be allowed.
        #expect(!Self.page.contains(" style=\""))
    }

    @Test func hashesAreThoseOfTheStandard() {
        // The example of Content Security Policy Level 3, section 2.3.1.
        #expect(
            ContentSecurity.source("alert('Hello, world.');") == "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=")
    }

    @Test func theScriptIsSmall() {
        #expect(Templates.script.utf8.count <= 8192)
    }

    @Test func equalSessionsGiveEqualBytes() {
        #expect(HTMLReport().text(of: SampleReport.assessed()) == Self.page)
    }

    // MARK: - Order and structure

    @Test func sectionsComeInTheOrderOfReading() {
        let order = [
            "class=\"verdict", "id=\"essentials\"", "id=\"sides\"", "id=\"curves\"", "id=\"clearance\"",
            "id=\"stumbles\"", "id=\"signals\"", "id=\"quality\"", "id=\"context\"", "id=\"method\"", "id=\"data\"",
        ]
        let places = order.compactMap { Self.page.range(of: $0)?.lowerBound }
        #expect(places.count == order.count)
        #expect(places == places.sorted())
    }

    @Test func everyFigureHasATextTwin() {
        #expect(Self.count("<figure>") > 10)
        #expect(Self.count("<svg") == Self.count("<figure>"))
        #expect(Self.count("class=\"twin\"") == Self.count("<figure>"))
    }

    @Test func headingsGoDownStepByStep() {
        var level = 0
        for match in Self.page.matches(of: /<h([1-6])/) {
            let next = Int(match.1) ?? 0
            #expect(next <= level + 1)
            level = next
        }
        #expect(Self.count("<h1>") == 1)
    }

    @Test func tablesAreLabelled() {
        #expect(Self.count("<table") == Self.count("<caption>"))
        #expect(Self.count("<th scope=\"row\">") > 50)
        #expect(Self.count("<th>") == 0)
    }

    @Test func identifiersAreUniqueAndReferencesMeetThem() {
        let identifiers = Self.page.matches(of: /\ id="([^"]+)"/).map { String($0.1) }
        #expect(Set(identifiers).count == identifiers.count)
        for match in Self.page.matches(of: /(?:aria-labelledby|href)="#?([^"]+)"/) {
            for name in match.1.split(separator: " ") { #expect(identifiers.contains(String(name)), "\(name)") }
        }
    }

    @Test func saysWhatWasFound() throws {
        let essentials = try Self.between("id=\"essentials\"", "id=\"sides\"")
        for text in [
            "Reduced toe lift: right side.", "Within the reference range", "Toe lift reduced", "−4.6",
            "14.9 ° (13.5–16.2)",
            ">B<", "Primary deficit: 72 (61–83)", "not assessable (No heel point.)", "Reference 17.7–33.3 deg", "109",
            "Expected when nobody stumbles: 0.01", "It cannot identify the cause of foot drop",
        ] { #expect(essentials.contains(text), "\(text)") }
        #expect(Self.page.contains("<strong>Read with caution</strong>"))
        #expect(
            try Self.between("id=\"sides\"", "id=\"curves\"").contains(
                "<tr class=\"flagged\"><th scope=\"row\">Greatest"))
        #expect(try Self.between("id=\"quality\"", "id=\"context\"").contains("Left out: first of a bout"))
        let context = try Self.between("id=\"context\"", "id=\"method\"")
        for text in ["When to seek help at once", "bladder", "tight boots", "peroneal nerve", "fifth lumbar root"] {
            #expect(context.contains(text), "\(text)")
        }
    }

    @Test func whatIsMissingIsSaidInsteadOfDrawn() {
        let page = HTMLReport().text(of: SampleSession.standing().assessed)
        #expect(page.contains("No walking was found"))
        #expect(Self.count("<svg", in: page) == 0)
        #expect(page.contains("There is no walking whose signals could be shown."))
        #expect(!page.contains("<tbody></tbody>"))
        #expect(!page.contains("<ul></ul>"))
        let bare = HTMLReport().text(of: SampleSession.walking().assessed)
        #expect(bare.contains("Not enough usable walking to assess"))
        #expect(bare.contains("Right foot: no minimum toe clearance. There is no clear pitch axis."))
    }

    // MARK: - Data

    @Test func holdsTheTablesAsTheyAreInTheFolder() throws {
        let data = try #require(
            try JSONSerialization.jsonObject(with: Data(try Self.between("id=\"result\">", "</script>").utf8))
                as? [String: Any])
        let files = try #require(data["files"] as? [String: String])
        #expect(files["strides.csv"] == StrideTable().text(of: SampleReport.assessed()))
        #expect(files["stumbles.csv"] == StumbleTable().text(of: SampleReport.assessed()))
        let session = try #require(data["session"] as? [String: Any])
        #expect(session["schema"] as? String == SessionJSON.schema)
        #expect(session["strides"] == nil)
        #expect((data["signals"] as? [Any])?.count == 2)
    }

    @Test func signalsSurviveTheirQuantization() throws {
        let values: [Float] = [-100, 250.5, .nan, .nan, 0, 7]
        let column = QuantizedColumn(values)
        let raw = try #require(Data(base64Encoded: Base64.text(column.bytes)))
        let whole = stride(from: 0, to: raw.count, by: 2).map {
            Int16(bitPattern: UInt16(raw[$0]) | UInt16(raw[$0 + 1]) << 8)
        }
        for (value, number) in zip(values, whole) {
            if value.isNaN {
                #expect(number == .min)
            } else {
                #expect((Double(value) - Double(number) * column.step).magnitude <= column.step / 2 + 1e-9)
            }
        }
    }

    @Test func thinningKeepsExtremes() {
        let thinned = EmbeddedData.thinned([0, 1, -5, 2, 3, 9, .nan, .nan, .nan, .nan], by: 2)
        #expect(thinned.prefix(4) == [-5, 2, 3, 9])
        #expect(thinned.suffix(2).allSatisfy { $0.isNaN })
    }

    @Test(arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar"])
    func base64IsThatOfTheStandard(text: String) {
        #expect(Base64.text(Array(text.utf8)) == Data(text.utf8).base64EncodedString())
    }

    @Test func sixMinutesOfBothFeetStaySmall() {
        let page = HTMLReport().text(of: SampleReport.assessed(strides: 330))
        #expect(page.utf8.count < 1_500_000)
        let hours = HTMLReport().text(of: SampleReport.assessed(strides: 1300))
        #expect(hours.utf8.count < 2_000_000)
        #expect(hours.contains("The 2600 strides are in strides.csv beside this file."))
    }

    // MARK: - Readable

    @Test(arguments: ["light", "dark"])
    func textStandsOutFromItsGround(theme: String) throws {
        let style = Templates.style
        let block =
            theme == "light"
            ? try Self.between(":root{", "}", in: style) : try Self.between(":root[data-theme=dark]{", "}", in: style)
        let colours = Dictionary(
            block.matches(of: /--([a-z-]+):(#[0-9a-f]+)/).map { (String($0.1), Luminance(String($0.2))) },
            uniquingKeysWith: { first, _ in first })
        func contrast(_ text: String, _ ground: String) throws -> Double {
            try #require(colours[text]).contrast(to: try #require(colours[ground]))
        }
        for ground in ["paper", "card", "track", "warn", "bad", "good"] {
            for text in ["ink", "soft"] where ground != "track" || text == "ink" {
                #expect(try contrast(text, ground) >= 4.5, "\(text) on \(ground)")
            }
        }
        for ground in ["paper", "card"] {
            #expect(try contrast("link", ground) >= 4.5)
            // Graphics need 3 : 1.
            for graphic in ["l", "r", "u", "edge"] {
                #expect(try contrast(graphic, ground) >= 3, "\(graphic) on \(ground)")
            }
        }
        // Both dark blocks say the same.
        #expect(
            style.contains(
                ":root:not([data-theme=light]){" + (try Self.between(":root[data-theme=dark]{", "}", in: style))))
    }

    @Test func keepsTheColoursOfTheSides() {
        #expect(Templates.style.contains("--l:#0072b2"))
        #expect(Templates.style.contains("--r:#d55e00"))
    }

    @Test func promisesNothing() {
        for word in ["diagnos", "safe to walk", "palsy", "detect disease", "healthy result"] {
            let text = Self.page.lowercased().replacingOccurrences(of: "it never diagnoses", with: "")
            #expect(!text.contains(word), "\(word)")
        }
    }
}

/// Relative luminance of a colour (Web Content Accessibility Guidelines 2.1).
private struct Luminance {
    let value: Double

    init(_ hex: String) {
        let digits = hex.dropFirst()
        let full = digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : String(digits)
        let channels = stride(from: 0, to: 6, by: 2).map { start -> Double in
            let part = full.dropFirst(start).prefix(2)
            let share = Double(Int(part, radix: 16) ?? 0) / 255
            return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        value = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    func contrast(to other: Luminance) -> Double {
        (max(value, other.value) + 0.05) / (min(value, other.value) + 0.05)
    }
}
