extension FormatSignature {
    /// Exports of Shimmer Consensys: perhaps a `sep=` line, names that end in `_CAL` or `_UNCAL`, units.
    static let shimmer = FormatSignature("shimmer", "Shimmer Consensys", isTestedOnGenuineFiles: true) { front in
        let names = front.text(1).lowercased().hasPrefix("sep=") ? 2 : 1
        let cells = front.filledCells(names)
        let units = front.filledCells(names + 1)
        let isShimmer = { (cell: String) in cell.hasSuffix("_CAL") || cell.hasSuffix("_UNCAL") || cell.hasSuffix("_RAW")
        }
        guard cells.count > 2, cells.count(where: isShimmer) * 2 > cells.count, units.count == cells.count,
            units.allSatisfy({ Double($0) == nil })
        else { return nil }
        var reading = FormatReading("line \(names) with names in '_CAL', line \(names + 1) with units")
        reading.statement.stateNames(in: names, unitsIn: names + 1, front)
        if let time = cells.firstIndex(where: { $0.hasSuffix("Timestamp_Unix_CAL") }) {
            reading.statement.time.column = .present(.number(time + 1))
        }
        return reading
    }
}
