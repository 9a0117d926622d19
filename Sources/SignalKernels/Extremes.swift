import CSignalKernels

extension Reduction {
    /// The least and the greatest of samples; infinities the wrong way round where nothing is a number.
    ///
    /// Many minima and maxima side by side, so that the memory alone limits the speed.
    package static func extremes(
        _ samples: Span<Double>, _ range: Range<Int>, instructions: InstructionSet = .best
    ) -> (low: Double, high: Double) {
        let range = range.clamped(to: 0..<samples.count)
        var extremes = (low: Double.infinity, high: -Double.infinity)
        unsafe samples.extracting(range).withUnsafeBufferPointer { samples in
            guard let first = samples.baseAddress else { return }
            unsafe signal_extremes(instructions.code, first, samples.count, &extremes.low, &extremes.high)
        }
        return extremes
    }
}
