import Recordings
import SignalProcessing

/// The quietest instants before and after each stride, where an accelerometer reads gravity alone.
struct AccelerometerRests: Sendable {
    /// A quiet instant.
    struct Rest: Sendable, Hashable {
        /// Sample in the middle of the window.
        var index: Int
        /// Mean acceleration in the window, m/s².
        var acceleration: Vector3
        /// Standard deviation in the window about all axes together, m/s².
        var spread: Double
    }

    /// The rest before and after each stride, in the order of the strides; `nil` where samples are missing.
    private(set) var bounds: [(before: Rest?, after: Rest?)] = []
    /// Every rest once.
    private(set) var all: [Rest] = []

    /// Window in which the acceleration is averaged, s.
    private static let window = 0.12
    /// How far a rest may reach into a burst, s: its limits were found on smoothed signals.
    private static let overlap = 0.04
    /// How far from a burst a rest is looked for, s; in shorter pauses two bursts share theirs.
    private static let reach = 1.0

    init(of strides: [StrideCandidate], in signal: FootSignal) {
        let overlap = signal.samples(Self.overlap)
        let reach = signal.samples(Self.reach)
        let pieces = strides.map { signal.piece(of: $0.range.lowerBound) }
        var shared: Rest?
        for (number, stride) in strides.enumerated() {
            let piece = signal.pieces[pieces[number]]
            var before = shared
            if before == nil {
                let first = max(piece.lowerBound, stride.range.lowerBound - reach)
                before = Self.quietest(first, stride.range.lowerBound + overlap, in: piece, of: signal)
                if let before { all.append(before) }
            }
            shared = nil
            var last = stride.range.upperBound + reach
            if number + 1 < strides.count, pieces[number + 1] == pieces[number],
                strides[number + 1].range.lowerBound - stride.range.upperBound <= 2 * reach
            {
                last = strides[number + 1].range.lowerBound + overlap
                shared = Self.quietest(stride.range.upperBound - overlap, last, in: piece, of: signal)
            }
            let after =
                shared ?? Self.quietest(stride.range.upperBound - overlap, last, in: piece, of: signal)
            if let after { all.append(after) }
            bounds.append((before, after))
        }
    }

    /// The sample between two positions about which the acceleration varies least.
    private static func quietest(_ from: Int, _ to: Int, in piece: Range<Int>, of signal: FootSignal) -> Rest? {
        let half = max(1, signal.samples(window) / 2)
        let (first, last) = (max(from, piece.lowerBound + half), min(to, piece.upperBound - 1 - half))
        guard first <= last else { return nil }
        let (x, y, z) = (signal.acceleration.x, signal.acceleration.y, signal.acceleration.z)
        let width = Double(2 * half + 1)
        // Sums about the first sample keep their digits.
        let origin = Vector3(x[first], y[first], z[first])
        var sum = Vector3.zero
        var squares = 0.0
        for i in first - half...first + half {
            let value = Vector3(x[i], y[i], z[i]) - origin
            sum += value
            squares += value.dot(value)
        }
        var least = squares / width - (sum / width).dot(sum / width)
        var best = Rest(index: first, acceleration: sum / width + origin, spread: max(0, least).squareRoot())
        var i = first
        while i < last {
            let gone = Vector3(x[i - half], y[i - half], z[i - half]) - origin
            let come = Vector3(x[i + half + 1], y[i + half + 1], z[i + half + 1]) - origin
            sum += come - gone
            squares += come.dot(come) - gone.dot(gone)
            i += 1
            let variance = squares / width - (sum / width).dot(sum / width)
            if variance < least {
                least = variance
                best = Rest(index: i, acceleration: sum / width + origin, spread: max(0, variance).squareRoot())
            }
        }
        return best
    }
}
