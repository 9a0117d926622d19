import FootDrop
import Gait
import Recordings

/// One quantity of the first screen: both feet, the reference they are compared with, and the words for it.
struct EssentialFigure {
    /// Letters and digits, unique among the essentials.
    let id: String
    /// What a person calls it.
    let label: String
    /// The unit of all numbers.
    let unit: String
    /// Decimals shown.
    let decimals: Int
    /// The feet; a quantity of the whole person has one entry of unknown side.
    let sides: [SideValue]
    /// The values a bar shows, in the unit shown, so that equal places mean equal values from report to report; it
    /// widens for values beyond.
    let axis: ClosedRange<Double>?
    /// What it is compared with, in the unit shown.
    let reference: ReferenceRange?
    /// What the interval of a side is.
    let intervalName: String

    /// The value of one foot.
    struct SideValue {
        let side: Side
        /// In the unit shown; `nil` where it is not available.
        let value: Double?
        /// The interval drawn, in the unit shown.
        var interval: ClosedRange<Double>?
        /// Why there is no value.
        var reason: String?
    }

    /// The value of a side as text.
    func text(of side: SideValue) -> String {
        side.value.map { Words.number($0, decimals: decimals) } ?? "–"
    }

    /// The interval of a side as text.
    func intervalText(of side: SideValue) -> String? {
        side.interval.map { Words.range($0, decimals: decimals) }
    }

    /// The reference as text.
    var referenceText: String {
        reference == nil ? "no reference range" : "reference \(Words.reference(reference, decimals: decimals)) \(unit)"
    }

    /// Everything in one sentence.
    var sentence: String {
        let values = sides.map { side in
            let name = side.side == .unknown ? "" : side.side.rawValue + " "
            return name + text(of: side) + (intervalText(of: side).map { " (\($0))" } ?? "")
        }
        return "\(label), \(unit): \(values.joined(separator: ", ")); \(referenceText)."
    }
}

extension EssentialFigure {
    /// The essentials of a session in the order in which they are read.
    static func all(of assessed: AssessedSession) -> [EssentialFigure] {
        guard assessed.session.hasKinematics else { return timesOnly(of: assessed) }
        let table = SessionTable(assessed)
        var figures = [
            table.essential("speed", "walking_speed_mps", "Walking speed", axis: 0...2),
            table.essential("length", "stride_length_m", "Stride length", axis: 0...2),
        ]
        figures.append(
            cadence(of: assessed) ?? table.essential("stride-time", "stride_time_s", "Stride time", axis: 0.5...2))
        return figures + [
            table.essential("pitch", "max_swing_pitch_deg", "Greatest pitch before landing", axis: -20...40),
            table.essential("clearance", "min_toe_clearance_m", "Minimum toe clearance, median", axis: 0...4),
            table.essential(
                "low-clearance", "min_toe_clearance_m", "Minimum toe clearance, 5th percentile", axis: 0...4,
                lowEnd: true),
        ]
    }

    /// The essentials of feet whose sensors tell times only.
    private static func timesOnly(of assessed: AssessedSession) -> [EssentialFigure] {
        guard !assessed.session.feet.isEmpty else { return [cadence(of: assessed)].compactMap(\.self) }
        let table = SessionTable(assessed)
        return [cadence(of: assessed)].compactMap(\.self) + [
            table.essential("stride-time", "stride_time_s", "Stride time", axis: 0.5...2),
            table.essential("swing-time", "swing_time_s", "Swing time", axis: 0...1),
            table.essential("stance-time", "stance_time_s", "Stance time", axis: 0...1.5),
        ]
    }

    /// Cadence from foot to foot, or from the lower back; `nil` without either.
    private static func cadence(of assessed: AssessedSession) -> EssentialFigure? {
        let value: SideValue
        if let steps = assessed.findings.bilateral.steps {
            value = SideValue(side: .unknown, value: steps.cadence.value, interval: steps.cadence.interval)
        } else if let cadence = assessed.session.trunk?.gait.cadence, assessed.session.feet.isEmpty {
            value = SideValue(side: .unknown, value: cadence)
        } else {
            return nil
        }
        return EssentialFigure(
            id: "cadence", label: "Cadence", unit: "steps/min", decimals: 0, sides: [value], axis: 40...160,
            reference: nil, intervalName: "95 % interval")
    }
}
