import Recordings

/// Toe-off and initial contact of strides that only an accelerometer saw: the greatest jerks of the two halves of a burst.
///
/// Against labelled strides of people and trials not used to choose it, contact lies within ±22 ms and toe-off within
/// ±26 ms (robust standard deviations). A foot has a shift of its own besides, of up to 40 ms either way, which differs
/// from person to person in sign, so that nothing constant could be taken off.
///
/// All this is known of feet that move like those of the people behind ``ToeLiftDomain`` alone: where late swing has a
/// sharper corner than contact, contact comes up to 0.16 s early.
struct AccelerometerEvents: Sendable {
    /// Fractional sample positions.
    struct Pair: Sendable, Hashable {
        var toeOff: Double
        var contact: Double
    }

    /// The events of each stride, in the same order.
    func find(_ strides: [StrideCandidate], jerk: [Double], in signal: FootSignal) -> [Pair] {
        let refinement = EventDetection()
        return strides.map { stride in
            let piece = signal.pieces[signal.piece(of: stride.range.lowerBound)]
            let last = min(stride.range.upperBound, piece.upperBound - 1)
            let middle = (stride.range.lowerBound + stride.range.upperBound) / 2
            let toeOff = Self.greatest(jerk, stride.range.lowerBound...middle)
            // No foot swings for less: what shakes it sooner is still its toe-off.
            let earliest = min(max(middle, toeOff + signal.samples(refinement.shortestSwing)), max(middle, last))
            let contact = Self.greatest(jerk, earliest...max(middle, last))
            let first = max(refinement.refined(jerk, toeOff), Double(stride.range.lowerBound))
            let second = min(refinement.refined(jerk, contact), Double(stride.range.upperBound))
            return Pair(toeOff: first, contact: max(first + 0.5, second))
        }
    }

    /// The sample of the greatest value in a range.
    static func greatest(_ values: [Double], _ range: ClosedRange<Int>) -> Int {
        var best = range.lowerBound
        for i in range where values[i] > values[best] { best = i }
        return best
    }
}
