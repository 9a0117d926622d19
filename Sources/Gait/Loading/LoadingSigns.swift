import Recordings
import SignalProcessing

/// Finds what stands out: in single contacts, and in a foot as a whole.
struct LoadingSigns: Sendable {
    /// Front share of early load that 95 % of healthy adults stay below.
    var frontShare = 0.07
    /// Difference of it between the feet that 95 % of healthy adults stay below.
    var frontDifference = 0.04
    /// Load of the front in mid-swing that is no pressure of the insole itself, BW.
    var drag = 0.05
    /// A contact longer than this share of the usual one may be two.
    var doubleContact = 1.3
    /// Share of the load below which a foot may be in a swing that drags.
    var lightened = 0.2
    /// Fewest possible double contacts that are a sign.
    var fewestDoubles = 3
    /// Least share of contacts that they have to be.
    var doubleShare = 0.05
    /// Fewest contacts that tell what is usual.
    var fewestContacts = 10
    /// Fewest contacts that tell whether the heel transient is missing.
    var fewestTransients = 5
    /// Distance from the usual that stands out, in robust standard deviations.
    var deviations = 4.0
    /// It stands out only when it is this share of the usual, too; of the length of the foot for a place on it.
    var leastShare = 0.2

    // MARK: - Single contacts

    /// Flags contacts and lists candidates for stumbles and drags; `dragTimes` by number of contact.
    func mark(
        _ contacts: inout [FoundContact], _ signals: [LoadSignal], dragTimes: [Int: Double]
    ) -> [LoadingCandidate] {
        var candidates: [LoadingCandidate] = []
        for source in [SensorPlacement.forcePlate, .insole] {
            for side in Side.allCases {
                let own = contacts.indices.filter {
                    contacts[$0].contact.side == side && contacts[$0].contact.source == source
                        && contacts[$0].contact.isUsable
                }
                markUnusual(own, signals, &contacts, &candidates)
                let limit = dragLimit(own.map { contacts[$0].contact })
                for i in own where signals[contacts[i].signal].isContinuous {
                    markDrag(i, above: limit, &contacts, dragTimes[i], &candidates)
                }
            }
        }
        return noted(candidates)
    }

    /// Says of unusual contacts how many others are near: a turn or a stop makes several, a stumble one or two.
    private func noted(_ candidates: [LoadingCandidate]) -> [LoadingCandidate] {
        candidates.map { candidate in
            guard candidate.kind == .unusualContact else { return candidate }
            let near = candidates.count {
                $0.kind == .unusualContact && $0.source == candidate.source && abs($0.time - candidate.time) < 3
            }
            var copy = candidate
            if near > 2 { copy.why += "; one of \(near) within 3 s, as in a turn or a stop" }
            return copy
        }
    }

    /// The load in swing that stands out; an insole that presses on the foot in every swing has to be exceeded by as much.
    private func dragLimit(_ contacts: [FootContact]) -> Double {
        let usual = RobustStatistics.median(contacts.compactMap(\.measures.swingDrag)) ?? 0
        return usual < drag ? drag + max(0, usual) : drag
    }

    private func markDrag(
        _ i: Int, above limit: Double, _ contacts: inout [FoundContact], _ time: Double?,
        _ candidates: inout [LoadingCandidate]
    ) {
        let contact = contacts[i].contact
        guard let load = contact.measures.swingDrag, load > limit else { return }
        contacts[i].contact.flags.append(.toeContactInSwing)
        candidates.append(
            LoadingCandidate(
                side: contact.side, time: time ?? contact.start, kind: .toeContactInSwing, source: contact.source,
                why: "the front of the insole carries \(load.text(decimals: 2)) BW in mid-swing"))
    }

    private func markUnusual(
        _ own: [Int], _ signals: [LoadSignal], _ contacts: inout [FoundContact],
        _ candidates: inout [LoadingCandidate]
    ) {
        guard own.count >= fewestContacts else { return }
        var reasons: [Int: [String]] = [:]
        for measure in [LoadingMeasure.contactTime, .firstPeak, .pressureStart] {
            let values = own.compactMap { i in measure.value(in: contacts[i].contact.measures).map { (i, $0) } }
            guard values.count >= fewestContacts, let usual = RobustStatistics.median(values.map(\.1)),
                let deviation = RobustStatistics.robustStandardDeviation(values.map(\.1))
            else { continue }
            let scale = measure == .pressureStart ? 1 : abs(usual)
            for (i, value) in values where abs(value - usual) > max(deviations * deviation, leastShare * scale) {
                if measure == .contactTime, value > doubleContact * usual, value < 3 * usual,
                    isLightened(contacts[i], signals[contacts[i].signal])
                {
                    contacts[i].contact.flags.append(.possibleDoubleContact)
                    candidates.append(
                        LoadingCandidate(
                            side: contacts[i].contact.side, time: contacts[i].contact.start,
                            kind: .possibleDoubleContact, source: contacts[i].contact.source,
                            why: "it lasts \(value.text(decimals: 2)) s where \(usual.text(decimals: 2)) s are usual, "
                                + "and the foot is nearly unloaded in between"))
                }
                reasons[i, default: []].append(
                    "\(measure.rawValue) \(value.text(decimals: 3)), usually \(usual.text(decimals: 3))")
            }
        }
        for i in own {
            guard let reason = reasons[i] else { continue }
            contacts[i].contact.flags.append(.outlier)
            candidates.append(
                LoadingCandidate(
                    side: contacts[i].contact.side, time: contacts[i].contact.start, kind: .unusualContact,
                    source: contacts[i].contact.source, why: reason.joined(separator: "; ")))
        }
    }

    /// Whether a contact is nearly unloaded in its middle, as in a swing in which the toe drags.
    private func isLightened(_ found: FoundContact, _ signal: LoadSignal) -> Bool {
        let range = found.stretch.range
        let middle = range.lowerBound + range.count / 5..<range.upperBound - range.count / 5
        return middle.contains { signal.force[$0] < lightened * signal.level.load }
    }

    // MARK: - Feet

    /// The signs of the feet.
    func signs(_ feet: [FootLoading], _ contacts: [FoundContact]) -> [LoadingSign] {
        var signs = forefootSigns(feet)
        for foot in feet {
            let own = contacts.map(\.contact).filter {
                $0.side == foot.side && $0.source == foot.source && $0.isUsable
            }
            let assessable = own.count(where: \.measures.heelTransientAssessable)
            if let share = foot.heelTransientShare, assessable >= fewestTransients, share < 0.5 {
                signs.append(
                    LoadingSign(
                        kind: .missingHeelTransient, side: foot.side, source: foot.source,
                        evidence: "a heel transient in \((share * 100).whole) % of \(assessable) contacts"))
            }
            let drags = own.count { $0.flags.contains(.toeContactInSwing) }
            if drags > 0 {
                signs.append(
                    LoadingSign(
                        kind: .toeContactInSwing, side: foot.side, source: foot.source,
                        evidence: "load on the front in \(drags) of \(own.count) swings"))
            }
            let doubles = own.count { $0.flags.contains(.possibleDoubleContact) }
            // Turns of healthy people make one or two in a hundred.
            if doubles >= fewestDoubles, Double(doubles) >= doubleShare * Double(own.count) {
                signs.append(
                    LoadingSign(
                        kind: .possibleDoubleContact, side: foot.side, source: foot.source,
                        evidence: "\(doubles) of \(own.count) contacts are long enough for two and unloaded in between")
                )
            }
        }
        return signs
    }

    /// Early load on the forefoot, on one foot more than on the other or on both.
    private func forefootSigns(_ feet: [FootLoading]) -> [LoadingSign] {
        let insoles = feet.filter { $0.source == .insole && $0.side != .unknown }
        let shares = insoles.compactMap { foot -> (foot: FootLoading, share: Double)? in
            guard let summary = foot.summary(.frontEarlyShare), summary.n >= LoadingSummaries().fewestForAsymmetry
            else { return nil }
            return (foot, summary.median)
        }
        // Without the other foot the healthy share of false flags is not known.
        guard shares.count == 2 else { return [] }
        let difference = abs(shares[0].share - shares[1].share)
        let both = shares.allSatisfy { $0.share > frontShare }
        let greater = max(shares[0].share, shares[1].share)
        return shares.filter {
            $0.share > frontShare && (both || (difference > frontDifference && $0.share == greater))
        }
        .map { foot, share in
            LoadingSign(
                kind: .forefootLoadedEarlyContact, side: foot.side, source: foot.source,
                evidence: "\((share * 100).text(decimals: 1)) % of the load of the first 15 % of contact is on the "
                    + "front, \((difference * 100).text(decimals: 1)) % apart from the other foot; "
                    + "healthy adults stay below 7 and 4 %")
        }
    }
}
