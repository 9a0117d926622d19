import SignalProcessing

/// Tells stairs, kerbs and slopes from level ground by the rise of each stride.
///
/// Rises of strides on level ground scatter by ±30 mm with extremes of 63 mm; a stair stride of two steps rises by 250 mm
/// and more, on half as much way. A ramp for people is no steeper than 1 in 8.
struct TerrainLabels: Sendable {
    /// A rise beyond this may be stairs, m.
    var stairs = 0.12
    /// Rise over length beyond which it is stairs: steeper than any ramp.
    var steepest = 0.20
    /// A departure from the slope beyond this is stairs beside stairs, alone a kerb, m.
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

    /// The rise of a stride with what it is judged by.
    struct Measured: Sendable {
        /// Height of the end above the start, m.
        var rise: Double
        /// Its standard deviation, m.
        var deviation: Double
        /// Length of the stride, m.
        var length: Double
    }

    /// The ground under each stride, and the slope of the way between stairs when there is one.
    ///
    /// - Parameters:
    ///   - strides: In the order of time; `nil` where there is no trajectory, taken as level.
    ///   - tilt: Usual tilt left at the end of a stride, rad; a slope below it could be the sensor's error.
    func label(_ strides: [Measured?], tilt: Double) -> (ground: [Ground], slope: Double?) {
        let steep = strides.map { stride -> Bool in
            guard let stride else { return false }
            return abs(stride.rise) > max(stairs, 3 * stride.deviation, steepest * stride.length)
        }
        let near = steep.indices.map { i in
            (i > 0 && steep[i - 1]) || (i + 1 < steep.count && steep[i + 1])
        }
        let slope = slope(
            of: strides.indices.compactMap { steep[$0] || near[$0] ? nil : strides[$0] }, tilt: tilt)
        let ground = strides.indices.map { i -> Ground in
            guard let stride = strides[i] else { return .level }
            let departure = stride.rise - (slope ?? 0) * stride.length
            if steep[i] || (near[i] && abs(stride.rise) > max(uneven, 3 * stride.deviation)) {
                return stride.rise > 0 ? .stairsUp : .stairsDown
            }
            if abs(departure) > max(uneven, 3 * stride.deviation) { return departure > 0 ? .unevenUp : .unevenDown }
            return .level
        }
        return (ground, slope)
    }

    /// The slope (rise over length) of strides when there is one beyond chance; else `nil`.
    private func slope(of strides: [Measured], tilt: Double) -> Double? {
        let slopes = strides.filter { $0.length > 0.2 }.map { $0.rise / $0.length }
        guard slopes.count >= 5, let median = RobustStatistics.median(slopes),
            let spread = RobustStatistics.robustStandardDeviation(slopes)
        else { return nil }
        let deviation = 1.25 * spread / Double(slopes.count).squareRoot()
        return abs(median) > max(3 * deviation, tilt, smallestSlope) ? median : nil
    }
}
