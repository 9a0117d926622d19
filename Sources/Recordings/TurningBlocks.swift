import SignalKernels

/// How much a sensor turns to and fro, half second by half second, gathered while its samples pass by.
///
/// The measure is the standard deviation of the angular rate within a block, so a constant bias does not matter.
package struct TurningBlocks: Sendable {
    /// Length of a block, s.
    package static let duration = 0.5

    /// When the first block begins, s.
    private let origin: Double
    private let clock: SampleClock
    /// Number of the sensor's first sample among all.
    private let firstFrame: Int
    /// The channels of angular rate, x first.
    private let axes: [Int]
    /// Number of the block that is gathered, and the spread of the angular rate in it.
    private var open = (block: 0, spread: VectorSpread())
    /// Standard deviation of the angular rate in each block, rad/s; infinite where a sample is no possible one.
    ///
    /// Blocks without samples count as rest, and none follow the last that has some.
    package private(set) var deviations: [Float] = []

    /// The blocks of a sensor with three axes of angular rate, none of whose samples has passed by; the first begins at
    /// `origin`, s.
    init?(_ stream: SensorStream, from origin: Double) {
        axes = stream.axes(of: .angularRate)
        clock = SampleClock(stream)
        firstFrame = stream.firstFrame
        self.origin = origin
        guard axes.count == Axis.allCases.count else { return nil }
    }

    /// Whether these are the blocks of a sensor as it is now, and begin at `origin`, s.
    fileprivate func describe(_ stream: SensorStream, from origin: Double) -> Bool {
        self.origin == origin && clock == SampleClock(stream) && firstFrame == stream.firstFrame
            && axes == stream.axes(of: .angularRate)
    }

    /// Adds the next samples of the three axes.
    ///
    /// - Parameters:
    ///   - missing: Where any of them has no sample.
    ///   - first: Number of the first sample among those of this stream.
    mutating func add(_ x: [Double], _ y: [Double], _ z: [Double], missing: [Range<Int>], at first: Int) {
        var sample = 0
        for gap in missing + [x.count..<x.count] {
            while sample < gap.lowerBound {
                let frame = firstFrame + first + sample
                let block = max(0, Int(((clock.time(frame) - origin) / Self.duration).rounded(.down)))
                let end = clock.frame(at: origin + Double(block + 1) * Self.duration)
                let next = min(max(sample + 1, sample + end - frame), gap.lowerBound)
                if block != open.block {
                    close()
                    open = (block, VectorSpread())
                }
                open.spread.add(x.span, y.span, z.span, sample..<next)
                sample = next
            }
            sample = max(sample, gap.upperBound)
        }
    }

    /// Ends the last block when all samples have passed by.
    mutating func close() {
        guard open.spread.count > 0 else { return }
        while deviations.count <= open.block { deviations.append(0) }
        let deviation = open.spread.variance.squareRoot()
        // What no sensor reads is no rest: the analysis is to see it and say so.
        deviations[open.block] = deviation.isFinite ? Float(deviation) : .infinity
    }
}

extension SensorStream {
    /// How much the sensor turns, half second by half second from `origin` on, s; `nil` without three axes of angular rate.
    ///
    /// Where the gyroscope has no sample there is none; what else is missing does not matter. What was gathered when the
    /// samples were looked at first is not read again.
    ///
    /// - Throws: `RecordingError` when the file cannot be read any more.
    /// - Complexity: O(n).
    package func turningBlocks(from origin: Double) throws(RecordingError) -> TurningBlocks? {
        if let known = deferred?.examination.turningBlocks, known.describe(self, from: origin) { return known }
        guard var blocks = TurningBlocks(self, from: origin) else { return nil }
        try forEachWindow(ofChannels: axes(of: .angularRate)) { window, parts in
            blocks.add(
                parts[0].samples, parts[1].samples, parts[2].samples, missing: Self.union(parts.map(\.missing)),
                at: window.lowerBound)
        }
        blocks.close()
        return blocks
    }
}
