import SignalKernels

/// The least and the greatest sample of every short block of a channel.
///
/// One pass over a long channel tells where its extremes and its jumps can be at all; only there is it looked at again.
struct ChannelBlocks {
    /// Samples of a block: about half a step, so that few blocks reach from one extreme to the other.
    static let size = 128

    private let channel: Channel
    private let lows: [Double]
    private let highs: [Double]

    /// A run of samples with its least and greatest one.
    struct Piece {
        var range: Range<Int>
        var low: Double
        var high: Double
    }

    /// Looks through a channel.
    ///
    /// - Complexity: O(samples).
    init(_ channel: Channel) {
        self.channel = channel
        let samples = channel.samples.span
        let count = (samples.count + Self.size - 1) / Self.size
        var lows: [Double] = []
        var highs: [Double] = []
        lows.reserveCapacity(count)
        highs.reserveCapacity(count)
        for block in 0..<count {
            let extremes = Reduction.extremes(samples, block * Self.size..<(block + 1) * Self.size)
            lows.append(extremes.low)
            highs.append(extremes.high)
        }
        self.lows = lows
        self.highs = highs
    }

    /// The pieces of the whole channel, missing stretches included.
    var pieces: some Sequence<Piece> { lows.indices.lazy.map { piece($0) } }

    /// Visits the pieces of the stretches that were measured, in order.
    ///
    /// - Parameter visit: Takes a piece, and whether a stretch begins with it.
    func forEachMeasuredPiece(_ visit: (_ piece: Piece, _ isFirst: Bool) -> Void) {
        var first = 0
        for gap in channel.missing {
            forEachPiece(of: first..<max(first, gap.lowerBound), visit)
            first = gap.upperBound
        }
        forEachPiece(of: first..<max(first, channel.samples.count), visit)
    }

    private func forEachPiece(of stretch: Range<Int>, _ visit: (_ piece: Piece, _ isFirst: Bool) -> Void) {
        var start = stretch.lowerBound
        while start < stretch.upperBound {
            let block = start / Self.size
            let whole = piece(block)
            let range = whole.range.clamped(to: stretch)
            if range == whole.range {
                visit(whole, start == stretch.lowerBound)
            } else {
                let extremes = Reduction.extremes(channel.samples.span, range)
                visit(Piece(range: range, low: extremes.low, high: extremes.high), start == stretch.lowerBound)
            }
            start = range.upperBound
        }
    }

    private func piece(_ block: Int) -> Piece {
        let range = block * Self.size..<min((block + 1) * Self.size, channel.samples.count)
        return Piece(range: range, low: lows[block], high: highs[block])
    }
}
