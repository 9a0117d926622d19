/// Base64 (RFC 4648, with padding).
enum Base64 {
    /// The text of bytes.
    static func text(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        output.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let first = Int(bytes[start])
            let second = start + 1 < bytes.count ? Int(bytes[start + 1]) : 0
            let third = start + 2 < bytes.count ? Int(bytes[start + 2]) : 0
            output.append(alphabet[first >> 2])
            output.append(alphabet[(first & 3) << 4 | second >> 4])
            output.append(start + 1 < bytes.count ? alphabet[(second & 15) << 2 | third >> 6] : UInt8(ascii: "="))
            output.append(start + 2 < bytes.count ? alphabet[third & 63] : UInt8(ascii: "="))
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
