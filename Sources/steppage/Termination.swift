import ArgumentParser
import Evaluation
import Glibc
import Recordings

/// How the program ends: the one place where errors become text and exit codes (sysexits).
enum Termination {
    /// Lets writes to a closed pipe, or beyond the greatest size of a file, fail instead of ending the process.
    static func letWritesFail() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Prints what an error has to say and leaves with its exit code.
    static func exit(after error: any Error) -> Never {
        if let failure = error as? RecordingError {
            if failure.code == .closedPipe { Glibc.exit(EX_OK) }
            StandardError.print(failure.description)
            Glibc.exit(exitCode(for: failure.code))
        }
        if let failure = error as? EvaluationError {
            StandardError.print(failure.description)
            Glibc.exit(failure.code == .cannotOpen ? EX_NOINPUT : EX_DATAERR)
        }
        // What was wrong has been said.
        if let code = error as? ExitCode { Glibc.exit(code.rawValue) }
        let code = Steppage.exitCode(for: error)
        if code == .success {
            printAndExit(Steppage.fullMessage(for: error))
        }
        if code == .validationFailure {
            StandardError.print(Steppage.message(for: error) + "; see 'steppage help'")
            Glibc.exit(EX_USAGE)
        }
        StandardError.print("internal error: \(error)")
        Glibc.exit(EX_SOFTWARE)
    }

    /// Help, version and completion scripts are results too: they go to standard output.
    private static func printAndExit(_ text: String) -> Never {
        do throws(RecordingError) {
            try StandardOutput.write(text.hasSuffix("\n") ? text : text + "\n")
        } catch {
            exit(after: error)
        }
        Glibc.exit(EX_OK)
    }

    private static func exitCode(for code: RecordingError.Code) -> Int32 {
        switch code {
        case .usage: EX_USAGE
        case .badData: EX_DATAERR
        case .cannotOpen: EX_NOINPUT
        case .cannotWrite: EX_IOERR
        case .closedPipe: EX_OK
        }
    }
}
