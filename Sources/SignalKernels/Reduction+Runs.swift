/// Sums of runs of samples and the like, several partial results side by side so that none waits for the one before.
extension Reduction {
    /// The sum of a run; 0 of none.
    package static func sum(_ values: Span<Double>) -> Double {
        var sums = SIMD8<Double>.zero
        let whole = values.count & ~7
        unsafe values.withUnsafeBytes { bytes in
            var index = 0
            while index < whole {
                unsafe sums += bytes.loadUnaligned(fromByteOffset: 8 &* index, as: SIMD8<Double>.self)
                index &+= 8
            }
        }
        var sum = sums.sum()
        for index in whole..<values.count { unsafe sum += values[unchecked: index] }
        return sum
    }

    /// The greatest absolute value of a run; 0 of none, NaN when the run holds one.
    package static func greatestMagnitude(_ values: Span<Double>) -> Double {
        var top = SIMD4<Double>.zero
        var isUnordered = SIMDMask<SIMD4<Int64>>(repeating: false)
        let whole = values.count & ~3
        var index = 0
        while index < whole {
            let next = unsafe SIMD4(
                values[unchecked: index].magnitude, values[unchecked: index &+ 1].magnitude,
                values[unchecked: index &+ 2].magnitude, values[unchecked: index &+ 3].magnitude)
            top.replace(with: next, where: next .> top)
            isUnordered .|= next .!= next
            index &+= 4
        }
        var greatest = any(isUnordered) ? Double.nan : max(max(top.x, top.y), max(top.z, top.w))
        for index in whole..<values.count {
            let next = unsafe values[unchecked: index].magnitude
            if !(next <= greatest) { greatest = greatest.isNaN ? greatest : next }
        }
        return greatest
    }

    /// Every `step`-th value of a run from the first.
    package static func every(_ step: Int, of values: Span<Double>) -> [Double] {
        precondition(step > 0, "no step")
        let count = (values.count + step - 1) / step
        return unsafe [Double](unsafeUninitializedCapacity: count) { some, filled in
            for index in 0..<count { unsafe some[index] = values[unchecked: index &* step] }
            filled = count
        }
    }

    /// The sums of products of a run with itself shifted by `lag`, `lag + 1`, … `lag + 15` samples.
    ///
    /// - Parameters:
    ///   - padded: The same run with zeros behind it, at least `lag + 16` of them.
    package static func laggedProducts(
        _ values: Span<Double>, padded: Span<Double>, lag: Int
    ) -> SIMD16<Double> {
        var sums = SIMD16<Double>.zero
        precondition(lag >= 0 && padded.count - 16 - lag >= values.count, "too few zeros behind the run")
        unsafe padded.withUnsafeBytes { bytes in
            for index in 0..<values.count {
                let shifted = unsafe bytes.loadUnaligned(
                    fromByteOffset: 8 &* (index &+ lag), as: SIMD16<Double>.self)
                unsafe sums += values[unchecked: index] * shifted
            }
        }
        return sums
    }
}
