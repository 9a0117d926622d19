extension TableLayout {
    /// A table that is cut into numbers in two ways.
    static func twoReadings(
        _ one: CellSeparation, _ other: CellSeparation, _ row: TableHead.Line, path: String
    ) -> RecordingError {
        func reading(_ separation: CellSeparation) -> String {
            "\(separation.delimiterName) between cells and '\(separation.decimalMark)' as decimal mark ("
                + separation.cells(row.text).prefix(3).joined(separator: " | ") + ")"
        }
        return RecordingError(
            .badData, path: path, line: row.number, "two readings fit: \(reading(one)), or \(reading(other))",
            remedy: "state delimiter and decimal in a profile (--profile)")
    }

    /// Refuses numbers whose comma may be a decimal mark or stand between thousands: `700,123`.
    ///
    /// A leading zero, other than three digits behind the comma or more than three before it tell a decimal mark.
    func refuseDoubtfulCommas(path: String) throws(RecordingError) {
        guard separation.decimalMark == "," else { return }
        let cells = sample.lazy.joined().filter { $0.contains(",") && separation.isNumber($0) }
        guard let first = cells.first else { return }
        let isDoubtful = cells.allSatisfy { cell in
            let parts = cell.drop { $0 == "-" || $0 == "+" }.split(separator: ",", omittingEmptySubsequences: false)
            return parts.count == 2 && (1...3).contains(parts[0].count) && parts[0].first != "0"
                && parts[1].count == 3 && parts[1].allSatisfy(\.isNumber)
        }
        guard isDoubtful else { return }
        let plain = first.filter { $0 != "," }
        let point = first.map { $0 == "," ? "." : $0 }
        throw RecordingError(
            .badData, path: path, line: firstRow.number,
            "two readings fit: '\(first)' is \(String(point)) with a decimal comma, or \(plain) with a comma between "
                + "thousands",
            remedy: "export with decimal points, or state decimal in a profile (--profile)")
    }
}
