import Gait
import SignalProcessing

/// One foot with what the rule says of it, on the way to its finding.
struct FootJudgement {
    let own: FootMeasures
    let other: FootMeasures?
    let reference: ReferenceTable
    /// What the side is decided from.
    private(set) var side: LateralityRule.Foot
    private let obstacle: String?
    private var isStrongerSwing = false

    init(own: FootMeasures, other: FootMeasures?, reference: ReferenceTable) {
        self.own = own
        self.other = other
        self.reference = reference
        let rule = DecisionRule(reference: reference)
        obstacle = Self.obstacle(own: own, other: other, rule: rule)
        let lift = obstacle == nil ? ToeLift(own, reference: reference) : nil
        var otherLift: ToeLift?
        if let other, Self.obstacle(own: other, other: own, rule: rule) == nil {
            otherLift = ToeLift(other, reference: reference)
        }
        side = LateralityRule.Foot(
            side: own.foot.side, lift: lift, outcome: lift.map { rule.judge($0, beside: otherLift) })
    }

    /// Why the foot's space cannot be trusted, if so.
    private static func obstacle(own: FootMeasures, other: FootMeasures?, rule: DecisionRule) -> String? {
        let reference = rule.reference
        if let obstacle = own.foot.sensorObstacle { return obstacle }
        if let model = own.foot.model, model.directionConfidence < reference["gate.direction_confidence"] {
            return "front and back of the foot cannot be told apart, and with them the sign of its pitch"
        }
        guard let other else { return nil }
        let lengths = (own.medians[.strideLength]?.value, other.medians[.strideLength]?.value)
        guard rule.trajectoriesAgree(lengths: lengths, speeds: (own.speed.value, other.speed.value)) else {
            return
                "the trajectory is unreliable: both feet walk the same way, but their strides differ too much in length"
        }
        return nil
    }

    /// The foot swings more than the other: its finding is at most `reduced`.
    mutating func capForStrongerSwing() {
        isStrongerSwing = true
        if side.outcome?.finding == .markedlyReduced { side.outcome?.finding = .reduced }
    }

    /// The finding with its signs and scores.
    func finding() -> FootDropFinding {
        let figures = SignFigures(own: own, other: other, reference: reference, obstacle: obstacle)
        var finding = FootDropFinding(side: own.foot.side, finding: .notAssessable, statement: "")
        finding.strideCount = own.straight.count
        finding.walkingSpeed = obstacle == nil ? own.medians[.walkingSpeed]?.value : nil
        finding.signs = SignList(figures: figures, reference: reference, outcome: side.outcome).measurements()
        var z: Draws?
        var difference: Draws?
        if let lift = side.lift, let outcome = side.outcome, let pitch = own.medians[.maxSwingPitch] {
            z = outcome.z.flatMap { self.zDraws($0, lift, pitch) }
            if outcome.difference != nil, let others = other?.medians[.maxSwingPitch] {
                difference = others.minus(pitch)
            }
            finding.finding = outcome.finding
            finding.strideCount = lift.count
            finding.statement =
                FindingStatement(
                    reference: reference, pitch: pitch.estimate, lift: lift, outcome: outcome, speed: own.speed,
                    isStrongerSwing: isStrongerSwing, restlessShare: own.restlessShare
                ).text
        } else {
            finding.statement = "Not assessable: \(missing)."
            if let lift = own.foot.toeLift { finding.statement += " \(lift.statement) \(lift.landingStatement)" }
        }
        finding.z = z?.value
        finding.zInterval = z?.interval
        finding.sideDifference = difference?.estimate
        finding.flags = flags
        finding.grade = finding.finding == .notAssessable ? nil : grade
        finding.subScores = SubScores(figures: figures, reference: reference).scores(
            z: z, difference: difference,
            primaryReason: finding.finding == .notAssessable ? side.lift == nil ? missing : finding.statement : nil)
        return finding
    }

    // MARK: - Parts

    /// Why there is no finding at all.
    private var missing: String {
        if let obstacle { return obstacle }
        let fewest = Int(reference["rule.fewest_strides"])
        if own.straight.count >= fewest, let withheld = own.foot.withheld.first(where: { $0.quantity == "trajectory" })
        {
            return "there is no foot pitch, because \(withheld.reason)"
        }
        return own.reason(for: .maxSwingPitch, fewest: fewest)
    }

    /// The rule's z with draws of pitch and speed.
    private func zDraws(_ z: Double, _ lift: ToeLift, _ pitch: Draws) -> Draws? {
        let sd = reference["rule.sd"]
        let speed = own.medians[.walkingSpeed]
        func departure(_ pitch: Double, _ speed: Double) -> Double {
            (pitch + lift.error - ToeLift.expected(atSpeed: speed, reference)) / sd
        }
        let dependsOnSpeed = own.speed.value.map { $0 < reference["rule.plateau_speed"] } ?? false
        let speedError = dependsOnSpeed ? reference["rule.slope"] * (speed?.instrument ?? 0) : 0
        let draws = pitch.draws.indices.map { b in departure(pitch.draws[b], speed?.draws[b] ?? lift.speed ?? 0) }
        return Draws(value: z, draws: draws, instrument: Draws.quadrature(pitch.instrument, speedError) / sd)
    }

    private var flags: [FootDropFinding.Flag] {
        guard let outcome = side.outcome else { return [] }
        var flags: [FootDropFinding.Flag] = []
        if isStrongerSwing { flags.append(.strongerSwing) }
        if outcome.isTooSlow {
            flags.append(.onlySideDifference)
        } else if case .known(let speed) = own.speed, speed < reference["rule.few_people_speed"] {
            flags.append(.fewReferencePeople)
        }
        if case .atLeast = own.speed { flags.append(.speedIsLowerBound) }
        if own.restlessShare >= reference["gate.restless_share"] { flags.append(.zeroUncertain) }
        // One foot's slope alone is an error of one sensor.
        if own.isOnSlope, other?.isOnSlope ?? true { flags.append(.slope) }
        return flags
    }

    /// How much the finding rests on: strides of the weaker foot, one lower for slow walking, a speed that is not known,
    /// or one foot only.
    private var grade: FootDropFinding.EvidenceGrade {
        let isCompared = side.outcome?.difference != nil
        let others = isCompared ? other?.counts[.maxSwingPitch] : nil
        let strides = Double(min(side.lift?.count ?? 0, others ?? .max))
        var level = strides >= reference["grade.a_strides"] ? 0 : strides >= reference["grade.b_strides"] ? 1 : 2
        var isUsual = isCompared
        if case .known(let speed) = own.speed, speed >= reference["rule.few_people_speed"] {} else { isUsual = false }
        if !isUsual { level += 1 }
        return [.a, .b, .c][min(2, level)]
    }
}
