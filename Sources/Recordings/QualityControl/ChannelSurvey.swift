import SignalKernels

/// What quality control needs to know of a channel, gathered while its samples pass by.
///
/// The least and the greatest sample of every block tell where jumps can be at all; only there are the samples looked at
/// again. How long the channel stays at its extremes is counted as they pass.
struct ChannelSurvey: Sendable {
    /// Samples of a block for channels in memory: about half a step, so that few blocks reach from one extreme to the other.
    static let shortBlock = 128
    /// Samples of a block for channels that stay in their file.
    static let longBlock = 4096

    /// Samples of the channel.
    private(set) var count: Int
    /// Samples of a block.
    let blockSize: Int
    /// Ascending, disjoint ranges of samples that were not measured.
    private(set) var missing: [Range<Int>] = []
    /// Sizes of the steps from one sample to the next, at some ten thousand evenly spaced samples.
    private(set) var steps: [Double] = []
    /// Some five thousand evenly spaced samples.
    private(set) var samples: [Double] = []
    /// How long it stays at the extremes of what was measured.
    private(set) var extremeRuns = ExtremeRuns()
    private var lows: [Double] = []
    private var highs: [Double] = []
    private var last = 0.0

    private let stepDistance: Int
    private let sampleDistance: Int

    /// A run of samples with its least and greatest one.
    struct Piece {
        var range: Range<Int>
        var low: Double
        var high: Double
    }

    /// A survey of a channel of so many samples, none of which has passed by.
    init(count: Int, blockSize: Int) {
        self.count = count
        self.blockSize = blockSize
        stepDistance = max(1, count / 10_000)
        sampleDistance = max(1, count / 5000)
    }

    /// The survey of a channel in memory.
    init(_ channel: Channel) {
        self.init(count: channel.samples.count, blockSize: Self.shortBlock)
        add(channel.samples, missing: channel.missing, at: 0)
    }

    /// Adds the next samples.
    ///
    /// - Parameters:
    ///   - part: The samples.
    ///   - missing: Those that were not measured, counted from the first of the part.
    ///   - first: Number of the part's first sample; a multiple of the block's size.
    mutating func add(_ part: [Double], missing lost: [Range<Int>], at first: Int) {
        guard !part.isEmpty else { return }
        for gap in lost {
            let gap = gap.lowerBound + first..<gap.upperBound + first
            if let before = missing.last, before.upperBound == gap.lowerBound {
                missing[missing.count - 1] = before.lowerBound..<gap.upperBound
            } else {
                missing.append(gap)
            }
        }
        reserve()
        let values = part.span
        var gaps = lost[...]
        var from = 0
        while from < part.count {
            let to = min(from + blockSize, part.count)
            let extremes = Reduction.extremes(values, from..<to)
            lows.append(extremes.low)
            highs.append(extremes.high)
            if let gap = gaps.first, gap.lowerBound < to {
                addMeasured(values, from..<to, between: &gaps)
            } else {
                extremeRuns.add(values.extracting(from..<to), low: extremes.low, high: extremes.high)
            }
            from = to
        }
        // The first step leads to sample 1.
        var place = Self.place(from: max(first, 1), distance: stepDistance, offset: 1) - first
        while place < values.count {
            steps.append((values[place] - (place > 0 ? values[place - 1] : last)).magnitude)
            place += stepDistance
        }
        if sampleDistance == 1, samples.isEmpty {
            // The part's own memory, until more follows.
            samples = part
        } else {
            place = Self.place(from: first, distance: sampleDistance, offset: 0) - first
            while place < values.count {
                samples.append(values[place])
                place += sampleDistance
            }
        }
        last = part[part.count - 1]
    }

    /// Looks at what was measured of a block that something is missing of; gaps that end in it are taken out.
    private mutating func addMeasured(
        _ values: Span<Double>, _ block: Range<Int>, between gaps: inout ArraySlice<Range<Int>>
    ) {
        var from = block.lowerBound
        while from < block.upperBound {
            let gap = gaps.first ?? block.upperBound..<block.upperBound
            let measured = from..<max(from, min(gap.lowerBound, block.upperBound))
            if !measured.isEmpty {
                let extremes = Reduction.extremes(values, measured)
                extremeRuns.add(values.extracting(measured), low: extremes.low, high: extremes.high)
            }
            if gap.lowerBound < block.upperBound { extremeRuns.interrupt() }
            from = max(measured.upperBound, gap.upperBound)
            if gap.upperBound <= block.upperBound { gaps = gaps.dropFirst() }
        }
    }

    /// Takes the memory at once that all samples will need; arrays that grow touch twice as much.
    ///
    /// How many there are going to be, a file may have said wrongly.
    private mutating func reserve() {
        guard lows.isEmpty else { return }
        let blocks = min(count / blockSize + 1, 1 << 16)
        lows.reserveCapacity(blocks)
        highs.reserveCapacity(blocks)
        steps.reserveCapacity(count / stepDistance + 1)
        if sampleDistance > 1 { samples.reserveCapacity(count / sampleDistance + 1) }
    }

    /// Ends the survey of a channel that has fewer samples than was expected.
    mutating func end(at count: Int) { self.count = min(self.count, count) }

    /// The first of the numbers `offset`, `offset + distance`, … that is no less than another.
    private static func place(from: Int, distance: Int, offset: Int) -> Int {
        offset + max(0, from - offset + distance - 1) / distance * distance
    }

    /// The pieces of the whole channel, missing stretches included.
    var pieces: some Sequence<Piece> { lows.indices.lazy.map { piece($0) } }

    /// The smallest and the greatest sample of all, missing ones included; the wrong way round where none is a number.
    var allSamples: (low: Double, high: Double) {
        (lows.min() ?? .infinity, highs.max() ?? -.infinity)
    }

    private func piece(_ block: Int) -> Piece {
        let range = block * blockSize..<min((block + 1) * blockSize, count)
        return Piece(range: range, low: lows[block], high: highs[block])
    }
}

/// Gives the samples of a range of a channel, from memory or from its file.
typealias SampleReading<Failure: Error> = (Range<Int>) throws(Failure) -> [Double]
