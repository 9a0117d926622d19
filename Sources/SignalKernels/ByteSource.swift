/// Bytes to read from: those of a mapped file, or those of an array.
package struct ByteSource: Sendable {
    private enum Storage {
        case file(MappedFile)
        case array([UInt8])
    }

    private let storage: Storage
    /// Number of bytes.
    package let count: Int

    /// Opens a file.
    package init(path: String) throws(SystemCallError) {
        let file = try MappedFile(path: path)
        storage = .file(file)
        count = file.count
    }

    /// Reads from an array.
    package init(_ bytes: [UInt8]) {
        storage = .array(bytes)
        count = bytes.count
    }

    /// Whether the file became shorter while it was read: zeros stand in for bytes that are gone.
    package var isDamaged: Bool {
        switch storage {
        case .file(let file): file.isDamaged
        case .array: false
        }
    }

    /// A copy of the bytes in a range; what lies behind the end is left out.
    package func bytes(_ range: Range<Int>) -> [UInt8] {
        let inside = range.clamped(to: 0..<count)
        guard !inside.isEmpty else { return [] }
        return unsafe withBytes { unsafe Array($0[inside]) }
    }

    /// Lends all bytes, one block after another; of a large file little stays in memory behind them.
    package func forEachBlock(ofSize size: Int, _ visit: (RawSpan) -> Void) {
        var kept = 0
        unsafe withBytes { bytes in
            for start in stride(from: 0, to: bytes.count, by: max(1, size)) {
                let end = min(start + size, bytes.count)
                visit(unsafe bytes.bytes.extracting(start..<end))
                if count > MappedFile.largeSize, end - kept >= Self.keptSize {
                    release(kept..<end)
                    kept = end
                }
            }
        }
    }

    /// Bytes that may stay in memory behind a reader that goes through a large file.
    private static let keptSize = 4 << 20

    /// Gives the memory of bytes of a file back that are not needed for now; they can be read again all the same.
    package func release(_ range: Range<Int>) {
        let inside = range.clamped(to: 0..<count)
        if case .file(let file) = storage, !inside.isEmpty { file.release(inside) }
    }

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        switch storage {
        case .file(let file): unsafe file.withBytes(body)
        case .array(let bytes): unsafe bytes.withUnsafeBytes(body)
        }
    }
}
