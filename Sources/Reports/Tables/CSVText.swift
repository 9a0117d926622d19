/// Builds a comma-separated table (RFC 4180, lines ended by a line feed); an empty cell means not available.
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
        let needsQuotes = text.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
        }
        guard needsQuotes else {
            bytes.append(contentsOf: text.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
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

    /// Ends the row.
    mutating func endRow() {
        bytes.append(UInt8(ascii: "\n"))
        lineIsEmpty = true
    }

    private mutating func separate() {
        if !lineIsEmpty { bytes.append(UInt8(ascii: ",")) }
        lineIsEmpty = false
    }
}
