import SignalKernels

extension SecondOrderSections {
    /// Filters forward and then backward, so that nothing is delayed.
    ///
    /// The amplitude response is that of the filter squared: a Butterworth filter is 6 dB down at its cutoff. Both ends
    /// are extended by odd reflection over ``zeroPhasePadding`` samples and the filter starts at rest at the first
    /// value of the extension, as SciPy's `sosfiltfilt` does; an input too short for that (`zeroPhasePadding` samples
    /// or fewer) is extended as far as it allows, by its length minus one.
    ///
    /// A NaN spoils the whole column: cut recordings at their gaps first. An array that the caller needs no longer is
    /// filtered in its own memory.
    public func filteredZeroPhase(_ x: consuming [Double]) -> [Double] {
        BiquadCascade.zeroPhase(&x, cascade, restingState: restingState, padding: zeroPhasePadding)
        return x
    }

    /// Filters three columns of equal length forward and then backward, all three at once.
    ///
    /// The same bits as ``filteredZeroPhase(_:)`` column by column, in about a third of the time. Columns of unequal
    /// length are filtered one by one.
    public func filteredZeroPhase(
        _ x: consuming [Double], _ y: consuming [Double], _ z: consuming [Double]
    ) -> (x: [Double], y: [Double], z: [Double]) {
        guard x.count == y.count, y.count == z.count else {
            return (filteredZeroPhase(x), filteredZeroPhase(y), filteredZeroPhase(z))
        }
        BiquadCascade.zeroPhase(&x, &y, &z, cascade, restingState: restingState, padding: zeroPhasePadding)
        return (x, y, z)
    }

    /// Filters any number of columns forward and then backward, three at a time.
    public func filteredZeroPhase(columns: [[Double]]) -> [[Double]] {
        var result: [[Double]] = []
        result.reserveCapacity(columns.count)
        var rest = columns[...]
        while rest.count >= 3 {
            let group = rest.prefix(3)
            let (x, y, z) = filteredZeroPhase(
                group[group.startIndex], group[group.startIndex + 1], group[group.startIndex + 2])
            result += [x, y, z]
            rest = rest.dropFirst(3)
        }
        if rest.count == 2, let a = rest.first, let b = rest.last, a.count == b.count {
            var (a, b) = (a, b)
            BiquadCascade.zeroPhase(&a, &b, cascade, restingState: restingState, padding: zeroPhasePadding)
            result += [a, b]
        } else {
            result += rest.map { filteredZeroPhase($0) }
        }
        return result
    }
}
