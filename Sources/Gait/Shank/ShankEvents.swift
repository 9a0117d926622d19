import Recordings
import SignalProcessing

/// Mid-swing, toe-off and initial contact from the sagittal rate of a shank.
///
/// The greatest forward rate of a stride is mid-swing. The foot meets the floor at the first minimum after it, when the
/// shank's forward turn is stopped, and leaves the floor at the backward minimum before it (Salarian et al., IEEE Trans
/// Biomed Eng 51, 2004; Aminian et al., J Biomech 35, 2002).
struct ShankEvents: Sendable {
    /// Least rate of a mid-swing, rad/s, and as a share of the usual one.
    var leastRate = 50 * Double.pi / 180
    var leastShare = 0.35
    /// Two mid-swings of one leg are at least this far apart, s; of nearer ones the greater counts.
    var apart = 0.5
    /// How long before mid-swing the foot leaves the floor and how long after it lands at the latest, s.
    var reach = (before: 0.6, after: 0.7)
    /// A minimum below this before mid-swing is a push-off, rad/s.
    var pushOff = -20 * Double.pi / 180

    /// The events of one swing, fractional sample positions.
    struct Swing: Sendable, Hashable {
        var toeOff: Double
        var midSwing: Int
        var contact: Double
        /// Whether both minima are such as a walking leg has.
        var isClear: Bool
    }

    /// The swings in the order of time.
    func find(_ rotation: ShankRotation, in signal: FootSignal) -> [Swing] {
        let rate = rotation.rate
        let least = max(leastRate, leastShare * rotation.strength)
        var swings: [Swing] = []
        for piece in signal.pieces {
            let peaks = Peaks.find(
                in: Array(rate[piece]), minimumHeight: least, minimumDistance: signal.samples(apart))
            for peak in peaks {
                let middle = piece.lowerBound + peak.index
                if let swing = swing(about: middle, rate, piece, signal) { swings.append(swing) }
            }
        }
        return swings
    }

    private func swing(about middle: Int, _ rate: [Double], _ piece: Range<Int>, _ signal: FootSignal) -> Swing? {
        // The rate must fall through zero on either side: a swing that the recording cuts off has no events.
        let first = max(piece.lowerBound, middle - signal.samples(reach.before))
        let last = min(piece.upperBound - 1, middle + signal.samples(reach.after))
        var before = middle
        while before > first, rate[before] > 0 { before -= 1 }
        var after = middle
        while after < last, rate[after] > 0 { after += 1 }
        guard rate[before] <= 0, rate[after] <= 0 else { return nil }
        let refinement = EventDetection()
        let ahead = signal.samples(0.04)
        let toeOff = minimum(rate, from: before, towards: -1, until: first, ahead: ahead)
        let contact = minimum(rate, from: after, towards: 1, until: last, ahead: ahead)
        return Swing(
            toeOff: refinement.refined(rate, toeOff), midSwing: middle, contact: refinement.refined(rate, contact),
            isClear: rate[toeOff] <= pushOff)
    }

    /// The first minimum from a sample on that nothing within 40 ms beyond it undercuts.
    private func minimum(
        _ rate: [Double], from start: Int, towards step: Int, until end: Int, ahead: Int
    ) -> Int {
        var lowest = start
        var i = start
        while i != end, abs(i - lowest) < ahead {
            i += step
            if rate[i] < rate[lowest] { lowest = i }
        }
        return lowest
    }
}
