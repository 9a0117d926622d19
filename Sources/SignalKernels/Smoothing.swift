/// Weighted sums of neighbouring samples.
package enum Smoothing {
    /// Smooths samples with a symmetric set of weights; beyond the ends the end values go on.
    ///
    /// Each sum is taken in the order of the weights, so that the result does not depend on how many samples are worked on
    /// at a time.
    ///
    /// - Parameters:
    ///   - samples: At least one.
    ///   - weights: An odd number of them.
    ///   - padded: Memory that is used again; its content does not matter.
    ///   - result: Takes as many values as there are samples.
    package static func smooth(
        _ samples: Span<Float>, weights: Span<Double>, padded: inout [Double], into result: inout [Double]
    ) {
        let count = samples.count
        let reach = weights.count / 2
        result.removeAll(keepingCapacity: true)
        guard count > 0 else { return }
        padded.removeAll(keepingCapacity: true)
        padded.reserveCapacity(count + 2 * reach)
        padded.append(contentsOf: repeatElement(Double(samples[0]), count: reach))
        for index in samples.indices { padded.append(Double(samples[index])) }
        padded.append(contentsOf: repeatElement(Double(samples[count - 1]), count: reach))
        result.reserveCapacity(count)
        let values = padded.span
        var index = 0
        while index + 8 <= count {
            var first = SIMD4<Double>.zero
            var second = SIMD4<Double>.zero
            for place in weights.indices {
                let weight = unsafe SIMD4(repeating: weights[unchecked: place])
                let base = index + place
                let near = unsafe SIMD4(
                    values[unchecked: base], values[unchecked: base + 1], values[unchecked: base + 2],
                    values[unchecked: base + 3])
                let far = unsafe SIMD4(
                    values[unchecked: base + 4], values[unchecked: base + 5], values[unchecked: base + 6],
                    values[unchecked: base + 7])
                first += weight * near
                second += weight * far
            }
            for lane in 0..<4 { result.append(first[lane]) }
            for lane in 0..<4 { result.append(second[lane]) }
            index += 8
        }
        while index < count {
            var sum = 0.0
            for place in weights.indices { unsafe sum += weights[unchecked: place] * values[unchecked: index + place] }
            result.append(sum)
            index += 1
        }
    }
}
