import SignalKernels

/// Builds a JSON document (RFC 8259) in which the keys keep the order they are written in.
///
/// Equal content gives equal bytes: numbers have a fixed number of decimals, there is no hashing and no locale. What is
/// not available is `null`. Containers are indented by two blanks; those opened with `inline: true` stay on one line.
public struct JSONWriter {
    private var bytes: [UInt8] = []
    private var depth = 0
    private var inlineDepth = 0
    /// Whether nothing has been written yet into the container that is open.
    private var isEmpty = true
    /// Whether a key has been written whose value is due.
    private var keyIsOpen = false

    /// Creates an empty document.
    public init() {}

    /// The document so far, ending with a line feed.
    public var text: String { String(decoding: bytes, as: UTF8.self) + "\n" }

    /// The document so far as UTF-8, without the line feed behind it.
    var utf8: [UInt8] { bytes }

    /// Hands on what there is so far once it is more than a block.
    mutating func pass<Failure: Error>(_ take: ByteTaker<Failure>) throws(Failure) {
        try ByteBlocks.pass(&bytes, take)
    }

    /// Ends the document with a line feed and hands on the rest of it.
    mutating func finish<Failure: Error>(_ take: ByteTaker<Failure>) throws(Failure) {
        bytes.append(UInt8(ascii: "\n"))
        try ByteBlocks.pass(&bytes, inAnyCase: true, take)
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
        bytes.append(contentsOf: ": ".utf8)
        keyIsOpen = true
    }

    /// Writes a key made with ``bytes(ofKey:)``; for records of which there are many.
    mutating func key(bytes key: [UInt8]) {
        separate()
        bytes.append(contentsOf: key)
        keyIsOpen = true
    }

    /// A key as it stands in a document, with its quotes and its colon.
    static func bytes(ofKey name: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.appendQuoted(name)
        return writer.bytes + Array(": ".utf8)
    }

    /// Writes a number, or `null` when there is none or it is not finite.
    public mutating func number(_ value: Double?, decimals: Int) {
        guard let value, value.isFinite else { return null() }
        separate()
        FixedDecimals.append(value, decimals: decimals, to: &bytes)
    }

    /// Writes a whole number.
    public mutating func integer(_ value: Int) {
        separate()
        bytes.append(decimal: UInt64(value.magnitude), decimals: 0, isNegative: value < 0)
    }

    /// Writes a string, or `null` when there is none.
    public mutating func string(_ value: String?) {
        guard let value else { return null() }
        separate()
        appendQuoted(value)
    }

    /// Writes a string that is given as UTF-8.
    mutating func string(utf8 text: [UInt8]) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        let start = bytes.count
        bytes.append(contentsOf: text)
        escape(from: start)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes `true` or `false`.
    public mutating func boolean(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Writes `null`: not available.
    public mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    // MARK: - Layout

    private mutating func container<Failure: Error>(
        _ open: UInt8, _ close: UInt8, inline: Bool, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        separate()
        bytes.append(open)
        depth += 1
        if inline || inlineDepth > 0 { inlineDepth += 1 }
        isEmpty = true
        try body(&self)
        depth -= 1
        if !isEmpty, inlineDepth == 0 { newLine() }
        if inlineDepth > 0 { inlineDepth -= 1 }
        bytes.append(close)
        isEmpty = false
    }

    /// Puts the comma and the line break that go before the next key or element.
    private mutating func separate() {
        if keyIsOpen {
            keyIsOpen = false
            return
        }
        if !isEmpty { bytes.append(UInt8(ascii: ",")) }
        if inlineDepth == 0 {
            if depth > 0 { newLine() }
        } else if !isEmpty {
            bytes.append(UInt8(ascii: " "))
        }
        isEmpty = false
    }

    private mutating func newLine() {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }

    private mutating func appendQuoted(_ string: String) {
        bytes.append(UInt8(ascii: "\""))
        let start = bytes.count
        bytes.append(contentsOf: string.utf8)
        escape(from: start)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Escapes the text that was appended last; hardly any needs it.
    private mutating func escape(from start: Int) {
        guard let first = bytes[start...].firstIndex(where: Self.mustBeEscaped) else { return }
        let rest = Array(bytes[first...])
        bytes.removeSubrange(first...)
        for byte in rest {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0..<0x20:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(Self.hexDigits[Int(byte >> 4)])
                bytes.append(Self.hexDigits[Int(byte & 0xF)])
            default: bytes.append(byte)
            }
        }
    }

    private static func mustBeEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)
}
