import FootDrop
import Gait
import Recordings

/// The parameters of all feet with the findings that belong to them: what tables and essentials are made from.
struct SessionTable {
    let feet: [FootAnalysis]
    let findings: SessionFindings
    /// The summaries of each foot by column.
    let summaries: [[String: ParameterSummary]]

    init(_ assessed: AssessedSession) {
        feet = assessed.session.feet
        findings = assessed.findings
        summaries = assessed.summaries.map { summaries in
            Dictionary(summaries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// The sign of a foot that is about a column; a sign is named as its column without the unit.
    func sign(_ column: String, of side: Side, lowEnd: Bool = false) -> SignMeasurement? {
        let stem = column.split(separator: "_").dropLast().joined(separator: "_")
        let names =
            lowEnd ? [stem + "_p5", stem + "_5th_percentile", stem + "_low"] : [stem, column, stem + "_median"]
        return findings.feet.first { $0.side == side }?.signs.first { names.contains($0.name) }
    }

    /// A reference range in the unit shown.
    func reference(_ column: String, _ parameter: PrintedParameter, lowEnd: Bool = false) -> ReferenceRange? {
        for foot in feet {
            guard let sign = sign(column, of: foot.side, lowEnd: lowEnd), let reference = sign.reference else {
                continue
            }
            let scale = Self.scale(from: sign.unit, to: parameter.unit)
            return ReferenceRange(
                low: reference.low.map { $0 * scale }, high: reference.high.map { $0 * scale }, source: reference.source
            )
        }
        return nil
    }

    /// The quantity of a column as an essential: the sign's estimate with its interval where there is one, else the
    /// median with the spread of the strides.
    func essential(_ id: String, _ column: String, _ label: String, axis: ClosedRange<Double>, lowEnd: Bool = false)
        -> EssentialFigure
    {
        let parameter = PrintedParameter.all.first { $0.column == column }
        let printed =
            parameter ?? PrintedParameter(column: column, label: label, unit: "", decimals: 2, scale: 1)
        let isSign = feet.contains { sign(column, of: $0.side, lowEnd: lowEnd)?.estimate != nil }
        let sides = zip(feet, summaries).map { foot, summaries -> EssentialFigure.SideValue in
            let sign = sign(column, of: foot.side, lowEnd: lowEnd)
            if let sign, let estimate = sign.estimate {
                let scale = Self.scale(from: sign.unit, to: printed.unit)
                return .init(
                    side: foot.side, value: estimate.value * scale,
                    interval: estimate.interval.map { ($0.lowerBound * scale)...($0.upperBound * scale) })
            }
            let summary = summaries[column]
            let value = lowEnd ? summary?.percentile5 : summary?.median
            var side = EssentialFigure.SideValue(side: foot.side, value: value.map { $0 * printed.scale })
            if value == nil { side.reason = sign?.reason ?? reason(column, foot) }
            if !lowEnd, !isSign, let low = summary?.percentile5, let high = summary?.percentile95 {
                side.interval = (low * printed.scale)...(high * printed.scale)
            }
            return side
        }
        return EssentialFigure(
            id: id, label: label, unit: printed.unit, decimals: printed.decimals, sides: sides, axis: axis,
            reference: reference(column, printed, lowEnd: lowEnd),
            intervalName: isSign ? "95 % interval" : "5th–95th percentile of the strides")
    }

    private func reason(_ column: String, _ foot: FootAnalysis) -> String {
        if foot.strides.isEmpty { return "No walking was found." }
        let clearance = column.contains("clearance")
        if clearance, let withheld = foot.withheld.first(where: { $0.quantity.contains("clearance") }) {
            return withheld.reason
        }
        return "No straight stride has it."
    }

    /// Factor between two units of one quantity.
    static func scale(from: String, to: String) -> Double {
        switch (from, to) {
        case ("m", "cm"): 100
        case ("mm", "cm"): 0.1
        case ("m", "mm"): 1000
        case ("cm", "mm"): 10
        case ("", "%"): 100
        default: 1
        }
    }
}
