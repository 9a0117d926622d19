import Recordings

/// Confirms the sides that the lower back gives its steps by the feet that were recorded beside it.
///
/// A sensor of the lower back tells left from right only as long as its axes are right-handed and the trunk sways as
/// trunks do; a foot's own sensor knows.
struct TrunkSides: Sendable {
    /// Fewest contacts that both saw.
    var fewest = 6
    /// Contacts further apart are not the same, s.
    var reach = 0.15
    /// Share of contacts of the other side from which the sides are exchanged; half means nothing.
    var exchanged = 0.7

    /// What was found.
    struct Result: Sendable {
        var decisions: [Recording.Decision] = []
        var notes: [QualityNote] = []
    }

    /// Compares, and exchanges the sides where the feet say so.
    func confirm(_ results: inout [SensorResult], _ clocks: SessionClocks.Result) -> Result {
        guard let place = results.firstIndex(where: { $0.trunk != nil }), let trunk = results[place].trunk else {
            return Result()
        }
        let path = results[place].path
        let feet = results.filter { $0.trunk == nil && clocks.areJoined($0.path, path) }
            .flatMap(\.events).filter { $0.kind == .initialContact && $0.side != .unknown }
            .sorted { $0.time < $1.time }
        let contacts = trunk.gait.bouts.flatMap(\.contacts).filter { $0.side != .unknown }
        var same = 0
        var other = 0
        var window = TimeWindow(over: feet.map(\.time), reach: reach)
        for contact in contacts {
            guard let nearest = window.nearest(to: contact.time) else { continue }
            if feet[nearest].side == contact.side { same += 1 } else { other += 1 }
        }
        guard same + other >= fewest else { return Result() }
        var result = Result()
        if Double(other) >= exchanged * Double(same + other) {
            results[place].trunk?.gait = trunk.gait.withSidesExchanged()
            result.decisions.append(
                .init(
                    "sides of the lower back", "exchanged",
                    because: "\(other) of \(same + other) contacts are the other foot's"))
            result.notes.append(
                QualityNote(
                    code: "trunk_sides_exchanged", severity: .info,
                    message: "the lower back took left for right; its sides were corrected by the feet's contacts"))
        } else if Double(other) > (1 - exchanged) * Double(same + other) {
            results[place].trunk?.gait = trunk.gait.withoutSides()
            result.decisions.append(
                .init(
                    "sides of the lower back", "unknown",
                    because: "\(same) of \(same + other) contacts are those of the same foot's sensor"))
        } else {
            result.decisions.append(
                .init(
                    "sides of the lower back", "as found",
                    because: "\(same) of \(same + other) contacts are those of the same foot's sensor"))
        }
        return result
    }
}
