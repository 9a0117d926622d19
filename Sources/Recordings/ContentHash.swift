import CCrypto
import SignalKernels
import SignalProcessing

/// The identity of a file's content: SHA-256 (FIPS 180-4), computed by libcrypto.
public enum ContentHash {
    /// A block stays in the cache between reading and hashing.
    private static let blockSize = 128 << 10

    /// SHA-256 of a file's bytes, read in blocks, as 64 lower-case hexadecimal digits.
    ///
    /// - Throws: `RecordingError` with code `cannotOpen`.
    public static func sha256(ofFile path: String) throws(RecordingError) -> String {
        let file = try InputFile(path: path)
        var digest = Digest()
        var block = [UInt8](repeating: 0, count: blockSize)
        var offset = 0
        while true {
            let count = try measured(.read, bytes: min(blockSize, file.size - offset)) { () throws(RecordingError) in
                try file.read(into: &block, at: offset)
            }
            digest.update(block, count: count)
            guard count == block.count else { break }
            offset += count
        }
        return hexadecimal(digest.finish())
    }

    /// SHA-256 of bytes that are being read as well, as 64 lower-case hexadecimal digits.
    static func sha256(of source: ByteSource) -> String {
        var digest = Digest()
        source.forEachBlock(ofSize: blockSize) { digest.update($0) }
        return hexadecimal(digest.finish())
    }

    /// HMAC-SHA256 (RFC 2104) of bytes with a key, as 64 lower-case hexadecimal digits.
    public static func keyed(_ bytes: [UInt8], key: [UInt8]) -> String {
        var block = key.count > 64 ? digest(of: key) : key
        block += [UInt8](repeating: 0, count: 64 - block.count)
        let inner = digest(of: block.map { $0 ^ 0x36 } + bytes)
        return hexadecimal(digest(of: block.map { $0 ^ 0x5C } + inner))
    }

    /// Size of a file, bytes.
    ///
    /// - Throws: `RecordingError` with code `cannotOpen`.
    public static func size(ofFile path: String) throws(RecordingError) -> Int { try InputFile(path: path).size }

    /// SHA-256 of bytes, as 64 lower-case hexadecimal digits.
    public static func sha256(of bytes: [UInt8]) -> String {
        hexadecimal(digest(of: bytes))
    }

    private static func digest(of bytes: [UInt8]) -> [UInt8] {
        var digest = Digest()
        digest.update(bytes, count: bytes.count)
        return digest.finish()
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// A SHA-256 computation under way.
private struct Digest: ~Copyable {
    private var context = SHA256_CTX()

    init() {
        let isReady = unsafe SHA256_Init(&context)
        precondition(isReady == 1, "libcrypto offers no SHA-256")
    }

    mutating func update(_ bytes: [UInt8], count: Int) {
        unsafe update(bytes.span.bytes.extracting(first: count))
    }

    mutating func update(_ bytes: RawSpan) {
        let done = unsafe bytes.withUnsafeBytes { unsafe SHA256_Update(&context, $0.baseAddress, $0.count) }
        precondition(done == 1, "libcrypto could not hash a block")
    }

    mutating func finish() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 32)
        let done = unsafe bytes.withUnsafeMutableBufferPointer {
            unsafe SHA256_Final($0.baseAddress, &context)
        }
        precondition(done == 1, "libcrypto could not finish a hash")
        return bytes
    }
}
