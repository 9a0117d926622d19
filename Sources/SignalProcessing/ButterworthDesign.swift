import Glibc

/// Digital Butterworth filters: maximally flat in the pass band, 3 dB down at the cutoff.
///
/// The analog prototype's poles are moved to the wanted band and mapped to the digital plane by the bilinear transform
/// with the cutoffs prewarped, so that they lie exactly where asked for (Oppenheim & Schafer, Discrete-Time Signal
/// Processing, 7.1). Coefficients and the order of the sections agree with SciPy's `butter(…, output="sos")`.
public enum Butterworth {
    /// The greatest order that is built; beyond it the gain of the chain loses its digits.
    public static let greatestOrder = 64

    /// A filter that keeps what is slower than `cutoff`, in Hz at a sampling rate in Hz.
    public static func lowPass(
        order: Int, cutoff: Double, rate: Double
    ) throws(FilterDesignError) -> SecondOrderSections {
        let edge = try warped(cutoff, order: order, rate: rate)
        let poles = prototypePoles(order).map { edge * $0 }
        return bilinear(zeros: 0, poles: poles, order: order, gain: pow(edge, Double(order)))
    }

    /// A filter that keeps what is faster than `cutoff`, in Hz at a sampling rate in Hz.
    public static func highPass(
        order: Int, cutoff: Double, rate: Double
    ) throws(FilterDesignError) -> SecondOrderSections {
        let edge = try warped(cutoff, order: order, rate: rate)
        let poles = prototypePoles(order).map { ComplexNumber(edge) / $0 }
        return bilinear(zeros: order, poles: poles, order: order, gain: 1)
    }

    /// A filter that keeps what lies between `low` and `high`, in Hz at a sampling rate in Hz.
    ///
    /// As in SciPy, `order` is that of the prototype: the filter has twice as many poles.
    public static func bandPass(
        order: Int, low: Double, high: Double, rate: Double
    ) throws(FilterDesignError) -> SecondOrderSections {
        let lower = try warped(low, order: order, rate: rate)
        let upper = try warped(high, order: order, rate: rate)
        guard low < high else { throw FilterDesignError(reason: .band(low: low, high: high)) }
        let width = upper - lower
        let centre = ComplexNumber(lower * upper)
        let poles = prototypePoles(order).flatMap { pole -> [ComplexNumber] in
            let half = (width / 2) * pole
            let root = (half * half - centre).squareRoot
            // A real pole of the prototype stands for itself alone: of a conjugate pair of its images one is kept.
            if pole.imaginary == 0, root.imaginary != 0 { return [half + root] }
            return [half + root, half - root]
        }
        return bilinear(zeros: order, poles: poles, order: 2 * order, gain: pow(width, Double(order)))
    }

    /// The frequency of the analog prototype that the bilinear transform s = (z − 1)/(z + 1) takes to `frequency`.
    private static func warped(_ frequency: Double, order: Int, rate: Double) throws(FilterDesignError) -> Double {
        guard (1...greatestOrder).contains(order) else {
            throw FilterDesignError(reason: .order(order, greatest: greatestOrder))
        }
        guard rate > 0, rate.isFinite else { throw FilterDesignError(reason: .rate(rate)) }
        guard frequency > 0, frequency < rate / 2 else {
            throw FilterDesignError(reason: .cutoff(frequency, rate: rate))
        }
        return tan(.pi * frequency / rate)
    }

    /// The poles of the prototype in the upper half plane and, for an odd order, the real one.
    private static func prototypePoles(_ order: Int) -> [ComplexNumber] {
        stride(from: order - 1, through: 0, by: -2).map { m in
            let angle = Double.pi * Double(m) / Double(2 * order)
            return m == 0 ? ComplexNumber(-1) : ComplexNumber(-cos(angle), sin(angle))
        }
    }

    /// Maps analog poles (one of each conjugate pair) to a digital filter.
    ///
    /// - Parameters:
    ///   - zeros: the number of zeros at s = 0; the others lie at infinity.
    ///   - order: the number of poles with the conjugates counted.
    private static func bilinear(
        zeros: Int, poles: [ComplexNumber], order: Int, gain: Double
    ) -> SecondOrderSections {
        let one = ComplexNumber(1)
        var gain = gain
        for pole in poles {
            // The gain at s = 1, the conjugates' factors being included.
            gain /= pole.imaginary == 0 ? 1 - pole.real : (one - pole).squaredMagnitude
        }
        let digital = poles.map { pole in
            let image = (one + pole) / (one - pole)
            return ComplexNumber(image.real, abs(image.imaginary))
        }
        let digitalZeros = [Double](repeating: 1, count: zeros) + [Double](repeating: -1, count: order - zeros)
        return PoleZeroPairing.sections(
            zeros: digitalZeros, pairs: digital.filter { $0.imaginary != 0 },
            realPoles: digital.filter { $0.imaginary == 0 }.map(\.real), gain: gain)
    }
}
