import SignalKernels

/// Takes the content of a file, front to back, a block at a time.
public typealias ByteTaker<Failure: Error> = (_ block: Span<UInt8>) throws(Failure) -> Void

/// Text is made in memory a block at a time: a week of strides never stands there whole.
enum ByteBlocks {
    /// Bytes that are worth handing on.
    static let size = 1 << 16

    /// Hands on what there is once it is more than a block, or in any case, and goes on in the same memory.
    static func pass<Failure: Error>(
        _ text: inout TextBuffer, inAnyCase: Bool = false, _ take: ByteTaker<Failure>
    ) throws(Failure) {
        guard text.count >= size || inAnyCase && text.count > 0 else { return }
        try text.withSpan(take)
        text.removeAll()
    }
}
