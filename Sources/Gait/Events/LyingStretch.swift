import Glibc
import Recordings
import SignalKernels
import SignalProcessing

/// A stretch of time in which the foot lies: on its side, its back or its tip.
public struct LyingStretch: Sendable, Hashable {
    /// When it begins, seconds from the start of the recording.
    public var start: Double
    /// When it ends, seconds.
    public var end: Double
    /// The greatest acceleration in the two seconds before it, m/s².
    public var impact: Double
    /// When that was, seconds.
    public var impactTime: Double

    /// Creates a stretch.
    public init(start: Double, end: Double, impact: Double, impactTime: Double) {
        self.start = start
        self.end = end
        self.impact = impact
        self.impactTime = impactTime
    }
}

/// Finds where a foot lies: tilted by more than 60° for more than three seconds.
///
/// A walking foot is tilted so far only for an instant about toe-off; means over half a second do not see it.
struct LyingFinder: Sendable {
    /// Time over which attitude is averaged, s.
    var window = 0.5
    /// Least tilt, rad.
    var tilt = 60 * Double.pi / 180
    /// Shortest stretch, s.
    var shortest = 3.0
    /// How long before a stretch its impact is looked for, s.
    var impactReach = 2.0

    /// The stretches of a foot.
    ///
    /// - Parameter up: Up at foot-flat in the sensor's frame.
    /// - Complexity: O(n).
    func find(in signal: FootSignal, up: Vector3) -> [LyingStretch] {
        let width = signal.samples(window)
        let limit = cos(tilt)
        let (x, y, z) = (signal.acceleration.x, signal.acceleration.y, signal.acceleration.z)
        var stretches: [LyingStretch] = []
        for piece in signal.pieces {
            var begin: Int?
            var from = piece.lowerBound
            while from + width <= piece.upperBound {
                let window = from..<from + width
                let sum = Vector3(
                    Reduction.sum(x.span.extracting(window)), Reduction.sum(y.span.extracting(window)),
                    Reduction.sum(z.span.extracting(window)))
                if sum.normalized.dot(up) < limit {
                    if begin == nil { begin = from }
                } else if let first = begin {
                    append(first..<from, in: signal, within: piece, to: &stretches)
                    begin = nil
                }
                from += width
            }
            if let first = begin { append(first..<from, in: signal, within: piece, to: &stretches) }
        }
        return stretches
    }

    private func append(
        _ range: Range<Int>, in signal: FootSignal, within piece: Range<Int>, to stretches: inout [LyingStretch]
    ) {
        guard Double(range.count) > shortest * signal.rate else { return }
        let (x, y, z) = (signal.acceleration.x, signal.acceleration.y, signal.acceleration.z)
        let earliest = max(piece.lowerBound, range.lowerBound - signal.samples(impactReach))
        let latest = min(piece.upperBound - 1, range.lowerBound + signal.samples(window))
        var hardest = earliest
        var square = 0.0
        for i in earliest...latest {
            let force = Vector3(x[i], y[i], z[i])
            if force.dot(force) > square {
                square = force.dot(force)
                hardest = i
            }
        }
        stretches.append(
            LyingStretch(
                start: signal.time(Double(range.lowerBound)), end: signal.time(Double(range.upperBound - 1)),
                impact: square.squareRoot(), impactTime: signal.time(Double(hardest))))
    }
}
