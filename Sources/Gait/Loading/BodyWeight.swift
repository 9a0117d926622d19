import Recordings
import SignalProcessing

/// Finds the body weight as a force from what the devices carry.
struct BodyWeight: Sendable {
    /// Body weight in newtons and how it is known; `nil` when it cannot be known.
    func find(_ contacts: [FoundContact], _ signals: [LoadSignal], deviceCount: Int) -> (
        force: Double, evidence: String
    )? {
        let continuous = signals.prefix(deviceCount).indices.filter { signals[$0].isContinuous }
        for kind in [SensorPlacement.forcePlate, .insole] {
            let devices = continuous.filter { signals[$0].kind == kind }
            if devices.count == 2, let force = ofTwoDevices(signals[devices[0]], signals[devices[1]]) {
                return (force, "median of the sum of two \(kind == .insole ? "insoles" : "belts") while walking")
            }
        }
        return ofPlates(contacts, signals)
    }

    /// The median of the total where it exceeds half of its 90th percentile.
    private func ofTwoDevices(_ a: LoadSignal, _ b: LoadSignal) -> Double? {
        let from = max(a.start, b.start)
        var total: [Double] = []
        for i in a.force.indices {
            let time = a.time(Double(i))
            if time >= from, time <= b.time(Double(b.force.count - 1)) { total.append(a.force[i] + b.force(at: time)) }
        }
        guard let high = RobustStatistics.quantile(total, 0.9), high > 0 else { return nil }
        return RobustStatistics.median(total.filter { $0 > high / 2 })
    }

    /// The mean total from one mid-stance to the next, over steps that follow each other on the plates.
    ///
    /// Over a step the body neither gains nor loses upward momentum, so the mean force is its weight.
    private func ofPlates(_ contacts: [FoundContact], _ signals: [LoadSignal]) -> (force: Double, evidence: String)? {
        let plates = contacts.filter {
            signals[$0.signal].kind == .forcePlate && !signals[$0.signal].isContinuous && $0.contact.rejection == nil
        }
        var steps: [Double] = []
        for (a, b) in zip(plates, plates.dropFirst()) where a.signal != b.signal {
            // Both feet have to be on plates while the weight passes from one to the other.
            guard b.contact.start < a.contact.end, b.contact.end > a.contact.end, !a.contact.flags.contains(.gap),
                !b.contact.flags.contains(.gap), a.contact.initialContact != nil, a.contact.finalContact != nil
            else { continue }
            let length = a.contact.end - a.contact.start
            // A cut contact is as long as the one before it, as far as one can tell.
            let end = b.contact.finalContact ?? max(b.contact.end, b.contact.start + length)
            let (from, to) = (a.contact.start + length / 2, (b.contact.start + end) / 2)
            guard to > from, to <= b.contact.end else { continue }
            let count = max(50, Int(signals[a.signal].rate * (to - from)))
            guard count < 1_000_000 else { continue }
            var sum = 0.0
            for k in 0..<count {
                let time = from + (to - from) * (Double(k) + 0.5) / Double(count)
                sum += max(0, signals[a.signal].force(at: time)) + max(0, signals[b.signal].force(at: time))
            }
            steps.append(sum / Double(count))
        }
        guard let force = RobustStatistics.median(steps), force > 0 else { return nil }
        return (
            force,
            "mean force on the plates from mid-stance to mid-stance, \(steps.count) step\(steps.count == 1 ? "" : "s")"
        )
    }
}
