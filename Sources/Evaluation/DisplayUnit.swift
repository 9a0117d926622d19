/// The unit in which a column's errors are shown, chosen by the ending of its name.
struct DisplayUnit: Sendable, Hashable {
    /// What is printed.
    var name: String
    /// One of the table's unit in this one.
    var factor: Double
    /// Decimals that tell something.
    var decimals: Int

    init(column: String) {
        switch column {
        case _ where column.hasSuffix("_mps"): self.init("m/s", 1, 3)
        case _ where column.hasSuffix("_dps"): self.init("deg/s", 1, 1)
        case _ where column.hasSuffix("_deg"): self.init("deg", 1, 2)
        case _ where column.hasSuffix("_s"): self.init("ms", 1000, 1)
        case _ where column.hasSuffix("_m"): self.init("mm", 1000, 2)
        default: self.init("", 1, 4)
        }
    }

    private init(_ name: String, _ factor: Double, _ decimals: Int) {
        self.name = name
        self.factor = factor
        self.decimals = decimals
    }
}

/// A number with a fixed count of decimals, rounded half away from zero; the same text on every machine.
func fixed(_ value: Double, _ decimals: Int) -> String {
    var power = 1.0
    for _ in 0..<decimals { power *= 10 }
    let scaled = (value * power).rounded(.toNearestOrAwayFromZero)
    // Beyond 2⁵³ there are no decimals to round, and no whole number of this type may be left to hold them.
    guard abs(scaled) < 0x1p53 else { return "\(value)" }
    let whole = Int64(abs(scaled))
    let digits = String(whole)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = scaled < 0 ? "-" : ""
    guard decimals > 0 else { return sign + padded }
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
}
