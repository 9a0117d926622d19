import Recordings
import SignalProcessing

/// What follows from the order of contacts: strides, steps, double support, and contacts that are no single foot.
struct ContactSequence: Sendable {
    /// A peak above this many body weights is that of two feet.
    var highestPeak = 1.6
    /// A contact longer than this share of the usual one is that of two feet, or two of one foot.
    var longest = 1.3
    /// The centre of pressure under one foot travels no farther, m.
    var farthestAdvance = 0.45
    /// Longest stride, s.
    var longestStride = 3.0

    /// Rejects contacts of both feet on one plate: by the way of the centre of pressure, the peak, or the time.
    func rejectTwoFeet(_ contacts: inout [FoundContact], _ signals: [LoadSignal], bodyWeight: Double?) {
        for i in contacts.indices where isOnPlate(contacts[i], signals) {
            let advance = PressureCourse(contacts[i], in: signals[contacts[i].signal])?.advance.norm ?? 0
            // A file that gives each foot a force of its own has told them apart, whatever its floor does: a belt's force
            // is sometimes written in the laboratory's axes, in which the foot travels.
            let isOneFoot = signals[contacts[i].signal].side != .unknown
            if advance > farthestAdvance, !isOneFoot {
                reject(
                    &contacts[i],
                    "the centre of pressure travels \(advance.text(decimals: 2)) m, more than a foot is long")
                continue
            }
            guard let bodyWeight, bodyWeight > 0 else { continue }
            // A spike is no peak: the level has to last.
            let peak =
                VerticalAxisFinder(hold: 0.02).extremes(
                    of: Array(signals[contacts[i].signal].force[contacts[i].stretch.range]),
                    rate: signals[contacts[i].signal].rate)?.high ?? 0
            if peak > highestPeak * bodyWeight {
                reject(
                    &contacts[i],
                    "its peak of \((peak / bodyWeight).text(decimals: 2)) BW is more than one foot carries in walking")
            }
        }
        let times = contacts.filter { isOnPlate($0, signals) }.compactMap(\.contact.contactTime)
        guard times.count >= 3, let usual = RobustStatistics.median(times) else { return }
        for i in contacts.indices where isOnPlate(contacts[i], signals) && contacts[i].contact.rejection == nil {
            if let time = contacts[i].contact.contactTime, time > longest * usual {
                reject(
                    &contacts[i],
                    "it lasts \(time.text(decimals: 2)) s where \(usual.text(decimals: 2)) s are usual: two feet in turn"
                )
            }
        }
    }

    private func isOnPlate(_ found: FoundContact, _ signals: [LoadSignal]) -> Bool {
        signals[found.signal].kind == .forcePlate && !signals[found.signal].isContinuous
    }

    private func reject(_ found: inout FoundContact, _ reason: String) {
        found.contact.rejection = reason
        found.contact.flags.append(.twoFeet)
    }

    /// Sets stride times, stance shares, step times and double support of contacts in the order of time.
    func measure(_ contacts: inout [FoundContact]) {
        for source in [SensorPlacement.forcePlate, .insole] {
            let known = contacts.indices.filter {
                contacts[$0].contact.source == source && contacts[$0].contact.side != .unknown
                    && contacts[$0].contact.rejection == nil
            }
            for (place, i) in known.enumerated() {
                measure(i, place, known, &contacts)
            }
        }
    }

    private func measure(_ i: Int, _ place: Int, _ known: [Int], _ contacts: inout [FoundContact]) {
        let own = contacts[i].contact
        guard let start = own.initialContact, own.isUsable else { return }
        let later = known[(place + 1)...].prefix(4).map { contacts[$0].contact }
        if let next = later.first(where: { $0.side == own.side }), let begin = next.initialContact,
            begin - start < longestStride, !next.flags.contains(.gap)
        {
            // On plates a foot may step beside them: the other foot has to be seen once between.
            let between = later.prefix { $0.start < begin }.count { $0.side != own.side }
            let isAlone = own.source == .insole || own.devices == next.devices
            if between == 1 || (isAlone && between < 2) {
                contacts[i].contact.measures.strideTime = begin - start
                if let time = own.contactTime { contacts[i].contact.measures.stanceShare = time / (begin - start) }
            }
        }
        guard place > 0 else { return }
        let previous = contacts[known[place - 1]].contact
        guard previous.side != own.side, !previous.flags.contains(.gap), let before = previous.initialContact,
            start - before < longestStride / 2
        else { return }
        contacts[i].contact.measures.stepTime = start - before
        if let end = previous.finalContact, end > start, end < own.end {
            contacts[i].contact.measures.doubleSupport = end - start
        }
    }
}
