import Glibc
import Recordings
import SignalKernels

/// Where results go that were not asked for as files.
enum StandardOutput {
    /// Whether a person is looking.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Characters of a line of the terminal; `nil` when there is none.
    static var columns: Int? {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Writes text at once.
    static func write(_ text: String) throws(RecordingError) {
        try AtomicFile.write(to: "-") { (sink: inout AtomicFile.Sink) throws(RecordingError) in
            try sink.write(text)
        }
    }
}

/// Where problems, warnings and progress go.
enum StandardError {
    /// Whether a person is looking.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Prints one line that begins with the program's name; line breaks within it become blanks, and what
    /// drives a terminal is spelled out.
    static func print(_ message: String) {
        write("steppage: " + String(message.map { $0.isNewline ? " " : $0 }).onOneLine + "\n")
    }

    /// Writes text as it is; there is nobody to tell when that fails.
    static func write(_ text: String) {
        try? RawFile.standardError.write(Array(text.utf8))
    }
}
