import FootDrop
import Foundation
import Recordings
import TestSupport
import Testing

/// What the person reports, from a file and from the command line.
struct PatientHistoryTests {
    private func history(_ text: String) throws -> PatientHistory {
        let scratch = try ScratchFolder()
        return try PatientHistory(path: try scratch.write(text, to: "history.txt"))
    }

    private func problem(_ text: String) -> RecordingError? {
        #expect(throws: RecordingError.self) { try history(text) }
    }

    @Test func readsAnswersCommentsAndBlankLines() throws {
        let history = try history(
            "# from the interview\n\naffected_side: left\nknee_trauma: right # fell in June\ndiabetes: no\n")
        #expect(history.entries.map(\.question) == [.affectedSide, .kneeTrauma, .diabetes])
        #expect(history[.affectedSide] == .left)
        #expect(history[.kneeTrauma] == .right)
        #expect(history[.diabetes] == .no)
        #expect(history[.stroke] == nil)
    }

    @Test(arguments: [
        "stroke: yes\r\nleg_pain: both\r\n", "\u{FEFF}stroke: yes\nleg_pain: both",
        "  Stroke :YES \n\nLeg pain: Both\n",
        "leg-pain:both\nSTROKE:\tyes",
    ])
    func formIsForgiven(text: String) throws {
        #expect(try history(text) == (try history("stroke: yes\nleg_pain: both\n")))
    }

    @Test func anEmptyFileIsAnEmptyHistory() throws {
        #expect(try history("").isEmpty)
        #expect(try history("# nothing yet\n\n").isEmpty)
    }

    @Test(arguments: [
        ("stroke: yes\nkneecap: yes\n", 2, "unknown name 'kneecap' found; one of affected_side, "),
        ("stroke: perhaps\n", 1, "stroke: 'perhaps' found; one of left, right, both, unspecified, yes, no expected"),
        ("diabetes: left\n", 1, "diabetes: 'left' found; one of yes, no expected"),
        ("affected_side: yes\n", 1, "affected_side: 'yes' found; one of left, right, both, unspecified expected"),
        ("stroke:\n", 1, "stroke: '' found"),
        ("\r\n\r\nstroke yes\r\n", 3, "'stroke yes' found; name: answer expected"),
        ("stroke: no\n\nStroke: yes\n", 3, "stroke found again; it was answered in line 1, once is expected"),
        ("stroke: no: yes\n", 1, "stroke: 'no: yes' found"),
    ])
    func whatIsNotUnderstoodIsNamedWithItsLine(text: String, line: Int, message: String) throws {
        let problem = try #require(self.problem(text))
        #expect(problem.code == .badData)
        #expect(problem.line == line)
        #expect(problem.message.hasPrefix(message))
        #expect(problem.path.hasSuffix("history.txt"))
    }

    @Test func foreignTextStaysShortAndWithoutControlCharacters() throws {
        let long = try #require(problem(String(repeating: "x", count: 5000) + ": yes\n"))
        #expect(long.message.prefix { $0 != ";" }.count < 80)
        let control = try #require(problem("\u{1B}[31mred\u{7}: yes\n"))
        #expect(!control.description.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }

    @Test func whatIsNoTextFileIsRefused() throws {
        let scratch = try ScratchFolder()
        let missing = #expect(throws: RecordingError.self) { try PatientHistory(path: scratch.path("none.txt")) }
        #expect(missing?.code == .cannotOpen)
        let folder = #expect(throws: RecordingError.self) { try PatientHistory(path: scratch.url.path) }
        #expect(folder?.code == .cannotOpen)
        #expect(problem("stroke: yes\u{0}\n")?.code == .badData)
        try Data([0x73, 0xFF, 0xFE, 0x0A]).write(to: scratch.url.appendingPathComponent("latin.txt"))
        let latin = #expect(throws: RecordingError.self) { try PatientHistory(path: scratch.path("latin.txt")) }
        #expect(latin?.code == .badData)
    }

    @Test func statementsOfTheCommandLine() throws {
        var history = PatientHistory()
        try history.add(statement: "knee_trauma=left")
        try history.add(statement: "Tight-footwear")
        #expect(history[.kneeTrauma] == .left)
        #expect(history[.tightFootwear] == .yes)
        for wrong in ["knee_trauma", "knees", "", "=", "stroke=maybe", "stroke=", "affected_side"] {
            #expect(throws: PatientHistory.StatementProblem.self) { try history.add(statement: wrong) }
        }
        #expect(history.entries.count == 2)
    }
}
