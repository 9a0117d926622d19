import Recordings

/// Why there is no result of a recording.
public struct RecordingFailure: Error, Sendable, Hashable, Codable {
    /// The kinds; the first ones are those of ``RecordingError``.
    public enum Code: String, Sendable, Hashable, Codable, CaseIterable {
        /// The content is not usable.
        case badData = "bad_data"
        /// A file cannot be opened or read.
        case cannotOpen = "cannot_open"
        /// The options contradict each other or a file.
        case usage
        /// A file lies outside of the folder that may be read.
        case outside
        /// The session's folder cannot be written; nothing is said about the recording.
        case cannotWrite = "cannot_write"
        /// No worker answered.
        case missing
        /// The analysis ended without a result.
        case crashed
        /// The analysis took longer than it may.
        case timedOut = "timed_out"
        /// The analysis held more memory than it may.
        case outOfMemory = "out_of_memory"
    }

    /// The kind.
    public var code: Code
    /// The file it is about.
    public var role: SensorRole?
    /// The line in that file, counted from 1.
    public var line: Int?
    /// What was found and what was expected.
    public var message: String
    /// What helps; `nil` when there is nothing.
    public var hint: String?

    /// Creates a failure.
    public init(_ code: Code, role: SensorRole? = nil, line: Int? = nil, _ message: String, hint: String? = nil) {
        self.code = code
        self.role = role
        self.line = line
        self.message = message.onOneLine
        self.hint = hint?.onOneLine
    }

    /// `failed` where the recording is at fault, `crashed` where the analysis is.
    public var status: RecordingStatus {
        switch code {
        case .badData, .cannotOpen, .usage, .outside, .cannotWrite, .missing: .failed
        case .crashed, .timedOut, .outOfMemory: .crashed
        }
    }
}

/// What became of a recording.
public enum RecordingStatus: String, Sendable, Hashable, Codable, CaseIterable {
    case ok
    case failed
    case crashed
}
