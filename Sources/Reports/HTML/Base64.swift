/// Base64 (RFC 4648, with padding).
enum Base64 {
    /// The text of bytes.
    static func text(_ bytes: [UInt8]) -> String { String(decoding: utf8(bytes), as: UTF8.self) }

    /// The text of bytes in UTF-8.
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        let bytes = bytes.span
        let alphabet = alphabet.span
        var output: [UInt8] = []
        output.reserveCapacity((bytes.count + 2) / 3 * 4)
        var start = 0
        while start < bytes.count {
            let rest = bytes.count - start
            let first = Int(bytes[start])
            let second = rest > 1 ? Int(bytes[start + 1]) : 0
            let third = rest > 2 ? Int(bytes[start + 2]) : 0
            output.append(alphabet[first >> 2])
            output.append(alphabet[(first & 3) << 4 | second >> 4])
            output.append(rest > 1 ? alphabet[(second & 15) << 2 | third >> 6] : UInt8(ascii: "="))
            output.append(rest > 2 ? alphabet[third & 63] : UInt8(ascii: "="))
            start += 3
        }
        return output
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
