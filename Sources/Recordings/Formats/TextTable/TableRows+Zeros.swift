import SignalKernels

extension TableRows {
    /// Takes out what a format writes as zeros where nothing was measured; `nil` where there is no such row.
    mutating func takeZeros(_ sensors: SensorGroups, _ statements: [TableStatement]) -> Recording.Decision? {
        guard let statement = statements.first(where: { !$0.zerosAreMissing.isEmpty }) else { return nil }
        var greatest = 0
        for quantity in statement.zerosAreMissing {
            // Of a plate a centre of pressure at zero is one without load, which the force tells.
            for group in sensors.groups where group.key.placement == .marker || quantity != .position {
                let columns = group.columns.filter { $0.quantity == quantity && $0.axis != nil }.map(\.index)
                guard columns.count > 1 else { continue }
                greatest = max(greatest, table.takeZerosAsMissing(of: columns, in: group.columns.map(\.index)))
            }
        }
        guard greatest > 0 else { return nil }
        return .init(
            "zeros", "not measured, up to \(NumberText.count(greatest, "row"))", because: statement.evidence)
    }
}
