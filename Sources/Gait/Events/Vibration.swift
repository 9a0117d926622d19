import Recordings
import SignalKernels
import SignalProcessing

/// The norm of what a low-pass has taken from an acceleration, m/s².
///
/// Only swings and landings ask for it, so that it is computed where it is asked for.
struct Vibration: Sendable {
    /// Specific force along the sensor's axes, m/s².
    let acceleration: VectorColumns
    /// The same below the cut-off.
    let smooth: VectorColumns

    /// At one sample.
    subscript(_ index: Int) -> Double {
        let dx = acceleration.x[index] - smooth.x[index]
        let dy = acceleration.y[index] - smooth.y[index]
        let dz = acceleration.z[index] - smooth.z[index]
        return (dx * dx + dy * dy + dz * dz).squareRoot()
    }

    /// At each sample of a range.
    subscript(_ range: Range<Int>) -> [Double] {
        VectorArithmetic.distances(
            acceleration.x.span.extracting(range), acceleration.y.span.extracting(range),
            acceleration.z.span.extracting(range), smooth.x.span.extracting(range), smooth.y.span.extracting(range),
            smooth.z.span.extracting(range))
    }
}

/// The centred moving mean of a vibration, piece by piece, computed where it is asked for.
struct SmoothedVibration: Sendable {
    let vibration: Vibration
    /// Ascending, adjacent sample ranges over whose borders no mean reaches.
    let pieces: [Range<Int>]
    /// Samples in the window, an odd number.
    let width: Int

    /// At one sample; zero beyond the signal.
    subscript(at index: Int) -> Double {
        guard let last = pieces.last, index >= 0, index < last.upperBound else { return 0 }
        return self[index...index].first ?? 0
    }

    /// At each sample of a range that holds samples of one or several pieces.
    subscript(_ range: ClosedRange<Int>) -> [Double] {
        var means: [Double] = []
        means.reserveCapacity(range.count)
        var index = range.lowerBound
        for piece in pieces where piece.upperBound > index {
            guard index <= range.upperBound else { break }
            let end = min(piece.upperBound, range.upperBound + 1)
            let from = max(piece.lowerBound, index - width / 2)
            let reached = from..<min(piece.upperBound, end + width / 2)
            means += movingMean(vibration[reached], width: width)[index - from..<end - from]
            index = end
        }
        return means
    }
}
