/// Sums over runs of samples.
package enum Reduction {
    /// The scalar product of two runs of equal length; the longer one is cut to the shorter.
    ///
    /// Four partial sums side by side, so that an addition need not wait for the one before.
    package static func dotProduct(_ a: Span<Double>, _ b: Span<Double>) -> Double {
        let count = min(a.count, b.count)
        var sums = SIMD4<Double>.zero
        var index = 0
        while index + 4 <= count {
            let left = unsafe SIMD4(
                a[unchecked: index], a[unchecked: index + 1], a[unchecked: index + 2], a[unchecked: index + 3])
            let right = unsafe SIMD4(
                b[unchecked: index], b[unchecked: index + 1], b[unchecked: index + 2], b[unchecked: index + 3])
            sums += left * right
            index += 4
        }
        var sum = sums.sum()
        while index < count {
            unsafe sum += a[unchecked: index] * b[unchecked: index]
            index += 1
        }
        return sum
    }
}
