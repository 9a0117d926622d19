/// Why a file could not be read or written, told in one line.
public struct RecordingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure; it decides the exit code of a command.
    public enum Code: String, Sendable, Hashable {
        /// The content is not usable.
        case badData
        /// The file cannot be opened or read.
        case cannotOpen
        /// The file cannot be written.
        case cannotWrite
        /// Whoever reads the output has seen enough and closed it.
        case closedPipe
        /// The options contradict each other or the file.
        case usage
    }

    /// The kind of failure.
    public var code: Code
    /// The file.
    public var path: String
    /// The line in a text file, counted from 1.
    public var line: Int?
    /// What was found, and what was expected.
    public var message: String
    /// What the user can do, for example a switch; `nil` when there is nothing.
    public var remedy: String?

    /// Creates an error.
    public init(_ code: Code, path: String, line: Int? = nil, _ message: String, remedy: String? = nil) {
        self.code = code
        self.path = path
        self.line = line
        self.message = message
        self.remedy = remedy
    }

    /// `FILE:LINE: what was found; the switch that helps`, on one line whatever the file is called.
    public var description: String {
        let place = line.map { "\(path):\($0)" } ?? path
        return ("\(place): \(message)" + (remedy.map { "; \($0)" } ?? "")).onOneLine
    }
}
