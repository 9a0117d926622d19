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

    /// No blocks yet; the first one is to begin at a time that no sample comes before, s.
    init(origin: Double) { self.origin = origin }

    /// Adds uninterrupted stretches of the sensor; blocks without samples count as rest.
    ///
    /// - Complexity: O(n).
    mutating func add(_ segments: [InertialSegment]) {
        for segment in segments {
            let clock = SampleClock(segment)
            let end = segment.firstFrame + segment.count
            var frame = segment.firstFrame
            while frame < end {
                let block = max(0, Int(((clock.time(frame) - origin) / Self.duration).rounded(.down)))
                let next = min(max(frame + 1, clock.frame(at: origin + Double(block + 1) * Self.duration)), end)
                while deviations.count <= block { deviations.append(0) }
                let deviation = Self.variance(
                    segment.angularRate, frame - segment.firstFrame..<next - segment.firstFrame
                ).squareRoot()
                // What no sensor reads is no rest: the analysis is to see it and say so.
                deviations[block] = max(deviations[block], deviation.isFinite ? Float(deviation) : .infinity)
                frame = next
            }
        }
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

    /// Sum of the variances of the components.
    private static func variance(_ columns: VectorColumns, _ range: Range<Int>) -> Double {
        let (x, y, z) = (columns.x, columns.y, columns.z)
        // Deviations from one sample keep the variance exact for signals far from zero.
        let origin = Vector3(x[range.lowerBound], y[range.lowerBound], z[range.lowerBound])
        var sum = Vector3.zero
        var squares = Vector3.zero
        for i in range {
            let d = Vector3(x[i], y[i], z[i]) - origin
            sum += d
            squares += d * d
        }
        let n = Double(range.count)
        let variance = (squares.x + squares.y + squares.z - sum.dot(sum) / n) / n
        return variance < 0 ? 0 : variance
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
