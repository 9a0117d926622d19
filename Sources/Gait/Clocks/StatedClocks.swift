import Recordings
import SignalProcessing

/// Whether the clocks of files that are stated to share one run alike.
///
/// Contacts that two files both saw tell it. Of a left and a right foot nothing is seen twice, but a contact of one keeps its
/// place between two of the other as long as the clocks run alike, at any speed; the gait would have to grow lame to move it.
struct StatedClocks: Sendable {
    /// Only a recording this long shows it, s.
    var shortest = 120.0
    /// A gait may come to limp by this much, s.
    var greatestLimping = 0.02
    /// Contacts further apart than this many usual strides have a pause between them.
    var longestStride = 1.5

    /// A drift that was found, and whether both files saw the same contacts.
    struct Finding: Sendable, Hashable {
        var drift: ClockDrift
        var isOfSameContacts: Bool
    }

    /// The drift of one file against another where it is beyond doubt.
    func drift(of moving: ContactTrain, against reference: ContactTrain) -> Finding? {
        let aligner = ClockAligner()
        let same = aligner.pairs(0, moving, reference).map { (time: $0.moving, difference: $0.reference - $0.moving) }
        if same.count >= aligner.fewest, 2 * same.count >= min(moving.contacts.count, reference.contacts.count) {
            guard let drift = ClockDrift(same), drift.span >= shortest, drift.moves() else { return nil }
            return Finding(drift: drift, isOfSameContacts: true)
        }
        guard let drift = ClockDrift(places(of: moving, in: reference)), drift.span >= shortest,
            drift.moves(by: greatestLimping)
        else { return nil }
        return Finding(drift: drift, isOfSameContacts: false)
    }

    /// Contacts of one foot, and how far they lie before the middle between two of the other, s.
    private func places(of moving: ContactTrain, in reference: ContactTrain) -> [(time: Double, difference: Double)] {
        let times = reference.times
        guard times.count > 2, let usual = RobustStatistics.median(zip(times.dropFirst(), times).map { $0 - $1 }) else {
            return []
        }
        var points: [(time: Double, difference: Double)] = []
        var next = 1
        for time in moving.times {
            while next < times.count, times[next] <= time { next += 1 }
            guard next < times.count else { break }
            let (before, after) = (times[next - 1], times[next])
            guard before <= time, after - before < longestStride * usual else { continue }
            points.append((time, (before + after) / 2 - time))
        }
        return points
    }
}
