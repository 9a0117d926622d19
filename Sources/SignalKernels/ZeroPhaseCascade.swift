extension BiquadCascade {
    /// Filters a column forward and backward in place.
    ///
    /// - Parameters:
    ///   - restingState: the state of every section after an endless run of ones.
    ///   - padding: samples of odd extension at each end; at most the column's length minus one is used.
    package static func zeroPhase(
        _ column: inout [Double], _ cascade: [Biquad], restingState: [BiquadState<Double>], padding: Int
    ) {
        guard cascade.count == restingState.count else { return }
        unsafe column.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            unsafe zeroPhase(PackedLanes(base: base), count: buffer.count, cascade, restingState, padding)
        }
    }

    /// Filters two columns of equal length forward and backward in place, together.
    package static func zeroPhase(
        _ a: inout [Double], _ b: inout [Double], _ cascade: [Biquad], restingState: [BiquadState<Double>],
        padding: Int
    ) {
        guard cascade.count == restingState.count else { return }
        let count = min(a.count, b.count)
        unsafe a.withUnsafeMutableBufferPointer { a in
            unsafe b.withUnsafeMutableBufferPointer { b in
                guard let a = a.baseAddress, let b = b.baseAddress else { return }
                unsafe zeroPhase(TwoColumns(a: a, b: b), count: count, cascade, restingState, padding)
            }
        }
    }

    /// Filters three columns of equal length forward and backward in place, together.
    package static func zeroPhase(
        _ a: inout [Double], _ b: inout [Double], _ c: inout [Double], _ cascade: [Biquad],
        restingState: [BiquadState<Double>], padding: Int
    ) {
        guard cascade.count == restingState.count else { return }
        let count = min(a.count, b.count, c.count)
        unsafe a.withUnsafeMutableBufferPointer { a in
            unsafe b.withUnsafeMutableBufferPointer { b in
                unsafe c.withUnsafeMutableBufferPointer { c in
                    guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress
                    else { return }
                    unsafe zeroPhase(ThreeColumns(a: a, b: b, c: c), count: count, cascade, restingState, padding)
                }
            }
        }
    }

    /// The common course: only the two odd extensions need memory of their own, the column is worked in place.
    @inline(__always)
    private static func zeroPhase<Buffer: LaneBuffer>(
        _ buffer: Buffer, count: Int, _ cascade: [Biquad], _ restingState: [BiquadState<Double>], _ padding: Int
    ) {
        guard count > 0 else { return }
        typealias Lane = Buffer.Lane
        let edge = max(0, min(padding, count - 1))
        let two = Lane(repeating: 2)
        let (first, last) = (buffer.load(0), buffer.load(count - 1))
        var head = (0..<edge).map { two * first - buffer.load(edge - $0) }
        var tail = (0..<edge).map { two * last - buffer.load(count - 2 - $0) }

        var state = restingState.map { $0.scaled(by: head.first ?? first) }
        unsafe head.withUnsafeMutableBufferPointer { head in
            guard let base = head.baseAddress else { return }
            unsafe run(PackedLanes(base: base), from: 0, count: edge, step: 1, cascade, &state)
        }
        run(buffer, from: 0, count: count, step: 1, cascade, &state)
        unsafe tail.withUnsafeMutableBufferPointer { tail in
            guard let base = tail.baseAddress else { return }
            unsafe run(PackedLanes(base: base), from: 0, count: edge, step: 1, cascade, &state)
        }

        let turningPoint = tail.last ?? buffer.load(count - 1)
        state = restingState.map { $0.scaled(by: turningPoint) }
        unsafe tail.withUnsafeMutableBufferPointer { tail in
            guard let base = tail.baseAddress else { return }
            unsafe run(PackedLanes(base: base), from: edge - 1, count: edge, step: -1, cascade, &state)
        }
        run(buffer, from: count - 1, count: count, step: -1, cascade, &state)
    }
}
