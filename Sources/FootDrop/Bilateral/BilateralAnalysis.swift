import Gait
import SignalProcessing

/// The figures that need both feet.
struct BilateralAnalysis {
    let left: FootMeasures
    let right: FootMeasures
    /// Whether the feet share a clock; `nil` counts as no.
    let isSynchronized: Bool?
    /// Standard deviation of the clocks of the feet against each other, s.
    var clockDeviation = 0.0
    let reference: ReferenceTable

    /// A parameter whose sides are compared.
    private struct Parameter {
        var quantity: Quantity
        /// Its column in `strides.csv`.
        var column: String
        var unit: String
        /// Whether it is measured from a true zero, so that ratios make sense.
        var hasZero = true
    }

    private static let parameters: [Parameter] = [
        Parameter(quantity: .strideTime, column: "stride_time_s", unit: "s"),
        Parameter(quantity: .swingTime, column: "swing_time_s", unit: "s"),
        Parameter(quantity: .stanceTime, column: "stance_time_s", unit: "s"),
        Parameter(quantity: .strideLength, column: "stride_length_m", unit: "m"),
        Parameter(quantity: .walkingSpeed, column: "walking_speed_mps", unit: "m/s"),
        Parameter(quantity: .maxSwingPitch, column: "max_swing_pitch_deg", unit: "deg", hasZero: false),
        Parameter(quantity: .footStrikeAngle, column: "foot_strike_angle_deg", unit: "deg", hasZero: false),
        Parameter(quantity: .midSwingPitch, column: "mid_swing_pitch_deg", unit: "deg", hasZero: false),
        Parameter(quantity: .toeOffAngle, column: "toe_off_angle_deg", unit: "deg", hasZero: false),
        Parameter(quantity: .minToeClearance, column: "min_toe_clearance_m", unit: "m"),
        Parameter(quantity: .midSwingToeClearance, column: "mid_swing_toe_clearance_m", unit: "m"),
        Parameter(quantity: .lateToeClearanceMax, column: "late_toe_clearance_max_m", unit: "m"),
        Parameter(quantity: .heelClearanceMax, column: "heel_clearance_max_m", unit: "m"),
        Parameter(quantity: .slapRate, column: "slap_rate_dps", unit: "deg/s"),
        Parameter(quantity: .footFlatDelay, column: "foot_flat_delay_s", unit: "s"),
        Parameter(quantity: .circumduction, column: "circumduction_m", unit: "m", hasZero: false),
    ]

    /// The figures.
    func figures() -> BilateralFigures {
        var figures = BilateralFigures()
        guard left.foot.source == right.foot.source, left.foot.hasGyroscope == right.foot.hasGyroscope else {
            figures.withheld = [
                .init(
                    quantity: "left against right",
                    reason: "the feet were recorded by different kinds of sensors, which see events differently")
            ]
            return figures
        }
        for parameter in Self.parameters {
            if let one = left.medians[parameter.quantity], let two = right.medians[parameter.quantity] {
                figures.asymmetries.append(
                    Asymmetry(
                        parameter: parameter.column, unit: parameter.unit, left: one, right: two,
                        hasZero: parameter.hasZero))
                if let variability = variability(parameter) { figures.variabilities.append(variability) }
            } else {
                figures.withheld.append(withheld(parameter))
            }
        }
        guard isSynchronized == true else {
            figures.withheld.append(
                .init(
                    quantity: "step times, double support and cadence",
                    reason: isSynchronized == nil
                        ? "it is not known whether the feet share a clock" : "the feet have clocks of their own"))
            return figures
        }
        figures.steps = StepAnalysis(
            left: left, right: right, reference: reference, clockDeviation: clockDeviation
        ).figures()
        if figures.steps == nil {
            figures.withheld.append(
                .init(
                    quantity: "step times, double support and cadence",
                    reason: "too few steps in which the feet alternate"))
        }
        return figures
    }

    private func withheld(_ parameter: Parameter) -> BilateralFigures.Withheld {
        let fewest = Int(reference["rule.fewest_strides"])
        let (side, foot) = left.medians[parameter.quantity] == nil ? ("left", left) : ("right", right)
        return .init(
            quantity: parameter.column, reason: "\(side) foot: \(foot.reason(for: parameter.quantity, fewest: fewest))")
    }

    private func variability(_ parameter: Parameter) -> SideVariability? {
        guard let first = left.deviations[parameter.quantity], let second = right.deviations[parameter.quantity]
        else { return nil }
        return SideVariability(parameter: parameter.column, unit: parameter.unit, left: first, right: second)
    }
}

extension Asymmetry {
    /// Compares the medians of both feet, draws against independent draws.
    init(parameter: String, unit: String, left: Draws, right: Draws, hasZero: Bool) {
        self.init(
            parameter: parameter, unit: unit, left: left.value, right: right.value,
            difference: right.minus(left).estimate)
        guard hasZero, left.value > 0, right.value > 0 else { return }
        let value = right.value / left.value
        let draws = zip(right.draws, left.paired).map { right, left in left > 0 ? right / left : value }
        let errors = Draws.quadrature(right.instrument / right.value, left.instrument / left.value)
        let ratio = Draws(value: value, draws: draws, instrument: value * errors)
        let interval = max(0, ratio.interval.lowerBound)...ratio.interval.upperBound
        self.ratio = IntervalEstimate(value, interval: interval)
        // Both are monotone in the ratio, so their intervals follow from its.
        symmetryIndex = IntervalEstimate(
            Self.symmetryIndex(ratio: value),
            interval: Self.symmetryIndex(ratio: interval.lowerBound)...Self.symmetryIndex(ratio: interval.upperBound))
        symmetryAngle = IntervalEstimate(
            Self.symmetryAngle(ratio: value),
            interval: Self.symmetryAngle(ratio: interval.upperBound)...Self.symmetryAngle(ratio: interval.lowerBound))
    }
}
