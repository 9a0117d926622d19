public import Gait
import Recordings

/// From the strides of both feet to the finding of each, the side, and the figures that need both.
public struct FootDropAssessment: Sendable {
    /// Every weight, limit and reference value.
    public var reference: ReferenceTable

    /// Creates an assessment.
    public init(reference: ReferenceTable = .builtIn) {
        self.reference = reference
    }

    /// Assesses a session.
    ///
    /// - Returns: A finding a foot, in the order of the session's feet; the side; the figures of both feet.
    /// - Complexity: O(n) in the strides: long walks are thinned for the intervals.
    public func assess(
        _ session: Session
    ) -> (feet: [FootDropFinding], laterality: LateralityFinding, bilateral: BilateralFigures) {
        assess(session, session.feet.map { FootMeasures($0, reference: reference) })
    }

    /// Assesses a session whose feet were measured, in their order.
    func assess(
        _ session: Session, _ measures: [FootMeasures]
    ) -> (feet: [FootDropFinding], laterality: LateralityFinding, bilateral: BilateralFigures) {
        let partners = measures.indices.map { partner(of: $0, among: measures) }
        var feet = measures.indices.map { number in
            FootJudgement(
                own: measures[number], other: partners[number].map { measures[$0] }, reference: reference)
        }
        var laterality = LateralityFinding(
            .notAssessable, statement: "Only one foot was recorded; the sides cannot be compared.")
        if feet.isEmpty { laterality.statement = "No foot was recorded." }
        // The pair comes first: a third sensor of unknown side is compared with nothing.
        if let first = partners.firstIndex(where: { $0 != nil }), let second = partners[first] {
            let decision = LateralityRule(reference: reference).decide(feet[first].side, feet[second].side)
            laterality = decision.laterality
            if [first, second].contains(where: { !measures[$0].foot.hasGyroscope }) {
                laterality.statement += " The side cannot be named without a gyroscope on both feet."
            }
            for number in [first, second] where feet[number].side.side == decision.strongerSwing {
                feet[number].capForStrongerSwing()
            }
        }
        let pair = [session.foot(.left), session.foot(.right)].compactMap(\.self)
        let bilateral: BilateralFigures
        if pair.count == 2, let left = measures.first(where: { $0.foot.side == .left }),
            let right = measures.first(where: { $0.foot.side == .right })
        {
            bilateral = BilateralAnalysis(
                left: left, right: right, isSynchronized: session.isSynchronized,
                clockDeviation: session.clockDeviation ?? 0, reference: reference
            ).figures()
        } else {
            bilateral = BilateralFigures(
                withheld: [.init(quantity: "left against right", reason: "a left and a right foot are needed")])
        }
        return (feet.map { $0.finding() }, laterality, bilateral)
    }

    /// The foot that a foot is compared with: left and right with each other, else the only other one.
    private func partner(of number: Int, among measures: [FootMeasures]) -> Int? {
        let side = measures[number].foot.side
        if measures.count == 2 { return 1 - number }
        let opposite: Side? = side == .left ? .right : side == .right ? .left : nil
        return measures.firstIndex { $0.foot.side == opposite }
    }
}
