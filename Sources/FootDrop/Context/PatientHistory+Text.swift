public import Recordings

extension PatientHistory {
    /// Reads a history from a text file: one `name: answer` a line, `#` begins a comment.
    ///
    /// - Throws: `cannotOpen` for a file that cannot be read, `badData` with the line for what is not understood.
    public init(path: String) throws(RecordingError) {
        let bytes = try TextFile.bytes(of: path, as: "a list of answers")
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
            throw RecordingError(.badData, path: path, "not text in UTF-8; a list of answers is expected")
        }
        let hasMark = text.unicodeScalars.first == "\u{FEFF}"
        try self.init(text: hasMark ? String(text.unicodeScalars.dropFirst()) : text, path: path)
    }

    /// Reads a history from text; `path` is for messages.
    init(text: String, path: String) throws(RecordingError) {
        self.init()
        var lineOf: [Question: Int] = [:]
        for (index, content) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let statement = content.prefix { $0 != "#" }
            guard statement.contains(where: { !$0.isWhitespace }) else { continue }
            let line = index + 1
            let question: Question
            let answer: Answer
            do throws(StatementProblem) {
                guard let colon = statement.firstIndex(of: ":") else {
                    throw StatementProblem("'\(Self.shown(statement))' found; name: answer expected")
                }
                (question, answer) = try Self.understood(
                    name: statement[..<colon], answer: statement[statement.index(after: colon)...])
            } catch {
                throw RecordingError(.badData, path: path, line: line, error.message)
            }
            if let earlier = lineOf.updateValue(line, forKey: question) {
                let found = "\(question.rawValue) found again; it was answered in line \(earlier), once is expected"
                throw RecordingError(.badData, path: path, line: line, found)
            }
            self[question] = answer
        }
    }

    /// Takes an answer from the command line, `NAME=ANSWER`, or `NAME` alone for yes.
    ///
    /// - Throws: ``StatementProblem`` for what is not understood, and for a question that has been answered.
    public mutating func add(statement: String) throws(StatementProblem) {
        let parts = statement.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let (question, answer) = try Self.understood(
            name: parts.first ?? "", answer: parts.count > 1 ? parts[1] : "yes")
        guard self[question] == nil else {
            throw StatementProblem("\(question.rawValue) is answered twice; once is expected")
        }
        self[question] = answer
    }

    /// Why a statement is no answer: what was found and what was expected.
    public struct StatementProblem: Error, Sendable, Hashable {
        /// One sentence.
        public var message: String

        init(_ message: String) { self.message = message }
    }

    private static func understood(
        name: Substring, answer: Substring
    ) throws(StatementProblem) -> (question: Question, answer: Answer) {
        guard let question = Question(rawValue: normalized(name)) else {
            let names = Question.allCases.map(\.rawValue).joined(separator: ", ")
            throw StatementProblem("unknown name '\(shown(name))' found; one of \(names) expected")
        }
        guard let answer = Answer(rawValue: normalized(answer)), question.acceptedAnswers.contains(answer) else {
            let words = question.acceptedAnswers.map(\.rawValue).joined(separator: ", ")
            throw StatementProblem("\(question.rawValue): '\(shown(answer))' found; one of \(words) expected")
        }
        return (question, answer)
    }

    /// Lower case with an underscore between words, as people may write `Knee trauma` or `knee-trauma`.
    private static func normalized(_ text: Substring) -> String {
        text.lowercased().split { $0.isWhitespace || $0 == "-" || $0 == "_" }.joined(separator: "_")
    }

    /// Foreign text for a message: on one line, short, and without control characters.
    private static func shown(_ text: Substring) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let clean = String(
            String.UnicodeScalarView(words.unicodeScalars.filter { !($0.properties.generalCategory == .control) }))
        return clean.count > 40 ? clean.prefix(40) + "…" : clean
    }
}
