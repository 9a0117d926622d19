extension Span<Double> {
    /// Four samples side by side.
    ///
    /// - Precondition: as many samples from the place on.
    @unsafe
    @inline(__always)
    func four(from place: Int) -> SIMD4<Double> {
        unsafe SIMD4(
            self[unchecked: place], self[unchecked: place + 1], self[unchecked: place + 2], self[unchecked: place + 3])
    }
}
