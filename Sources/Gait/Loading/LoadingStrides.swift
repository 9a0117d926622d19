import Recordings
import SignalProcessing

/// Turns the contacts of a foot on its own device into strides, events and bouts.
struct LoadingStrides: Sendable {
    /// Longest swing, s; a longer one is a foot held up or a contact that was not seen.
    var longestSwing = 1.5
    /// Shortest swing, s.
    var shortestSwing = 0.1
    /// Stride time of an ordinary stride relative to the usual one.
    var ordinary = 0.7...1.4

    private static let reasons = [
        ("angles", "force sensors do not see how the foot is turned"),
        ("clearance", "force sensors do not see a foot in the air"),
        ("stride length and speed", "force sensors do not see how far the foot travels"),
        ("turns and terrain", "force sensors do not see the way; strides in turns count with the others"),
    ]

    /// The analysis of a foot.
    ///
    /// - Parameters:
    ///   - contacts: Its contacts in the order of time, cut ones included.
    ///   - isOrdered: Whether the cells tell how the foot lands.
    func analysis(_ contacts: [FoundContact], in signal: LoadSignal, side: Side, isOrdered: Bool) -> FootAnalysis {
        var analysis = FootAnalysis(side: side)
        analysis.source = signal.kind
        analysis.withheld = Self.reasons.map { FootAnalysis.Withheld(quantity: $0.0, reason: $0.1) }
        var (strides, firsts) = strides(contacts, in: signal, side: side)
        let times = zip(contacts, contacts.dropFirst()).compactMap { a, b -> Double? in
            guard let begin = a.contact.initialContact, let next = b.contact.initialContact else { return nil }
            return next - begin < longestSwing + 2 ? next - begin : nil
        }
        let usual = RobustStatistics.median(times)
        let bouts = WalkingBouts(strideTime: usual ?? 0).divide(strides)
        WalkingBouts.markEnds(&strides, of: bouts)
        WalkingBouts.setTimes(&strides, in: bouts, isUnbroken: { firsts[$0] == firsts[$0 - 1] + 1 })
        for i in strides.indices {
            let landing = contacts[firsts[i] + 1].contact
            if isOrdered { strides[i].contactType = contactType(landing) }
            let isOrdinary = strides[i].strideTime.map { time in usual.map { ordinary.contains(time / $0) } ?? true }
            strides[i].isStraight = isOrdinary == true && landing.rejection == nil
            strides[i].quality = strides[i].isStraight ? 1 : 0.5
        }
        analysis.strides = strides
        analysis.bouts = WalkingBouts.bouts(bouts, of: strides, side: side)
        analysis.events = contacts.flatMap { $0.contact.events }.sorted { $0.time < $1.time }
        return analysis
    }

    /// Strides, and for each the number of the contact that it begins with.
    private func strides(
        _ contacts: [FoundContact], in signal: LoadSignal, side: Side
    ) -> (strides: [Stride], firsts: [Int]) {
        let half = (RobustStatistics.median(contacts.compactMap(\.contact.contactTime)) ?? 0.6) / 2
        func middle(_ contact: FootContact) -> Double {
            switch (contact.initialContact, contact.finalContact) {
            case (let begin?, let end?): (begin + end) / 2
            case (let begin?, nil): min(begin + half, contact.end)
            case (nil, let end?): max(end - half, contact.start)
            case (nil, nil): (contact.start + contact.end) / 2
            }
        }
        var strides: [Stride] = []
        var firsts: [Int] = []
        for i in contacts.indices.dropLast() {
            let (before, after) = (contacts[i].contact, contacts[i + 1].contact)
            guard let toeOff = before.finalContact, let contact = after.initialContact,
                (shortestSwing...longestSwing).contains(contact - toeOff)
            else { continue }
            let swing = contacts[i].stretch.end..<max(contacts[i].stretch.end, contacts[i + 1].stretch.first)
            let lost = signal.missing.filter { $0.overlaps(swing) }
            // A contact could hide in a longer loss.
            guard lost.allSatisfy({ Double($0.count) < ContactFinder().shortest * signal.rate }) else { continue }
            var stride = Stride(
                side: side, index: strides.count, start: middle(before), toeOff: toeOff, initialContact: contact,
                end: middle(after))
            if !lost.isEmpty || before.flags.contains(.gap) || after.flags.contains(.gap) {
                stride.flags.append(.bridged)
            }
            strides.append(stride)
            firsts.append(i)
        }
        return (strides, firsts)
    }

    private func contactType(_ contact: FootContact) -> ContactType {
        guard let delay = contact.measures.heelToForefoot else { return .uncertain }
        return delay < 0 ? .forefoot : delay < 0.03 ? .flat : .heel
    }
}

extension FootContact {
    /// Its first and last touch, where they were recorded.
    var events: [GaitEvent] {
        guard rejection == nil else { return [] }
        return [
            initialContact.map { GaitEvent(side: side, kind: .initialContact, time: $0, source: source) },
            finalContact.map { GaitEvent(side: side, kind: .finalContact, time: $0, source: source) },
        ].compactMap(\.self)
    }
}
