/// The 95 % interval of a share by Wilson (1927), sensible for few trials and for shares of 0 and 1.
enum WilsonInterval {
    /// - Parameters:
    ///   - successes: How often it happened.
    ///   - trials: How often it could, at least 1.
    static func interval(successes: Int, trials: Int) -> ClosedRange<Double> {
        let n = Double(max(1, trials))
        let share = Double(successes) / n
        let z = Draws.normal95
        let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        // Rounding must not push the ends past the share itself.
        return min(share, max(0, centre - half))...max(share, min(1, centre + half))
    }
}
