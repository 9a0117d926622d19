import Foundation
import Gait
import TestSupport
import Testing

@testable import Reports

struct SessionJSONTests {
    private func document(_ session: Session) throws -> [String: Any] {
        let text = SessionJSON().text(of: session.assessed)
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func holdsWhatTheContractNames() throws {
        let document = try document(SampleSession.walking())
        #expect(document["schema"] as? String == "steppage.session/1")
        #expect(
            Set(document.keys) == [
                "schema", "software", "inputs", "decisions", "quality", "bouts", "feet", "witnesses", "lower_back",
                "ground_contact", "clocks", "agreement", "bilateral", "laterality",
                "laterality_statement", "stumbling", "context", "strides", "events", "stumbles",
            ])
        let input = try #require((document["inputs"] as? [[String: Any]])?.first)
        #expect(input["path"] as? String == "a \"walk\".csv")
        #expect(input["sha256"] as? String == "00ff")
        #expect(input["effective_rate_hz"] as? Double == 204.8)
        let channel = try #require((input["channels"] as? [[String: Any]])?.first)
        #expect(channel["n_missing"] as? Int == 1)
        #expect(channel["min"] as? Double == -2)
        #expect(channel["max"] as? Double == 1)
    }

    @Test func keepsItsSchema() throws {
        let schema = try JSONSchema(contentsOf: RepositoryFiles.root.appendingPathComponent("docs/session.schema.json"))
        for session in [SampleSession.walking(), SampleSession.standing()] {
            #expect(try schema.violations(in: SessionJSON().text(of: session.assessed)) == [])
        }
    }

    @Test func theSchemaRefusesWhatItDoesNotName() throws {
        let schema = try JSONSchema(contentsOf: RepositoryFiles.root.appendingPathComponent("docs/session.schema.json"))
        let text = SessionJSON().text(of: SampleSession.walking().assessed)
        for (correct, wrong) in [
            ("\"straight\": true", "\"straight\": 1"), ("\"terrain\": \"level\"", "\"terrain\": \"flat\""),
            ("\"n\": 3", "\"n\": 2.5"), ("\"n_strides\": 3", "\"strides\": 3"), ("\"mean\": null", "\"mean\": \"\""),
        ] {
            #expect(text.contains(correct))
            #expect(try !schema.violations(in: text.replacingOccurrences(of: correct, with: wrong)).isEmpty)
        }
    }

    @Test func summarisesStraightStridesOnly() throws {
        let feet = try #require(try document(SampleSession.walking())["feet"] as? [String: [String: Any]])
        let left = try #require(feet["left"]?["parameters"] as? [String: [String: Any]])
        let time = try #require(left["stride_time_s"])
        #expect(time["n"] as? Int == 3)
        #expect(time["mean"] as? Double == 1.11)
        #expect(time["sd"] as? Double == 0.01)
        #expect(time["median"] as? Double == 1.11)
        #expect(time["p5"] as? Double == 1.101)
        #expect(time["p95"] as? Double == 1.119)
        #expect(time["cv"] as? Double == 0.009)
        #expect(time["unit"] as? String == "s")
        #expect(left["foot_strike_angle_deg"]?["cv"] is NSNull)

        #expect(feet["right"]?["n_strides"] as? Int == 1)
        #expect(feet["right"]?["model"] is NSNull)
        let right = try #require(feet["right"]?["parameters"] as? [String: [String: Any]])
        #expect(right["swing_time_s"]?["n"] as? Int == 0)
        #expect(right["swing_time_s"]?["mean"] is NSNull)
    }

    @Test func stridesAreTheTable() throws {
        let strides = try #require(try document(SampleSession.walking())["strides"] as? [[String: Any]])
        #expect(strides.count == 4)
        #expect(Set(strides[0].keys) == Set(StrideColumn.all.map(\.name)))
        #expect(strides.map { $0["side"] as? String } == ["left", "left", "left", "right"])
        #expect(strides[0]["flags"] as? [String] == ["first", "uneven"])
        #expect(strides[0]["straight"] as? Bool == true)
        #expect(strides[3]["stride_length_m"] is NSNull)
    }

    @Test func aRecordingWithoutWalkingIsAValidAnswer() throws {
        let document = try document(SampleSession.standing())
        #expect((document["strides"] as? [Any])?.isEmpty == true)
        let feet = try #require(document["feet"] as? [String: [String: Any]])
        #expect(feet["left"]?["n_strides"] as? Int == 0)
    }

    @Test func equalSessionsGiveEqualBytes() {
        for exporter in SessionExporters.all {
            #expect(
                exporter.text(of: SampleSession.walking().assessed)
                    == exporter.text(of: SampleSession.walking().assessed))
        }
        let names = SessionExporters.all.map(\.fileName)
        #expect(Set(names).count == names.count)
    }
}
