import Recordings
import SignalProcessing

extension TrunkBout {
    /// Fewest steps of a bout that more than a count is given for.
    static let fewestForTimes = 5

    /// Times between contacts of the bout that are steps.
    ///
    /// Steps that fill a gap have no time of their own, and a pause is no step.
    func stepTimes(usual: Double) -> [(time: Double, contact: TrunkContact)] {
        zip(contacts, contacts.dropFirst()).compactMap { from, to in
            let time = to.time - from.time
            guard time < 1.5 * usual, !from.flags.contains(.filled), !to.flags.contains(.filled) else { return nil }
            return (time, to)
        }
    }

    /// Times between every second contact that are strides.
    func strideTimes(usual: Double) -> [Double] {
        zip(contacts, contacts.dropFirst(2)).compactMap { from, to in
            let time = to.time - from.time
            return time < 3 * usual && from.foot == to.foot ? time : nil
        }
    }

    /// Sets cadence, step time and stride time.
    mutating func summarize(usualStepTime: Double) {
        guard contacts.count >= Self.fewestForTimes,
            let time = RobustStatistics.median(stepTimes(usual: usualStepTime).map(\.time)), time > 0
        else { return }
        stepTime = time
        cadence = 60 / time
        strideTime = RobustStatistics.median(strideTimes(usual: usualStepTime))
    }
}

extension TrunkGait {
    /// The result for a recording without steps.
    static func nothing(because reason: String) -> TrunkGait {
        var gait = TrunkGait()
        gait.withheld = [.init(quantity: "steps", reason: reason)] + neverGiven
        return gait
    }

    /// What the lower back does not give, however well it is recorded.
    private static let neverGiven: [FootAnalysis.Withheld] = [
        .init(quantity: "clearance", reason: "the lower back does not feel how high a foot is lifted"),
        .init(quantity: "foot angles", reason: "the lower back does not feel how a foot is turned"),
        .init(quantity: "foot drop", reason: "its signs are those of the foot; a sensor on the foot is needed"),
        .init(
            quantity: "stance and swing",
            reason: "the end of contact is not told reliably from the lower back, so neither are toe-off and the shares"
        ),
        .init(quantity: "stairs", reason: "stairs cannot be told reliably from level ground at the lower back"),
    ]

    /// Sets the figures of the recording from those of its walking bouts, and says what is withheld.
    mutating func summarize(legObstacle: String?) {
        guard let model else { return }
        withheld = Self.neverGiven
        let walking = bouts.filter { $0.grade == .a && $0.contacts.count >= TrunkBout.fewestForTimes }
        let steps = walking.flatMap { $0.stepTimes(usual: model.usualStepTime) }
        stepTime = RobustStatistics.median(steps.map(\.time))
        cadence = stepTime.flatMap { $0 > 0 ? 60 / $0 : nil }
        strideTime = RobustStatistics.median(walking.flatMap { $0.strideTimes(usual: model.usualStepTime) })
        if !model.hasGyroscope {
            withheld.append(
                .init(
                    quantity: "side",
                    reason: "from an accelerometer alone the two feet are told apart, but not which is the left one"))
        } else if !bouts.isEmpty, bouts.allSatisfy({ $0.contacts.allSatisfy { $0.side == .unknown } }) {
            withheld.append(.init(quantity: "side", reason: "the signals do not tell left from right"))
        }
        setAsymmetry(steps, model)
        setSpeed(walking, legObstacle)
    }

    /// The asymmetry of step times where it exceeds the error of the sensor site.
    ///
    /// Healthy people repeat a false asymmetry (95th percentile 0.046), so what is repeatable need not be there.
    private mutating func setAsymmetry(_ steps: [(time: Double, contact: TrunkContact)], _ model: TrunkModel) {
        let left = steps.filter { $0.contact.side == .left }.map(\.time)
        let right = steps.filter { $0.contact.side == .right }.map(\.time)
        let reason: String
        if model.isSlow {
            reason = "step times of slow gait with two vertical peaks a step are not accurate enough"
        } else if steps.count < 30 {
            reason = "\(steps.count) steps are too few; 30 are needed"
        } else if let l = RobustStatistics.median(left), let r = RobustStatistics.median(right), l + r > 0 {
            let index = (l - r) / (l + r)
            guard abs(index) <= 0.07 else {
                return stepTimeAsymmetry = Estimate(index, standardDeviation: 0.035)
            }
            reason = "no asymmetry beyond the error of this sensor site"
        } else {
            reason = "the sides are not known"
        }
        withheld.append(.init(quantity: "step time asymmetry", reason: reason))
    }

    /// The usual speed and step length of the bouts that have one.
    private mutating func setSpeed(_ walking: [TrunkBout], _ legObstacle: String?) {
        let speeds = walking.compactMap(\.walkingSpeed)
        let lengths = walking.compactMap(\.stepLength)
        // The error is mostly the person's own and does not shrink with the number of steps.
        walkingSpeed = RobustStatistics.median(speeds.map(\.value)).map { value in
            Estimate(value, standardDeviation: speeds.map(\.standardDeviation).max() ?? 0)
        }
        stepLength = RobustStatistics.median(lengths.map(\.value)).map { value in
            Estimate(value, standardDeviation: lengths.map(\.standardDeviation).max() ?? 0)
        }
        guard walkingSpeed == nil else { return }
        let reason = legObstacle ?? walking.compactMap(\.speedObstacle).first ?? "no walking bout is long enough"
        withheld.append(.init(quantity: "walking speed and step length", reason: reason))
    }
}
