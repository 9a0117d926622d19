import SignalKernels

extension SecondOrderSections {
    /// Filters two columns of equal length forward and backward in their own memory, both at once.
    ///
    /// The same bits as ``filteredZeroPhase(_:)`` column by column; columns of unequal length are cut to the shorter one
    /// by nobody, only their common beginning is filtered.
    public func filterZeroPhase(_ a: inout [Double], _ b: inout [Double]) {
        BiquadCascade.zeroPhase(&a, &b, cascade, restingState: restingState, padding: zeroPhasePadding)
    }
}
