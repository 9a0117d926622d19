import SignalKernels

/// Builds a JSON document (RFC 8259) in which the keys keep the order they are written in.
///
/// Equal content gives equal bytes: numbers have a fixed number of decimals, there is no hashing and no locale. What is
/// not available is `null`. Containers are indented by two blanks; those opened with `inline: true` stay on one line.
public struct JSONWriter: ~Copyable {
    private var buffer = TextBuffer()
    private var depth = 0
    private var inlineDepth = 0
    /// Whether nothing has been written yet into the container that is open.
    private var isEmpty = true
    /// Whether a key has been written whose value is due.
    private var keyIsOpen = false

    /// Creates an empty document.
    public init() {}

    /// The document so far, ending with a line feed.
    public var text: String { buffer.string + "\n" }

    /// Lends the document so far as UTF-8, without the line feed behind it.
    func withUTF8<Result>(_ body: (Span<UInt8>) -> Result) -> Result { buffer.withSpan(body) }

    /// Hands on what there is so far once it is more than a block.
    mutating func pass<Failure: Error>(_ take: ByteTaker<Failure>) throws(Failure) {
        try ByteBlocks.pass(&buffer, take)
    }

    /// Ends the document with a line feed and hands on the rest of it.
    mutating func finish<Failure: Error>(_ take: ByteTaker<Failure>) throws(Failure) {
        buffer.append(UInt8(ascii: "\n"))
        try ByteBlocks.pass(&buffer, inAnyCase: true, take)
    }

    /// Writes an object; `body` writes its members.
    public mutating func object<Failure: Error>(
        inline: Bool = false, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        try container(UInt8(ascii: "{"), UInt8(ascii: "}"), inline: inline, body)
    }

    /// Writes an array; `body` writes its elements.
    public mutating func array<Failure: Error>(
        inline: Bool = false, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        try container(UInt8(ascii: "["), UInt8(ascii: "]"), inline: inline, body)
    }

    /// Writes the key of the member whose value is written next.
    public mutating func key(_ name: String) {
        separate()
        appendQuoted(name)
        buffer.append(": ")
        keyIsOpen = true
    }

    /// Writes a key made with ``quotedKey(_:)``; for records of which there are many.
    mutating func key(quoted key: Span<UInt8>) {
        separate()
        buffer.append(key)
        keyIsOpen = true
    }

    /// A key as it stands in a document, with its quotes and its colon.
    static func quotedKey(_ name: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.appendQuoted(name)
        return Array((writer.buffer.string + ": ").utf8)
    }

    /// Writes a value of which the caller makes the text; for records of which there are many.
    mutating func value(_ write: (inout TextBuffer) -> Void) {
        separate()
        write(&buffer)
    }

    /// Writes a number, or `null` when there is none or it is not finite.
    public mutating func number(_ value: Double?, decimals: Int) {
        guard let value, value.isFinite else { return null() }
        separate()
        FixedDecimals.append(value, decimals: decimals, to: &buffer)
    }

    /// Writes a whole number.
    public mutating func integer(_ value: Int) {
        separate()
        buffer.append(decimal: UInt64(value.magnitude), decimals: 0, isNegative: value < 0)
    }

    /// Writes a string, or `null` when there is none.
    public mutating func string(_ value: String?) {
        guard let value else { return null() }
        separate()
        appendQuoted(value)
    }

    /// Writes a string that is given as UTF-8.
    mutating func string(utf8 text: Span<UInt8>) {
        separate()
        buffer.append(UInt8(ascii: "\""))
        let start = buffer.count
        buffer.append(text)
        escape(from: start)
        buffer.append(UInt8(ascii: "\""))
    }

    /// Writes `true` or `false`.
    public mutating func boolean(_ value: Bool) {
        separate()
        buffer.append(value ? "true" : "false")
    }

    /// Writes `null`: not available.
    public mutating func null() {
        separate()
        buffer.append("null")
    }

    // MARK: - Layout

    private mutating func container<Failure: Error>(
        _ open: UInt8, _ close: UInt8, inline: Bool, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        separate()
        buffer.append(open)
        depth += 1
        if inline || inlineDepth > 0 { inlineDepth += 1 }
        isEmpty = true
        try body(&self)
        depth -= 1
        if !isEmpty, inlineDepth == 0 { newLine() }
        if inlineDepth > 0 { inlineDepth -= 1 }
        buffer.append(close)
        isEmpty = false
    }

    /// Puts the comma and the line break that go before the next key or element.
    private mutating func separate() {
        if keyIsOpen {
            keyIsOpen = false
            return
        }
        if !isEmpty { buffer.append(UInt8(ascii: ",")) }
        if inlineDepth == 0 {
            if depth > 0 { newLine() }
        } else if !isEmpty {
            buffer.append(UInt8(ascii: " "))
        }
        isEmpty = false
    }

    private mutating func newLine() {
        buffer.append(UInt8(ascii: "\n"))
        buffer.append(repeating: UInt8(ascii: " "), count: 2 * depth)
    }

    private mutating func appendQuoted(_ string: String) {
        buffer.append(UInt8(ascii: "\""))
        let start = buffer.count
        buffer.append(string)
        escape(from: start)
        buffer.append(UInt8(ascii: "\""))
    }

    /// Escapes the text that was appended last; hardly any needs it.
    private mutating func escape(from start: Int) {
        guard let first = buffer.withSpan({ $0.firstIndex(from: start, where: Self.mustBeEscaped) }) else { return }
        var rest: [UInt8] = []
        buffer.withSpan { rest.append(contentsOf: $0.extracting(first...)) }
        buffer.truncate(to: first)
        let text = rest.span
        var from = 0
        while let place = text.firstIndex(from: from, where: Self.mustBeEscaped) {
            buffer.append(text.extracting(from..<place))
            append(escaped: text[place])
            from = place + 1
        }
        buffer.append(text.extracting(from...))
    }

    private mutating func append(escaped byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): buffer.append("\\\"")
        case UInt8(ascii: "\\"): buffer.append("\\\\")
        case 0x0A: buffer.append("\\n")
        case 0x0D: buffer.append("\\r")
        case 0x09: buffer.append("\\t")
        default:
            buffer.append("\\u00")
            buffer.append(Self.hexDigits[Int(byte >> 4)])
            buffer.append(Self.hexDigits[Int(byte & 0xF)])
        }
    }

    private static func mustBeEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)
}
