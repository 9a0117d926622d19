extension Array<UInt8> {
    /// Appends the bytes of a span.
    package mutating func append(contentsOf span: borrowing RawSpan) {
        unsafe span.withUnsafeBytes { unsafe append(contentsOf: $0) }
    }

    /// Appends the bytes of a span.
    package mutating func append(contentsOf span: Span<UInt8>) {
        unsafe span.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
