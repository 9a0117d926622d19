/// One number from a run of samples.
package enum Reduction {
    /// The scalar product of two runs of equal length; the longer one is cut to the shorter.
    ///
    /// Four partial sums side by side, so that an addition need not wait for the one before.
    package static func dotProduct(_ a: Span<Double>, _ b: Span<Double>) -> Double {
        let count = min(a.count, b.count)
        var sums = SIMD4<Double>.zero
        var index = 0
        while index + 4 <= count {
            unsafe sums += a.four(from: index) * b.four(from: index)
            index += 4
        }
        var sum = sums.sum()
        while index < count {
            unsafe sum += a[unchecked: index] * b[unchecked: index]
            index += 1
        }
        return sum
    }

    /// The greatest magnitude of a run of samples; NaN is none, and nothing is zero.
    package static func greatestKnownMagnitude(_ samples: Span<Double>) -> Double {
        var greatest = (SIMD4<Double>.zero, SIMD4<Double>.zero)
        var index = 0
        while index + 8 <= samples.count {
            unsafe keepGreater(&greatest.0, samples, index)
            unsafe keepGreater(&greatest.1, samples, index + 4)
            index += 8
        }
        greatest.0.replace(with: greatest.1, where: greatest.1 .> greatest.0)
        var result = greatest.0.max()
        while index < samples.count {
            let magnitude = samples[index].magnitude
            if magnitude > result { result = magnitude }
            index += 1
        }
        return result
    }

    /// Four magnitudes from an index on that is inside the samples, where they are greater.
    @unsafe
    @inline(__always)
    private static func keepGreater(_ greatest: inout SIMD4<Double>, _ samples: Span<Double>, _ index: Int) {
        let values = unsafe samples.four(from: index)
        let magnitudes = values.replacing(with: -values, where: values .< .zero)
        greatest.replace(with: magnitudes, where: magnitudes .> greatest)
    }
}
