import ArgumentParser
import FootDrop
import Recordings
import Reports
import SignalKernels
import Trials

/// How many recordings are analysed at a time, by what, and how long and large one may be.
struct LimitArguments: ParsableArguments {
    @Option(
        name: .customLong("jobs"),
        help: ArgumentHelp("Recordings to analyse at a time (default: the cores of this machine).", valueName: "n"))
    var statedJobs: Int?

    @Option(help: ArgumentHelp("Longest time for one recording, seconds; 0 for no limit.", valueName: "s"))
    var timeout: Double = 3600

    @Option(help: ArgumentHelp("Most memory for one recording, MB (default: no limit).", valueName: "mb"))
    var maxMemory: Int?

    @Option(
        help: ArgumentHelp(
            "Weights, limits and reference values instead of the built-in ones ('steppage reference' prints these).",
            valueName: "file"), completion: .file())
    var reference: String?

    func validate() throws {
        if !(1...1024).contains(jobs) { throw ValidationError("--jobs \(jobs): 1 to 1024 are expected") }
        if !(timeout >= 0 && timeout <= 1e9) { throw ValidationError("--timeout \(timeout): 0 s or more is expected") }
        if let maxMemory, !(16...16_777_216).contains(maxMemory) {
            throw ValidationError("--max-memory \(maxMemory): at least 16 MB are expected")
        }
    }

    /// Recordings to analyse at a time.
    var jobs: Int { statedJobs ?? RawProcess.coreCount }

    /// The table of weights, limits and reference values.
    var table: ReferenceArgument { ReferenceArgument(path: reference) }

    /// What does a job.
    func runner() throws(RecordingError) -> JobRunner {
        JobRunner(version: Software.version, reference: try table.table(), referenceHash: try table.hash()) {
            (assessed, folder: inout AtomicFolder.Contents) throws(RecordingError) in
            try SessionExporters.write(assessed, into: &folder)
        }
    }

    /// What has jobs done, in children that run this program.
    func supervisor() throws(RecordingError) -> Supervisor {
        // A table that cannot be used is told once and before the work, not once a recording.
        _ = try runner()
        guard let executable = RawProcess.executablePath else {
            throw RecordingError(.cannotOpen, path: "/proc/self/exe", "the path of this program cannot be told")
        }
        let arguments = ["worker", "--child"] + (reference.map { ["--reference", $0] } ?? [])
        let limits = WorkerLimits(
            timeout: timeout > 0 ? .seconds(timeout) : nil, memory: maxMemory.map { $0 << 20 })
        return Supervisor(executable: executable, arguments: arguments, limits: limits)
    }
}
