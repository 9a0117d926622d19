import Recordings

/// Compares the events of the sensors of a session, pair by pair, where they share a clock.
struct SensorAgreement: Sendable {
    /// Below this share of common events the sensors disagree.
    var leastShare = 0.9
    /// Above this scatter of the differences they disagree, s.
    var greatestSpread = 0.05
    /// Fewer events do not make a disagreement.
    var fewest = 5

    /// What the others say beside the sensor that a foot's figures are taken from; every pair where there is none.
    func compare(
        _ results: [SensorResult], _ clocks: SessionClocks.Result, chosen: [FootAnalysis]
    ) -> [EventAgreement] {
        var agreements: [EventAgreement] = []
        for (number, other) in results.enumerated() {
            for one in results[..<number] where clocks.areJoined(one.path, other.path) {
                for side in [Side.left, .right] {
                    let source = chosen.first { $0.side == side }?.source
                    guard source == nil || [one, other].contains(where: { $0.source(of: side) == source }) else {
                        continue
                    }
                    for kind in [GaitEvent.Kind.initialContact, .finalContact] {
                        if let agreement = EventAgreement(kind, of: side, one.events, other.events) {
                            agreements.append(agreement)
                        }
                    }
                }
            }
        }
        return agreements
    }

    /// What a user should know about them.
    func notes(on agreements: [EventAgreement]) -> [QualityNote] {
        agreements.compactMap { agreement in
            let count = agreement.matched + agreement.onlyReference + agreement.onlyOther
            guard count >= fewest else { return nil }
            let isSplit = agreement.share < leastShare
            guard isSplit || (agreement.spread ?? 0) > greatestSpread else { return nil }
            let event = agreement.event == .initialContact ? "initial contacts" : "final contacts"
            let spread = agreement.spread.map { ", differences scatter by \(Int((1000 * $0).rounded())) ms" } ?? ""
            return QualityNote(
                code: "sensors_disagree",
                // The lower back hardly feels the first and last steps of a bout.
                severity: agreement.other == .lowerBack || agreement.reference == .lowerBack ? .info : .warning,
                side: agreement.side,
                message: "\(agreement.reference.words) and \(agreement.other.words) agree on \(agreement.matched) of "
                    + "\(count) \(event) of the \(agreement.side.rawValue) foot\(spread)")
        }
    }
}

extension SensorResult {
    /// The sensor by which a foot is followed here; `nil` when it is not.
    fileprivate func source(of side: Side) -> SensorPlacement? { feet.first { $0.side == side }?.source }
}
