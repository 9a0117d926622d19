import FoundationEssentials

/// A value in the JSON of a profile; the members of an object keep their order when they are written.
indirect enum ProfileValue: Hashable, Sendable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([ProfileValue])
    case object([Member])

    /// A named value of an object.
    struct Member: Hashable, Sendable {
        var name: String
        var value: ProfileValue

        init(_ name: String, _ value: ProfileValue) {
            self.name = name
            self.value = value
        }
    }

    /// What kind of value it is, for messages.
    var kind: String {
        switch self {
        case .null: "null"
        case .flag(let flag): "\(flag)"
        case .number(let number): NumberText.text(number)
        case .text(let text): "'\(text.prefix(60))'"
        case .list: "a list"
        case .object: "an object"
        }
    }
}

extension ProfileValue: Decodable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Reads any JSON.
    init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: Name.self) {
            let names = members.allKeys.sorted { $0.stringValue < $1.stringValue }
            self = .object(try names.map { Member($0.stringValue, try members.decode(Self.self, forKey: $0)) })
            return
        }
        if var elements = try? decoder.unkeyedContainer() {
            var list: [ProfileValue] = []
            while !elements.isAtEnd { list.append(try elements.decode(Self.self)) }
            self = .list(list)
            return
        }
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else {
            self = .text(try value.decode(String.self))
        }
    }

    /// Reads a text.
    ///
    /// - Throws: `badData` for what is no JSON, and for an object that has a key twice.
    init(json bytes: [UInt8], path: String) throws(RecordingError) {
        guard !bytes.contains(0) else {
            throw RecordingError(
                .badData, path: path, "the profile is no JSON in UTF-8: it holds NUL bytes", remedy: "save it as UTF-8")
        }
        do { self = try JSONDecoder().decode(Self.self, from: Data(bytes)) } catch {
            var reason = "it ends too early, or holds what no JSON holds"
            if case DecodingError.dataCorrupted(let context) = error {
                let underlying = context.underlyingError.map { "\($0)" } ?? context.debugDescription
                // Foundation words it as `Error Domain=… "NSDebugDescription=Unexpected character 'x' around line 3…"`.
                let start = underlying.firstRange(of: "NSDebugDescription=")?.upperBound ?? underlying.startIndex
                let sentence = underlying[start...].prefix { $0 != "}" && !$0.isNewline }
                if !sentence.isEmpty { reason = String(sentence.prefix(200)) }
            }
            throw RecordingError(.badData, path: path, "the profile is no JSON: \(reason)")
        }
        if let repeated = RepeatedKey(in: bytes) {
            throw RecordingError(
                .badData, path: path, line: repeated.line,
                "\(repeated.place.prefix(120)) is there twice, first in line \(repeated.firstLine)",
                remedy: "leave one of the two")
        }
    }
}

extension ProfileValue {
    /// The text of the value, as a person edits it: an object's members on lines of their own, short lists on one.
    var json: String { text(indent: "") + "\n" }

    private static let longestLine = 110

    private func text(indent: String) -> String {
        let line = oneLine
        guard case .object(let members) = self, !members.isEmpty else {
            guard case .list(let elements) = self, indent.count + line.count > Self.longestLine else { return line }
            return Self.lines("[", elements.map { $0.text(indent: indent + "  ") }, "]", indent)
        }
        // The outermost object is always spread.
        if !indent.isEmpty, indent.count + line.count <= Self.longestLine { return line }
        return Self.lines(
            "{", members.map { "\(Self.quoted($0.name)): \($0.value.text(indent: indent + "  "))" }, "}", indent)
    }

    private static func lines(_ open: String, _ items: [String], _ close: String, _ indent: String) -> String {
        open + "\n" + items.map { indent + "  " + $0 }.joined(separator: ",\n") + "\n" + indent + close
    }

    private var oneLine: String {
        switch self {
        case .null: "null"
        case .flag(let flag): "\(flag)"
        case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
        case .text(let text): Self.quoted(text)
        case .list(let elements): "[" + elements.map(\.oneLine).joined(separator: ", ") + "]"
        case .object(let members):
            "{ " + members.map { "\(Self.quoted($0.name)): \($0.value.oneLine)" }.joined(separator: ", ") + " }"
        }
    }

    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        // A text is always representable; the empty one is no worse than a crash.
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}
