import Gait
import SignalProcessing

/// Steps from foot to foot, for feet that share a clock.
struct StepAnalysis {
    let left: FootMeasures
    let right: FootMeasures
    let reference: ReferenceTable

    /// One foot's contact between two of the other's.
    private struct Step {
        /// From the other foot's contact to this one's, s.
        var time: Double
        /// This foot's contact until the other foot's toe leaves the floor, s; `nil` where the order is not that of
        /// walking.
        var support: Double?
    }

    /// The figures; `nil` with too few steps of either foot.
    func figures() -> StepFigures? {
        let leftSteps = steps(of: left, after: right)
        let rightSteps = steps(of: right, after: left)
        let strideTime = RobustStatistics.median(left.values(.strideTime) + right.values(.strideTime))
        guard let leftTime = median(leftSteps.map(\.time)), let rightTime = median(rightSteps.map(\.time)),
            let leftSupport = median(leftSteps.compactMap(\.support)),
            let rightSupport = median(rightSteps.compactMap(\.support)), let strideTime, strideTime > 0,
            let step = median((leftSteps + rightSteps).map(\.time)), step.value > 0
        else { return nil }
        let support = zip(leftSupport.draws, rightSupport.paired).map { 100 * ($0 + $1) / strideTime }
        let timing = reference["error.swing_time"]
        let mean = (leftTime.value + rightTime.value) / 2
        // Two steps make a stride: a shift between the feet lengthens one and shortens the other.
        let cadence = Draws(
            value: 60 / mean,
            draws: zip(leftTime.draws, rightTime.paired).map { $0 + $1 > 0 ? 120 / ($0 + $1) : 60 / mean },
            instrument: 60 / mean * reference["error.stride_time"] / strideTime)
        return StepFigures(
            leftStepTime: withError(leftTime, timing).estimate, rightStepTime: withError(rightTime, timing).estimate,
            doubleSupport: Draws(
                value: 100 * (leftSupport.value + rightSupport.value) / strideTime, draws: support,
                instrument: 100 * 2 * timing / strideTime
            ).estimate,
            cadence: cadence.estimate, stepCount: leftSteps.count + rightSteps.count)
    }

    private func withError(_ draws: Draws, _ error: Double) -> Draws {
        Draws(value: draws.value, draws: draws.draws, instrument: error)
    }

    /// The straight steps of a foot: each contact after the last contact of the other foot, less than a stride before.
    private func steps(of foot: FootMeasures, after other: FootMeasures) -> [Step] {
        let others = other.foot.strides
        var steps: [Step] = []
        var last = 0
        for number in foot.straight {
            let stride = foot.foot.strides[number]
            guard let strideTime = stride.strideTime else { continue }
            while last + 1 < others.count, others[last + 1].initialContact < stride.initialContact { last += 1 }
            guard last < others.count, others[last].isStraight else { continue }
            let time = stride.initialContact - others[last].initialContact
            guard time > 0, time < strideTime else { continue }
            // The other foot leaves the floor after this contact, into its next stride.
            var support: Double?
            if last + 1 < others.count {
                let both = others[last + 1].toeOff - stride.initialContact
                if both > -0.1 * strideTime, both < 0.6 * strideTime { support = both }
            }
            steps.append(Step(time: time, support: support))
        }
        return steps
    }

    private func median(_ values: [Double]) -> Draws? {
        guard Double(values.count) >= reference["rule.fewest_strides"], let median = RobustStatistics.median(values)
        else { return nil }
        let resampling = Resampling(count: values.count, reference: reference)
        let column = Resampling.Column(resampling) { values[$0] }
        return Draws(
            value: median, raw: resampling.quantiles(0.5, of: column), widening: resampling.widening, instrument: 0)
    }
}
