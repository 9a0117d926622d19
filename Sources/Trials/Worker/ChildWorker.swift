import Dispatch
import Glibc
import SignalKernels

/// The child's side: reads jobs from standard input, a line each, and writes their answers to standard output.
///
/// It ends at once when standard input does, in the middle of a job too: whoever asked is gone then, and must not find files
/// appear behind its back.
public enum ChildWorker {
    /// Names a part of a path at which the child crashes on purpose, to test what becomes of the others.
    public static let crashVariable = "STEPPAGE_TEST_CRASH"

    /// Does the jobs that come.
    public static func run(_ runner: JobRunner) async {
        let (lines, continuation) = AsyncStream<String>.makeStream()
        DispatchQueue(label: "standard input").async {
            while let line = readLine() { continuation.yield(line) }
            RawProcess.leave(EX_OK)
        }
        let poison = RawProcess.environment(crashVariable) ?? ""
        for await line in lines {
            guard let job = try? JSONLine.message(RecordingJob.self, from: line) else { RawProcess.leave(EX_SOFTWARE) }
            if !poison.isEmpty, job.files.contains(where: { $0.path.contains(poison) }) { abort() }
            let answer = await runner.run(job).line(packingNumbers: job.packsNumbers) + "\n"
            do { try RawFile.standardOutput.write(Array(answer.utf8)) } catch { RawProcess.leave(EX_IOERR) }
        }
    }
}
