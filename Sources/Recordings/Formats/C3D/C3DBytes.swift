/// The processor whose numbers a C3D file is written in; the raw value is the mark in the parameter section.
enum C3DProcessor: UInt8, Sendable, CaseIterable {
    /// Little-endian, IEEE 754.
    case intel = 84
    /// Little-endian words, VAX F floating point.
    case dec = 85
    /// Big-endian, IEEE 754 (SGI, MIPS, Sun).
    case mips = 86

    /// What to call it.
    var name: String {
        switch self {
        case .intel: "Intel"
        case .dec: "DEC"
        case .mips: "SGI/MIPS"
        }
    }
}

/// The bytes of a C3D file and the numbers in them; past the end there is nothing, never a trap.
struct C3DBytes: Sendable {
    /// The whole file.
    let bytes: [UInt8]
    /// How its numbers are written.
    let processor: C3DProcessor

    /// A section of the file is a whole number of blocks.
    static let blockSize = 512

    /// Number of bytes.
    var count: Int { bytes.count }

    /// A single byte.
    func byte(_ place: Int) -> UInt8? {
        place >= 0 && place < bytes.count ? bytes[place] : nil
    }

    /// A stretch of bytes, or `nil` when the file ends before.
    func slice(_ place: Int, _ count: Int) -> ArraySlice<UInt8>? {
        guard place >= 0, count >= 0, place <= bytes.count, count <= bytes.count - place else { return nil }
        return bytes[place..<place + count]
    }

    /// A 16-bit number without sign.
    func unsigned16(_ place: Int) -> UInt16? {
        guard place >= 0, place < bytes.count - 1 else { return nil }
        let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
        return processor == .mips ? first << 8 | second : second << 8 | first
    }

    /// A 16-bit number with sign.
    func signed16(_ place: Int) -> Int16? {
        unsigned16(place).map { Int16(bitPattern: $0) }
    }

    /// A 32-bit floating-point number.
    func float(_ place: Int) -> Float? {
        guard let front = unsigned16(place), let back = unsigned16(place + 2) else { return nil }
        switch processor {
        case .intel: return Float(bitPattern: UInt32(back) << 16 | UInt32(front))
        case .mips: return Float(bitPattern: UInt32(front) << 16 | UInt32(back))
        case .dec: return Self.vax(UInt32(front) << 16 | UInt32(back))
        }
    }

    /// VAX F floating point: sign, eight bits of exponent in excess of 128, a fraction from 0.5 to 1.
    private static func vax(_ bits: UInt32) -> Float {
        let exponent = Int(bits >> 23 & 0xFF)
        let isNegative = bits >> 31 == 1
        // Exponent zero is zero, with a sign an operand that is reserved for faults.
        if exponent == 0 { return isNegative ? .nan : 0 }
        let fraction = Double(bits & 0x7F_FFFF | 0x80_0000)
        let size = fraction * Double(sign: .plus, exponent: exponent - 152, significand: 1)
        return Float(isNegative ? -size : size)
    }
}
