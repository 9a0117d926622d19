import SignalKernels

/// A digital filter as a chain of second-order sections.
///
/// The numerically safe form of a recursive filter: each section is a small filter of its own and the chain is their
/// product. The leading denominator coefficient of every section is 1.
public struct SecondOrderSections: Sendable, Hashable {
    /// One section: y[n] = b0·x[n] + b1·x[n−1] + b2·x[n−2] − a1·y[n−1] − a2·y[n−2].
    public struct Section: Sendable, Hashable {
        /// The numerator coefficients.
        public var b0, b1, b2: Double
        /// The denominator coefficients after the leading 1.
        public var a1, a2: Double

        /// Creates a section from its coefficients.
        public init(b0: Double, b1: Double, b2: Double, a1: Double, a2: Double) {
            (self.b0, self.b1, self.b2, self.a1, self.a2) = (b0, b1, b2, a1, a2)
        }

        /// The gain for a constant input.
        public var constantGain: Double { (b0 + b1 + b2) / (1 + a1 + a2) }
    }

    /// The sections in the order in which the signal passes them.
    public var sections: [Section]

    /// Creates a filter from its sections; no sections leave a signal unchanged.
    public init(sections: [Section]) { self.sections = sections }

    /// The gain for a constant input.
    public var constantGain: Double { sections.reduce(1) { $0 * $1.constantGain } }

    /// Samples of odd extension at each end that zero-phase filtering asks for: three times the number of coefficients.
    ///
    /// A section counts two coefficients, or one when it is of first order; the chain one more. This is the default of
    /// SciPy's `sosfiltfilt`.
    public var zeroPhasePadding: Int {
        let firstOrder = min(sections.count { $0.b2 == 0 }, sections.count { $0.a2 == 0 })
        return 3 * (2 * sections.count + 1 - firstOrder)
    }

    var cascade: BiquadCascade {
        BiquadCascade(sections.map { Biquad(b0: $0.b0, b1: $0.b1, b2: $0.b2, a1: $0.a1, a2: $0.a2) })
    }

    /// What enters the first section and leaves each section after an endless run of ones.
    var restingLevels: [Double] {
        sections.reduce(into: [1]) { levels, section in
            levels.append(section.constantGain * (levels.last ?? 1))
        }
    }
}
