import Foundation
import TestSupport
import Testing

/// Sensors other than those of the feet, from the files of a simulated walk to the files of the result.
@Suite(.serialized) struct SensorCommandTests {
    private let scratch: ScratchFolder

    init() throws {
        scratch = try ScratchFolder()
        let outcome = try CommandRunner.run([
            "simulate", "--out", scratch.path("walk"), "--strides", "20", "--quiet", "--sensors",
            "foot,lower-back,force-plate,treadmill,insole,marker,shank",
        ])
        #expect(outcome.status == 0)
    }

    private func analyze(_ arguments: [String]) throws -> [String: Any] {
        let outcome = try CommandRunner.run(["analyze"] + arguments + ["--out", scratch.path("result"), "--quiet"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let text = try String(contentsOfFile: scratch.path("result/session.json"), encoding: .utf8)
        let schema = try JSONSchema(contentsOf: RepositoryFiles.root.appendingPathComponent("docs/session.schema.json"))
        #expect(try schema.violations(in: text).isEmpty)
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func page() throws -> String {
        try String(contentsOfFile: scratch.path("result/report.html"), encoding: .utf8)
    }

    @Test func everySensorAloneGivesWhatItCan() throws {
        for (file, hasFeet, hasContacts) in [
            ("lower_back", false, false), ("force_plates", false, true), ("treadmill", true, true),
            ("insoles", true, true), ("markers", true, false), ("left_shank", true, false),
        ] {
            let session = try analyze([scratch.path("walk/\(file).csv")])
            #expect(((session["feet"] as? [String: Any])?.isEmpty == false) == hasFeet, "\(file)")
            #expect(((session["ground_contact"] as? [Any])?.isEmpty == false) == hasContacts, "\(file)")
            #expect((session["lower_back"] is NSNull) == (file != "lower_back"), "\(file)")
            #expect((session["events"] as? [Any])?.isEmpty == false, "\(file)")
            #expect(try scratch.listing().contains("result/contacts.csv") == hasContacts, "\(file)")
            // Sections that this sensor cannot fill are not there, and no contents lead to them.
            let page = try page()
            let sections = try Set(
                page.matches(of: Regex("<section id=\"([a-z]+)\"")).map {
                    String(page[$0.range].dropFirst(13).dropLast())
                })
            #expect(sections.contains("curves") == (file == "markers"), "\(file)")
            #expect(sections.contains("sides") == hasFeet, "\(file)")
            for section in sections { #expect(page.contains("href=\"#\(section)\""), "\(file) \(section)") }
            for link in try page.matches(of: Regex("<li><a href=\"#([a-z]+)\"")) {
                let name = page[link.range].dropFirst(14).dropLast()
                #expect(page.contains("id=\"\(name)\""), "\(file) \(name)")
            }
            try FileManager.default.removeItem(atPath: scratch.path("result"))
        }
    }

    @Test func allOfThemTogetherAreOneSession() throws {
        let walk = { (name: String) in scratch.path("walk/\(name).csv") }
        let session = try analyze([
            "--left", walk("left"), "--right", walk("right"), "--lower-back", walk("lower_back"), "--force-plate",
            walk("treadmill"), walk("insoles"), walk("markers"), "--synchronized",
        ])
        let events = try #require(session["events"] as? [[String: Any]])
        #expect(
            Set(events.compactMap { $0["source"] as? String }) == [
                "foot", "lower_back", "force_plate", "insole", "marker",
            ])
        #expect((session["agreement"] as? [Any])?.isEmpty == false)
        #expect((session["witnesses"] as? [Any])?.count == 6)
        let feet = try #require(session["feet"] as? [String: [String: Any]])
        #expect(feet["left"]?["source"] as? String == "foot" && feet["right"]?["source"] as? String == "foot")
    }

    @Test func platesAreStatedWithTheirAxis() throws {
        let right = try CommandRunner.run([
            "analyze", "--force-plate", scratch.path("walk/force_plates.csv"), "--vertical-axis", "z", "--quiet",
        ])
        #expect(right.status == 0 && right.output.contains("4 contacts"))
        let none = try CommandRunner.run(["analyze", "--force-plate", scratch.path("walk/left.csv")])
        #expect(none.status == 65 && none.errors.contains("no force was found"))
    }

    @Test func aTrialOfThemKeepsTheirFigures() throws {
        let input = URL(fileURLWithPath: scratch.path("trial"))
        try FileManager.default.createDirectory(at: input, withIntermediateDirectories: true)
        for (file, name) in [
            ("insoles", "P1_insoles"), ("lower_back", "P2_lower_back"), ("treadmill", "P3_force_plate"),
            ("markers", "P4_markers"), ("left_shank", "P5_left_shank"),
        ] {
            try FileManager.default.copyItem(
                atPath: scratch.path("walk/\(file).csv"), toPath: scratch.path("trial/\(name).csv"))
        }
        let outcome = try CommandRunner.run(["batch", scratch.path("trial"), "--out", scratch.path("out"), "--quiet"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        // Names are taken out of a trial's recordings, and nothing that the analysis reads from them.
        for (file, id) in [("insoles", "P1"), ("markers", "P4_markers"), ("treadmill", "P3")] {
            let alone = try CommandRunner.run([
                "analyze", scratch.path("walk/\(file).csv"), "--out", scratch.path("alone_\(file)"), "--quiet",
            ])
            #expect(alone.status == 0)
            for table in ["strides.csv", "gait_events.csv"] {
                let one = try String(contentsOfFile: scratch.path("alone_\(file)/\(table)"), encoding: .utf8)
                let other = try String(contentsOfFile: scratch.path("out/sessions/\(id)/\(table)"), encoding: .utf8)
                #expect(one == other, "\(file) \(table)")
            }
        }
        let long = try String(contentsOfFile: scratch.path("out/parameters_long.csv"), encoding: .utf8)
        for parameter in [
            "insole_rear_early_share", "lower_back_cadence_per_min", "plate_first_peak_bw", "max_swing_pitch_deg",
            "shank_swing_angle_deg",
        ] {
            #expect(long.contains(",\(parameter),"), "\(parameter)")
        }
        let dictionary = try String(contentsOfFile: scratch.path("out/data_dictionary.csv"), encoding: .utf8)
        for parameter in ["insole_rear_early_share", "lower_back_cadence_per_min", "shank_swing_angle_deg"] {
            #expect(dictionary.contains("parameter,\(parameter),"), "\(parameter)")
        }
    }
}
