import Recordings

/// Divides a foot's strides into unbroken runs.
struct WalkingBouts: Sendable {
    /// Usual time of a stride, s.
    var strideTime: Double
    /// A pause longer than this, and than two strides, ends a bout, s.
    var longestPause = 2.0

    /// A run of fewer strides is no walking bout.
    static let fewestStrides = 3

    /// Ranges of stride numbers, in order, covering all strides.
    func divide(_ strides: [Stride]) -> [Range<Int>] {
        guard !strides.isEmpty else { return [] }
        let limit = max(longestPause, 2 * strideTime)
        var bouts: [Range<Int>] = []
        var first = 0
        for i in 1..<max(1, strides.count) where strides[i].toeOff - strides[i - 1].initialContact > limit {
            bouts.append(first..<i)
            first = i
        }
        bouts.append(first..<strides.count)
        return bouts
    }

    /// The runs that are long enough for a walking bout.
    static func bouts(_ ranges: [Range<Int>], of strides: [Stride], side: Side) -> [WalkingBout] {
        ranges.filter { $0.count >= fewestStrides }.map { range in
            WalkingBout(
                side: side, start: strides[range.lowerBound].start, end: strides[range.upperBound - 1].end,
                strideCount: range.count)
        }
    }
}
