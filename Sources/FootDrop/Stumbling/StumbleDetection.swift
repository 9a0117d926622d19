public import Gait
import Recordings

/// Finds stumbles, near-falls and scuffs in the swings of a session.
///
/// Each swing is aligned at toe-off with the foot's own usual swing. A stumble is a swing that goes as usual until the
/// forward speed is lost faster than this foot ever loses it at that time, with a blow or a caught toe, and a step that
/// changes or regains its speed afterwards. A toe that drags costs no speed; it is told from vibration while the toe is at
/// the floor. A foot without a gyroscope has no forward speed, and is searched by ``AccelerometerStumbles``;
/// one that only an insole or a belt follows by ``LoadingStumbles``.
public struct StumbleDetection: Sendable {
    let parameters = StumbleParameters()

    /// Creates a detection.
    public init() {}

    /// What the swings of a session say about stumbling.
    ///
    /// - Complexity: O(n) in the samples of all swings.
    public func detect(in session: Session) -> StumblingFindings {
        findings(of: session.feet.map { search($0, in: session, searched: nil) }, in: session)
    }

    /// The search of one foot of a session, before the steps of both feet are looked at together.
    ///
    /// - Parameter searched: What was found in the sections of long recordings.
    func search(_ foot: FootAnalysis, in session: Session, searched: SectionStumbles?) -> FootStumbles {
        LoadingStumbles().search(foot, in: session.loadings) ?? searched?.stumbles(of: foot)
            ?? (foot.hasGyroscope
                ? FootStumbles(foot, parameters) : AccelerometerStumbles(parameters: parameters).search(foot))
    }

    /// What the searches of all feet of a session say together.
    func findings(of feet: [FootStumbles], in session: Session) -> StumblingFindings {
        var findings = StumblingFindings()
        for (foot, stumbles) in zip(session.feet, feet) {
            if let reason = stumbles.reason {
                findings.notAssessable.append(.init(side: foot.side, reason: reason))
            }
            findings.tripProbabilities += TripRisk().probabilities(of: foot)
            findings.remarks += stumbles.remarks
        }
        findings.events = FallDetection().join(
            RecoverySteps(parameters: parameters).join(feet), feet: session.feet)
        findings.swingCount = feet.reduce(0) { $0 + $1.swingCount }
        let assessed = feet.filter { $0.reason == nil }
        guard !assessed.isEmpty, findings.swingCount > 0 else { return findings }
        addRates(to: &findings, assessed)
        return findings
    }

    private func addRates(to findings: inout StumblingFindings, _ feet: [FootStumbles]) {
        let footHours = feet.reduce(0) { $0 + $1.walkingTime } / 3600
        findings.walkingHours = footHours / Double(feet.count)
        let count = findings.events.count
        findings.per100Strides = PoissonInterval.rate(of: count, per: Double(findings.swingCount) / 100)
        findings.perWalkingHour = PoissonInterval.rate(of: count, per: findings.walkingHours)
        if feet.count == 1 {
            findings.remarks.append("Only one foot was searched; what happened to the other foot is not counted.")
        }
        guard feet.allSatisfy(\.isFalseRateKnown) else { return }
        findings.expectedFalseCount = feet.reduce(0) { sum, foot in
            sum + foot.falseRate(parameters) * foot.walkingTime / 3600
        }
        findings.remarks.append(
            "Contacts in the last fifth of swing and light scuffs are not seen. A fall is told only when the foot lies for "
                + "seconds after it.")
        if feet.contains(where: \.isIrregular) {
            findings.remarks.append(
                "The steps of this walk differ much from each other, so more of the events may be no stumbles.")
        }
    }
}
