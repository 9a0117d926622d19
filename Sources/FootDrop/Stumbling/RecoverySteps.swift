/// What the steps after a stumble say: they are part of it, and show whether it was nearly a fall.
struct RecoverySteps: Sendable {
    let parameters: StumbleParameters

    /// The stumbles of a session, in the order of time.
    ///
    /// A step that is put down early or hurried within the recovery of a stumble is a recovery step, of whichever foot.
    /// Two of the next three swings changed by more than a quarter make a near-fall.
    func join(_ feet: [FootStumbles]) -> [Stumble] {
        let events = feet.flatMap(\.events).sorted { $0.stumble.time < $1.stumble.time }
        var kept: [FootStumbles.Event] = []
        for event in events {
            if let last = kept.last, last.isSpeedLoss, last.stumble.kind != .scuff,
                event.stumble.time - last.stumble.time < parameters.recoveryTime
            {
                continue
            }
            kept.append(event)
        }
        let swings = feet.flatMap(\.swings).sorted { $0.time < $1.time }
        return kept.map { event in
            var stumble = event.stumble
            guard event.isSpeedLoss, stumble.kind != .scuff else { return stumble }
            let next = swings.lazy.drop { $0.time <= stumble.time }
                .prefix(3).filter { $0.time < stumble.time + 2 * parameters.recoveryTime }
            let changed = next.count { abs($0.change) > parameters.nearFallChange }
            if changed >= 2 {
                stumble.kind = .nearFall
                stumble.reason += "; \(changed) of the next 3 swings were hurried or drawn out by more than a quarter"
            }
            return stumble
        }
    }
}
