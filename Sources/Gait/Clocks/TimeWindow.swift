/// Walks once along ascending times and gives those near one instant after another, which ascend as well.
struct TimeWindow {
    /// The times, s.
    let times: [Double]
    /// Times further from an instant are not near it, s.
    let reach: Double
    private var first = 0

    init(over times: [Double], reach: Double) {
        self.times = times
        self.reach = reach
    }

    /// The numbers of the times near an instant.
    mutating func indices(near instant: Double) -> Range<Int> {
        while first < times.count, times[first] < instant - reach { first += 1 }
        var end = first
        while end < times.count, times[end] <= instant + reach { end += 1 }
        return first..<end
    }

    /// The number of the nearest of the times near an instant that may be chosen; of two as near the earlier.
    mutating func nearest(to instant: Double, where mayBeChosen: (Int) -> Bool = { _ in true }) -> Int? {
        var best: Int?
        for k in indices(near: instant) where mayBeChosen(k) {
            if let best, abs(times[k] - instant) >= abs(times[best] - instant) { continue }
            best = k
        }
        return best
    }
}
