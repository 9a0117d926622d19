import Recordings
import SignalKernels

/// Builds a comma-separated table (RFC 4180, lines ended by a line feed); an empty cell means not available.
///
/// A text that a spreadsheet would run as a formula begins with an apostrophe.
struct CSVText {
    private var bytes: [UInt8] = []
    private var lineIsEmpty = true

    /// Starts a table with its header row.
    init(header: [String]) {
        for name in header { cell(name) }
        endRow()
    }

    /// The table so far.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Appends a text cell, quoted where it has to be.
    mutating func cell(_ text: String) {
        separate()
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        guard let first = bytes[start...].first else { return }
        let apostrophe = Self.isRun(first)
        let needsQuotes = bytes[start...].contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
        }
        guard needsQuotes || apostrophe else { return }
        bytes.removeSubrange(start...)
        if needsQuotes { bytes.append(UInt8(ascii: "\"")) }
        if apostrophe { bytes.append(UInt8(ascii: "'")) }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        if needsQuotes { bytes.append(UInt8(ascii: "\"")) }
    }

    /// Appends a cell for what is not available.
    mutating func emptyCell() { separate() }

    /// Appends a number with fixed decimals; not finite means not available.
    mutating func cell(_ number: Double, decimals: Int) {
        separate()
        if number.isFinite { FixedDecimals.append(number, decimals: decimals, to: &bytes) }
    }

    /// Appends a whole number.
    mutating func cell(_ integer: Int) {
        separate()
        bytes.append(decimal: UInt64(integer.magnitude), decimals: 0, isNegative: integer < 0)
    }

    /// Ends the row.
    mutating func endRow() {
        bytes.append(UInt8(ascii: "\n"))
        lineIsEmpty = true
    }

    /// Hands on what there is so far once it is more than a block, or in any case.
    mutating func pass<Failure: Error>(inAnyCase: Bool = false, _ take: ByteTaker<Failure>) throws(Failure) {
        try ByteBlocks.pass(&bytes, inAnyCase: inAnyCase, take)
    }

    /// Hands what there is so far to a file once it is more than a block, or in any case.
    mutating func pass(to sink: inout AtomicFile.Sink, inAnyCase: Bool = false) throws(RecordingError) {
        try pass(inAnyCase: inAnyCase) { (block: [UInt8]) throws(RecordingError) in try sink.write(block) }
    }

    /// Whether a spreadsheet would take a text that begins so for a formula (OWASP, CSV injection).
    private static func isRun(_ first: UInt8) -> Bool {
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }

    private mutating func separate() {
        if !lineIsEmpty { bytes.append(UInt8(ascii: ",")) }
        lineIsEmpty = false
    }
}
