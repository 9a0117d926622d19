import ArgumentParser
import FootDrop
import Recordings
import Reports
import SignalKernels
import Trials

/// `steppage worker`: JSON lines in, JSON lines out, for distributed engines.
struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Analyse the sessions named on standard input, a line of JSON each.",
        usage: "steppage worker [options] < jobs.jsonl > answers.jsonl",
        discussion: """
            Exactly one line of JSON is written a job, with the job's id and a status: ok, failed (the recording is at \
            fault) or crashed (the analysis is). A job that crashes or exceeds its limits takes no other with it. Names of \
            files and persons appear in an answer only where the job gave them as recording_id, participant, visit and \
            condition.

            EXAMPLES
              echo '{"id": 1, "left": "left.csv", "right": "right.csv"}' | steppage worker
              steppage worker --jobs 2 --timeout 600 < jobs.jsonl > answers.jsonl
            """)

    @OptionGroup(title: "Analysis")
    var limits: LimitArguments

    @Flag(help: .hidden)
    var child = false

    func run() async throws {
        RawProcess.createForOwnerOnly()
        if child { return await ChildWorker.run(try limits.runner()) }
        let worker = Worker(
            supervisor: try limits.supervisor(), jobs: limits.jobs, version: Software.version)
        try await worker.run { line in try StandardOutput.write(line + "\n") }
    }
}
