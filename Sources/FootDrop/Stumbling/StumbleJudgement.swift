import Gait
import Glibc

/// Decides whether a swing holds a stumble, and of which kind.
///
/// Four questions, all against the foot's own swings: was the swing normal until then; was speed lost faster than it ever
/// is at this time; was there a blow or a caught toe; and did the rest of the step change, or was speed regained.
struct StumbleJudgement: Sendable {
    let usual: UsualSwing
    let parameters: StumbleParameters
    /// Least loss above the usual, m/s; and with a strong blow and consequence.
    let leastExcess: Double
    let excessWithBlow: Double

    init(_ usual: UsualSwing, _ parameters: StumbleParameters) {
        self.usual = usual
        self.parameters = parameters
        let deviations =
            usual.isIrregular(parameters) ? parameters.excessDeviationsIrregular : parameters.excessDeviations
        let uncertainty = 1 + parameters.smallSampleFactor / Double(max(1, usual.count))
        leastExcess = max(parameters.leastExcess, deviations * uncertainty * usual.excessDeviation)
        excessWithBlow = min(
            leastExcess,
            max(parameters.lossWithBlow, parameters.deviationsWithBlow * uncertainty * usual.excessDeviation))
    }

    /// What a swing was found to be.
    struct Verdict: Sendable {
        var kind: Stumble.Kind
        var loss: SpeedLoss
        /// Natural logarithm of the likelihood ratio of a stumble.
        var evidence: Double
        var reason: String
    }

    /// Judges a swing.
    ///
    /// - Parameters:
    ///   - swing: The swing on the common axis.
    ///   - turn: Change of heading in its stride, degrees.
    ///   - length: Length of its stride, m, where it is known.
    ///   - rate: Samples per second of its sensor.
    ///   - isEdge: Whether it is the first or the last of a bout: closing steps look like a foot that is put down.
    func judge(_ swing: AlignedSwing, turn: Double, length: Double?, rate: Double, isEdge: Bool) -> Verdict? {
        guard abs(turn) <= parameters.judgedTurn else { return nil }
        if let greatest = usual.greatestExcess(of: swing, parameters), greatest.excess >= parameters.leastLoss,
            greatest.excess - usual.usualExcess >= excessWithBlow,
            let verdict = judge(swing, length, lostAt: greatest.point, rate: rate, isEdge: isEdge, isCaught: false)
        {
            return verdict
        }
        return usual.caughtPoint(of: swing, parameters).flatMap {
            judge(swing, length, lostAt: $0, rate: rate, isEdge: isEdge, isCaught: true)
        }
    }

    private func judge(
        _ swing: AlignedSwing, _ length: Double?, lostAt point: Int, rate: Double, isEdge: Bool, isCaught: Bool
    ) -> Verdict? {
        guard
            let loss = SpeedLoss(swing, usual: usual, greatest: point, sampleTime: 1 / rate, parameters),
            parameters.phases.contains(loss.phase)
        else { return nil }
        let change = StepChanges(swing, length, loss, usual: usual, parameters)
        let blow = self.blow(loss)
        let isClear = loss.excess >= parameters.clearLoss * leastExcess && change.strength >= 1
        let isStrong = blow >= parameters.strongBlow && change.strength >= parameters.strongConsequence
        guard wasNormal(loss, isStrong: isStrong), blow >= parameters.blow || isClear else { return nil }
        if isCaught {
            guard loss.lost >= parameters.lossWhenCaught, change.strength >= 1 else { return nil }
        } else {
            guard loss.excess >= (isStrong ? excessWithBlow : leastExcess) else { return nil }
        }
        if isEdge, change.regain < 1 { return nil }
        if change.strength < 1 {
            if usual.isIrregular(parameters) { return nil }
            if loss.excess < parameters.lossWithoutConsequence * leastExcess { return nil }
        }
        let kind = change.kind
        // Each term is at most what controls without any such swing can tell.
        let evidence = Self.evidence(
            loss: loss.excess / leastExcess, blow: blow, change: change.strength)
        return Verdict(
            kind: kind, loss: loss, evidence: evidence,
            reason: Self.reason(loss, change, hasBlow: blow >= parameters.blow))
    }

    /// The strength of the blow, in the unit of ``StumbleParameters/blow``.
    ///
    /// A toe that is turned down without any shaking was not caught; a slow sensor measures no shaking.
    private func blow(_ loss: SpeedLoss) -> Double {
        let caught = loss.toeDown / parameters.caughtToe
        guard let shaking = loss.blow else { return caught }
        return shaking >= parameters.leastShaking ? max(shaking, caught) : shaking
    }

    /// Whether the foot swung as usual until the contact.
    ///
    /// Who kicks, closes a step, turns or slows down moves otherwise
    /// from the beginning.
    private func wasNormal(_ loss: SpeedLoss, isStrong: Bool) -> Bool {
        func limit(_ least: Double, _ deviations: Double, _ usual: Double) -> Double {
            max(least, min(parameters.mostDeviation, deviations * usual))
        }
        let below = limit(parameters.deviationBefore, parameters.deviationsBefore, loss.usualDifference)
        let above = limit(parameters.deviationAbove, parameters.deviationsAbove, loss.usualDifference)
        let course = limit(
            isStrong ? parameters.courseDeviationStrong : parameters.courseDeviation, parameters.courseDeviations,
            loss.usualCourseDeviation)
        return -loss.differenceBefore <= below && loss.differenceBefore <= (isStrong ? max(above, below) : above)
            && loss.courseDeviation <= course
    }

    static func evidence(loss: Double, blow: Double, change: Double) -> Double {
        min(8.5, 4 + 1.5 * log(max(1, loss)) + 0.7 * min(3, max(0, blow)) + 0.7 * min(3, max(0, change)))
    }

    private static func reason(_ loss: SpeedLoss, _ change: StepChanges, hasBlow: Bool) -> String {
        var text = "forward speed fell by \(decimals(loss.lost, 1)) m/s at once"
        if hasBlow { text += loss.blow ?? 0 >= loss.toeDown / 80 ? ", with a blow" : ", and the toe was turned down" }
        text += change.words
        return text
    }
}

/// What a step did after it met something.
struct StepChanges: Sendable, Hashable {
    /// Each in units of the least change that counts: speed regained, swing longer, swing shorter, stride shorter.
    var regain: Double
    var longer: Double
    var quicker: Double
    var shorter: Double
    /// Whether the foot was almost stopped and went on.
    var wasStopped: Bool
    /// Relative changes of swing time and stride length.
    var swingTime: Double
    var length: Double?

    init(
        _ swing: AlignedSwing, _ ownLength: Double?, _ loss: SpeedLoss, usual: UsualSwing,
        _ parameters: StumbleParameters
    ) {
        let change = swing.swingTime / usual.swingTime - 1
        let least = max(parameters.timeChange, parameters.changeDeviations * usual.swingTimeSpread)
        let leastShorter = max(
            parameters.lengthChange, parameters.lengthDeviations * min(usual.lengthSpread, 0.05))
        swingTime = change
        longer = change / least
        quicker = -change / least
        length = ownLength.flatMap { own in usual.length.map { own / max($0, 0.05) - 1 } }
        shorter = (length.map { -$0 } ?? 0) / leastShorter
        regain = loss.regained / parameters.regain
        wasStopped = loss.regained >= parameters.stopShare * loss.speedBefore
    }

    /// The strongest change, 1 where it begins to count.
    var strength: Double { max(regain, longer, isCut ? min(quicker, shorter) : seemsLanded ? quicker : 0) }

    /// Whether the contact was taken for the landing of a stride that went on to its full length.
    private var seemsLanded: Bool { quicker >= 1 && shorter < 1 }

    /// Whether the foot was put down at once.
    private var isCut: Bool { shorter >= 1 && quicker >= 1 && !wasStopped }

    /// What these changes mean.
    ///
    /// A cut swing of a cut stride is a lowering; a foot that was stopped and went on, or took longer, was lifted over.
    /// One that only seems cut took its landing for granted at the contact, and went on.
    var kind: Stumble.Kind {
        if isCut { return .stumbleLowering }
        if longer >= 1 || quicker >= 1 || wasStopped { return .stumbleElevating }
        return .scuff
    }

    /// The same in words.
    var words: String {
        switch kind {
        case .stumbleLowering:
            let cut = Int((-100 * swingTime).rounded())
            return "; the swing was cut short by \(cut) % and the foot put down"
        case .stumbleElevating:
            if longer >= 1 {
                return "; the foot went on and the swing took \(Int((100 * swingTime).rounded())) % longer"
            }
            return "; the foot was stopped and went on in the same swing"
        default: return "; the step went on much as usual"
        }
    }
}

/// A non-negative number with a fixed number of decimals, for sentences.
func decimals(_ value: Double, _ digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 1e15 else { return "?" }
    let whole = Int(scaled)
    let unit = Int(scale)
    guard digits > 0 else { return "\(whole)" }
    let fraction = "\(whole % unit)"
    let sign = value < 0 && whole > 0 ? "-" : ""
    return "\(sign)\(whole / unit)." + String(repeating: "0", count: digits - fraction.count) + fraction
}
