import SignalKernels
import SignalProcessing

/// The conditioned height of a stride as a function of time between two neighbouring anchors.
///
/// The sum over anchors collapses there: with the earlier point's integrals in the kernel, the anchors behind a sample add
/// a constant and a line in time, those ahead multiply the sample's own integrals. So a sample costs the same whatever
/// the number of anchors.
struct HeightCourse: Sendable {
    /// The function on the stretch that was advanced to.
    private(set) var stretch: PointHeights.Course
    /// Samples that come before the next anchor.
    private(set) var end = 0

    private let order: InlineArray<8, Int>
    private var next = 0

    /// Begins at the start of a stride.
    init(_ height: HeightConditioning) {
        var order = InlineArray<8, Int>(repeating: 0)
        var ahead = SIMD2<Double>.zero
        var progressMoment = 0.0
        for index in 0..<height.anchors.count {
            let point = height.anchors[index].point
            let weight = height.weights[index + 1]
            ahead += SIMD2(weight, weight * point.time)
            progressMoment += weight * point.progress
            var place = index
            while place > 0, height.anchors[order[place - 1]].point.time > point.time {
                order[place] = order[place - 1]
                place -= 1
            }
            order[place] = index
        }
        self.order = order
        stretch = PointHeights.Course(
            own: SIMD2(height.weights[0] + ahead.y, 2 * ahead.x), ownSlope: ahead.x,
            progress: height.tiltVariance * progressMoment, constant: 0,
            slope: height.restVariance * (height.weights[0] + ahead.y))
    }

    /// Goes on to the stretch that sample `k` lies in; `end` is the first sample behind it.
    mutating func advance(to k: Int, _ height: HeightConditioning, interval: Double, count: Int) {
        while next < height.anchors.count {
            let anchor = height.anchors[order[next]].point
            guard anchor.time <= Double(k) * interval else { break }
            let weight = height.weights[order[next] + 1]
            stretch.constant += weight * (2 * anchor.varianceDoubleIntegral - anchor.time * anchor.varianceIntegral)
            stretch.slope += weight * anchor.varianceIntegral
            stretch.own -= SIMD2(weight * anchor.time, 2 * weight)
            stretch.ownSlope -= weight
            next += 1
        }
        end = count
        guard next < height.anchors.count else { return }
        let time = height.anchors[order[next]].point.time
        // Rounding decides nothing: the stretch ends where the comparison above says so.
        var border = min(max(k + 1, Int(time / interval)), count)
        while border < count, Double(border) * interval < time { border += 1 }
        end = border
    }
}

extension HeightConditioning {
    /// Calls `body` with every stretch of the path, the numbers of its samples and what its height is a function of.
    @inline(__always)
    func forEachStretch(_ path: StridePath, _ body: (Range<Int>, PointHeights.Course) -> Void) {
        var course = HeightCourse(self)
        var k = 0
        while k < path.count {
            course.advance(to: k, self, interval: path.interval, count: path.count)
            body(k..<course.end, course.stretch)
            k = course.end
        }
    }

    /// The heights at all samples of the path, m.
    func heights(_ path: StridePath) -> [Double] {
        var heights = [Double](repeating: 0, count: path.count)
        forEachStretch(path) { range, stretch in
            for k in range { heights[k] = stretch.height(path[k], time: Double(k) * path.interval) }
        }
        return heights
    }
}
