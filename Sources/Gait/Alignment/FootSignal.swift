import Recordings
import SignalKernels
import SignalProcessing

/// The signal of one foot's sensor, its uninterrupted pieces laid end to end.
///
/// All stages scan this one buffer; `pieces` keeps them from looking across a gap.
struct FootSignal: Sendable {
    /// Samples per second.
    let rate: Double
    /// Specific force along the sensor's axes, m/s².
    let acceleration: VectorColumns
    /// Angular rate about the sensor's axes, rad/s; empty columns without a gyroscope.
    let angularRate: VectorColumns
    /// Ascending, adjacent sample ranges, each uniformly sampled without interruption.
    let pieces: [Range<Int>]
    /// Time of the first sample of each piece, seconds.
    let pieceStarts: [Double]
    /// Ranges of samples that were interpolated.
    let bridged: [Range<Int>]
    /// The greatest acceleration along any axis, stretch by stretch.
    let accelerationPeaks: ColumnPeaks
    /// The greatest angular rate about any axis, stretch by stretch.
    let ratePeaks: ColumnPeaks

    init(_ segments: [InertialSegment]) {
        self.init(
            rate: segments.first?.rate ?? 0, starts: segments.map(\.start), bridged: segments.map(\.bridged),
            accelerations: segments.map(\.acceleration), angularRate: Self.joined(segments.map(\.angularRate)))
    }

    /// The signal of an accelerometer; a gyroscope beside it is not looked at.
    init(accelerationOf segments: [AccelerationSegment]) {
        self.init(
            rate: segments.first?.rate ?? 0, starts: segments.map(\.start), bridged: segments.map(\.bridged),
            accelerations: segments.map(\.acceleration), angularRate: Self.joined([]))
    }

    private init(
        rate: Double, starts: [Double], bridged: [[Range<Int>]], accelerations: [VectorColumns],
        angularRate: VectorColumns
    ) {
        var pieces: [Range<Int>] = []
        var shifted: [Range<Int>] = []
        var offset = 0
        for (number, columns) in accelerations.enumerated() {
            pieces.append(offset..<offset + columns.count)
            shifted += bridged[number].map { $0.lowerBound + offset..<$0.upperBound + offset }
            offset += columns.count
        }
        self.rate = rate
        self.pieces = pieces
        self.bridged = shifted
        pieceStarts = starts
        acceleration = Self.joined(accelerations)
        self.angularRate = angularRate
        accelerationPeaks = ColumnPeaks(acceleration)
        ratePeaks = ColumnPeaks(angularRate)
    }

    /// Number of samples.
    var count: Int { acceleration.count }

    /// The index of the piece that holds a sample.
    func piece(of index: Int) -> Int {
        var low = 0
        var high = pieces.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if pieces[middle].lowerBound <= index { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// Time in seconds of a (fractional) sample position.
    func time(_ position: Double) -> Double {
        guard count > 0 else { return 0 }
        return time(position, inPiece: piece(of: min(max(Int(position.rounded(.down)), 0), count - 1)))
    }

    /// Time in seconds of a (fractional) sample position by the clock of one piece, also beyond its ends.
    ///
    /// An event may lie a little beyond the last sample of its piece, where the next piece, hours later, has begun.
    func time(_ position: Double, inPiece number: Int) -> Double {
        pieceStarts[number] + (position - Double(pieces[number].lowerBound)) / rate
    }

    /// A duration in whole samples, at least one.
    func samples(_ seconds: Double) -> Int { max(1, Int((seconds * rate).rounded())) }

    private static func joined(_ parts: [VectorColumns]) -> VectorColumns {
        if parts.count == 1, let only = parts.first { return only }
        return VectorColumns(
            x: joined(parts.map(\.x)), y: joined(parts.map(\.y)), z: joined(parts.map(\.z)))
    }

    private static func joined(_ parts: [[Double]]) -> [Double] {
        var whole: [Double] = []
        whole.reserveCapacity(parts.reduce(0) { $0 + $1.count })
        for part in parts { whole += part }
        return whole
    }
}

extension FootSignal {
    /// Beyond this no foot sensor reads, m/s²: 500 times gravity.
    static let greatestAcceleration = 5e3
    /// Beyond this no foot sensor reads, rad/s: 32 turns a second.
    static let greatestRate = 200.0

    /// Why the signal cannot be analysed at all, or `nil`.
    var obstacle: String? {
        guard QualityControl.possibleRates.contains(rate) else {
            return "a foot cannot be analysed at \(rounded(rate)) samples/s"
        }
        let isPossible =
            accelerationPeaks.stay(within: Self.greatestAcceleration) && ratePeaks.stay(within: Self.greatestRate)
        return isPossible ? nil : "the signal holds numbers that no foot sensor reads"
    }

    /// The second-order low-pass that all stages use.
    ///
    /// It is `nil` for a cut-off at or above 90 % of the Nyquist frequency: there is nothing to remove.
    static func lowPass(cutoff: Double, rate: Double) -> SecondOrderSections? {
        cutoff < 0.45 * rate ? try? Butterworth.lowPass(order: 2, cutoff: cutoff, rate: rate) : nil
    }

    /// Zero-phase low-pass of three columns, piece by piece.
    func lowPassed(_ columns: VectorColumns, cutoff: Double) -> VectorColumns {
        guard let filter = Self.lowPass(cutoff: cutoff, rate: rate) else { return columns }
        return measured(.filter) { filtered(columns, filter) }
    }

    /// Zero-phase low-pass of three columns and one more, which costs hardly anything beside them.
    func lowPassed(
        _ columns: VectorColumns, beside more: [Double], cutoff: Double
    ) -> (columns: VectorColumns, more: [Double]) {
        guard let filter = Self.lowPass(cutoff: cutoff, rate: rate) else { return (columns, more) }
        let all = measured(.filter) { filtered([columns.x, columns.y, columns.z, more], filter) }
        return (VectorColumns(x: all[0], y: all[1], z: all[2]), all[3])
    }

    /// Any filter forward and backward over three columns, piece by piece.
    func filtered(_ columns: VectorColumns, _ filter: SecondOrderSections) -> VectorColumns {
        let all = filtered([columns.x, columns.y, columns.z], filter)
        return VectorColumns(x: all[0], y: all[1], z: all[2])
    }

    /// Any filter forward and backward over any number of columns, piece by piece, four columns at a time.
    func filtered(_ columns: consuming [[Double]], _ filter: SecondOrderSections) -> [[Double]] {
        precondition(columns.allSatisfy { $0.count == count }, "columns of the signal's length are filtered")
        if pieces.count == 1 {
            filter.filterZeroPhase(&columns)
        } else {
            filter.filterZeroPhase(&columns, in: pieces)
        }
        return columns
    }

    /// Zero-phase low-pass of one column, piece by piece; as that of three.
    func lowPassed(_ values: [Double], cutoff: Double) -> [Double] {
        guard let filter = Self.lowPass(cutoff: cutoff, rate: rate) else { return values }
        return measured(.filter) { filtered([values], filter)[0] }
    }

    /// Centred moving mean over a duration, piece by piece.
    func movingMean(_ values: [Double], seconds: Double) -> [Double] {
        let width = samples(seconds) | 1
        if pieces.count == 1 { return SignalProcessing.movingMean(values, width: width) }
        return Self.joined(pieces.map { SignalProcessing.movingMean(Array(values[$0]), width: width) })
    }

    /// Centred moving mean over a duration, piece by piece, at every `step`-th sample only.
    func movingMean(_ values: [Double], seconds: Double, every step: Int) -> [Double] {
        let half = samples(seconds) / 2
        var means: [Double] = []
        means.reserveCapacity(values.count / step + 1)
        var index = 0
        for piece in pieces.lazy.map({ $0.clamped(to: values.indices) }) {
            while index < piece.upperBound {
                let window = max(piece.lowerBound, index - half)..<min(piece.upperBound, index + half + 1)
                means.append(Reduction.sum(values.span.extracting(window)) / Double(window.count))
                index += step
            }
        }
        return means
    }
}
