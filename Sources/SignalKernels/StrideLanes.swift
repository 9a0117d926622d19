import CSignalKernels

/// Integrates the strides of a foot, four at a time in the lanes of the processor's vectors.
///
/// Strides do not depend on each other: four of them take hardly longer than one, each lane sees the very operations that
/// it would see alone, and no operation is fused, so that neither the neighbours in the lanes nor the instruction set
/// change a bit. Neighbours in length go together.
package struct StrideLanes: Sendable {
    /// What all strides have in common.
    package struct Model: Sendable, Hashable {
        /// Sample interval, s.
        package var interval: Double
        /// Error of the angular rate, rad/s.
        package var bias = SIMD3<Double>.zero
        /// The foot's forward direction in the sensor's frame.
        package var forward = SIMD3<Double>(1, 0, 0)
        /// What the sensor reads at rest, m/s².
        package var gravity = 0.0
        /// Components from these on are at the sensor's limits, m/s² and rad/s; infinite without one.
        package var accelerationLimit = Double.infinity
        package var rateLimit = Double.infinity
        /// How much the variance of velocity grows with a sample, (m/s)², with the squared jump of acceleration, and with
        /// a sample at the limit.
        package var velocityWalk = 0.0
        package var velocityPerJump = 0.0
        package var velocityClipped = 0.0
        /// How much the variance of tilt grows with a sample, rad², with the squared rate, and with a sample at the limit.
        package var tiltWalk = 0.0
        package var tiltPerRate = 0.0
        package var tiltClipped = 0.0
        /// Variance of the tilt of a foot-flat, rad².
        package var flatTilt = 1.0
        /// Variance of the acceleration that the tilt left over makes, (m/s²)².
        package var tiltAcceleration = 0.0
        /// Variance of the velocity of a foot at rest, (m/s)².
        package var restVelocity = 1.0

        /// A sensor without errors.
        package init(interval: Double) { self.interval = interval }
    }

    /// What a sensor reads: columns of one length.
    package struct Motion: Sendable {
        /// Specific force along the sensor's axes, m/s².
        package var acceleration: (x: [Double], y: [Double], z: [Double])
        /// Angular rate about them, rad/s.
        package var rate: (x: [Double], y: [Double], z: [Double])

        package init(
            acceleration: (x: [Double], y: [Double], z: [Double]), rate: (x: [Double], y: [Double], z: [Double])
        ) {
            self.acceleration = acceleration
            self.rate = rate
        }

        /// Samples of the shortest column.
        fileprivate var count: Int {
            min(
                min(acceleration.x.count, acceleration.y.count, acceleration.z.count),
                min(rate.x.count, rate.y.count, rate.z.count))
        }
    }

    /// A stride to be integrated.
    package struct Stride: Sendable, Hashable {
        /// Its samples, at least one.
        package var range: Range<Int>
        /// The quaternion that takes the sensor's axes to the world's at its start, the scalar last.
        package var start: SIMD4<Double>

        package init(range: Range<Int>, start: SIMD4<Double>) {
            self.range = range
            self.start = start
        }
    }

    /// What the gyroscope alone says of the end of a stride.
    package struct End: Sendable, Hashable {
        /// Orientation, a quaternion of about length one, the scalar last.
        package var turn = SIMD4<Double>(0, 0, 0, 1)
        /// Variance of tilt that has grown along the stride, rad².
        package var tiltVariance = 0.0
        /// Variance of velocity, (m/s)².
        package var velocityVariance = 0.0
        /// Samples with an acceleration at the sensor's limit.
        package var accelerationClipped = 0
        /// Samples with a rate at the sensor's limit.
        package var rateClipped = 0
    }

    /// What gyroscope and accelerometer alone say of the end of a stride.
    package struct FreeEnd: Sendable, Hashable {
        /// Orientation, a quaternion of about length one, the scalar last.
        package var turn = SIMD4<Double>(0, 0, 0, 1)
        /// The velocity that is left, m/s.
        package var velocity = SIMD3<Double>.zero
    }

    /// The strides of a foot one behind the other.
    package struct Courses: Sendable {
        /// An entry a sample, stride by stride in their order; what lies behind the last stride means nothing.
        package var samples: [PathSample] = []
        /// Foot pitch at each of them, rad, toe-up positive.
        package var pitch: [Double] = []
        /// What the gyroscope alone says of the end of each stride.
        package var ends: [End] = []
        /// The velocity that free integration leaves at the end of each stride, where the foot rests, m/s.
        package var velocities: [SIMD3<Double>] = []
    }

    /// Orientations summed up along a stride.
    package struct TurnSums: Sendable, Hashable {
        /// Of all samples but the last: y²+z², x²+z², xy, wz, xz, wy, yz, wx.
        package var products = SIMD8<Double>.zero
        /// Orientation at the last sample, the scalar last.
        package var turn = SIMD4<Double>(0, 0, 0, 1)
    }

    private let model: signal_stride_model
    private let instructions: InstructionSet
    private static let width = Int(SIGNAL_STRIDE_LANES)

    /// Prepares the integration of strides.
    package init(_ model: Model, instructions: InstructionSet = .best) {
        self.instructions = instructions
        self.model = signal_stride_model(
            interval: model.interval, bias: (model.bias.x, model.bias.y, model.bias.z),
            forward: (model.forward.x, model.forward.y, model.forward.z), gravity: model.gravity,
            acceleration_limit: model.accelerationLimit, rate_limit: model.rateLimit,
            velocity_walk: model.velocityWalk, velocity_jump: model.velocityPerJump,
            velocity_clipped: model.velocityClipped, tilt_walk: model.tiltWalk, tilt_rate: model.tiltPerRate,
            tilt_clipped: model.tiltClipped, flat_tilt: model.flatTilt, tilt_acceleration: model.tiltAcceleration,
            rest_velocity: model.restVelocity)
    }

    /// Integrates strides, which lie within the columns.
    ///
    /// - Parameters:
    ///   - strides: The strides.
    ///   - motion: What the sensor reads.
    ///   - samples: Memory to go on in where it holds as many samples as the strides have together, as does `pitch`.
    ///   - pitch: The same for pitch.
    ///   - tilt: From the number of a stride and its end, the rotation about the world's x and y that brings up at the end
    ///     where gravity points, rad; it is laid along the stride.
    package func courses(
        of strides: [Stride], in motion: Motion, samples: consuming [PathSample] = [], pitch: consuming [Double] = [],
        tilt: (Int, End) -> SIMD2<Double>
    ) -> Courses {
        check(strides, motion)
        var offsets: [Int] = []
        offsets.reserveCapacity(strides.count)
        var total = 0
        for stride in strides {
            offsets.append(total)
            total += stride.range.count
        }
        var (samples, pitch) = (consume samples, consume pitch)
        var ends = [End](repeating: End(), count: strides.count)
        var velocities = [SIMD3<Double>](repeating: .zero, count: strides.count)
        func fill(_ samples: UnsafeMutablePointer<PathSample>?, _ pitch: UnsafeMutablePointer<Double>?) {
            unsafe self.fill(samples, pitch, offsets, &ends, &velocities, strides, motion, tilt)
        }
        if samples.count >= total, pitch.count >= total {
            unsafe samples.withUnsafeMutableBufferPointer { samples in
                unsafe pitch.withUnsafeMutableBufferPointer { unsafe fill(samples.baseAddress, $0.baseAddress) }
            }
        } else {
            pitch = unsafe [Double](unsafeUninitializedCapacity: total) { pitch, pitchCount in
                samples = unsafe [PathSample](unsafeUninitializedCapacity: total) { samples, sampleCount in
                    unsafe fill(samples.baseAddress, pitch.baseAddress)
                    sampleCount = total
                }
                pitchCount = total
            }
        }
        return Courses(samples: samples, pitch: pitch, ends: ends, velocities: velocities)
    }

    /// Integrates strides for their ends alone, which are those of their courses when no tilt is laid along them.
    package func freeEnds(of strides: [Stride], in motion: Motion) -> [FreeEnd] {
        check(strides, motion)
        var all = [FreeEnd](repeating: FreeEnd(), count: strides.count)
        var ends = [signal_free_end](repeating: signal_free_end(), count: Self.width)
        unsafe withColumns(motion) { columns in
            Self.forEachGroup(of: strides) { group, lanes in
                unsafe signal_free_ends(instructions.code, columns, [model], lanes, &ends)
                for (lane, number) in group.enumerated() {
                    let (turn, velocity) = (ends[lane].turn, ends[lane].velocity)
                    all[number] = FreeEnd(
                        turn: SIMD4(turn.0, turn.1, turn.2, turn.3),
                        velocity: SIMD3(velocity.0, velocity.1, velocity.2))
                }
            }
        }
        return all
    }

    /// Sums the orientations of strides up, from the gyroscope alone.
    package func turnSums(of strides: [Stride], in motion: Motion) -> [TurnSums] {
        check(strides, motion)
        var all = [TurnSums](repeating: TurnSums(), count: strides.count)
        var sums = [signal_turn_sums](repeating: signal_turn_sums(), count: Self.width)
        unsafe withColumns(motion) { columns in
            Self.forEachGroup(of: strides) { group, lanes in
                unsafe signal_sum_turns(instructions.code, columns, [model], lanes, &sums)
                for (lane, number) in group.enumerated() {
                    let (s, turn) = (sums[lane].sums, sums[lane].turn)
                    all[number] = TurnSums(
                        products: SIMD8(s.0, s.1, s.2, s.3, s.4, s.5, s.6, s.7),
                        turn: SIMD4(turn.0, turn.1, turn.2, turn.3))
                }
            }
        }
        return all
    }

    private func fill(
        _ samples: UnsafeMutablePointer<PathSample>?, _ pitch: UnsafeMutablePointer<Double>?, _ offsets: [Int],
        _ strideEnds: inout [End], _ velocities: inout [SIMD3<Double>], _ strides: [Stride], _ motion: Motion,
        _ tilt: (Int, End) -> SIMD2<Double>
    ) {
        guard let samples = unsafe samples, let pitch = unsafe pitch else { return }
        // A sample is ten numbers for the kernel.
        precondition(MemoryLayout<PathSample>.stride == 10 * MemoryLayout<Double>.stride)
        let numbers = unsafe UnsafeMutableRawPointer(samples).assumingMemoryBound(to: Double.self)
        let longest = strides.reduce(0) { max($0, $1.range.count) }
        let memory = UnsafeMutablePointer<Double>.allocate(capacity: signal_stride_memory(longest))
        defer { unsafe memory.deallocate() }
        var ends = [signal_stride_end](repeating: signal_stride_end(), count: Self.width)
        var wanted = unsafe [signal_stride_course](repeating: signal_stride_course(), count: Self.width)
        unsafe withColumns(motion) { columns in
            Self.forEachGroup(of: strides) { group, lanes in
                unsafe signal_turn_strides(instructions.code, columns, [model], lanes, memory, &ends)
                for lane in 0..<Self.width {
                    guard lane < group.count else {
                        unsafe wanted[lane] = signal_stride_course()
                        continue
                    }
                    let number = group[lane]
                    strideEnds[number] = End(ends[lane])
                    let tilt = tilt(number, strideEnds[number])
                    unsafe wanted[lane].tilt = (tilt.x, tilt.y)
                    unsafe wanted[lane].samples = numbers + 10 * offsets[number]
                    unsafe wanted[lane].pitch = pitch + offsets[number]
                }
                unsafe signal_move_strides(instructions.code, [model], lanes, memory, ends, &wanted)
                for (lane, number) in group.enumerated() {
                    let left = unsafe wanted[lane].velocity
                    velocities[number] = SIMD3(left.0, left.1, left.2)
                }
            }
        }
    }

    /// Lends the columns.
    private func withColumns(_ motion: Motion, _ body: (UnsafePointer<signal_motion>) -> Void) {
        let (a, r) = (motion.acceleration, motion.rate)
        unsafe a.x.withUnsafeBufferPointer { ax in
            unsafe a.y.withUnsafeBufferPointer { ay in
                unsafe a.z.withUnsafeBufferPointer { az in
                    unsafe r.x.withUnsafeBufferPointer { rx in
                        unsafe r.y.withUnsafeBufferPointer { ry in
                            unsafe r.z.withUnsafeBufferPointer { rz in
                                var columns = unsafe signal_motion(
                                    acceleration: (ax.baseAddress, ay.baseAddress, az.baseAddress),
                                    rate: (rx.baseAddress, ry.baseAddress, rz.baseAddress))
                                unsafe body(&columns)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Goes through strides in groups of about equal length, the longest first; the last group repeats its last stride in
    /// the lanes that are left over.
    private static func forEachGroup(of strides: [Stride], _ body: (_ group: [Int], _ lanes: [signal_stride]) -> Void) {
        let order = strides.indices.sorted {
            (strides[$0].range.count, $1) > (strides[$1].range.count, $0)
        }
        var lanes = [signal_stride](repeating: signal_stride(), count: width)
        for start in stride(from: 0, to: order.count, by: width) {
            let group = Array(order[start..<min(start + width, order.count)])
            for lane in 0..<width {
                let stride = strides[group[min(lane, group.count - 1)]]
                lanes[lane] = signal_stride(
                    first: stride.range.lowerBound, count: stride.range.count,
                    start: (stride.start.x, stride.start.y, stride.start.z, stride.start.w))
            }
            body(group, lanes)
        }
    }

    private func check(_ strides: [Stride], _ motion: Motion) {
        let samples = 0..<motion.count
        for stride in strides {
            precondition(
                !stride.range.isEmpty && samples.contains(stride.range.lowerBound)
                    && stride.range.upperBound <= samples.upperBound, "a stride lies within the columns")
        }
    }
}

extension StrideLanes.End {
    fileprivate init(_ end: signal_stride_end) {
        turn = SIMD4(end.turn.0, end.turn.1, end.turn.2, end.turn.3)
        tiltVariance = end.tilt_variance
        velocityVariance = end.velocity_variance
        accelerationClipped = end.acceleration_clipped
        rateClipped = end.rate_clipped
    }
}
