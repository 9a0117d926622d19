import Recordings
import SignalProcessing

/// Joins the contacts of one foot that stands on two plates at once.
///
/// Two feet share only the double support, a fifth of a contact or so, and stand a step apart. One foot on a seam loads
/// both plates for most of the shorter contact, within the length of a foot.
struct PlateJoining: Sendable {
    /// Share of the shorter contact during which both plates are loaded by one foot.
    var overlap = 0.45
    /// Farthest apart that centres of pressure under one foot are, m.
    var footLength = 0.35
    /// Longest pause between the loads of a foot that rolls over a seam, s.
    var pause = 0.05
    /// Longest contact of one foot, s.
    var longest = 1.3

    /// Joins contacts; sums of signals are appended to the signals.
    func join(_ contacts: [FoundContact], _ signals: inout [LoadSignal]) -> [FoundContact] {
        var result: [FoundContact] = []
        for contact in contacts.sorted(by: { $0.contact.start < $1.contact.start }) {
            let partner = result.indices.last { areOneFoot(result[$0], contact, signals) }
            guard let partner, let sum = sum(result[partner], contact, signals) else {
                result.append(contact)
                continue
            }
            signals.append(sum.signal)
            result[partner] = merged(result[partner], contact, sum.stretch, sum.signal, number: signals.count - 1)
        }
        return result
    }

    private func areOneFoot(_ a: FoundContact, _ b: FoundContact, _ signals: [LoadSignal]) -> Bool {
        let (first, second) = (signals[a.signal], signals[b.signal])
        guard first.kind == .forcePlate, second.kind == .forcePlate, first.device != second.device,
            a.contact.devices.count == 1, !first.isContinuous, !second.isContinuous,
            a.contact.side == .unknown || b.contact.side == .unknown || a.contact.side == b.contact.side
        else { return false }
        let common = min(a.contact.end, b.contact.end) - max(a.contact.start, b.contact.start)
        let shorter = min(a.contact.end - a.contact.start, b.contact.end - b.contact.start)
        let whole = max(a.contact.end, b.contact.end) - min(a.contact.start, b.contact.start)
        guard whole <= longest else { return false }
        let distance = distance(a, b, signals)
        if common > overlap * shorter { return distance.map { $0 < footLength } ?? (common > 0.6 * shorter) }
        // A foot that rolls over a seam loads both plates only for a while: the place tells it from a short step.
        guard common > -pause, whole < 1, let distance else { return false }
        return distance < 0.4 * footLength
    }

    /// How far the centres of pressure are apart while both plates are loaded, or from the end of one to the begin of the
    /// other.
    private func distance(_ a: FoundContact, _ b: FoundContact, _ signals: [LoadSignal]) -> Double? {
        let (first, second) = (signals[a.signal], signals[b.signal])
        guard let path = first.pressure, let other = second.pressure else { return nil }
        let begin = max(a.contact.start, b.contact.start)
        let end = min(a.contact.end, b.contact.end)
        var distances: [Double] = []
        for part in 1..<20 where end > begin {
            let time = begin + (end - begin) * Double(part) / 20
            if let p = path[first.index(at: time)], let q = other[second.index(at: time)] {
                distances.append((p - q).norm)
            }
        }
        if let distance = RobustStatistics.median(distances) { return distance }
        guard let course = PressureCourse(a, in: first), let next = PressureCourse(b, in: second) else { return nil }
        return (next.mean(0, 0.1) - course.mean(0.9, 1)).norm
    }

    private func sum(
        _ a: FoundContact, _ b: FoundContact, _ signals: [LoadSignal]
    ) -> (signal: LoadSignal, stretch: LoadedStretch)? {
        var signal = signals[a.signal]
        let other = signals[b.signal]
        guard signal.rate == other.rate, signal.start == other.start, signal.force.count == other.force.count else {
            return nil
        }
        let range = min(a.stretch.first, b.stretch.first)..<max(a.stretch.end, b.stretch.end)
        // Outside of the contact the other plate may carry the other foot.
        for i in signal.force.indices { signal.force[i] = range.contains(i) ? signal.force[i] + other.force[i] : 0 }
        if var vector = signal.vector, let more = other.vector {
            for i in range {
                vector.x[i] += more.x[i]
                vector.y[i] += more.y[i]
                vector.z[i] += more.z[i]
            }
            vector.missing += more.missing
            signal.vector = vector
        } else {
            signal.vector = nil
        }
        signal.pressure = joinedPressure(signals[a.signal], other, range)
        signal.missing += other.missing
        signal.level.up = max(signal.level.up, other.level.up)
        signal.level.down = max(signal.level.down, other.level.down)
        let (early, late) = a.stretch.first <= b.stretch.first ? (a.stretch, b.stretch) : (b.stretch, a.stretch)
        let last = early.end > late.end ? early : late
        var stretch = early
        stretch.end = range.upperBound
        stretch.release = last.release
        stretch.fall = last.fall
        stretch.isCutAfter = last.isCutAfter
        stretch.hasGap = early.hasGap || late.hasGap
        return (signal, stretch)
    }

    /// The centre of pressure of two plates: the mean of theirs by the force on each.
    private func joinedPressure(_ a: LoadSignal, _ b: LoadSignal, _ range: Range<Int>) -> LoadSignal.PressurePath? {
        guard var path = a.pressure, let other = b.pressure else { return nil }
        for i in path.missing.indices where !range.contains(i) { path.missing[i] = true }
        for i in range {
            let (own, more) = (max(0, a.force[i]), max(0, b.force[i]))
            let first = own > a.level.down ? a.pressure?[i] : nil
            let second = more > b.level.down ? other[i] : nil
            let point: Vector3?
            switch (first, second) {
            case (let p?, let q?): point = (p * own + q * more) / (own + more)
            case (let p?, nil): point = p
            case (nil, let q?): point = q
            case (nil, nil): point = nil
            }
            path.missing[i] = point == nil
            if let point { (path.x[i], path.y[i], path.z[i]) = (point.x, point.y, point.z) }
        }
        return path
    }

    private func merged(
        _ a: FoundContact, _ b: FoundContact, _ stretch: LoadedStretch, _ signal: LoadSignal, number: Int
    ) -> FoundContact {
        var joined = FoundContact(stretch, in: signal, number: number)
        joined.contact.devices = (a.contact.devices + b.contact.devices).sorted()
        joined.contact.flags.append(.twoPlates)
        let named = [a, b].first { $0.contact.side != .unknown }
        if let named {
            joined.contact.side = named.contact.side
            joined.contact.sideEvidence = named.contact.sideEvidence
            joined.contact.sideConfidence = named.contact.sideConfidence
        }
        return joined
    }
}
