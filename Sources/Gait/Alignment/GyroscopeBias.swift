import Recordings
import SignalProcessing

/// The constant error of a gyroscope.
///
/// The slow rotation of 1–5 deg/s in mid-stance is real motion of the foot, so bias is taken only from standing still,
/// or, without any, from the demand that gravity points down again after every stride.
struct GyroscopeBias: Sendable {
    /// Shortest time of standing that counts, seconds.
    var shortestStand = 0.6
    /// Largest mean rate while standing, rad/s: what a bias can be.
    var largestBias = 15 * Double.pi / 180
    /// Largest variation while standing in units of the rest measure; free of the mean, because a bias is no motion.
    var stillness = 0.03

    /// The median rate while the foot stands still, or `nil` when it hardly does.
    func standing(_ foot: SegmentedFoot, in signal: FootSignal) -> Vector3? {
        var still: [Range<Int>] = []
        let shortest = signal.samples(shortestStand)
        var strides = foot.strides[...]
        for piece in signal.pieces {
            var from = piece.lowerBound
            while let stride = strides.first?.range, stride.lowerBound < piece.upperBound {
                collectStill(in: from..<max(from, stride.lowerBound), shortest, signal, &still)
                from = max(from, stride.upperBound)
                strides.removeFirst()
            }
            collectStill(in: from..<max(from, piece.upperBound), shortest, signal, &still)
        }
        guard !still.isEmpty else { return nil }
        let rate = signal.angularRate
        return VectorColumns(x: rate.x.thinned(still), y: rate.y.thinned(still), z: rate.z.thinned(still)).median
    }

    /// Appends the runs of still windows that last long enough.
    private func collectStill(in range: Range<Int>, _ shortest: Int, _ signal: FootSignal, _ still: inout [Range<Int>])
    {
        guard range.count >= shortest else { return }
        let measure = RestMeasure(accelerationScale: 0.5)
        let step = max(1, signal.samples(measure.window) / 2)
        var runStart: Int?
        var position = range.lowerBound
        while position + step <= range.upperBound {
            let flat = measure.measure(signal, at: position + step / 2, within: range)
            let mean = flat.angularRate.norm
            let scaled = mean / measure.rateScale
            let isStill = flat.restlessness - scaled * scaled < stillness && mean < largestBias
            if isStill {
                if runStart == nil { runStart = position }
            } else {
                if let start = runStart, position - start >= shortest { still.append(start..<position) }
                runStart = nil
            }
            position += step
        }
        if let start = runStart, position - start >= shortest { still.append(start..<position) }
    }

    /// The bias that makes gravity close over strides shorter than 2 s, by robust least squares.
    ///
    /// - Parameters:
    ///   - closures: For each stride the sum of the rotation matrices times the sample interval (its first two rows) and
    ///     the tilt left at the end, rad.
    /// - Returns: A correction to the bias the strides were integrated with, rad/s.
    func correction(from closures: [TiltClosure]) -> Vector3 {
        guard closures.count >= 3 else { return .zero }
        let spread = 0.7 * Double.pi / 180
        let prior = 2 * Double.pi / 180
        let ridge = (spread / prior) * (spread / prior) * Double(closures.count).squareRoot()
        var weights = [Double](repeating: 1, count: closures.count)
        var bias = Vector3.zero
        for _ in 0..<4 {
            var system = PositiveDefiniteSystem(size: 3)
            var right = [0.0, 0.0, 0.0]
            for (closure, weight) in zip(closures, weights) {
                for (row, tilt) in [(closure.rowX, closure.tiltX), (closure.rowY, closure.tiltY)] {
                    for a in 0..<3 {
                        for b in 0...a { system[a, b] += weight * row[a] * row[b] }
                        right[a] += weight * row[a] * tilt
                    }
                }
            }
            for a in 0..<3 { system[a, a] += ridge }
            guard system.factor() else { return bias }
            let solution = system.solve(right)
            bias = Vector3(solution[0], solution[1], solution[2])
            let residuals = closures.map { $0.residual(of: bias) }
            let scale = max(2 * (RobustStatistics.median(residuals) ?? 0), 1e-6)
            weights = residuals.map { 1 / (1 + ($0 / scale) * ($0 / scale)) }
        }
        return bias
    }
}

/// How far gravity fails to close over one stride, and how a gyroscope bias would change that.
struct TiltClosure: Sendable, Hashable {
    /// First row of the time integral of the sensor's orientation, s.
    var rowX: Vector3
    /// Second row.
    var rowY: Vector3
    /// Rotation about world x that is left over, rad.
    var tiltX: Double
    /// Rotation about world y that is left over, rad.
    var tiltY: Double

    /// Size of the tilt that a bias leaves unexplained, rad.
    func residual(of bias: Vector3) -> Double {
        let x = tiltX - rowX.dot(bias)
        let y = tiltY - rowY.dot(bias)
        return (x * x + y * y).squareRoot()
    }
}
