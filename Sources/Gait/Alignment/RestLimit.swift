import SignalProcessing

/// The motion above which a foot-flat is no rest, for one foot.
///
/// A sensor on a shaky instep never rests below 75 where a good one shows 0.2–4, and a fast walker's foot hardly rests at
/// all; so the limit follows the foot's own usual rest, within fixed bounds.
struct RestLimit: Sendable {
    /// How much more restless than usual a rest may be.
    var factor = 10.0
    /// Bounds of the limit, in units of the rest measure.
    var bounds = 30.0...250.0

    /// The limit for these foot-flats.
    func limit(for flats: [FootFlat]) -> Double {
        let usual = RobustStatistics.median(flats.map { $0.restlessness }.filter { $0.isFinite }) ?? 0
        return min(max(factor * usual, bounds.lowerBound), bounds.upperBound)
    }
}
