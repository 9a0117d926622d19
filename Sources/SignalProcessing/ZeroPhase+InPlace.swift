extension SecondOrderSections {
    /// Filters two columns of equal length forward and backward in their own memory, both at once.
    ///
    /// The same bits as ``filteredZeroPhase(_:)`` column by column.
    public func filterZeroPhase(_ a: inout [Double], _ b: inout [Double]) {
        var columns = [a, b]
        (a, b) = ([], [])
        filterZeroPhase(&columns)
        (a, b) = (columns[0], columns[1])
    }
}
