/// Text in RIFF chunks, which carries no encoding of its own; Windows-1252 extends the printable part of Latin-1.
enum RiffText {
    /// Text up to its first NUL: UTF-8 when it is valid UTF-8, Windows-1252 otherwise.
    static func decode(_ bytes: ArraySlice<UInt8>) -> String {
        let content = bytes.prefix { $0 != 0 }
        if let text = String(validating: content, as: UTF8.self) { return text }
        var text = ""
        for byte in content {
            let scalar = (0x80...0x9F).contains(byte) ? windows1252[Int(byte) - 0x80] : UInt16(byte)
            text.unicodeScalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
        }
        return text
    }

    /// The characters of bytes 0x80–0x9F; the five that are not assigned become the replacement character.
    private static let windows1252: [UInt16] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
        0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
}
