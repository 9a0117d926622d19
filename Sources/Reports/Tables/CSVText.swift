import Recordings
import SignalKernels

/// Builds a comma-separated table (RFC 4180, lines ended by a line feed); an empty cell means not available.
///
/// A text that a spreadsheet would run as a formula begins with an apostrophe.
struct CSVText: ~Copyable {
    private var buffer = TextBuffer()
    private var lineIsEmpty = true

    /// Starts a table with its header row.
    init(header: [String]) {
        for name in header { cell(name) }
        endRow()
    }

    /// The table so far.
    var text: String { buffer.string }

    /// Appends a text cell, quoted where it has to be.
    mutating func cell(_ text: String) {
        separate()
        let start = buffer.count
        buffer.append(text)
        guard buffer.count > start else { return }
        let apostrophe = buffer.withSpan { Self.isRun($0[start]) }
        let needsQuotes = buffer.withSpan { $0.firstIndex(from: start, where: Self.mustBeQuoted) } != nil
        guard needsQuotes || apostrophe else { return }
        buffer.truncate(to: start)
        if needsQuotes { buffer.append(UInt8(ascii: "\"")) }
        if apostrophe { buffer.append(UInt8(ascii: "'")) }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { buffer.append(byte) }
            buffer.append(byte)
        }
        if needsQuotes { buffer.append(UInt8(ascii: "\"")) }
    }

    /// Appends the text of cells with their commas, which the caller makes; for rows of which there are many.
    mutating func cells(_ write: (inout TextBuffer) -> Void) {
        separate()
        write(&buffer)
    }

    /// Appends a number with fixed decimals; not finite means not available.
    mutating func cell(_ number: Double, decimals: Int) {
        separate()
        if number.isFinite { FixedDecimals.append(number, decimals: decimals, to: &buffer) }
    }

    /// Appends a whole number.
    mutating func cell(_ integer: Int) {
        separate()
        buffer.append(decimal: UInt64(integer.magnitude), decimals: 0, isNegative: integer < 0)
    }

    /// Ends the row.
    mutating func endRow() {
        buffer.append(UInt8(ascii: "\n"))
        lineIsEmpty = true
    }

    /// Hands on what there is so far once it is more than a block, or in any case.
    mutating func pass<Failure: Error>(inAnyCase: Bool = false, _ take: ByteTaker<Failure>) throws(Failure) {
        try ByteBlocks.pass(&buffer, inAnyCase: inAnyCase, take)
    }

    /// Hands what there is so far to a file once it is more than a block, or in any case.
    mutating func pass(to sink: inout AtomicFile.Sink, inAnyCase: Bool = false) throws(RecordingError) {
        try pass(inAnyCase: inAnyCase) { (block: Span<UInt8>) throws(RecordingError) in try sink.write(block) }
    }

    /// Whether a spreadsheet would take a text that begins so for a formula (OWASP, CSV injection).
    private static func isRun(_ first: UInt8) -> Bool {
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }

    private static func mustBeQuoted(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }

    private mutating func separate() {
        if !lineIsEmpty { buffer.append(UInt8(ascii: ",")) }
        lineIsEmpty = false
    }
}
