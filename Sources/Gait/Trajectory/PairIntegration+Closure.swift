import Recordings
import SignalProcessing

extension PairIntegration {
    /// How gravity closes over two strides.
    func closures(
        _ signal: FootSignal, _ first: StrideEnds, _ second: StrideEnds, _ passes: inout Passes
    ) -> (TiltClosure, TiltClosure) {
        let upright = Vector3(0, 0, 1)
        let start = LaneRotation(
            Rotation(from: first.startUp, to: upright), Rotation(from: second.startUp, to: upright))
        let count = first.range.count
        passes.reserve(count)
        read(signal, first.range.lowerBound, second.range.lowerBound, count, &passes.readings)
        increments(passes.readings, count, &passes.turns)
        let areNear = turn(start, count, &passes.turns)
        normalize(count, areNear: areNear, &passes.turns)
        let turns = passes.turns
        // The last orientation ends the stride and leads no further.
        let shared = second.range.count - 1
        var sums = RowSums()
        sums.add(turns, 0..<shared)
        let secondSums = sums
        sums.add(turns, shared..<count - 1)

        func closure(_ sums: RowSums, _ ends: StrideEnds, _ lane: Int) -> TiltClosure {
            let up = turns[ends.range.count - 1].orientation[lane].apply(ends.endUp)
            let (x, y) = sums.rows(lane, count: ends.range.count - 1)
            return TiltClosure(rowX: x * interval, rowY: y * interval, tiltX: -up.y, tiltY: up.x)
        }
        return (closure(sums, first, 0), closure(secondSums, second, 1))
    }
}

/// Sums of the products that the first two rows of a rotation's matrix are made of.
private struct RowSums {
    private var yyzz = Lane.zero
    private var xxzz = Lane.zero
    private var xy = Lane.zero
    private var wz = Lane.zero
    private var xz = Lane.zero
    private var wy = Lane.zero
    private var yz = Lane.zero
    private var wx = Lane.zero

    mutating func add(_ turns: [PairIntegration.Turn], _ range: Range<Int>) {
        var sums = self
        let turns = turns.span.extracting(range)
        for k in 0..<turns.count {
            let q = turns[k].orientation
            let zz = q.z * q.z
            sums.yyzz += q.y * q.y + zz
            sums.xxzz += q.x * q.x + zz
            sums.xy += q.x * q.y
            sums.wz += q.scalar * q.z
            sums.xz += q.x * q.z
            sums.wy += q.scalar * q.y
            sums.yz += q.y * q.z
            sums.wx += q.scalar * q.x
        }
        self = sums
    }

    /// The sums of the rows of `count` matrices.
    func rows(_ lane: Int, count: Int) -> (x: Vector3, y: Vector3) {
        let one = Double(count)
        return (
            Vector3(one - 2 * yyzz[lane], 2 * (xy[lane] - wz[lane]), 2 * (xz[lane] + wy[lane])),
            Vector3(2 * (xy[lane] + wz[lane]), one - 2 * xxzz[lane], 2 * (yz[lane] - wx[lane]))
        )
    }
}
