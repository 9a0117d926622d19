import ArgumentParser
import FootDrop
import Recordings

/// What the person reports; it never changes the measurement.
struct HistoryArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp("What the person reports, one 'name: answer' a line.", valueName: "file"),
        completion: .file())
    var history: String?

    @Option(
        help: ArgumentHelp(
            "One thing the person reports, for example knee_trauma=left; may be repeated.", valueName: "name=answer"))
    var reported: [String] = []

    func validate() throws {
        do throws(PatientHistory.StatementProblem) { _ = try answers(beside: PatientHistory()) } catch {
            throw ValidationError("--reported: \(error.message)")
        }
    }

    /// The resolved history; `nil` when nothing is reported.
    func resolved() throws(RecordingError) -> PatientHistory? {
        guard history != nil || !reported.isEmpty else { return nil }
        var resolved = PatientHistory()
        if let history { resolved = try PatientHistory(path: history) }
        do throws(PatientHistory.StatementProblem) { return try answers(beside: resolved) } catch {
            throw RecordingError(.usage, path: "--reported", error.message)
        }
    }

    /// The answers of the command line, added to those there are.
    private func answers(
        beside history: PatientHistory
    ) throws(PatientHistory.StatementProblem) -> PatientHistory {
        var history = history
        for statement in reported { try history.add(statement: statement) }
        return history
    }
}
