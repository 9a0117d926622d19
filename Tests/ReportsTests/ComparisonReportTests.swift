import Comparison
import FootDrop
import Foundation
import Recordings
import TestSupport
import Testing

@testable import Reports

/// Two compared sessions as text, JSON and page.
struct ComparisonReportTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func table(_ middle: Double, sides: [String] = ["left", "right"]) -> String {
        let rows = sides.flatMap { side in
            (0..<12).map { "\(side),true,\(middle + Double($0 % 5)),\(0.01 + 0.001 * Double($0 % 3)),0.004,1.2" }
        }
        return "side,straight,max_swing_pitch_deg,min_toe_clearance_m,min_toe_clearance_sd_m,walking_speed_mps\n"
            + rows.map { $0 + "\n" }.joined()
    }

    private func comparison(_ before: Double = 10, _ after: Double = 20, name: String = "a.csv") throws
        -> SessionComparison
    {
        try PairedComparison().compare(
            try scratch.write(table(before), to: name), try scratch.write(table(after), to: "b.csv"))
    }

    @Test func theTextFitsTheTerminalAndSaysWhatChanged() throws {
        let text = try comparison().text
        let lines = text.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 80 || $0.contains(scratch.url.path) })
        let row = try #require(lines.first { $0.hasPrefix("Greatest pitch, late swing") })
        #expect(
            row.split(whereSeparator: \.isWhitespace).map(String.init).suffix(7)
                == ["deg", "11.5", "21.5", "+10.0", "±3.6", "3.4", "higher"])
        #expect(text.contains("left greatest pitch, late swing higher"))
        #expect(text.contains("MDC95, healthy people test and retest"))
        let clearance = try #require(lines.first { $0.hasPrefix("Minimum toe clearance") })
        #expect(clearance.hasSuffix("no MDC"))
        #expect(try comparison(10, 10).text.contains("No change lies beyond its detectable change."))
    }

    @Test func theJSONKeepsEveryComparison() throws {
        let comparison = try comparison()
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(comparison.json.utf8)) as? [String: Any])
        let feet = try #require(document["feet"] as? [String: [String: Any]])
        #expect(feet.keys.sorted() == ["left", "right"])
        for foot in comparison.feet {
            let parameters = try #require(feet[foot.side.rawValue]?["parameters"] as? [String: [String: Any]])
            #expect(parameters.keys.sorted() == foot.parameters.map(\.name).sorted())
            for parameter in foot.parameters {
                let entry = try #require(parameters[parameter.name])
                #expect(entry["verdict"] as? String == parameter.verdict.rawValue)
                #expect((entry["mdc95"] as? Double) == parameter.detectableChange?.value)
                #expect((entry["reason"] as? String) == parameter.reason)
            }
        }
        #expect((document["between_feet"] as? [String: Any])?.count == 4)
        #expect(comparison.json == (try self.comparison().json))
    }

    @Test func thePageIsSelfContainedAndGreyBelowTheDetectableChange() throws {
        let page = try comparison().html
        #expect(page == (try comparison().html))
        #expect(page.contains("default-src &#39;none&#39;"))
        #expect(!page.contains("<script"))
        for address in ["http:", "https:", "src=", "url(", "@import"] { #expect(!page.contains(address), "\(address)") }
        let row = { (label: String) in
            page.split(separator: "\n").first { $0.contains("<th scope=\"row\">\(label)") }.map(String.init)
        }
        #expect(try #require(row("Greatest pitch, late swing")).contains("class=\"changed\""))
        #expect(try #require(row("Walking speed")).contains("class=\"within\""))
        #expect(try #require(row("Minimum toe clearance")).contains("no MDC known"))
        #expect(page.components(separatedBy: "<svg").count == 4)
    }

    @Test func aHostileNameStaysText() throws {
        let page = try comparison(name: "<script>alert('\"x\"')<svg onload=1>.csv").html
        #expect(!page.contains("<script>"))
        #expect(!page.contains("<svg onload"))
        #expect(page.contains("&lt;script&gt;"))
    }

    @Test func smallChangesHaveNoSignWhenTheyRoundToZero() throws {
        let lines = try comparison(10, 10.01).text.split(separator: "\n")
        let row = try #require(lines.first { $0.hasPrefix("Greatest pitch, late swing") })
        #expect(row.contains("     0.0 "))
        #expect(!row.contains("+0.0"))
    }
}
