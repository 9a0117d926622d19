import Foundation
import TestSupport
import Testing

/// One line out for each line in, whatever is in it.
struct WorkerCommandTests {
    private let left = RepositoryFiles.fixture("demo/left.csv").path
    private let right = RepositoryFiles.fixture("demo/right.csv").path

    /// An answer taken apart.
    private struct Answer {
        let members: [String: Any]

        init(_ line: String) throws {
            members = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }

        var status: String? { members["status"] as? String }
        var code: String? { (members["error"] as? [String: Any])?["code"] as? String }
    }

    private func answers(_ lines: [String], _ options: [String] = [], crash: String = "") throws -> [Answer] {
        let outcome = try CommandRunner.run(
            ["worker"] + options, input: lines.joined(separator: "\n") + "\n",
            environment: ["STEPPAGE_TEST_CRASH": crash])
        #expect(outcome.status == 0)
        return try outcome.output.split(separator: "\n").map { try Answer(String($0)) }
    }

    @Test func everyLineIsAnsweredInOrder() throws {
        let jobs = [
            #"{"id": 1, "left": "\#(left)", "right": "\#(right)", "recording_id": "a", "strides": true}"#,
            "", "nonsense", #"{"id": "x", "file": "/no/such/file.csv"}"#, #"{"id": 4, "lef": "a"}"#, #"{"id": 5}"#,
            #"{"id": 6, "file": "\#(left)", "options": {"rate": -1}}"#, #"{"id": 7, "force_plate": "\#(left)"}"#,
        ]
        let answers = try answers(jobs, ["--jobs", "3"])
        #expect(answers.map { $0.status } == ["ok"] + Array(repeating: "failed", count: 6))
        #expect(
            answers.map { $0.code } == [nil, "usage", "cannot_open", "usage", "usage", "usage", "bad_data"])
        #expect(answers[0].members["recording_id"] as? String == "a")
        let strides = try #require(answers[0].members["strides"] as? [String: [Any]])
        #expect(strides["stride_length_m"]?.count ?? 0 > 20)
        #expect(answers[2].members["id"] as? String == "x")
        for answer in answers { #expect(answer.members["schema"] as? String == "steppage.result/1") }
    }

    @Test func aCrashTakesNoOtherJobWithIt() throws {
        let good = #"{"id": 1, "file": "\#(left)", "options": {"side": "left"}}"#
        let poison = #"{"id": 2, "file": "\#(right)"}"#
        let answers = try answers([poison, good, poison, good, poison], ["--jobs", "1"], crash: "right.csv")
        #expect(answers.map { $0.status } == ["crashed", "ok", "crashed", "ok", "crashed"])
        #expect(answers[0].code == "crashed")
    }

    @Test func answersHoldNoPath() throws {
        let outcome = try CommandRunner.run(["worker"], input: #"{"id": 1, "file": "\#(left)"}"# + "\n")
        #expect(!outcome.output.contains("demo"))
        #expect(!outcome.output.contains("left.csv"))
    }
}
