import Foundation
import TestSupport
import Testing

/// One line out for each line in, whatever is in it.
struct WorkerCommandTests {
    private let left = RepositoryFiles.fixture("demo/left.csv").path
    private let right = RepositoryFiles.fixture("demo/right.csv").path

    private func answers(_ lines: [String], _ options: [String] = [], crash: String = "") throws -> [JSONValue] {
        let outcome = try CommandRunner.run(
            ["worker"] + options, input: lines.joined(separator: "\n") + "\n", environment: ["STEPPAGE_TEST_CRASH": crash])
        #expect(outcome.status == 0)
        return try outcome.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
    }

    @Test func everyLineIsAnsweredInOrder() throws {
        let jobs = [
            #"{"id": 1, "left": "\#(left)", "right": "\#(right)", "recording_id": "a", "strides": true}"#,
            "", "nonsense", #"{"id": "x", "file": "/no/such/file.csv"}"#, #"{"id": 4, "lef": "a"}"#, #"{"id": 5}"#,
            #"{"id": 6, "file": "\#(left)", "options": {"rate": -1}}"#, #"{"id": 7, "force_plate": "\#(left)"}"#,
        ]
        let answers = try answers(jobs, ["--jobs", "3"])
        #expect(answers.map { $0["status"]?.string } == ["ok"] + Array(repeating: "failed", count: 6))
        #expect(
            answers.map { $0["error"]?["code"]?.string } == [nil, "usage", "cannot_open", "usage", "usage", "usage", "usage"])
        #expect(answers[0]["recording_id"]?.string == "a")
        #expect(answers[0]["strides"]?["stride_length_m"]?.array?.count ?? 0 > 20)
        #expect(answers[2]["id"]?.string == "x")
        for answer in answers { #expect(answer["schema"]?.string == "steppage.result/1") }
    }

    @Test func aCrashTakesNoOtherJobWithIt() throws {
        let good = #"{"id": 1, "file": "\#(left)", "options": {"side": "left"}}"#
        let poison = #"{"id": 2, "file": "\#(right)"}"#
        let answers = try answers([poison, good, poison, good, poison], ["--jobs", "1"], crash: "right.csv")
        #expect(answers.map { $0["status"]?.string } == ["crashed", "ok", "crashed", "ok", "crashed"])
        #expect(answers[0]["error"]?["code"]?.string == "crashed")
    }

    @Test func answersHoldNoPath() throws {
        let outcome = try CommandRunner.run(["worker"], input: #"{"id": 1, "file": "\#(left)"}"# + "\n")
        #expect(!outcome.output.contains("demo"))
        #expect(!outcome.output.contains("left.csv"))
    }
}
