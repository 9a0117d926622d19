import Recordings
import SignalProcessing

/// How much a foot's sensor turns to and fro, half second by half second: a coarse first look at a recording of any length.
///
/// The measure is the standard deviation of the angular rate within a block, so a constant bias does not matter.
struct MovementBlocks: Sendable {
    /// Length of a block, s.
    static let duration = 0.5
    /// What a block of a sensor at rest stays below, rad/s: ten times a poor sensor's noise.
    static let stillness = 4 * Double.pi / 180
    /// Share of the foot's usual walking below which movement is no walking: turning in bed, a foot that taps.
    static let walkingShare = 0.2

    /// When the first block begins, s.
    let origin: Double
    /// Standard deviation of the angular rate in each block, rad/s; infinite where a sample is no possible one.
    private(set) var deviations: [Float] = []

    /// The movement of a sensor; blocks without samples count as rest.
    ///
    /// Where the gyroscope has no sample there is none; what else is missing does not matter for a first look.
    ///
    /// - Parameters:
    ///   - path: Its file, for messages.
    ///   - origin: When the first block begins, s.
    /// - Throws: `RecordingError` when an axis is missing or the file cannot be read any more.
    /// - Complexity: O(n).
    init(_ stream: SensorStream, path: String = "", origin: Double) throws(RecordingError) {
        self.origin = origin
        _ = try stream.stretch(0..<0).inertialSegments(path: path)
        let axes = Axis.allCases.compactMap { axis in
            stream.channels.firstIndex { $0.quantity == .angularRate && $0.axis == axis }
        }
        let clock = SampleClock(stream)
        let firstFrame = stream.firstFrame
        var open = Spread()
        try stream.forEachWindow(ofChannels: axes) { window, parts in
            let lost = SensorStream.union(parts.map(\.missing))
            let columns = VectorColumns(x: parts[0].samples, y: parts[1].samples, z: parts[2].samples)
            var sample = 0
            for gap in lost + [columns.count..<columns.count] {
                while sample < gap.lowerBound {
                    let frame = firstFrame + window.lowerBound + sample
                    let block = max(0, Int(((clock.time(frame) - origin) / Self.duration).rounded(.down)))
                    let end = clock.frame(at: origin + Double(block + 1) * Self.duration)
                    let next = min(max(sample + 1, sample + end - frame), gap.lowerBound)
                    if block != open.block {
                        close(open)
                        open = Spread(block: block)
                    }
                    open.add(columns, sample..<next)
                    sample = next
                }
                sample = max(sample, gap.upperBound)
            }
        }
        close(open)
    }

    private mutating func close(_ spread: Spread) {
        guard spread.count > 0 else { return }
        while deviations.count <= spread.block { deviations.append(0) }
        let deviation = spread.variance.squareRoot()
        // What no sensor reads is no rest: the analysis is to see it and say so.
        deviations[spread.block] = deviation.isFinite ? Float(deviation) : .infinity
    }

    /// Which blocks hold movement as in walking, or close to it.
    var areWalking: [Bool] {
        let strength = FootRotation.typicalMaximum(
            of: deviations.map { $0.isFinite ? Double($0) : 0 },
            window: Int(FootRotation.strengthWindow / Self.duration),
            floor: Self.stillness)
        let limit = Float(max(Self.stillness, Self.walkingShare * strength))
        return deviations.map { $0 >= limit }
    }

    /// The spread of the angular rate in a block.
    private struct Spread {
        var block = 0
        private(set) var count = 0
        private var origin = Vector3.zero
        private var sum = Vector3.zero
        private var squares = Vector3.zero

        init(block: Int = 0) { self.block = block }

        /// Adds samples.
        mutating func add(_ columns: VectorColumns, _ range: Range<Int>) {
            let (x, y, z) = (columns.x.span, columns.y.span, columns.z.span)
            // Deviations from one sample keep the variance exact for signals far from zero.
            if count == 0, let first = range.first { origin = Vector3(x[first], y[first], z[first]) }
            for i in range {
                let d = Vector3(x[i], y[i], z[i]) - origin
                sum += d
                squares += d * d
            }
            count += range.count
        }

        /// Sum of the variances of the components.
        var variance: Double {
            let n = Double(count)
            let variance = (squares.x + squares.y + squares.z - sum.dot(sum) / n) / n
            return variance < 0 ? 0 : variance
        }
    }
}

/// Which sample of a sensor stands at which time, however much of the recording is at hand.
struct SampleClock: Sendable {
    /// Time of the sensor's first sample of all, s.
    let origin: Double
    /// Samples per second.
    let rate: Double

    init(_ segment: InertialSegment) {
        origin = segment.origin
        rate = segment.rate
    }

    init(_ stream: SensorStream) {
        origin = stream.start
        rate = stream.rate
    }

    /// Time of a sample, s.
    func time(_ frame: Int) -> Double { origin + Double(frame) / rate }

    /// The sample nearest to a time; times that no recording reaches are cut.
    func frame(at time: Double) -> Int { Int(min(max(((time - origin) * rate).rounded(), -1e15), 1e15)) }
}
