/// The coefficients of one second-order section, the leading denominator coefficient being 1.
package struct Biquad: Sendable {
    package var b0, b1, b2, a1, a2: Double

    package init(b0: Double, b1: Double, b2: Double, a1: Double, a2: Double) {
        (self.b0, self.b1, self.b2, self.a1, self.a2) = (b0, b1, b2, a1, a2)
    }
}

/// The memory of one second-order section, after the transposed direct form II.
///
/// That form keeps two delayed sums. The first of them lacks the part −a1·y of the last output here, which is held
/// beside it and taken away only in the next step: so one multiplication and one subtraction are all that one output
/// waits for after the one before.
package struct BiquadState<Lane: FilterLane>: Sendable {
    var first, second, output: Lane

    /// The memory of a section whose delayed sums are known.
    package init(first: Lane, second: Lane) {
        (self.first, self.second, output) = (first, second, Lane(repeating: 0))
    }

    /// The memory of a section that has seen only zeros.
    package static var silent: Self { Self(first: Lane(repeating: 0), second: Lane(repeating: 0)) }

    /// The memory after the same past, `value` times as large, in every lane.
    package func scaled<Wide: FilterLane>(by value: Wide) -> BiquadState<Wide> where Lane == Double {
        BiquadState<Wide>(first: Wide(repeating: first) * value, second: Wide(repeating: second) * value)
    }
}

/// Runs of second-order sections over one or several columns at once.
///
/// Every lane sees the same operations in the same order whatever the number of columns and however the samples are cut
/// into blocks, so that one column filtered alone, beside others, or piece by piece gives the same bits.
package enum BiquadCascade {
    /// Samples that stay in the first-level cache while one section after another passes over them.
    static let blockLength = 1024

    /// Filters samples in place, going on from `state` and leaving the state after the last sample there.
    ///
    /// - Precondition: as many states as sections; otherwise the samples are left as they are.
    package static func filter(_ samples: inout [Double], _ cascade: [Biquad], _ state: inout [BiquadState<Double>]) {
        guard cascade.count == state.count else { return }
        unsafe samples.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            unsafe run(PackedLanes(base: base), from: 0, count: buffer.count, step: 1, cascade, &state)
        }
    }

    /// Filters one sample, going on from `state`.
    ///
    /// - Precondition: as many states as sections; otherwise the sample comes back as it is.
    package static func filter(_ sample: Double, _ cascade: [Biquad], _ state: inout [BiquadState<Double>]) -> Double {
        guard cascade.count == state.count else { return sample }
        var value = sample
        for index in cascade.indices { value = LaneBiquad(cascade[index]).step(value, &state[index]) }
        return value
    }

    /// Filters forward from `start` over `count` samples (or backward with `step` −1), section by section over blocks.
    @inline(__always)
    static func run<Buffer: LaneBuffer>(
        _ buffer: Buffer, from start: Int, count: Int, step: Int, _ cascade: [Biquad],
        _ state: inout [BiquadState<Buffer.Lane>]
    ) {
        var done = 0
        while done < count {
            let length = min(blockLength, count - done)
            let blockStart = start + done * step
            var section = 0
            // The numbers of two sections fit the processor's registers together only when the lanes are few.
            while MemoryLayout<Buffer.Lane>.size <= 16, section + 1 < cascade.count {
                (state[section], state[section + 1]) = pass(
                    buffer, from: blockStart, count: length, step: step, cascade[section], cascade[section + 1],
                    state[section], state[section + 1])
                section += 2
            }
            while section < cascade.count {
                state[section] = pass(
                    buffer, from: blockStart, count: length, step: step, cascade[section], state[section])
                section += 1
            }
            done += length
        }
    }

    /// One section over one block, its state in registers.
    @inline(__always)
    private static func pass<Buffer: LaneBuffer>(
        _ buffer: Buffer, from start: Int, count: Int, step: Int, _ biquad: Biquad,
        _ state: BiquadState<Buffer.Lane>
    ) -> BiquadState<Buffer.Lane> {
        let coefficients = LaneBiquad<Buffer.Lane>(biquad)
        var state = state
        var index = start
        for _ in 0..<count {
            buffer.store(coefficients.step(buffer.load(index), &state), at: index)
            index &+= step
        }
        return state
    }

    /// Two sections in one loop: the second works on a sample while the first already has the next one in hand, which
    /// hides the latency of the recursion.
    @inline(__always)
    private static func pass<Buffer: LaneBuffer>(
        _ buffer: Buffer, from start: Int, count: Int, step: Int, _ firstBiquad: Biquad, _ secondBiquad: Biquad,
        _ firstState: BiquadState<Buffer.Lane>, _ secondState: BiquadState<Buffer.Lane>
    ) -> (BiquadState<Buffer.Lane>, BiquadState<Buffer.Lane>) {
        let first = LaneBiquad<Buffer.Lane>(firstBiquad)
        let second = LaneBiquad<Buffer.Lane>(secondBiquad)
        var (a, b) = (firstState, secondState)
        var index = start
        for _ in 0..<count {
            buffer.store(second.step(first.step(buffer.load(index), &a), &b), at: index)
            index &+= step
        }
        return (a, b)
    }
}

/// A section's coefficients spread over all lanes.
private struct LaneBiquad<Lane: FilterLane> {
    let b0, b1, b2, a1, a2: Lane

    @inline(__always) init(_ biquad: Biquad) {
        b0 = Lane(repeating: biquad.b0)
        b1 = Lane(repeating: biquad.b1)
        b2 = Lane(repeating: biquad.b2)
        a1 = Lane(repeating: biquad.a1)
        a2 = Lane(repeating: biquad.a2)
    }

    @inline(__always) func step(_ x: Lane, _ state: inout BiquadState<Lane>) -> Lane {
        let y = (b0 * x + state.first) - a1 * state.output
        state.first = b1 * x + state.second
        state.second = b2 * x - a2 * y
        state.output = y
        return y
    }
}
