import SignalProcessing

/// Tells stairs, kerbs and slopes from level ground by the rise of each stride.
///
/// Rises of strides on level ground scatter by ±30 mm with extremes of 63 mm; a stair stride of two steps rises by 250 mm
/// and more.
struct TerrainLabels: Sendable {
    /// A rise beyond this is stairs, m.
    var stairs = 0.12
    /// A rise beyond this with a neighbour of the same sign is stairs, alone a kerb, m.
    var uneven = 0.08

    /// A slope below this is not told from level, rise over length.
    var smallestSlope = 0.03

    /// What the ground of one stride is like.
    enum Ground: Sendable, Hashable {
        case level
        case stairsUp
        case stairsDown
        case unevenUp
        case unevenDown
    }

    /// The ground of each stride from its rise and the deviation of the rise, m; without a rise it is taken as level.
    func label(_ rises: [Double?], deviations: [Double?]) -> [Ground] {
        /// A rise that chance does not explain.
        let clear = zip(rises, deviations).map { rise, deviation -> Double? in
            guard let rise, abs(rise) > max(uneven, 3 * (deviation ?? 0)) else { return nil }
            return rise
        }
        return clear.indices.map { i in
            guard let rise = clear[i] else { return .level }
            let neighbours = [i - 1, i + 1].filter(clear.indices.contains).compactMap { clear[$0] }
            let isStairs = abs(rise) > stairs || neighbours.contains { $0 * rise > 0 }
            if isStairs { return rise > 0 ? .stairsUp : .stairsDown }
            return rise > 0 ? .unevenUp : .unevenDown
        }
    }

    /// The slope (rise over length) of the remaining strides, when there is one beyond chance; else `nil`.
    ///
    /// - Parameter tilt: Usual tilt left at the end of a stride, rad; a slope below it could be the sensor's error.
    func slope(rises: [Double], lengths: [Double], tilt: Double) -> Double? {
        let slopes = zip(rises, lengths).filter { $0.1 > 0.2 }.map { $0.0 / $0.1 }
        guard slopes.count >= 5, let median = RobustStatistics.median(slopes),
            let spread = RobustStatistics.robustStandardDeviation(slopes)
        else { return nil }
        let deviation = 1.25 * spread / Double(slopes.count).squareRoot()
        return abs(median) > max(3 * deviation, tilt, smallestSlope) ? median : nil
    }
}
