/// Why two results could not be compared, told in one line.
public struct EvaluationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure; it decides the exit code of a command.
    public enum Code: String, Sendable, Hashable {
        /// The content is not usable.
        case badData
        /// The file or folder cannot be opened or read.
        case cannotOpen
    }

    /// The kind of failure.
    public var code: Code
    /// The file or folder.
    public var path: String
    /// The line in the file, counted from 1.
    public var line: Int?
    /// What was found, and what was expected.
    public var message: String

    /// Creates an error.
    public init(_ code: Code, path: String, line: Int? = nil, _ message: String) {
        self.code = code
        self.path = path
        self.line = line
        self.message = message
    }

    /// `FILE:LINE: what was found; what was expected`, on one line whatever the file is called.
    public var description: String {
        let place = line.map { "\(path):\($0)" } ?? path
        return String("\(place): \(message)".map { $0.isNewline ? " " : $0 })
    }
}
