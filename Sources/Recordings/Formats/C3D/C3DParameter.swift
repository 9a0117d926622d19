/// A parameter of a C3D file: an array of text, bytes, integers or numbers with up to seven dimensions.
struct C3DParameter: Sendable {
    /// The elements, the first dimension running fastest.
    enum Values: Sendable {
        case text([UInt8])
        case bytes([UInt8])
        case integers([Int16])
        case floats([Float])
    }

    /// Lengths along the dimensions; empty for a single value.
    var dimensions: [Int]
    /// The elements.
    var values: Values

    /// The strings: for text the first dimension is their length; empty for anything else.
    var texts: [String] {
        guard case .text(let characters) = values else { return [] }
        let length = dimensions.first ?? 1
        guard length > 0 else {
            // Texts without a character take no room in the file, whatever their number.
            return Array(repeating: "", count: min(dimensions.dropFirst().reduce(1, { $0 &* $1 }), 255))
        }
        return stride(from: 0, to: characters.count, by: length).map { start in
            let text = RiffText.decode(characters[start..<min(start + length, characters.count)])
            return CellSeparation.trimmed(text)
        }
    }

    /// The numbers as they are written; empty for text.
    var numbers: [Double] {
        switch values {
        case .text: []
        case .bytes(let bytes): bytes.map { Double(Int8(bitPattern: $0)) }
        case .integers(let integers): integers.map { Double($0) }
        case .floats(let floats): floats.map { Double($0) }
        }
    }

    /// Whole numbers that count something and so have no sign, whatever type they are stored in.
    ///
    /// What is no whole number, or too large for one, is −1.
    var counts: [Int] {
        switch values {
        case .text: []
        case .bytes(let bytes): bytes.map { Int($0) }
        case .integers(let integers): integers.map { Int(UInt16(bitPattern: $0)) }
        case .floats(let floats): floats.map { Int(exactly: $0.rounded()) ?? -1 }
        }
    }
}
