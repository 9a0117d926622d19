import Comparison
import Evaluation
import FootDrop
import Foundation
import TestSupport
import Testing

/// What a comparison takes, what it refuses, and what it warns of.
struct ComparisonInputTests {
    private let scratch: ScratchFolder
    private static let good = ComparedTables.plain(pitches: ComparedTables.pitches(about: 20))

    init() throws { scratch = try ScratchFolder() }

    private func session(_ name: String, _ table: String = good, document: String? = nil) throws -> String {
        try FileManager.default.createDirectory(atPath: scratch.path(name), withIntermediateDirectories: true)
        _ = try scratch.write(table, to: "\(name)/strides.csv")
        if let document { _ = try scratch.write(document, to: "\(name)/session.json") }
        return scratch.path(name)
    }

    private func codes(_ a: String, _ b: String) throws -> [String] {
        try PairedComparison().compare(a, b).notes.map(\.code)
    }

    private static func document(
        version: String = "0.1.0", hash: String = "aa", rate: String = "200", foot: String = "{}"
    ) -> String {
        """
        {"schema": "steppage.session/1", "software": {"name": "steppage", "version": "\(version)"},
         "inputs": [{"side": "left", "sha256": "\(hash)", "effective_rate_hz": \(rate), "other": [1, null]}],
         "feet": {"left": \(foot)}, "strides": [{"side": "left"}]}
        """
    }

    @Test(
        arguments: [
            ("", nil), ("a,b\n1,2\n", nil), ("side,max_swing_pitch_deg\nleft,20\n", nil),
            ("side,straight\nleft,true\n", nil),
            ("side,straight,max_swing_pitch_deg\nleft,true\n", 2),
            ("side,straight,max_swing_pitch_deg\nleft,true,high\n", 2),
            ("side,straight,max_swing_pitch_deg\n", nil), ("side,straight,max_swing_pitch_deg\nleft,false,20\n", nil),
            ("side,straight,max_swing_pitch_deg\nleft,true,20\nboth,true,20\n", 3), ("side,side\nleft,left\n", 1),
            ("side,straight,max_swing_pitch_deg\nright,true,20\n", nil), ("\u{0}\u{1}RIFF", nil),
            ("side,\"straight\n", 1),
        ] as [(String, Int?)])
    func whatIsNoStrideTableIsRefused(table: String, line: Int?) throws {
        let bad = try scratch.write(table, to: "bad.csv")
        let good = try scratch.write(Self.good, to: "good.csv")
        for (a, b) in [(good, bad), (bad, good)] {
            let error = #expect(throws: EvaluationError.self) { try PairedComparison().compare(a, b) }
            #expect(error?.code == .badData)
            if let line { #expect(error?.line == line) }
            #expect(error?.message.contains("expected") == true || error?.message.contains("is") == true)
        }
    }

    @Test func whatIsNotThereCannotBeOpened() throws {
        let good = try session("good")
        for missing in [scratch.path("none"), scratch.url.path] {
            let error = #expect(throws: EvaluationError.self) { try PairedComparison().compare(good, missing) }
            #expect(error?.code == .cannotOpen)
        }
    }

    @Test(arguments: ["{", "[]", "{\"feet\": 3}", "\u{0}", "{\"inputs\": [{\"effective_rate_hz\": \"fast\"}]}"])
    func aDamagedSessionDocumentIsRefused(document: String) throws {
        let (good, bad) = (try session("good"), try session("bad", document: document))
        let error = #expect(throws: EvaluationError.self) { try PairedComparison().compare(good, bad) }
        #expect(error?.code == .badData)
        #expect(error?.path == bad + "/session.json")
    }

    @Test func hostileNumbersDoNoHarm() throws {
        let rows = (0..<12).map { "left,true,\($0 % 2 == 0 ? "1e308" : "-1e308"),1e300,nan,inf\n" }.joined()
        let table = "side,straight,max_swing_pitch_deg,walking_speed_mps,stride_length_m,stride_time_s\n" + rows
        let hostile = try session("hostile", table, document: Self.document(version: "\\u001b[31m", rate: "1e300"))
        let good = try session("good", document: Self.document(hash: "bb"))
        for (a, b) in [(hostile, good), (good, hostile), (hostile, hostile)] {
            let comparison = try PairedComparison().compare(a, b)
            #expect(comparison.feet.count == 1)
            #expect([comparison.a.version, comparison.b.version].allSatisfy { $0 == nil || $0 == "0.1.0" })
        }
    }

    @Test func differencesBetweenTheSessionsAreNoted() throws {
        let plain = try session("plain", document: Self.document())
        #expect(try codes(plain, try session("same", document: Self.document(hash: "bb"))) == ["chance"])
        #expect(try codes(plain, plain).contains("same_recording"))
        #expect(
            try codes(plain, try session("version", document: Self.document(version: "0.2.0", hash: "bb")))
                .contains("versions_differ"))
        #expect(
            try codes(plain, try session("rate", document: Self.document(hash: "bb", rate: "100")))
                .contains("rates_differ"))
        let right = ComparedTables.plain(side: "right", pitches: ComparedTables.pitches(about: 20))
        let both = try session("both", Self.good + right.drop { $0 != "\n" }.dropFirst())
        #expect(try codes(plain, both).contains("sides_differ"))
        let faster = ComparedTables.plain(pitches: ComparedTables.pitches(about: 20), speed: 1.5)
        let comparison = try PairedComparison().compare(plain, try session("fast", faster))
        let note = try #require(comparison.notes.first { $0.code == "speed_differs" })
        #expect(note.message.contains("about 8 deg"))
    }

    @Test func findingsOfBothSessionsStandSideBySide() throws {
        let before = """
            {"foot_drop": {"finding": "reduced", "z": -3.25, "side_difference_deg": {"value": 9.5, "low": 8, "high": 11}}}
            """
        let after = "{\"foot_drop\": {\"finding\": \"within_reference\", \"z\": -0.5, \"side_difference_deg\": 1.5}}"
        let a = try session("a", document: Self.document(foot: before))
        let b = try session("b", document: Self.document(hash: "bb", foot: after))
        let finding = try #require(try PairedComparison().compare(a, b).feet.first?.finding)
        #expect(finding.a.finding == .reduced && finding.b.finding == .withinReference)
        #expect(finding.a.z == -3.25 && finding.b.z == -0.5)
        #expect(finding.a.sideDifference == 9.5 && finding.b.sideDifference == 1.5)
        let unknown = try session(
            "unknown", document: Self.document(hash: "cc", foot: "{\"foot_drop\": {\"finding\": \"<b>\"}}"))
        #expect(try PairedComparison().compare(a, unknown).feet.first?.finding == nil)
    }
}
