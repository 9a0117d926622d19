extension SecondOrderSections {
    /// Filters two columns that lie in pairs forward and then backward, in place.
    ///
    /// As ``filteredZeroPhase(_:)``, without any memory of its own: made for the many short columns of single strides.
    ///
    /// - Parameters:
    ///   - pairs: The two columns, with `padding` pairs of room at either end, whose content is overwritten.
    ///   - padding: Samples of odd extension at either end; less than the length of the columns.
    public func filterZeroPhase(pairs: inout [SIMD2<Double>], padding: Int) {
        let (first, last) = (padding, pairs.count - padding - 1)
        guard padding >= 0, last - first >= padding else { return }
        for k in 0..<padding {
            pairs[first - 1 - k] = 2 * pairs[first] - pairs[first + 1 + k]
            pairs[last + 1 + k] = 2 * pairs[last] - pairs[last - 1 - k]
        }
        var span = pairs.mutableSpan
        var level = span[0]
        for section in sections {
            var state = PairState(section, resting: level)
            level = section.constantGain * level
            for k in 0..<span.count { span[k] = state.step(span[k]) }
        }
        level = span[span.count - 1]
        for section in sections {
            var state = PairState(section, resting: level)
            level = section.constantGain * level
            var k = span.count
            while k > 0 {
                k -= 1
                span[k] = state.step(span[k])
            }
        }
    }
}

/// A section that filters two columns at once, in the transposed direct form II.
private struct PairState {
    private let b0, b1, b2, a1, a2: SIMD2<Double>
    /// The two delayed sums; the first lacks the part −a1·y of the last output, which is taken away in the next step, so
    /// that one output waits as little as possible for the one before.
    private var first, second, output: SIMD2<Double>

    /// The section after an endless run of one value.
    init(_ section: SecondOrderSections.Section, resting level: SIMD2<Double>) {
        b0 = SIMD2(repeating: section.b0)
        b1 = SIMD2(repeating: section.b1)
        b2 = SIMD2(repeating: section.b2)
        a1 = SIMD2(repeating: section.a1)
        a2 = SIMD2(repeating: section.a2)
        let steady = section.constantGain * level
        first = steady - section.b0 * level
        second = section.b2 * level - section.a2 * steady
        output = .zero
    }

    @inline(__always)
    mutating func step(_ x: SIMD2<Double>) -> SIMD2<Double> {
        let y = (b0 * x + first) - a1 * output
        first = b1 * x + second
        second = b2 * x - a2 * y
        output = y
        return y
    }
}
