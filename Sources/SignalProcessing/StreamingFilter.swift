import SignalKernels

/// A causal filter that takes a signal piece by piece.
///
/// The output does not depend on how the signal is cut: the bits are those of filtering it whole.
public struct StreamingFilter: Sendable {
    private let cascade: BiquadCascade
    private var memory: CascadeMemory

    /// Starts a filter.
    ///
    /// - Parameter initialValue: the value at which the input is taken to have rested before its first sample, so that
    ///   no step is seen there; `nil` starts from silence, as SciPy's `sosfilt` does.
    public init(_ sections: SecondOrderSections, initialValue: Double? = nil) {
        cascade = sections.cascade
        memory = CascadeMemory(levels: sections.restingLevels.map { $0 * (initialValue ?? 0) })
    }

    /// Filters the next block and returns as many samples as it holds.
    public mutating func process(_ block: [Double]) -> [Double] {
        var block = block
        process(inPlace: &block)
        return block
    }

    /// Filters the next block in place.
    public mutating func process(inPlace block: inout [Double]) {
        cascade.filter(&block, &memory)
    }

    /// Filters the next sample.
    public mutating func process(_ sample: Double) -> Double {
        cascade.filter(sample, &memory)
    }
}

extension SecondOrderSections {
    /// Filters forward in time, which delays the signal.
    ///
    /// - Parameter initialValue: see ``StreamingFilter/init(_:initialValue:)``.
    public func filtered(_ x: [Double], initialValue: Double? = nil) -> [Double] {
        var filter = StreamingFilter(self, initialValue: initialValue)
        return filter.process(x)
    }
}
