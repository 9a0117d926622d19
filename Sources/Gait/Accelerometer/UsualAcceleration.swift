import Recordings
import SignalProcessing

/// The usual course of a foot's smoothed acceleration from the start of its movement, along the sensor's axes.
struct UsualAcceleration: Sendable {
    /// Samples of the usual movement.
    let length: Int
    /// Samples of the course before and after it.
    static let margin = 60

    private let smooth: VectorColumns
    private let pieces: [Range<Int>]
    private let signal: FootSignal
    /// The course, from `margin` samples before the start.
    private var course: [Vector3] = []

    init(length: Int, _ smooth: VectorColumns, _ signal: FootSignal) {
        self.length = length
        self.smooth = smooth
        self.signal = signal
        pieces = signal.pieces
    }

    /// The samples that a movement from `start` may be compared in.
    func piece(of start: Int) -> Range<Int> {
        pieces[signal.piece(of: min(max(0, start), max(0, signal.count - 1)))]
    }

    /// The acceleration at a sample, that of the end of its piece beyond it.
    private func value(_ index: Int, in piece: Range<Int>) -> Vector3 {
        let i = min(max(index, piece.lowerBound), piece.upperBound - 1)
        return Vector3(smooth.x[i], smooth.y[i], smooth.z[i])
    }

    /// Takes the median course of the movements that start at these samples.
    mutating func learn(_ starts: [Int]) {
        let places = starts.map { (start: $0, piece: piece(of: $0)) }
        course = (-Self.margin..<length + Self.margin).map { offset in
            RobustStatistics.vectorMedian(places.map { value($0.start + offset, in: $0.piece) })
        }
    }

    /// The start near a sample from which the first part of the movement fits best.
    func bestStart(near start: Int, reach: Int) -> Int {
        let piece = piece(of: start)
        let part = max(1, Int(0.55 * Double(length)))
        var best = start
        var least = Double.infinity
        for candidate in start - reach...start + reach {
            var sum = 0.0
            for k in 0..<part {
                let difference = value(candidate + k, in: piece) - course[k + Self.margin]
                sum += difference.dot(difference)
            }
            // Of equal fits the one that moves least.
            if sum < least || (sum == least && abs(candidate - start) < abs(best - start)) {
                least = sum
                best = candidate
            }
        }
        return best
    }

    /// How far the acceleration is from the usual course, which may lie a little earlier or later, m/s².
    func departure(of start: Int, at offset: Int, elasticity: Int) -> Double {
        let own = value(start + offset, in: piece(of: start))
        var least = Double.infinity
        for k in offset - elasticity...offset + elasticity {
            let difference = own - course[min(max(k + Self.margin, 0), course.count - 1)]
            least = min(least, difference.dot(difference))
        }
        return least.squareRoot()
    }
}
