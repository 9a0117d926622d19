/// Whether a foot lifts its front less than reference people at its speed, or less than the other foot.
///
/// The rule and its limits were chosen on 105 healthy people, none of whom it finds; `docs/foot-drop.md` tells how.
struct DecisionRule {
    let reference: ReferenceTable

    /// What the rule says of one foot.
    struct Outcome: Sendable, Hashable {
        /// The finding; `reduced` may still become `notAssessable` together with the other foot.
        var finding: FootDropFinding.Finding
        /// Departure from the reference at the foot's speed; `nil` without a speed the reference reaches to.
        var z: Double?
        /// Difference to the other foot with its standard error, degrees, positive when this foot is lower.
        var difference: Difference?
        /// Low for the speed.
        var isLowForSpeed = false
        /// Lower than the other foot.
        var isLowerThanOther = false
        /// The toe hardly above flat.
        var isFlat = false
        /// Slower than any reference, so that only the difference of the sides counts.
        var isTooSlow = false
    }

    /// The difference to the other foot.
    struct Difference: Sendable, Hashable {
        /// The other foot's pitch minus this one's, degrees.
        var value: Double
        /// Its standard error, degrees.
        var error: Double

        /// The difference less one standard error.
        var sure: Double { value - error }
    }

    /// Judges a foot by itself and beside the other one.
    func judge(_ foot: ToeLift, beside other: ToeLift?) -> Outcome {
        let high = foot.pitch + foot.error
        let slow = foot.speed.map { $0 < limit("slow_speed") } ?? true
        var outcome = Outcome(finding: .withinReference, isTooSlow: slow)
        outcome.z = slow ? nil : foot.z(reference)
        if let other {
            outcome.difference = Difference(
                value: other.pitch - foot.pitch, error: Draws.quadrature(foot.error, other.error))
        }
        let sure = outcome.difference?.sure
        if slow {
            outcome.isLowerThanOther =
                sure.map { $0 >= limit("slow_difference") && high < limit("s2_ceiling") } ?? false
            let isMuchHigher = outcome.difference.map { $0.value <= -limit("s2_difference") } ?? false
            guard outcome.isLowerThanOther || isMuchHigher else {
                outcome.finding = .notAssessable
                return outcome
            }
        } else if let speed = foot.speed, let z = outcome.z {
            outcome.isLowForSpeed =
                (z <= limit("s1_z") && foot.flatShare >= limit("s1_flat_share")) || z <= limit("s1_z_alone")
            let ceiling = min(limit("s2_ceiling"), ToeLift.expected(atSpeed: speed, reference))
            outcome.isLowerThanOther = sure.map { $0 >= limit("s2_difference") && high < ceiling } ?? false
            outcome.isFlat = high < limit("s3_pitch") && speed >= limit("s3_speed")
        }
        guard outcome.isLowForSpeed || outcome.isLowerThanOther || outcome.isFlat else { return outcome }
        let isMarked =
            foot.pitch < limit("marked_pitch") && foot.flatShare >= limit("marked_flat_share")
            && ((outcome.z.map { $0 <= limit("marked_z") } ?? false)
                || (sure.map { $0 >= limit("marked_difference") } ?? false) || high < limit("marked_floor"))
        outcome.finding = isMarked ? .markedlyReduced : .reduced
        return outcome
    }

    private func limit(_ name: String) -> Double { reference["rule.\(name)"] }

    /// The two feet walk the same way: where their paths differ too much, a trajectory is wrong, and its pitch with it.
    func trajectoriesAgree(lengths: (Double?, Double?), speeds: (Double?, Double?)) -> Bool {
        func ratio(_ pair: (Double?, Double?)) -> Double? {
            guard let a = pair.0, let b = pair.1, max(a, b) > 0 else { return nil }
            return min(a, b) / max(a, b)
        }
        if let lengths = ratio(lengths), lengths < reference["gate.length_ratio"] { return false }
        if let speeds = ratio(speeds), speeds < reference["gate.speed_ratio"] { return false }
        return true
    }
}
