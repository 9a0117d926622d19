import FootDrop
import Gait
import Recordings

/// The figures of a session, in the order in which they are written.
extension Figure {
    /// The name of the side of what needs both feet.
    static let bothSides = "both"

    /// A foot's stride parameters, then its departure from the reference and its sub-scores.
    static func figures(
        of foot: FootAnalysis, _ summaries: [ParameterSummary], _ finding: FootDropFinding?
    ) -> [Figure] {
        let side = foot.side.rawValue
        var figures = summaries.map { summary in
            Figure(summary, side: side, reference: finding?.reference(ofColumn: summary.name))
        }
        guard let finding else { return figures }
        figures.append(
            Figure(
                side: side, parameter: "max_swing_pitch_z", unit: "", decimals: 2, value: finding.z,
                low: finding.zInterval?.lowerBound, high: finding.zInterval?.upperBound, n: finding.strideCount))
        for score in finding.subScores {
            figures.append(
                Figure(
                    side: side, parameter: score.kind.rawValue, unit: "", decimals: 1, value: score.value,
                    low: score.interval?.lowerBound, high: score.interval?.upperBound, n: finding.strideCount))
        }
        return figures
    }

    /// Left against right, then the steps from foot to foot.
    static func figures(of bilateral: BilateralFigures) -> [Figure] {
        var figures: [Figure] = []
        for asymmetry in bilateral.asymmetries {
            figures.append(
                Figure(
                    side: bothSides, parameter: "difference_\(asymmetry.parameter)", unit: asymmetry.unit, decimals: 5,
                    estimate: asymmetry.difference))
            let plain = asymmetry.parameter
            if let ratio = asymmetry.ratio {
                figures.append(
                    Figure(side: bothSides, parameter: "ratio_\(plain)", unit: "", decimals: 4, estimate: ratio))
            }
            if let index = asymmetry.symmetryIndex {
                figures.append(
                    Figure(
                        side: bothSides, parameter: "symmetry_index_\(plain)", unit: "percent", decimals: 3,
                        estimate: index))
            }
        }
        guard let steps = bilateral.steps else { return figures }
        let n = steps.stepCount
        return figures + [
            Figure(
                side: Side.left.rawValue, parameter: "step_time_s", unit: "s", decimals: 4,
                estimate: steps.leftStepTime, n: n),
            Figure(
                side: Side.right.rawValue, parameter: "step_time_s", unit: "s", decimals: 4,
                estimate: steps.rightStepTime, n: n),
            Figure(
                side: bothSides, parameter: "double_support_percent", unit: "percent", decimals: 2,
                estimate: steps.doubleSupport, n: n),
            Figure(
                side: bothSides, parameter: "cadence_per_min", unit: "1/min", decimals: 2, estimate: steps.cadence,
                n: n),
        ]
    }

    /// How often something like a stumble occurs.
    static func figures(of stumbling: StumblingFindings) -> [Figure] {
        let n = stumbling.swingCount
        return [
            Figure(
                side: bothSides, parameter: "stumbles_per_100_strides", unit: "1/100", decimals: 3,
                estimate: stumbling.per100Strides, n: n),
            Figure(
                side: bothSides, parameter: "stumbles_per_walking_hour", unit: "1/h", decimals: 3,
                estimate: stumbling.perWalkingHour, n: n),
            Figure(
                side: bothSides, parameter: "expected_false_stumbles", unit: "", decimals: 3,
                value: stumbling.expectedFalseCount, n: n),
            Figure(
                side: bothSides, parameter: "walking_hours", unit: "h", decimals: 5,
                value: n > 0 ? stumbling.walkingHours : nil, n: n),
        ]
    }

    private init(_ summary: ParameterSummary, side: String, reference: ReferenceRange?) {
        self.init(
            side: side, parameter: summary.name, unit: summary.unit, decimals: summary.decimals + 1,
            value: summary.median, n: summary.n)
        mean = summary.mean
        sd = summary.standardDeviation
        p5 = summary.percentile5
        p95 = summary.percentile95
        cv = summary.coefficientOfVariation
        referenceLow = reference?.low
        referenceHigh = reference?.high
        guard let value, reference != nil else { return }
        if let low = referenceLow, value < low {
            flag = .below
        } else if let high = referenceHigh, value > high {
            flag = .above
        } else {
            flag = .within
        }
    }

    private init(
        side: String, parameter: String, unit: String, decimals: Int, estimate: IntervalEstimate?, n: Int? = nil
    ) {
        self.init(
            side: side, parameter: parameter, unit: unit, decimals: decimals, value: estimate?.value,
            low: estimate?.interval?.lowerBound, high: estimate?.interval?.upperBound, n: n)
    }
}
