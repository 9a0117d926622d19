/// Settles the units of force, moment and length that a table does not name, and takes out centres of pressure of noise.
struct PlateUnits {
    /// The unit of the markers of the same table, when there are any.
    var markerUnit: PhysicalUnit?

    /// Nobody who walks loads a plate with less than this at most, N.
    private static let leastLoad = 50.0

    /// The unit of a quantity that the table does not name.
    func unit(of quantity: Quantity, _ channels: [Channel]) -> UnitInference.Finding? {
        let force = samples(.force, channels)
        switch quantity {
        case .force:
            let greatest = force.lazy.compactMap { $0.lazy.map(\.magnitude).max() }.max() ?? 0
            if greatest >= Self.leastLoad {
                return UnitInference.Finding(
                    unit: .newton, evidence: "none named; values reach \(NumberText.text(greatest, decimals: 0))")
            }
            let note = QualityNote(
                code: "unknown_unit", severity: .warning,
                message: "no unit of force in the header, and values reach only \(NumberText.text(greatest)): "
                    + "nobody walked, or they are no newtons")
            return UnitInference.Finding(unit: .unknown, evidence: "none named", notes: [note])
        case .moment:
            guard let found = LengthInference.moment(samples(.moment, channels), force: force) else { return nil }
            return assumed(found, "moment")
        case .position:
            if let markerUnit, !force.isEmpty {
                return UnitInference.Finding(unit: markerUnit, evidence: "as the markers of the table")
            }
            guard !force.isEmpty,
                let found = LengthInference.centreOfPressure(samples(.position, channels), force: force)
            else { return nil }
            return assumed(found, "centre of pressure")
        default: return nil
        }
    }

    private func assumed(_ found: LengthInference.Finding, _ what: String) -> UnitInference.Finding {
        let note = QualityNote(
            code: "assumed_unit", severity: .warning,
            message: "no unit of the \(what) in the header; \(found.evidence) -> assumed \(found.unit.rawValue)")
        return UnitInference.Finding(unit: found.unit, evidence: found.evidence, notes: [note])
    }

    private func samples(_ quantity: Quantity, _ channels: [Channel]) -> [[Double]] {
        channels.filter { $0.quantity == quantity }.map(\.samples)
    }

    // MARK: - Centre of pressure

    /// Marks a centre of pressure as missing where there is too little force for one.
    static func maskCentre(_ channels: inout [Channel]) {
        // The vertical is where the greatest force is; an offset on the others is no load.
        let forces = channels.filter { $0.quantity == .force && $0.fileUnit.quantity == .force }.map(\.samples)
        let peaks = forces.map { $0.lazy.map(\.magnitude).max() ?? 0 }
        guard let peak = peaks.max(), let vertical = peaks.firstIndex(of: peak),
            channels.contains(where: { $0.quantity == .position })
        else { return }
        let unloaded = forces[vertical].map { $0.magnitude < LengthInference.leastForce }
        guard unloaded.contains(true) else { return }
        for index in channels.indices where channels[index].quantity == .position {
            var flags = unloaded
            for gap in channels[index].missing { for row in gap { flags[row] = true } }
            let missing = C3DFile.ranges(flags)
            C3DFile.fill(&channels[index].samples, missing)
            channels[index].missing = missing
        }
    }
}
