import Foundation
import Testing

@testable import Trials

@Suite struct RecordingJobTests {
    private func read(_ text: String) throws -> RecordingJob { try JSONLine.message(RecordingJob.self, from: text) }

    @Test func aJobReadsBackTheSame() throws {
        let job = RecordingJob(
            id: .text("a/1"), files: [TrialFile(.left, "l.csv"), TrialFile(.lowerBack, "b.csv")],
            options: AnalysisOptions(rate: 204.8, gyroUnit: "deg/s", synchronized: true), out: "x", wantsStrides: false,
            identity: RecordingIdentity(id: "a", participant: "P", visit: nil, condition: "off"))
        let line = try JSONLine.text(of: job)
        #expect(!line.contains("\n"))
        #expect(try read(line) == job)
    }

    @Test func theIdentifierComesBackAsItCame() throws {
        #expect(try read(#"{"id": 7, "file": "a"}"#).id == .number(7))
        #expect(try read(#"{"id": "7", "file": "a"}"#).id == .text("7"))
        #expect(try read(#"{"id": null, "file": "a"}"#).id == .absent)
    }

    @Test(arguments: [
        "", "{}", "[]", #"{"id": 1.5}"#, #"{"id": 1, "lef": "a"}"#, #"{"id": 1, "left": 3}"#,
        #"{"id": 1, "left": "a", "options": {"rat": 1}}"#, #"{"id": {"a": 1}}"#,
    ])
    func whatIsNoJobIsRefused(text: String) { #expect(throws: (any Error).self) { _ = try read(text) } }

    @Test func anAnswerReadsBackTheSame() throws {
        var figure = Figure(side: "left", parameter: "x", unit: "m", decimals: 3, value: 0.1 + 0.2, n: 3)
        figure.flag = .below
        let columns = StrideRows.layout.map { $1 == .text ? StrideRows.Column.texts(["é\n"]) : .numbers([1e-300]) }
        let result = RecordingResult(
            duration: 3, inputs: [.init(role: .left, sha256: "aa", size: 4, format: "wav", rates: [100.5])],
            quality: [.init(code: "gap", severity: "info", message: "m")],
            feet: [.init(side: "left", strideCount: 1, straightCount: 1, finding: "reduced", statement: "s")],
            laterality: "left", figures: [figure], strides: try #require(StrideRows(columns: columns)),
            stumbles: [.init(side: "left", time: 1, kind: "scuff", score: 0.5, reason: "r")])
        for outcome: Result<RecordingResult, RecordingFailure> in [
            .success(result), .failure(RecordingFailure(.badData, role: .left, line: 4, "m", hint: "h")),
        ] {
            let answer = RecordingAnswer(
                id: .number(1), identity: RecordingIdentity(id: "a"), version: "1", fingerprint: "f",
                files: [.init(role: .left, sha256: "aa", size: 4)], outcome: outcome)
            #expect(!answer.line.contains("\n"))
            #expect(try RecordingAnswer(line: answer.line) == answer)
        }
    }

    @Test func aNumberThatIsNotFiniteIsNoResult() throws {
        let result = RecordingResult(
            duration: .nan, inputs: [], quality: [], feet: [], laterality: "none", figures: [], strides: .none,
            stumbles: [])
        let answer = RecordingAnswer(id: .number(1), version: "1", outcome: .success(result))
        #expect(try RecordingAnswer(line: answer.line).status == .crashed)
    }
}
