import Foundation
import Recordings
import TestSupport
import Testing

@testable import FootDrop

/// The table of reference values, and what a user's own table may not be.
struct ReferenceTableTests {
    private static let text = ReferenceTable.builtInText

    /// The problem with a changed copy of the built-in table.
    private func problem(_ change: (inout [String]) -> Void) -> RecordingError? {
        var lines = Self.text.split(separator: "\n").map(String.init)
        change(&lines)
        let text = lines.joined(separator: "\n") + "\n"
        do throws(RecordingError) {
            _ = try ReferenceTable(bytes: Array(text.utf8), path: "t.csv")
            return nil
        } catch { return error }
    }

    private func line(_ name: String) throws -> Int {
        try #require(Self.text.split(separator: "\n").firstIndex { $0.hasPrefix(name + ",") })
    }

    @Test func theBuiltInTableReadsBackAsItself() throws {
        let read = try ReferenceTable(bytes: Array(Self.text.utf8), path: "t.csv")
        #expect(read == .builtIn)
        #expect(read.entries.count > 250)
        #expect(read.entries.allSatisfy { !$0.source.isEmpty && !$0.unit.isEmpty })
        #expect(Self.text.utf8.elementsEqual(PackageResources.reference_csv))
    }

    @Test func windowsLineEndsAndAByteOrderMarkChangeNothing() throws {
        let text = "\u{FEFF}" + Self.text.replacing("\n", with: "\r\n")
        #expect(try ReferenceTable(bytes: Array(text.utf8), path: "t.csv") == .builtIn)
    }

    @Test func aChangedValueIsTaken() throws {
        let text = Self.text.replacing("rule.sd,4.0,", with: "rule.sd,5,")
        #expect(try ReferenceTable(bytes: Array(text.utf8), path: "t.csv").value("rule.sd") == 5)
        #expect(ReferenceTable.builtIn.value("rule.sd") == 4)
    }

    @Test func unknownMissingAndRepeatedNamesAreTold() throws {
        let unknown = problem { $0.insert("rule.nonsense,1,1,judgement", at: 3) }
        #expect(unknown?.line == 4)
        #expect(unknown?.message.contains("rule.nonsense") == true)
        let sd = try line("rule.sd")
        #expect(problem { $0.remove(at: sd) }?.message.contains("rule.sd is missing") == true)
        let repeated = problem { $0.append($0[sd]) }
        #expect(repeated?.message.contains("line \(sd + 1) has it too") == true)
    }

    @Test(
        arguments: [
            ("rule.sd", "rule.sd,four,deg,x", "a number is expected"), ("rule.sd", "rule.sd,nan,deg,x", "a number"),
            ("rule.sd", "rule.sd,inf,deg,x", "a number"), ("rule.sd", "rule.sd,0,deg,x", "more than 0"),
            ("rule.sd", "rule.sd,4,rad,x", "'deg' is expected"), ("rule.sd", "rule.sd,4,deg, ", "no source"),
            ("rule.sd", "rule.sd,4,deg", "3 cells"), ("rule.sd", "rule.sd,4,deg,\"x", "not closed"),
            ("rule.s1_flat_share", "rule.s1_flat_share,3,share,x", "from 0 to 1"),
            ("rule.fewest_strides", "rule.fewest_strides,2.5,strides,x", "whole number"),
            ("bootstrap.draws", "bootstrap.draws,1e9,draws,x", "million"),
            ("reference.walking_speed.middle", "reference.walking_speed.middle,0.1,m/s,x", "at least"),
            ("score.walking_speed.full", "score.walking_speed.full,1,m/s,x", "other than"),
            ("score.walking_speed.weight", "score.walking_speed.weight,-1,1,x", "0 or more"),
            ("speed_bin.2.below", "speed_bin.2.below,0.5,m/s,x", "at least"),
            ("mdc_slow.stride_time_s", "mdc_slow.stride_time_s,-1,s,x", "0 or more"),
        ])
    func impossibleValuesAreToldWithTheirLine(name: String, row: String, words: String) throws {
        let index = try line(name)
        let found = try #require(problem { $0[index] = row })
        #expect(found.code == .badData)
        #expect(found.line == index + 1)
        #expect(found.message.contains(words))
        #expect(found.description.hasPrefix("t.csv:\(index + 1): "))
    }

    @Test func somethingElseIsNoTable() {
        for bytes in [[], [0xFF, 0x00], Array("a,b\n1,2\n".utf8), Array("name;value\n".utf8)] as [[UInt8]] {
            #expect(throws: RecordingError.self) { try ReferenceTable(bytes: bytes, path: "t.csv") }
        }
        let missing = #expect(throws: RecordingError.self) { try ReferenceTable(path: "/no/such/table.csv") }
        #expect(missing?.code == .cannotOpen)
    }

    @Test func theDetectableChangeFollowsTheSpeed() {
        let table = ReferenceTable.builtIn
        #expect(table.detectableChange(of: "stride_time_s", atSpeed: 1.2)?.value == 0.055)
        #expect(table.detectableChange(of: "stride_time_s", atSpeed: 0.5)?.value == 0.23)
        #expect(table.detectableChange(of: "stride_time_s", atSpeed: nil)?.value == 0.17)
        #expect(table.detectableChange(of: "min_toe_clearance_m", atSpeed: 1.2) == nil)
    }
}
