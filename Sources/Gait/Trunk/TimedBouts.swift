import Recordings
import SignalProcessing

/// Times the contacts of bouts, tells their sides, and measures each bout.
struct TimedBouts {
    /// The recording.
    let signal: FootSignal
    /// Its motion.
    let motion: TrunkMotion
    /// The walking direction.
    let direction: TrunkDirection
    /// Vertical acceleration in the step band.
    let vertical: [Double]
    /// Forward acceleration in the step band.
    let forward: [Double]
    /// What was learnt about the recording.
    let model: TrunkModel

    /// A contact and the step it belongs to.
    private struct Timed {
        var contact: ContactTiming.Contact
        var flags: [TrunkContact.Flag]
    }

    /// The bouts of these peaks.
    func bouts(of peaks: [[TrunkPeak]], pendulum: PendulumModel?) -> [TrunkBout] {
        guard !peaks.isEmpty else { return [] }
        let sides = sideSignals()
        let braking =
            model.isSlow
            ? nil
            : signal.lowPassed(
                direction.forward(motion.first, motion.second), cutoff: ContactTiming.peakCutoff)
        let height = pendulum.map { $0.height(of: motion, stepTime: model.usualStepTime, signal) }
        let heading = motion.turning.map { turning in
            Array(
                signal.pieces.map { cumulativeTrapezoid(Array(turning.vertical[$0]), step: 1 / signal.rate) }.joined())
        }
        return peaks.compactMap { bout in
            guard let first = bout.first else { return nil }
            let number = signal.piece(of: first.index)
            let piece = signal.pieces[number]
            let timed = contacts(of: bout, braking, piece)
            guard timed.count >= 3 else { return nil }
            let decision = ContactSides().decide(
                rises: timed.map(\.contact.rise), sides, piece: piece,
                stride: 2 * model.usualStepTime * signal.rate)
            let isSideKnown =
                model.hasGyroscope && decision.isClear
                && model.directionConfidence >= TrunkGaitAnalysis.leastDirectionConfidence
            var result = TrunkBout(
                grade: StepSequence().grade(bout, reference: model.strength),
                contacts: zip(timed, decision.isLeft).map { step, isLeft in
                    TrunkContact(
                        time: signal.time(step.contact.position, inPiece: number),
                        side: isSideKnown ? (isLeft ? .left : .right) : .unknown,
                        foot: isLeft ? .one : .two, flags: step.flags)
                },
                sideConfidence: max(0, decision.confidence))
            result.summarize(usualStepTime: model.usualStepTime)
            if let pendulum, let height {
                measure(&result, timed.map(\.contact.position), pendulum, height, heading, piece)
            }
            return result
        }
    }

    /// Lateral acceleration and roll at stride rate.
    private func sideSignals() -> ContactSides.Signals {
        let strideRate = 0.5 / model.usualStepTime
        var columns = [direction.right(motion.first, motion.second)]
        if let turning = motion.turning { columns.append(direction.forward(turning.first, turning.second)) }
        let band = signal.bandPassed(columns, 0.6 * strideRate, 1.6 * strideRate)
        return ContactSides.Signals(lateral: band[0], roll: band.count > 1 ? band[1] : nil)
    }

    /// The contacts of a bout, strictly in the order of time.
    private func contacts(of bout: [TrunkPeak], _ braking: [Double]?, _ piece: Range<Int>) -> [Timed] {
        let stepTime = model.usualStepTime * signal.rate
        let sequence = StepSequence()
        var timed: [Timed] = []
        for (number, peak) in bout.enumerated() {
            let contact = ContactTiming().contact(
                at: peak.index, vertical: vertical, forward: forward, braking: braking, piece: piece,
                stepTime: stepTime,
                second: signal.rate)
            // Two peaks that lead to the same features are one step.
            if let last = timed.last, contact.position - last.contact.position < 0.25 * stepTime { continue }
            var flags: [TrunkContact.Flag] = []
            if peak.isFilled { flags.append(.filled) }
            if sequence.isEdge(number, of: bout) { flags.append(.edge) }
            if model.isSlow { flags.append(.slow) }
            if !contact.isCertain { flags.append(.timeUncertain) }
            timed.append(Timed(contact: contact, flags: flags))
        }
        return timed
    }

    /// Adds speed and step length to a bout, or why there are none.
    private func measure(
        _ bout: inout TrunkBout, _ contacts: [Double], _ pendulum: PendulumModel, _ height: [Double],
        _ heading: [Double]?, _ piece: Range<Int>
    ) {
        guard bout.grade == .a else { return bout.speedObstacle = "possible stepping is not measured" }
        guard !model.isSlow else {
            return bout.speedObstacle = "the pendulum model does not hold for slow gait with two vertical peaks a step"
        }
        guard let heading else {
            return bout.speedObstacle = "without a gyroscope turns are not seen, and turning gait is not measured"
        }
        let measured = pendulum.measure(
            contacts: contacts, height: height, heading: heading, piece: piece, stepTime: model.usualStepTime,
            rate: signal.rate)
        switch measured {
        case .success(let measure):
            bout.walkingSpeed = measure.speed
            bout.stepLength = measure.stepLength
        case .failure(let obstacle): bout.speedObstacle = obstacle.reason
        }
    }
}
