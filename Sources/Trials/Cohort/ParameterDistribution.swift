internal import SignalProcessing

/// A parameter by condition and visit.
public struct ParameterDistribution: Sendable, Hashable {
    /// How the values of a group lie.
    public struct Spread: Sendable, Hashable {
        /// People, or recordings of people who are not told.
        public var n: Int
        /// 50th percentile.
        public var median: Double
        /// 25th percentile.
        public var lowerQuartile: Double
        /// 75th percentile.
        public var upperQuartile: Double
        /// 5th percentile.
        public var percentile5: Double
        /// 95th percentile.
        public var percentile95: Double

        /// The spread of values; `nil` without any.
        init?(of values: [Double]) {
            guard let median = RobustStatistics.median(values),
                let lower = RobustStatistics.quantile(values, 0.25),
                let upper = RobustStatistics.quantile(values, 0.75),
                let low = RobustStatistics.quantile(values, 0.05),
                let high = RobustStatistics.quantile(values, 0.95)
            else { return nil }
            n = values.count
            self.median = median
            lowerQuartile = lower
            upperQuartile = upper
            percentile5 = low
            percentile95 = high
        }
    }

    /// The values of a side.
    public struct OneSide: Sendable, Hashable {
        /// The side.
        public var side: CohortSide
        /// The values of each group, in the order of the recordings.
        public var values: [[Double]]
        /// One spread a group, in the order of the groups; `nil` where it has no value.
        public var spreads: [Spread?]
        /// What each person has in the groups that a line joins.
        public var lines: [Line]
    }

    /// The values of one person, group after group.
    public struct Line: Sendable, Hashable {
        /// Positions of the groups.
        public var groups: [Int]
        /// The values there.
        public var values: [Double]
    }

    /// The parameter.
    public var parameter: CohortParameter
    /// The sides that have a value in some recording.
    public var sides: [OneSide]

    /// All parameters over the cells of a trial.
    static func all(of cells: [CohortCell], groups: [CohortGroup]) -> [ParameterDistribution] {
        let positions = Dictionary(
            groups.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let places = cells.map { positions[$0.group] ?? 0 }
        let chains = chains(of: cells, groups: groups)
        return CohortParameter.all.enumerated().map { index, parameter in
            let sides = CohortSide.allCases.compactMap { side -> OneSide? in
                let place = CohortValues.place(index, side)
                var values = [[Double]](repeating: [], count: groups.count)
                for (cell, group) in zip(cells, places) {
                    if let value = cell.values[place]?.value { values[group].append(value) }
                }
                guard values.contains(where: { !$0.isEmpty }) else { return nil }
                let lines = chains.compactMap { chain -> Line? in
                    let known = chain.filter { cells[$0].values[place] != nil }
                    guard known.count > 1 else { return nil }
                    return Line(
                        groups: known.map { places[$0] }, values: known.compactMap { cells[$0].values[place]?.value })
                }
                return OneSide(side: side, values: values, spreads: values.map(Spread.init), lines: lines)
            }
            return ParameterDistribution(parameter: parameter, sides: sides)
        }
    }

    /// The cells of one person that a line joins: the conditions of a visit, or the visits where there is one condition.
    private static func chains(of cells: [CohortCell], groups: [CohortGroup]) -> [[Int]] {
        let joinsVisits = Set(groups.map(\.condition)).count < 2
        var positions: [Chain: Int] = [:]
        var chains: [[Int]] = []
        for (index, cell) in cells.enumerated() {
            guard let participant = cell.participant else { continue }
            let chain = Chain(participant: participant, visit: joinsVisits ? nil : cell.group.visit)
            if let position = positions[chain] {
                chains[position].append(index)
            } else {
                positions[chain] = chains.count
                chains.append([index])
            }
        }
        return chains.filter { $0.count > 1 }.map { chain in
            chain.sorted { CohortGroup.isBefore(cells[$0].group, cells[$1].group) }
        }
    }

    private struct Chain: Hashable {
        let participant: String
        let visit: String?
    }
}
