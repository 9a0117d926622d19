import Recordings
import SignalProcessing

extension PairIntegration {
    /// How gravity closes over two strides.
    func closures(_ signal: FootSignal, _ first: StrideEnds, _ second: StrideEnds) -> (TiltClosure, TiltClosure) {
        let lanes = LaneSignal(signal, first.range.lowerBound, second.range.lowerBound)
        let (n, m) = (first.range.count, second.range.count)
        let upright = Vector3(0, 0, 1)
        let bias = LaneVector(frame.bias, frame.bias)
        let half = Lane(repeating: 0.5 * interval)
        var current = LaneRotation(
            Rotation(from: first.startUp, to: upright), Rotation(from: second.startUp, to: upright))
        // Sums of the first two rows of the orientation's matrix.
        var sums = RowSums()
        var last = lanes.angularRate(0) - bias
        var end = (current, sums)
        for k in 1..<n {
            sums.add(current)
            let next = lanes.angularRate(k) - bias
            current = (current * LaneRotation(smallRotationVector: (last + next) * half)).nearlyNormalized
            last = next
            if k == m - 1 { end = (current, sums) }
        }
        func closure(_ current: LaneRotation, _ sums: RowSums, _ ends: StrideEnds, _ lane: Int) -> TiltClosure {
            let up = current[lane].normalized.apply(ends.endUp)
            let (x, y) = sums.rows(lane, count: ends.range.count - 1)
            return TiltClosure(rowX: x * interval, rowY: y * interval, tiltX: -up.y, tiltY: up.x)
        }
        return (closure(current, sums, first, 0), closure(end.0, end.1, second, 1))
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

    @inline(__always)
    mutating func add(_ q: LaneRotation) {
        let zz = q.z * q.z
        yyzz += q.y * q.y + zz
        xxzz += q.x * q.x + zz
        xy += q.x * q.y
        wz += q.scalar * q.z
        xz += q.x * q.z
        wy += q.scalar * q.y
        yz += q.y * q.z
        wx += q.scalar * q.x
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
