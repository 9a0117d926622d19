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
        cascade.zeroPhase(&x, levels: restingLevels, padding: zeroPhasePadding)
        return x
    }

    /// Filters three columns of equal length forward and then backward, all three at once.
    ///
    /// The same bits as ``filteredZeroPhase(_:)`` column by column, in less than half the time. Columns of unequal
    /// length are filtered one by one; columns that the caller needs no longer are filtered in their own memory.
    public func filteredZeroPhase(
        _ x: consuming [Double], _ y: consuming [Double], _ z: consuming [Double]
    ) -> (x: [Double], y: [Double], z: [Double]) {
        var columns = [consume x, consume y, consume z]
        filterZeroPhase(&columns)
        return (columns[0], columns[1], columns[2])
    }

    /// Filters any number of columns forward and then backward, four at a time.
    ///
    /// The same bits as ``filteredZeroPhase(_:)`` column by column. Who needs the columns no longer filters them in
    /// place with ``filterZeroPhase(_:)``, which takes no fresh memory.
    public func filteredZeroPhase(columns: [[Double]]) -> [[Double]] {
        var columns = columns
        filterZeroPhase(&columns)
        return columns
    }

    /// Filters any number of columns in place, forward and then backward, four at a time.
    ///
    /// The same bits as ``filteredZeroPhase(_:)`` column by column. Columns of unequal length are filtered one by one.
    public func filterZeroPhase(_ columns: inout [[Double]]) {
        cascade.zeroPhase(&columns, levels: restingLevels, padding: zeroPhasePadding)
    }

    /// Filters parts of columns in place, each part as if it stood alone; what lies between them stays as it is.
    ///
    /// The same bits as ``filteredZeroPhase(_:)`` part by part and column by column.
    ///
    /// - Parameter parts: Ranges of samples that do not overlap; those that reach beyond a column are left as they are.
    public func filterZeroPhase(_ columns: inout [[Double]], in parts: [Range<Int>]) {
        cascade.zeroPhase(&columns, in: parts, levels: restingLevels, padding: zeroPhasePadding)
    }
}
