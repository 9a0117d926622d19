internal import FootDrop
internal import SignalProcessing

/// What changed from one condition, or visit, to another in the people who have both.
public struct PairedContrast: Sendable, Hashable {
    /// What differs between A and B.
    public enum Factor: String, Sendable, Hashable {
        case condition
        case visit
    }

    /// What a change of one person is called; the rules and names are those of the comparison of two sessions.
    public enum Verdict: String, Sendable, Hashable, CaseIterable {
        /// Higher in B by more than the detectable change.
        case changedUp = "changed_up"
        /// Lower in B by more than the detectable change.
        case changedDown = "changed_down"
        /// Not more than repeating a session makes.
        case withinVariation = "within_variation"
        case notAssessable = "not_assessable"
    }

    /// The change of one person.
    public struct Change: Sendable, Hashable {
        /// Who.
        public var participant: String
        /// B minus A.
        public var value: Double
        /// The smallest change that is more than repeating a session makes; `nil` where none is known.
        public var detectable: Double?
        /// What it is called.
        public var verdict: Verdict
    }

    /// A parameter of a side over all people.
    public struct Outcome: Sendable, Hashable {
        /// The parameter.
        public var parameter: CohortParameter
        /// The side.
        public var side: CohortSide
        /// The change of each person with a value in A and B, from the smallest to the greatest.
        public var changes: [Change]
        /// The mean of the changes.
        public var mean: Double
        /// Its 95 % interval by Student's distribution; `nil` for fewer than two people.
        public var interval: ClosedRange<Double>?
        /// Whether a detectable change of the parameter is known.
        public var hasDetectableChange: Bool

        /// People whose change is called so.
        public func count(_ verdict: Verdict) -> Int { changes.count { $0.verdict == verdict } }
        /// People whose change could be held against a detectable one.
        public var judged: Int { changes.count { $0.verdict != .notAssessable } }
    }

    /// What differs.
    public var factor: Factor
    /// The name of A, the first by name.
    public var a: String
    /// The name of B.
    public var b: String
    /// The visit of both for a condition, the condition of both for a visit; `nil` where it is not told.
    public var at: String?
    /// People with an analysed recording of A and of B.
    public var pairs: Int
    /// People with one of A alone.
    public var onlyA: Int
    /// People with one of B alone.
    public var onlyB: Int
    /// What changed, parameter by parameter.
    public var outcomes: [Outcome]

    /// The outcome of a parameter and side.
    public func outcome(_ parameter: CohortParameter, _ side: CohortSide) -> Outcome? {
        outcomes.first { $0.parameter == parameter && $0.side == side }
    }
}

/// Forms contrasts from the cells of a trial.
struct PairedContrasts {
    let reference: ReferenceTable
    let fewestStrides: Int

    /// Every contrast that some person can be compared in, and the cells that take part.
    ///
    /// Each later condition is compared with the first one of its visit, then each later visit with the first one of
    /// its condition.
    func all(of cells: [CohortCell]) -> (contrasts: [PairedContrast], paired: Set<Int>) {
        var contrasts: [PairedContrast] = []
        var paired: Set<Int> = []
        for factor in [PairedContrast.Factor.condition, .visit] {
            func level(_ cell: CohortCell) -> String? {
                factor == .condition ? cell.group.condition : cell.group.visit
            }
            func other(_ cell: CohortCell) -> String? {
                factor == .condition ? cell.group.visit : cell.group.condition
            }
            // By what they have in common, by level, by person.
            var table: [String?: [String: [String: Int]]] = [:]
            for (index, cell) in cells.enumerated() {
                guard let participant = cell.participant, let level = level(cell) else { continue }
                table[other(cell), default: [:]][level, default: [:]][participant] = index
            }
            let levels = NaturalOrder.sorted(cells.compactMap(level))
            guard let first = levels.first else { continue }
            for at in table.keys.sorted(by: NaturalOrder.isBefore) {
                guard let people = table[at], let before = people[first] else { continue }
                for later in levels.dropFirst() {
                    guard let after = people[later] else { continue }
                    let both = before.keys.filter { after[$0] != nil }.sorted(by: NaturalOrder.isBefore)
                    guard !both.isEmpty else { continue }
                    let pairs = both.compactMap { person -> Pair? in
                        guard let a = before[person], let b = after[person] else { return nil }
                        paired.formUnion([a, b])
                        return Pair(participant: person, a: cells[a], b: cells[b])
                    }
                    contrasts.append(
                        PairedContrast(
                            factor: factor, a: first, b: later, at: at, pairs: pairs.count,
                            onlyA: before.count - pairs.count, onlyB: after.count - pairs.count,
                            outcomes: outcomes(of: pairs)))
                }
            }
        }
        return (contrasts, paired)
    }

    /// A person in both.
    private struct Pair {
        let participant: String
        let a: CohortCell
        let b: CohortCell
    }

    private func outcomes(of pairs: [Pair]) -> [PairedContrast.Outcome] {
        CohortParameter.all.enumerated().flatMap { index, parameter in
            CohortSide.allCases.compactMap { side in
                outcome(of: pairs, parameter, side, place: CohortValues.place(index, side))
            }
        }
    }

    private func outcome(
        of pairs: [Pair], _ parameter: CohortParameter, _ side: CohortSide, place: Int
    ) -> PairedContrast.Outcome? {
        var changes = pairs.compactMap { pair -> PairedContrast.Change? in
            guard let a = pair.a.values[place], let b = pair.b.values[place], (b.value - a.value).isFinite else {
                return nil
            }
            let detectable = detectableChange(parameter.name, [pair.a.speed, pair.b.speed])
            return PairedContrast.Change(
                participant: pair.participant, value: b.value - a.value, detectable: detectable,
                verdict: verdict(from: a, to: b, detectable))
        }
        let values = changes.map(\.value)
        guard let mean = RobustStatistics.mean(values) else { return nil }
        var interval: ClosedRange<Double>?
        if let deviation = RobustStatistics.standardDeviation(values),
            let quantile = StudentDistribution.quantile95(degreesOfFreedom: values.count - 1)
        {
            let half = quantile * deviation / Double(values.count).squareRoot()
            if half.isFinite { interval = (mean - half)...(mean + half) }
        }
        changes.sort { ($0.value, $0.participant) < ($1.value, $1.participant) }
        return PairedContrast.Outcome(
            parameter: parameter, side: side, changes: changes, mean: mean, interval: interval,
            hasDetectableChange: reference.detectableChange(of: parameter.name, atSpeed: nil) != nil)
    }

    /// Of sessions on either side of the limit between slow and usual walking, the greater change counts; a person
    /// without a speed is held against the change over all people.
    private func detectableChange(_ name: String, _ speeds: [Double?]) -> Double? {
        let known = speeds.compactMap(\.self)
        guard !known.isEmpty else { return reference.detectableChange(of: name, atSpeed: nil)?.value }
        return known.compactMap { reference.detectableChange(of: name, atSpeed: $0)?.value }.max()
    }

    /// The rules of a comparison of two sessions.
    private func verdict(from a: CohortValue, to b: CohortValue, _ detectable: Double?) -> PairedContrast.Verdict {
        guard let detectable, let first = a.n, let second = b.n, min(first, second) >= fewestStrides else {
            return .notAssessable
        }
        let change = b.value - a.value
        guard change.magnitude > detectable else { return .withinVariation }
        if let before = a.error, let after = b.error {
            let half = 1.96 * (before * before + after * after).squareRoot()
            if change.magnitude <= half { return .withinVariation }
        }
        return change > 0 ? .changedUp : .changedDown
    }
}
