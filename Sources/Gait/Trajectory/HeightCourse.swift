import SignalProcessing

/// The conditioned height of a stride as a function of time between two neighbouring anchors.
///
/// The sum over anchors collapses there: with the earlier point's integrals in the kernel, the anchors behind a sample add
/// a constant and a line in time, those ahead multiply the sample's own integrals. So a sample costs the same whatever
/// the number of anchors.
struct HeightCourse: Sendable {
    /// Factors of the sample's two variance integrals where time is zero.
    private var own: SIMD2<Double>
    /// What each second takes away from the first of them.
    private var ownSlope: Double
    /// Factors of the free height (one) and of progress.
    private let level: SIMD2<Double>
    private var constant: Double
    private var slope: Double
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
        own = SIMD2(height.weights[0] + ahead.y, 2 * ahead.x)
        ownSlope = ahead.x
        level = SIMD2(1, height.tiltVariance * progressMoment)
        constant = 0
        slope = height.restVariance * (height.weights[0] + ahead.y)
    }

    /// Goes on to the stretch that sample `k` lies in; `end` is the first sample behind it.
    mutating func advance(to k: Int, _ height: HeightConditioning, interval: Double, count: Int) {
        while next < height.anchors.count {
            let anchor = height.anchors[order[next]].point
            guard anchor.time <= Double(k) * interval else { break }
            let weight = height.weights[order[next] + 1]
            constant += weight * (2 * anchor.varianceDoubleIntegral - anchor.time * anchor.varianceIntegral)
            slope += weight * anchor.varianceIntegral
            own -= SIMD2(weight * anchor.time, 2 * weight)
            ownSlope -= weight
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

    /// The height at a sample of the stretch, m.
    @inline(__always)
    func height(_ sample: PathSample, time: Double) -> Double {
        let parts = sample.variances * own + sample.heightAndProgress * level
        return parts.sum() - time * ownSlope * sample.velocityVarianceIntegral + (constant + slope * time)
    }
}

extension HeightConditioning {
    /// Calls `body` with every sample of the path and its height, m, in the order of time.
    @inline(__always)
    func forEachHeight(_ path: StridePath, _ body: (Int, PathSample, Double) -> Void) {
        let samples = path.courses.samples
        let span = samples.span.extracting(path.offset..<path.offset + path.count)
        var course = HeightCourse(self)
        var k = 0
        while k < path.count {
            course.advance(to: k, self, interval: path.interval, count: path.count)
            while k < course.end {
                let sample = span[k]
                body(k, sample, course.height(sample, time: Double(k) * path.interval))
                k += 1
            }
        }
    }

    /// The heights at all samples of the path, m.
    func heights(_ path: StridePath) -> [Double] {
        var heights = [Double](repeating: 0, count: path.count)
        forEachHeight(path) { k, _, height in heights[k] = height }
        return heights
    }
}
