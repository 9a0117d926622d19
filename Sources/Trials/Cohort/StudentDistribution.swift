import Glibc

/// The quantile of Student's distribution that a 95 % interval of a mean needs.
enum StudentDistribution {
    /// The value that the magnitude exceeds with a probability of 5 %; `nil` without a degree of freedom.
    static func quantile95(degreesOfFreedom freedom: Int) -> Double? {
        guard freedom > 0 else { return nil }
        guard freedom <= 200 else { return expansion(Double(freedom)) }
        // Between the normal value and that of one degree of freedom.
        var (low, high) = (1.9, 13.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if central(middle, freedom) < 0.95 { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// The probability of a magnitude below `t`: Abramowitz & Stegun, 26.7.3 and 26.7.4.
    private static func central(_ t: Double, _ freedom: Int) -> Double {
        let angle = atan(t / Double(freedom).squareRoot())
        let (sine, cosine) = (sin(angle), cos(angle))
        var sum = 0.0
        if freedom.isMultiple(of: 2) {
            var term = 1.0
            for k in stride(from: 0, to: freedom - 1, by: 2) {
                if k > 0 { term *= Double(k - 1) / Double(k) * cosine * cosine }
                sum += term
            }
            return sine * sum
        }
        var term = cosine
        for k in stride(from: 1, to: freedom - 1, by: 2) {
            if k > 1 { term *= Double(k - 1) / Double(k) * cosine * cosine }
            sum += term
        }
        return 2 / Double.pi * (angle + sine * sum)
    }

    /// The expansion around the normal value for many degrees of freedom: Abramowitz & Stegun, 26.7.5.
    private static func expansion(_ freedom: Double) -> Double {
        let x = 1.959963984540054
        let (x3, x5) = (x * x * x, x * x * x * x * x)
        return x + (x3 + x) / (4 * freedom) + (5 * x5 + 16 * x3 + 3 * x) / (96 * freedom * freedom)
    }
}
