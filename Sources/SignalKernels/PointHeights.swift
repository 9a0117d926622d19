import CSignalKernels

/// The heights of two points that are fixed to a sensor, each above a floor of its own, along a stride.
package struct PointHeights: Sendable {
    /// The conditioned height of a sensor along a stretch of a stride, as a function of a sample's numbers and of time.
    package struct Course: Sendable {
        /// Factors of the sample's two variance integrals where time is zero.
        package var own: SIMD2<Double>
        /// What each second takes away from the first of them.
        package var ownSlope: Double
        /// Factor of the way along the chord.
        package var progress: Double
        /// What is added.
        package var constant: Double
        /// What is added with each second.
        package var slope: Double

        package init(own: SIMD2<Double>, ownSlope: Double, progress: Double, constant: Double, slope: Double) {
            self.own = own
            self.ownSlope = ownSlope
            self.progress = progress
            self.constant = constant
            self.slope = slope
        }

        /// The height at a sample, `time` after the start of the stride in seconds, m.
        @inline(__always)
        package func height(_ sample: PathSample, time: Double) -> Double {
            let parts = sample.variances * own + sample.heightAndProgress * SIMD2(1, progress)
            return parts.sum() - time * ownSlope * sample.variances.x + (constant + slope * time)
        }

        fileprivate var stored: signal_height_course {
            signal_height_course(
                own: (own.x, own.y), own_slope: ownSlope, progress: progress, constant: constant, slope: slope)
        }
    }

    private let points: signal_sensor_points

    /// Two points side by side, along the sensor's axes, m, with the height of the floor under each at the start of the
    /// stride, m, and its slope, rise over way along the chord.
    package init(
        x: SIMD2<Double>, y: SIMD2<Double>, z: SIMD2<Double>, floor: SIMD2<Double>, floorSlope: SIMD2<Double>
    ) {
        points = signal_sensor_points(
            x: (x.x, x.y), y: (y.x, y.y), z: (z.x, z.y), floor: (floor.x, floor.y),
            floor_slope: (floorSlope.x, floorSlope.y))
    }

    /// Puts the heights at samples of a stride, m, into `pairs` from `place` on.
    ///
    /// - Parameters:
    ///   - samples: A stretch of a stride.
    ///   - first: The number of its first sample in the stride.
    ///   - interval: Sample interval, s.
    ///   - course: The height of the sensor along the stretch.
    package func fill(
        _ pairs: inout [SIMD2<Double>], at place: Int, _ samples: Span<PathSample>, first: Int, interval: Double,
        _ course: Course, instructions: InstructionSet = .best
    ) {
        precondition(place >= 0 && place + samples.count <= pairs.count, "the heights have room")
        unsafe samples.withUnsafeBytes { samples in
            unsafe pairs.withUnsafeMutableBytes { pairs in
                guard let from = samples.baseAddress, let to = pairs.baseAddress else { return }
                let stride = MemoryLayout<PathSample>.stride
                unsafe signal_point_heights(
                    instructions.code, from.assumingMemoryBound(to: Double.self), first, samples.count / stride,
                    interval, [course.stored], [points],
                    to.assumingMemoryBound(to: Double.self) + 2 * place)
            }
        }
    }
}
