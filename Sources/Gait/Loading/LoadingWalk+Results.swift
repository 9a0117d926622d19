import Recordings
import SignalProcessing

extension LoadingWalk {
    /// Fills in everything that follows from measured contacts.
    func finish(
        _ analysis: inout LoadingAnalysis, _ contacts: [FoundContact], _ signals: [LoadSignal],
        layouts: [Side: Bool], dragTimes: [Int: Double], brief: [FoundContact]
    ) {
        var contacts = contacts
        let signs = LoadingSigns()
        analysis.candidates = signs.mark(&contacts, signals, dragTimes: dragTimes)
        for load in brief where isInSwing(load, contacts) {
            let peak = load.stretch.range.reduce(0) { max($0, signals[load.signal].force[$1]) }
            analysis.candidates.append(
                LoadingCandidate(
                    side: load.contact.side, time: load.contact.start, kind: .briefContact,
                    source: load.contact.source,
                    why:
                        "\(peak.whole) N for \(((load.contact.end - load.contact.start) * 1000).whole) ms between contacts"
                ))
        }
        analysis.candidates.sort { $0.time < $1.time }
        analysis.contacts = contacts.map(\.contact)
        analysis.events = analysis.contacts.flatMap(\.events).sorted { $0.time < $1.time }
        for contact in analysis.contacts {
            for device in contact.devices { analysis.devices[device].contactCount += 1 }
        }
        let summaries = LoadingSummaries()
        analysis.feet = summaries.feet(contacts, layouts: layouts)
        let (asymmetries, withheld) = summaries.asymmetries(analysis.feet)
        analysis.asymmetries = asymmetries
        analysis.withheld += withheld
        analysis.signs = signs.signs(analysis.feet, contacts)
        addFeet(contacts, signals, layouts, &analysis)
        withhold(signals, contacts, &analysis)
        note(contacts, signals, &analysis)
    }

    private func isInSwing(_ load: FoundContact, _ contacts: [FoundContact]) -> Bool {
        contacts.contains {
            $0.signal == load.signal && $0.contact.end < load.contact.start && load.contact.start - $0.contact.end < 1
        }
            && contacts.contains {
                $0.signal == load.signal && $0.contact.start > load.contact.end
                    && $0.contact.start - load.contact.end < 1
            }
    }

    /// Feet that walk on a device of their own.
    private func addFeet(
        _ contacts: [FoundContact], _ signals: [LoadSignal], _ layouts: [Side: Bool], _ analysis: inout LoadingAnalysis
    ) {
        for (number, signal) in signals.enumerated() where signal.isContinuous {
            let own = contacts.filter { $0.signal == number }
            guard let first = own.first, own.allSatisfy({ $0.contact.side == first.contact.side }) else { continue }
            let side = first.contact.side
            analysis.devices[signal.device].side = side
            let name = analysis.devices[signal.device].name
            if analysis.footAnalyses.contains(where: { $0.side == side && $0.source == signal.kind }) {
                analysis.notes.append(
                    QualityNote(
                        code: "side_twice", severity: .warning, side: side,
                        message: "\(name) is another device of the \(side.rawValue) side; its strides are left out"))
                continue
            }
            if let (share, time) = rhythm(own), share < leastStanceShare || time < leastStrideTime {
                analysis.notes.append(
                    QualityNote(
                        code: "no_walking", severity: .warning, side: side,
                        message:
                            "\(name) is loaded every \(time.text(decimals: 2)) s for \((share * 100).whole) % of that: "
                            + "no walking of one foot, perhaps running or both feet on one belt; no strides are given"))
                continue
            }
            analysis.footAnalyses.append(
                LoadingStrides().analysis(
                    own, in: signal, side: side, isOrdered: signal.kind == .insole && layouts[side] == true))
        }
    }

    /// In walking a foot stands for more than half of its stride.
    private var leastStanceShare: Double { 0.5 }

    /// No walking foot comes down more often, s.
    private var leastStrideTime: Double { 0.65 }

    /// Median share of contact in the time from contact to contact, and median of that time.
    private func rhythm(_ contacts: [FoundContact]) -> (share: Double, time: Double)? {
        var shares: [Double] = []
        var times: [Double] = []
        for (a, b) in zip(contacts, contacts.dropFirst()) {
            guard let time = a.contact.contactTime, let begin = a.contact.initialContact,
                let next = b.contact.initialContact, next > begin
            else { continue }
            shares.append(time / (next - begin))
            times.append(next - begin)
        }
        guard let share = RobustStatistics.median(shares), let time = RobustStatistics.median(times) else { return nil }
        return (share, time)
    }

    private func withhold(_ signals: [LoadSignal], _ contacts: [FoundContact], _ analysis: inout LoadingAnalysis) {
        let slow = signals.filter { $0.rate < ForceMeasurement.loadingRate }.map(\.rate).min()
        if let slow, !contacts.isEmpty {
            analysis.withheld.append(
                FootAnalysis.Withheld(
                    quantity: "absolute loading and slap rates",
                    reason: "\(slow.whole) samples a second are fewer than \(ForceMeasurement.loadingRate.whole); "
                        + "the figures compare left and right only"))
        }
        let plates = signals.filter { $0.kind == .forcePlate && $0.rate < ForceMeasurement.transientRate }
        if let rate = plates.map(\.rate).min(), !contacts.isEmpty {
            analysis.withheld.append(
                FootAnalysis.Withheld(
                    quantity: "heel and slap transients",
                    reason: "\(rate.whole) samples a second are fewer than \(ForceMeasurement.transientRate.whole)"))
        }
    }

    private func note(_ contacts: [FoundContact], _ signals: [LoadSignal], _ analysis: inout LoadingAnalysis) {
        for found in contacts {
            let contact = found.contact
            let side = contact.side == .unknown ? nil : contact.side
            if let rejection = contact.rejection {
                analysis.notes.append(
                    QualityNote(
                        code: "two_feet", severity: .warning, side: side,
                        message: "a contact is not used: \(rejection)", start: contact.start, end: contact.end))
            } else if contact.flags.contains(.gap) {
                analysis.notes.append(
                    QualityNote(
                        code: "contact_with_gap", severity: .warning, side: side,
                        message: "samples are missing in a contact; it is not measured", start: contact.start,
                        end: contact.end))
            }
        }
        let open = contacts.count { $0.contact.side == .unknown && $0.contact.rejection == nil }
        if open > 0 {
            analysis.notes.append(
                QualityNote(
                    code: "foot_unknown", severity: .warning,
                    message: "\(open) contact\(open == 1 ? "" : "s") could not be given to a foot"))
        }
        for (number, signal) in signals.enumerated() where contacts.allSatisfy({ $0.signal != number }) {
            guard !contacts.contains(where: { $0.contact.devices.contains(signal.device) }) else { continue }
            analysis.notes.append(
                QualityNote(
                    code: "no_contact", severity: .info,
                    message: "\(analysis.devices[signal.device].name) has no contact of a foot"))
        }
    }
}
