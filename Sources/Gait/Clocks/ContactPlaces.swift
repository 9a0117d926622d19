import Glibc
import Recordings
import SignalProcessing

/// Where the contacts of one foot lie between those of the other, and how that moves in the course of a walk.
///
/// The place is a share of the stride and comes round with it, so it is followed from window to window. A limp is a share
/// of the stride or a time: what goes along with the stride time is the gait's, and only what remains may be the clocks'.
struct ContactPlaces: Sendable {
    /// Contacts further apart than this many usual strides have a pause between them.
    var longestStride = 1.5
    /// Length of a window, s: clocks that are 1 % apart move the place by a quarter of a stride in it.
    var window = 30.0
    /// Contacts that a window needs.
    var fewest = 8
    /// Over a longer pause the place may have come round unseen, s.
    var longestPause = 300.0
    /// Contacts that scatter by more than this share of the stride (one standard deviation) have no place.
    var greatestScatter = 0.15
    /// How much of the stride time's change a limp may be.
    var limpPerStrideTime = 0.5
    /// How much of it may be none in proportion (one standard deviation).
    var limpOffLine = 0.05

    /// What became of the places.
    enum Course: Sendable, Hashable {
        /// They move like this; and the usual stride time, s.
        case drift(ClockDrift, strideTime: Double)
        /// There are none.
        case scattered
    }

    /// A contact: when, where as a share of the other foot's stride, and how long that took, s.
    private struct Place {
        var time: Double
        var share: Double
        var strideTime: Double
    }

    /// A contact on the way: when, by how much it is early, s, and the usual stride time around it, s.
    private struct Point {
        var time: Double
        var early: Double
        var strideTime: Double
    }

    /// The course over the longest part of the walk without a long pause; `nil` for too few contacts.
    func course(of moving: ContactTrain, in reference: ContactTrain) -> Course? {
        let windows = windows(of: longestPart(of: places(of: moving, in: reference)))
        // As far as a normal distribution of that scatter is from a point.
        let least = exp(-0.5 * (2 * Double.pi * greatestScatter) * (2 * Double.pi * greatestScatter))
        guard windows.count >= 4, let usual = RobustStatistics.median(windows.map { Self.centre($0).length }) else {
            return nil
        }
        guard usual >= least else { return .scattered }
        var points: [Point] = []
        var last: (share: Double, early: Double, strideTime: Double)?
        for window in windows {
            let centre = Self.centre(window)
            guard centre.length >= least, let strideTime = RobustStatistics.median(window.map(\.strideTime)) else {
                continue
            }
            let early =
                last.map { $0.early + Self.turned($0.share - centre.share) * 0.5 * ($0.strideTime + strideTime) } ?? 0
            last = (centre.share, early, strideTime)
            points += window.map {
                Point(
                    time: $0.time, early: early + Self.turned(centre.share - $0.share) * strideTime,
                    strideTime: strideTime)
            }
        }
        guard let strideTime = RobustStatistics.median(points.map(\.strideTime)) else { return nil }
        return drift(points, strideTime).map { .drift($0, strideTime: strideTime) }
    }

    private func places(of moving: ContactTrain, in reference: ContactTrain) -> [Place] {
        let times = reference.times
        guard times.count > 2, let usual = RobustStatistics.median(zip(times.dropFirst(), times).map { $0 - $1 }) else {
            return []
        }
        var places: [Place] = []
        var next = 1
        for time in moving.times {
            while next < times.count, times[next] <= time { next += 1 }
            guard next < times.count else { break }
            let (before, after) = (times[next - 1], times[next])
            guard before <= time, after > before, after - before < longestStride * usual else { continue }
            places.append(Place(time: time, share: (time - before) / (after - before), strideTime: after - before))
        }
        return places
    }

    private func longestPart(of places: [Place]) -> ArraySlice<Place> {
        var longest = places[0..<0]
        var from = 0
        for end in 1..<max(1, places.count) + 1 where end <= places.count {
            guard end == places.count || places[end].time - places[end - 1].time > longestPause else { continue }
            let part = places[from..<end]
            if Self.span(part) > Self.span(longest) { longest = part }
            from = end
        }
        return longest
    }

    private static func span(_ part: ArraySlice<Place>) -> Double {
        guard let first = part.first, let last = part.last else { return 0 }
        return last.time - first.time
    }

    /// Windows with contacts enough.
    private func windows(of part: ArraySlice<Place>) -> [ArraySlice<Place>] {
        var windows: [ArraySlice<Place>] = []
        var from = part.startIndex
        for end in part.indices.dropFirst() where part[end].time - part[from].time >= window {
            windows.append(part[from..<end])
            from = end
        }
        windows.append(part[from...])
        return windows.filter { $0.count >= fewest }
    }

    /// The mean of shares on the circle of the stride, and the length of the mean vector: 1 where all are the same.
    private static func centre(_ window: ArraySlice<Place>) -> (share: Double, length: Double) {
        var (x, y) = (0.0, 0.0)
        for place in window {
            x += cos(2 * .pi * place.share)
            y += sin(2 * .pi * place.share)
        }
        return (atan2(y, x) / (2 * .pi), (x * x + y * y).squareRoot() / Double(max(1, window.count)))
    }

    /// A difference of shares, the shorter way round.
    private static func turned(_ difference: Double) -> Double { difference - difference.rounded() }

    /// What moves evenly in time and not with the stride time, by robust least squares.
    private func drift(_ points: [Point], _ strideTime: Double) -> ClockDrift? {
        guard let first = points.first, let last = points.last, last.time > first.time else { return nil }
        let span = last.time - first.time
        let rows = points.map { [1, ($0.time - first.time) / span - 0.5, $0.strideTime - strideTime] }
        var residuals = points.map(\.early)
        let middle = RobustStatistics.median(residuals) ?? 0
        residuals = residuals.map { $0 - middle }
        let strideTimes = points.map(\.strideTime)
        let offLine = limpOffLine * ((strideTimes.max() ?? 0) - (strideTimes.min() ?? 0))
        var found: ClockDrift?
        for _ in 0..<5 {
            let spread = max(RobustStatistics.robustStandardDeviation(residuals) ?? 0, 1e-4)
            var system = PositiveDefiniteSystem(size: 3)
            var right = [0.0, 0.0, 0.0]
            for (i, row) in rows.enumerated() {
                let scaled = residuals[i] / (2 * spread)
                let weight = 1 / (1 + scaled * scaled)
                for a in 0..<3 {
                    for b in 0...a { system[a, b] += weight * row[a] * row[b] }
                    right[a] += weight * row[a] * points[i].early
                }
            }
            system[2, 2] += (spread / limpPerStrideTime) * (spread / limpPerStrideTime)
            guard system.factor() else { return nil }
            let solution = system.solve(right)
            residuals = zip(points, rows).map { point, row in
                point.early - row[0] * solution[0] - row[1] * solution[1] - row[2] * solution[2]
            }
            let own = system.solve([0, 1, 0])[1].squareRoot() * spread * Self.memory(residuals)
            found = ClockDrift(
                rate: solution[1] / span, standardDeviation: (own * own + offLine * offLine).squareRoot() / span,
                span: span)
        }
        return found
    }

    /// By how much an error is greater because neighbours err alike.
    private static func memory(_ residuals: [Double]) -> Double {
        let own = residuals.reduce(0) { $0 + $1 * $1 }
        let next = zip(residuals, residuals.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
        let likeness = own > 0 ? min(max(next / own, 0), 0.9) : 0
        return ((1 + likeness) / (1 - likeness)).squareRoot()
    }
}
