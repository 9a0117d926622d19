import Recordings
import SignalProcessing

extension FootSignal {
    /// Samples per second that the toe lift and the swings of an accelerometer are read at.
    static let accelerometerRate = 100.0
    /// Above this rate a signal is smoothed before samples are left out, samples/s, and to this, Hz.
    private static let smoothedAbove = 110.0
    private static let antiAliasing = 40.0

    /// The acceleration at 100 samples/s, piece by piece; the signal itself when it has that rate.
    var atAccelerometerRate: FootSignal {
        let target = Self.accelerometerRate
        guard rate != target, rate > 0 else { return self }
        let source = rate > Self.smoothedAbove ? lowPassed(acceleration, cutoff: Self.antiAliasing) : acceleration
        let segments = pieces.enumerated().map { number, piece in
            let count = piece.isEmpty ? 0 : Int(Double(piece.count - 1) / rate * target + 1e-9) + 1
            func read(_ values: [Double]) -> [Double] {
                (0..<count).map { k in
                    let position = min(Double(k) * rate / target, Double(piece.count - 1))
                    let below = piece.lowerBound + Int(position)
                    let above = min(below + 1, piece.upperBound - 1)
                    return values[below] + (position - position.rounded(.down)) * (values[above] - values[below])
                }
            }
            return AccelerationSegment(
                start: pieceStarts[number], rate: target,
                acceleration: VectorColumns(x: read(source.x), y: read(source.y), z: read(source.z)))
        }
        return FootSignal(accelerationOf: segments)
    }

    /// A range of this signal's samples in those of ``atAccelerometerRate``; never empty.
    func range(_ range: Range<Int>, in other: FootSignal) -> Range<Int> {
        guard rate != other.rate else { return range }
        let number = piece(of: range.lowerBound)
        let (own, others) = (pieces[number], other.pieces[number])
        func place(_ index: Int) -> Int {
            let moved = (Double(index - own.lowerBound) * other.rate / rate).rounded()
            return others.lowerBound + min(max(0, Int(moved)), others.count)
        }
        let first = min(place(range.lowerBound), max(others.lowerBound, others.upperBound - 1))
        return first..<max(first + 1, place(range.upperBound))
    }
}
