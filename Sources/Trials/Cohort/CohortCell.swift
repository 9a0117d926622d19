/// A condition at a visit.
public struct CohortGroup: Sendable, Hashable {
    /// The condition; `nil` where it is not told.
    public var condition: String?
    /// The visit; `nil` where it is not told.
    public var visit: String?

    /// Creates a group.
    public init(condition: String? = nil, visit: String? = nil) {
        self.condition = condition
        self.visit = visit
    }

    /// Visit after visit, the conditions of a visit by name; what is not told comes last.
    static func isBefore(_ first: CohortGroup, _ second: CohortGroup) -> Bool {
        first.visit == second.visit
            ? NaturalOrder.isBefore(first.condition, second.condition)
            : NaturalOrder.isBefore(first.visit, second.visit)
    }
}

/// A person under one condition at one visit: the unit that is counted once, however often it was recorded.
struct CohortCell {
    /// Who; `nil` where it is not told: then each recording is a cell of its own.
    let participant: String?
    let group: CohortGroup
    /// The recordings that are averaged, by their position.
    let recordings: [Int]
    let values: CohortValues.Row
    /// Walking speed, m/s.
    let speed: Double?

    /// The cells of all analysed recordings, in the order of their first recording.
    static func cells(
        of recordings: [CohortRecording], _ values: CohortValues, fewestStrides: Int
    ) -> [CohortCell] {
        var positions: [Key: Int] = [:]
        var members: [(participant: String?, group: CohortGroup, recordings: [Int])] = []
        for (index, recording) in recordings.enumerated() where recording.failure == nil {
            let identity = recording.identity
            let group = CohortGroup(condition: identity.condition, visit: identity.visit)
            guard let participant = identity.participant else {
                members.append((nil, group, [index]))
                continue
            }
            let key = Key(participant: participant, group: group)
            if let position = positions[key] {
                members[position].recordings.append(index)
            } else {
                positions[key] = members.count
                members.append((participant, group, [index]))
            }
        }
        return members.map { participant, group, indices in
            let rows = indices.map { values.rows[$0] }
            let row: CohortValues.Row =
                rows.count == 1
                ? rows[0]
                : (0..<CohortValues.placeCount).map { place in
                    CohortValue.average(of: rows.compactMap { $0[place] }, fewestStrides: fewestStrides)
                }
            return CohortCell(
                participant: participant, group: group, recordings: indices, values: row,
                speed: CohortValues.speed(of: row))
        }
    }

    private struct Key: Hashable {
        let participant: String
        let group: CohortGroup
    }
}
