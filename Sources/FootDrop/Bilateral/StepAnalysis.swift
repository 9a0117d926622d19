import Gait
import SignalProcessing

/// Steps from foot to foot, for feet that share a clock.
struct StepAnalysis {
    let left: FootMeasures
    let right: FootMeasures
    let reference: ReferenceTable
    /// Standard deviation of the clocks of the feet against each other, s.
    var clockDeviation = 0.0

    /// The steps of a foot, a value for each of its straight strides, NaN where there is none.
    private struct Steps {
        /// From the other foot's contact to this one's, s.
        var times: [Double] = []
        /// This foot's contact until the other foot's toe leaves the floor, s.
        var supports: [Double] = []
    }

    /// The figures; `nil` with too few steps of either foot.
    func figures() -> StepFigures? {
        let leftSteps = steps(of: left, after: right)
        let rightSteps = steps(of: right, after: left)
        guard let leftTime = median(leftSteps.times, of: left), let rightTime = median(rightSteps.times, of: right),
            let leftSupport = median(leftSteps.supports, of: left),
            let rightSupport = median(rightSteps.supports, of: right),
            let times = left.medians[.strideTime], let otherTimes = right.medians[.strideTime],
            leftTime.value + rightTime.value > 0, times.value + otherTimes.value > 0
        else { return nil }
        let strideTime = (times.value + otherTimes.value) / 2
        let support = zip(leftSupport.draws, rightSupport.paired).map { 100 * ($0 + $1) / strideTime }
        let ofSensors = max(
            reference["error.swing_time"], left.foot.timingError ?? 0, right.foot.timingError ?? 0)
        let timing = Draws.quadrature(ofSensors, clockDeviation)
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
            cadence: cadence.estimate, stepCount: (leftSteps.times + rightSteps.times).count { !$0.isNaN })
    }

    private func withError(_ draws: Draws, _ error: Double) -> Draws {
        Draws(value: draws.value, draws: draws.draws, instrument: error)
    }

    /// The straight steps of a foot: each contact after the last contact of the other foot, less than a stride before.
    private func steps(of foot: FootMeasures, after other: FootMeasures) -> Steps {
        let own = foot.foot.strides
        let others = other.foot.strides
        var steps = Steps()
        var last = 0
        for number in foot.straight {
            steps.times.append(.nan)
            steps.supports.append(.nan)
            let contact = own[number].initialContact
            guard let strideTime = own[number].strideTime else { continue }
            while last + 1 < others.count, others[last + 1].initialContact < contact { last += 1 }
            guard last < others.count, others[last].isStraight else { continue }
            let time = contact - others[last].initialContact
            guard time > 0, time < strideTime else { continue }
            steps.times[steps.times.count - 1] = time
            // The other foot leaves the floor after this contact, into its next stride.
            guard last + 1 < others.count else { continue }
            let both = others[last + 1].toeOff - contact
            if both > -0.1 * strideTime, both < 0.6 * strideTime { steps.supports[steps.supports.count - 1] = both }
        }
        return steps
    }

    private func median(_ values: [Double], of foot: FootMeasures) -> Draws? {
        let known = values.filter { !$0.isNaN }
        guard Double(known.count) >= reference["rule.fewest_strides"], let median = RobustStatistics.median(known)
        else { return nil }
        let column = Resampling.Column(foot.resampling, values: values)
        return Draws(
            value: median, raw: foot.resampling.quantiles(0.5, of: column), widening: foot.resampling.widening,
            instrument: 0)
    }
}
