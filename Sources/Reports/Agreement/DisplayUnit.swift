import Evaluation

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

extension Agreement {
    /// The same in another unit.
    func scaled(by factor: Double) -> Agreement {
        var agreement = self
        agreement.bias *= factor
        agreement.median *= factor
        agreement.standardDeviation = standardDeviation.map { $0 * factor }
        agreement.robustStandardDeviation *= factor
        agreement.meanAbsoluteError *= factor
        agreement.greatest *= factor
        return agreement
    }
}
