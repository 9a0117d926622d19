import Evaluation
import Foundation
import TestSupport
import Testing

@testable import Reports

struct AgreementReportTests {
    @Test func theTextShowsUnits() throws {
        let scratch = try ScratchFolder()
        let truth = try scratch.write(SampleStrideTables.truth, to: "truth.csv")
        let result = try scratch.write(SampleStrideTables.result, to: "result.csv")
        let lines = try Evaluation().compare(result: result, truth: truth).text.split(separator: "\n")
        #expect(lines[0] == "strides: 6 in the reference, 5 matched, 1 missed, 0 extra, 1 straight missed")
        let contact = try #require(lines.first { $0.hasPrefix("initial_contact_s") })
        #expect(
            contact.split(separator: " ").prefix(9) == [
                "initial_contact_s", "4", "0", "ms", "7.5", "10.0", "12.6", "7.4", "12.5",
            ])
        let clearance = try #require(lines.first { $0.hasPrefix("min_toe_clearance_m ") })
        #expect(clearance.contains(" mm "))
        #expect(lines.contains("true toe clearance within ±1.96 stated SD: 66.7 % of 3"))
    }

    @Test func theJSONIsValidAndItsKeysKeepTheirOrder() throws {
        let scratch = try ScratchFolder()
        let truth = try scratch.write(SampleStrideTables.truth, to: "truth.csv")
        let result = try scratch.write(SampleStrideTables.result, to: "result.csv")
        let json = try Evaluation().compare(result: result, truth: truth).json
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let columns = try #require(object["columns"] as? [[String: Any]])
        #expect(columns[0]["name"] as? String == "initial_contact_s")
        #expect(columns[0]["bias"] as? Double == 7.5)
        #expect(columns[0]["unit"] as? String == "ms")
        #expect(object["events"] is NSNull)
        let order = ["schema", "straight_only", "strides", "compared", "columns", "words", "events", "stumbles"]
        let places = order.compactMap { json.range(of: "\n  \"\($0)\":")?.lowerBound }
        #expect(places.count == order.count)
        #expect(places == places.sorted())
    }

    @Test func aResultWithoutStridesHasDashes() throws {
        let scratch = try ScratchFolder()
        let truth = try scratch.write(SampleStrideTables.truth, to: "truth.csv")
        let result = try scratch.write("side,initial_contact_s,stride_length_m\n", to: "result.csv")
        let report = try Evaluation().compare(result: result, truth: truth)
        #expect(report.text.contains("0 matched, 6 missed"))
        #expect(report.text.split(separator: "\n").contains { $0.hasPrefix("stride_length_m") && $0.hasSuffix("–") })
        #expect(try JSONSerialization.jsonObject(with: Data(report.json.utf8)) is [String: Any])
    }
}
