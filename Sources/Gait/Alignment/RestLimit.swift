import Glibc
import SignalProcessing

/// The motion above which a foot-flat is no rest, for one foot.
///
/// A sensor on a shaky instep never rests below 75 where a good one shows 0.2–4, so the limit is where the foot's own
/// foot-flats part best into two groups (Otsu, IEEE Trans. SMC 9(1), 1979), within fixed bounds.
struct RestLimit: Sendable {
    /// Bounds of the limit, in units of the rest measure.
    var bounds = 30.0...250.0
    /// Levels below this are at rest anyway.
    var floor = 0.7

    /// The limit for these foot-flats.
    func limit(for flats: [FootFlat]) -> Double {
        let levels = flats.map(\.restlessness).filter { $0 > floor && $0.isFinite }.map { log($0) }.sorted()
        guard levels.count > 8 else { return bounds.lowerBound }
        let total = levels.reduce(0, +)
        var sum = 0.0
        var best = (separation: -1.0, threshold: levels[0])
        for i in 0..<levels.count - 1 {
            sum += levels[i]
            let low = Double(i + 1)
            let high = Double(levels.count - i - 1)
            let gap = sum / low - (total - sum) / high
            let separation = low * high * gap * gap
            if separation > best.separation { best = (separation, 0.5 * (levels[i] + levels[i + 1])) }
        }
        return min(max(exp(best.threshold), bounds.lowerBound), bounds.upperBound)
    }
}
