import Recordings
import SignalKernels
import SignalProcessing

extension SignalOverview {
    /// Shortest interval, s.
    private static let shortestInterval = 0.02

    /// The overview of a foot's signal; `nil` for no samples.
    ///
    /// - Parameters:
    ///   - pitchRate: In rad/s, as many as samples; without a gyroscope none, and the overview's is NaN.
    ///   - whole: Length of the recording that the signal is a section of, s: the overview becomes as coarse as the one that
    ///     it is joined into, with its very values. `nil` for a signal that is no section.
    init?(_ signal: FootSignal, pitchRate: [Double], sectionOf whole: Double? = nil) {
        guard let first = signal.pieceStarts.first, let last = signal.pieces.last, signal.count > 0 else { return nil }
        let end = signal.time(Double(last.upperBound - 1), inPiece: signal.pieces.count - 1)
        let duration = max(0, end - first)
        let finest = max(Self.shortestInterval, 1 / signal.rate, duration / Double(Self.mostIntervals - 1))
        let fineCount = Int(duration / finest) + 1
        let joining = SlotJoining(start: first, interval: finest, count: fineCount, sectionOf: whole)
        interval = joining.interval
        start = first
        // Least and greatest value of each interval.
        var magnitudes = [SIMD2<Float>](repeating: SIMD2(repeating: .nan), count: joining.count)
        var rates = magnitudes
        let columns = signal.acceleration
        for (number, piece) in signal.pieces.enumerated() {
            let slots = SlotEnds(
                piece: piece, origin: signal.pieceStarts[number] - first, rate: signal.rate, interval: finest,
                count: fineCount)
            var slot = slots.slot(of: piece.lowerBound)
            var from = piece.lowerBound
            // All samples of one interval at once.
            while from < piece.upperBound {
                let last = joining.last(with: slot)
                let to = slots.end(of: last)
                if from < to {
                    let joined = joining.slot(of: slot)
                    let squares = VectorArithmetic.squaredExtremes(
                        columns.x.span, columns.y.span, columns.z.span, in: from..<to)
                    magnitudes[joined].widen(SIMD2(squares.least, squares.greatest).squareRoot())
                    if !pitchRate.isEmpty {
                        let extremes = Reduction.extremes(pitchRate.span, from..<to)
                        rates[joined].widen(SIMD2(extremes.low, extremes.high) * 180 / .pi)
                    }
                    from = to
                }
                slot = last + 1
            }
        }
        acceleration = magnitudes.alternating
        self.pitchRate = rates.alternating
    }
}

extension SIMD2<Float> {
    /// Takes further values into a pair of extremes.
    fileprivate mutating func widen(_ extremes: SIMD2<Double>) {
        // A comparison with NaN is false: the first values of an interval set both.
        let (least, greatest) = (Float(extremes.x), Float(extremes.y))
        self = SIMD2(x <= least ? x : least, y >= greatest ? y : greatest)
    }
}

extension [SIMD2<Float>] {
    /// The least and the greatest values, alternating.
    fileprivate var alternating: [Float] {
        var values: [Float] = []
        values.reserveCapacity(2 * count)
        for pair in self {
            values.append(pair.x)
            values.append(pair.y)
        }
        return values
    }
}

/// Which interval of a whole recording's overview takes which of the finer ones of a section's, as
/// ``SignalOverview/init(joining:ofRecordingOf:)`` has it.
private struct SlotJoining {
    /// Start of the section, s.
    let start: Double
    /// The finer intervals, s.
    let finest: Double
    let fineCount: Int
    /// The intervals of the whole, s, and how many of them the section has.
    let interval: Double
    let count: Int
    /// Whether every interval stays as it is.
    private let keepsSlots: Bool

    /// Intervals that stay as they are unless they are of a section.
    init(start: Double, interval finest: Double, count fineCount: Int, sectionOf whole: Double?) {
        self.start = start
        self.finest = finest
        self.fineCount = fineCount
        keepsSlots = whole == nil
        // With the rounding of the joining, which takes a difference of times.
        let duration = max(0, start + Double(fineCount) * finest - start)
        interval = max(finest, (whole ?? 0) / Double(SignalOverview.mostIntervals - 1))
        count = whole == nil ? fineCount : Int(duration / interval) + 1
    }

    /// The interval that takes a finer one.
    func slot(of fine: Int) -> Int {
        guard !keepsSlots else { return fine }
        let time = start + (Double(fine) + 0.5) * finest - start
        return min(max(0, Int(time / interval)), count - 1)
    }

    /// The last of the finer intervals that go where this one goes.
    func last(with fine: Int) -> Int {
        guard !keepsSlots else { return fine }
        let slot = slot(of: fine)
        // Rounding decides nothing: the search ends where the interval above says so.
        var last = min(max(fine, Int(Double(slot + 1) * interval / finest)), fineCount - 1)
        while last > fine, self.slot(of: last) != slot { last -= 1 }
        while last + 1 < fineCount, self.slot(of: last + 1) == slot { last += 1 }
        return last
    }
}

/// Which samples of a piece fall into which interval of an overview.
private struct SlotEnds {
    let piece: Range<Int>
    /// From the start of the overview to that of the piece, s.
    let origin: Double
    let rate: Double
    let interval: Double
    /// Number of intervals; the last one takes all that comes later.
    let count: Int

    /// The interval of a sample.
    func slot(of index: Int) -> Int {
        let time = origin + Double(index - piece.lowerBound) / rate
        return min(max(0, Int(time / interval)), count - 1)
    }

    /// One past the last sample of an interval.
    func end(of slot: Int) -> Int {
        guard slot < count - 1 else { return piece.upperBound }
        let border = (Double(slot + 1) * interval - origin) * rate
        guard border > -1e-5 else { return piece.lowerBound }
        guard border < Double(piece.count) else { return piece.upperBound }
        // The first sample beyond the border; one on the border itself goes where its own time says.
        let below = Int(border)
        let beyond = border - Double(below)
        var end = piece.lowerBound + below + (beyond < 1e-5 ? 0 : 1)
        if beyond < 1e-5 || beyond > 1 - 1e-5, end < piece.upperBound, self.slot(of: end) <= slot { end += 1 }
        return min(end, piece.upperBound)
    }
}
