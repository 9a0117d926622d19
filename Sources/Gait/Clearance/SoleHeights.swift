import SignalKernels
import SignalProcessing

/// The heights of the points under toes and heel above the floor through one stride.
///
/// The floor is the straight line between the point's own places at the two foot-flats that bound the stride. The memory
/// goes on from stride to stride.
struct SoleHeights: Sendable {
    /// Height of the toe point at each sample of the stride, m.
    private(set) var toe: [Double] = []
    /// Height of the heel point at each sample of the stride, m; empty without one.
    private(set) var heel: [Double] = []
    /// Both side by side, with room for the filter at either end.
    private var both: [SIMD2<Double>] = []

    /// Low-pass of the height, Hz: the highest frequency of a swinging foot's height, as usual for optical markers.
    static let cutoff = 12.0

    /// The filter for a sampling rate; `nil` where there is nothing above the cut-off.
    static func filter(rate: Double) -> SecondOrderSections? {
        FootSignal.lowPass(cutoff: cutoff, rate: rate)
    }

    /// Follows the points of the sole, metres from the sensor in its frame, through a stride.
    mutating func follow(
        _ stride: ConditionedStride, toe toePoint: Vector3, heel heelPoint: Vector3?, filter: SecondOrderSections?
    ) {
        let path = stride.path
        let points = SolePoints(toe: toePoint, heel: heelPoint ?? toePoint)
        let end = path.endPoint
        let start = stride.height.height(path.point(0)) + points.lever(path[0])
        let rise = stride.height.height(end) + points.lever(path[path.count - 1]) - start
        let slope = end.progress > 0.05 ? rise / end.progress : .zero
        let padding = min(filter?.zeroPhasePadding ?? 0, path.count - 1)
        if both.count != path.count + 2 * padding {
            both.removeAll(keepingCapacity: true)
            both.append(contentsOf: repeatElement(.zero, count: path.count + 2 * padding))
        }
        let heights = points.heights(floor: start, slope: slope)
        let samples = path.courses.samples
        stride.height.forEachStretch(path) { range, stretch in
            heights.fill(
                &both, at: padding + range.lowerBound,
                samples.span.extracting(path.offset + range.lowerBound..<path.offset + range.upperBound),
                first: range.lowerBound, interval: path.interval, stretch)
        }
        filter?.filterZeroPhase(pairs: &both, padding: padding)
        clear()
        let filtered = both
        toe.append(addingCapacity: path.count) { toe in
            let pairs = filtered.span.extracting(padding..<padding + path.count)
            for k in pairs.indices { toe.append(pairs[k].x) }
        }
        guard heelPoint != nil else { return }
        heel.append(addingCapacity: path.count) { heel in
            let pairs = filtered.span.extracting(padding..<padding + path.count)
            for k in pairs.indices { heel.append(pairs[k].y) }
        }
    }

    /// Forgets the last stride.
    mutating func clear() {
        toe.removeAll(keepingCapacity: true)
        heel.removeAll(keepingCapacity: true)
    }
}

/// The points under toes and heel side by side, toe first.
struct SolePoints: Sendable {
    private let x: SIMD2<Double>
    private let y: SIMD2<Double>
    private let z: SIMD2<Double>

    init(toe: Vector3, heel: Vector3) {
        x = SIMD2(toe.x, heel.x)
        y = SIMD2(toe.y, heel.y)
        z = SIMD2(toe.z, heel.z)
    }

    /// The heights of the points above floors that begin at `floor`, m, with slopes, rise over way along the chord.
    func heights(floor: SIMD2<Double>, slope: SIMD2<Double>) -> PointHeights {
        PointHeights(x: x, y: y, z: z, floor: floor, floorSlope: slope)
    }

    /// How much higher than the sensor the points are, m.
    @inline(__always)
    func lever(_ sample: PathSample) -> SIMD2<Double> {
        let upward = sample.upward
        return x * upward.x + y * upward.y + z * upward.z
    }

    /// Where the points are from the sensor along the world's x and y, m.
    @inline(__always)
    func levelLever(_ sample: PathSample) -> (x: SIMD2<Double>, y: SIMD2<Double>) {
        let (qx, qy, qz, qw) = (sample.turnXY.x, sample.turnXY.y, sample.turnZW.x, sample.turnZW.y)
        // The first two rows of the orientation's matrix.
        let (xx, yy, zz) = (qx * qx, qy * qy, qz * qz)
        let (xy, xz, yz) = (qx * qy, qx * qz, qy * qz)
        let (wx, wy, wz) = (qw * qx, qw * qy, qw * qz)
        return (
            x * (1 - 2 * (yy + zz)) + y * (2 * (xy - wz)) + z * (2 * (xz + wy)),
            x * (2 * (xy + wz)) + y * (1 - 2 * (xx + zz)) + z * (2 * (yz - wx))
        )
    }
}
