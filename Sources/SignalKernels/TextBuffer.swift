/// Text in UTF-8 that is put together piece by piece, in memory of its own that grows by doubling.
///
/// Room is made once for a piece, and none of its bytes is checked again: result files are millions of short pieces.
@safe package struct TextBuffer: ~Copyable, @unchecked Sendable {
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// Number of bytes.
    package private(set) var count = 0

    /// Creates an empty text.
    package init() {
        capacity = 256
        unsafe start = .allocate(capacity: capacity)
    }

    deinit { unsafe start.deallocate() }

    /// Lends the bytes so far.
    package func withSpan<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(Span(_unsafeElements: UnsafeBufferPointer(start: start, count: count)))
    }

    /// The text so far.
    package var string: String {
        unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    // MARK: - Pieces

    /// Appends a byte.
    package mutating func append(_ byte: UInt8) {
        reserve(1)
        unsafe start[count] = byte
        count += 1
    }

    /// Appends a byte several times.
    package mutating func append(repeating byte: UInt8, count more: Int) {
        precondition(more >= 0, "a piece of text has no negative length")
        reserve(more)
        unsafe (start + count).update(repeating: byte, count: more)
        count += more
    }

    /// Appends a text.
    package mutating func append(_ text: String) {
        // Nearly all texts are in one piece; others become so.
        if unsafe text.utf8.withContiguousStorageIfAvailable({ unsafe append($0) }) == nil {
            var text = text
            text.withUTF8 { unsafe append($0) }
        }
    }

    /// Appends bytes of UTF-8.
    package mutating func append(_ bytes: Span<UInt8>) { unsafe bytes.withUnsafeBufferPointer { unsafe append($0) } }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let first = bytes.baseAddress else { return }
        reserve(bytes.count)
        unsafe (start + count).update(from: first, count: bytes.count)
        count += bytes.count
    }

    /// Appends a whole multiple of a power of ten: `12345` with three decimals is `12.345`.
    ///
    /// - Parameters:
    ///   - units: The number in units of its last digit.
    ///   - decimals: Digits after the point, 0 to 19; without any there is no point.
    ///   - isNegative: Whether a minus sign comes first.
    package mutating func append(decimal units: UInt64, decimals: Int, isNegative: Bool = false) {
        reserve(1 + DecimalDigits.room)
        if isNegative {
            unsafe start[count] = UInt8(ascii: "-")
            count += 1
        }
        count += unsafe DecimalDigits.write(units, decimals: decimals, at: start + count)
    }

    // MARK: - Taking back

    /// Keeps so many bytes from the front; more than there are changes nothing.
    package mutating func truncate(to kept: Int) { count = max(0, min(count, kept)) }

    /// Removes all bytes; the memory is kept for what comes.
    package mutating func removeAll() { count = 0 }

    // MARK: - Memory

    private mutating func reserve(_ more: Int) {
        if capacity - count < more { grow(more) }
    }

    private mutating func grow(_ more: Int) {
        let wanted = max(2 * capacity, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
        unsafe larger.update(from: start, count: count)
        unsafe start.deallocate()
        unsafe start = larger
        capacity = wanted
    }
}
