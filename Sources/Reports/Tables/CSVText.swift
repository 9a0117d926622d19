import Recordings

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
        let apostrophe = Self.isRun(text)
        let needsQuotes = text.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
        }
        guard needsQuotes else {
            if apostrophe { bytes.append(UInt8(ascii: "'")) }
            bytes.append(contentsOf: text.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        if apostrophe { bytes.append(UInt8(ascii: "'")) }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends a number with fixed decimals; not finite means not available.
    mutating func cell(_ number: Double, decimals: Int) {
        separate()
        if number.isFinite { FixedDecimals.append(number, decimals: decimals, to: &bytes) }
    }

    /// Appends a whole number.
    mutating func cell(_ integer: Int) {
        separate()
        bytes.append(contentsOf: integer.description.utf8)
    }

    /// Ends the row.
    mutating func endRow() {
        bytes.append(UInt8(ascii: "\n"))
        lineIsEmpty = true
    }

    /// Hands what there is so far to a file once it is more than a block, or in any case.
    mutating func pass(to sink: inout AtomicFile.Sink, inAnyCase: Bool = false) throws(RecordingError) {
        guard inAnyCase || bytes.count >= Self.blockSize else { return }
        try sink.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private static let blockSize = 1 << 16

    /// Whether a spreadsheet would take a text for a formula (OWASP, CSV injection).
    private static func isRun(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return false }
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: return true
        default: return false
        }
    }

    private mutating func separate() {
        if !lineIsEmpty { bytes.append(UInt8(ascii: ",")) }
        lineIsEmpty = false
    }
}
