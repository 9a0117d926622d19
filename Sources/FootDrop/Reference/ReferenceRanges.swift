/// What the values of a reference table can be: a table in which a share is 3, or a low end lies above its high end, is
/// refused rather than believed.
struct ReferenceRanges {
    let table: ReferenceTable

    /// A value that cannot be.
    struct Problem {
        /// Its name.
        var name: String
        /// What was found and what is expected.
        var message: String
    }

    /// The first value, in the order of the table, that cannot be.
    func firstProblem() -> Problem? {
        for entry in table.entries {
            if let expectation = expectation(of: entry) {
                return Problem(
                    name: entry.name, message: "\(entry.name): \(entry.value) found; \(expectation) is expected")
            }
        }
        return nil
    }

    /// What is expected instead of a value; `nil` where it can be.
    private func expectation(of entry: ReferenceTable.Entry) -> String? {
        let value = entry.value
        guard value.magnitude <= 1e6 else { return "at most a million" }
        switch entry.unit {
        case "share" where !(0...1).contains(value): return "a share from 0 to 1"
        case "strides" where value < 1 || value != value.rounded(): return "a whole number of strides"
        case "draws" where !(20...10_000).contains(value) || value != 2 * (value / 2).rounded():
            return "an even number of draws from 20 to 10000"
        default: break
        }
        let group = entry.name.prefix { $0 != "." }
        if group.hasPrefix("mdc") || group == "gate" || group == "error", value < 0 { return "0 or more" }
        if Self.positive.contains(entry.name), value <= 0 { return "more than 0" }
        if entry.name.hasSuffix(".weight"), value < 0 { return "0 or more" }
        return orderExpectation(of: entry)
    }

    private static let positive: Set<String> = [
        "rule.sd", "rule.error_factor", "rule.range_ratio", "bootstrap.correlation", "steppage.toe_lever",
    ]

    private func orderExpectation(of entry: ReferenceTable.Entry) -> String? {
        func least(_ name: String) -> String? {
            guard let other = table.value(name), entry.value < other else { return nil }
            return "at least \(name), \(other),"
        }
        func different(_ name: String) -> String? {
            table.value(name) == entry.value ? "a value other than \(name)" : nil
        }
        let parts = entry.name.split(separator: ".")
        let stem = parts.dropLast().joined(separator: ".")
        switch parts.last {
        case "middle" where parts.first == "reference": return least(stem + ".low")
        case "high" where parts.first == "reference":
            return least(stem + ".middle") ?? different(stem + ".low")
        case "full" where parts.first == "score": return different(stem + ".zero")
        case "below" where parts.first == "speed_bin":
            guard parts.count == 3, let number = Int(parts[1]) else { return nil }
            let before = "speed_bin.\(number - 1).below"
            return least(before) ?? different(before)
        case "a_strides": return least("grade.b_strides")
        case "b_strides": return least("rule.fewest_strides")
        case "no_people_speed": return least("rule.slow_speed")
        case "few_people_speed": return least("rule.no_people_speed")
        default: return nil
        }
    }
}
