/// Means over windows that move along a run of samples.
package enum MovingWindow {
    /// Writes the mean of every window of `width` samples that lies within the samples, in the order of the windows.
    ///
    /// The sums are put together from the two blocks of `width` samples that a window touches: the sum of the first
    /// one's end, added from its end backward, and that of the second one's beginning, added forward.
    ///
    /// - Parameters:
    ///   - offset: the place of the first window's mean in `means`.
    /// - Precondition: 0 < width ≤ the number of samples, and room for all windows; otherwise nothing is written.
    package static func means(
        of samples: Span<Double>, width: Int, into means: inout MutableSpan<Double>, from offset: Int
    ) {
        let windows = samples.count - width + 1
        guard width > 0, windows > 0, offset >= 0, offset <= means.count - windows else { return }
        // Of the block at hand, the sums from each sample to the block's end; of short ones they need no memory of the heap.
        unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: width) { ends in
            unsafe sums(samples, width, windows, ends, into: &means, from: offset)
        }
        // A loop of its own, so that several divisions are done at once.
        let divisor = Double(width)
        for index in offset..<offset + windows { unsafe means[unchecked: index] /= divisor }
    }

    /// - Precondition: as in ``means(of:width:into:from:)``, and room for `width` sums in `ends`.
    @unsafe
    private static func sums(
        _ samples: Span<Double>, _ width: Int, _ windows: Int, _ ends: UnsafeMutableBufferPointer<Double>,
        into means: inout MutableSpan<Double>, from offset: Int
    ) {
        var sum = 0.0
        for index in 0..<width - 1 { unsafe sum += samples[unchecked: index] }
        var block = 0
        while block < windows {
            unsafe sum += samples[unchecked: block + width - 1]
            unsafe means[unchecked: offset + block] = sum
            var end = 0.0
            for index in stride(from: width - 1, to: 0, by: -1) {
                unsafe end += samples[unchecked: block + index]
                unsafe ends[index] = end
            }
            sum = 0
            var index = 1
            while index < width, block + index < windows {
                unsafe sum += samples[unchecked: block + width - 1 + index]
                unsafe means[unchecked: offset + block + index] = ends[index] + sum
                index += 1
            }
            block += width
        }
    }
}
