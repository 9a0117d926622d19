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

    /// Marks the first and the last stride of each run, and all strides of a run that is no walking bout.
    static func markEnds(_ strides: inout [Stride], of bouts: [Range<Int>]) {
        for bout in bouts {
            for i in bout { strides[i].flags += marks(of: i, in: bout) }
        }
    }

    /// What a stride's place in its run says of it.
    static func marks(of stride: Int, in bout: Range<Int>) -> [StrideFlag] {
        var marks: [StrideFlag] = []
        if stride == bout.lowerBound { marks.append(.first) }
        if stride == bout.upperBound - 1 { marks.append(.last) }
        if bout.count < fewestStrides { marks.append(.shortBout) }
        return marks
    }

    /// Sets the times of a stride that begin with the contact of the stride before.
    ///
    /// - Parameters:
    ///   - isUnbroken: Whether no samples are lost between a stride and the one before. A stride may have been lost in
    ///     a gap, and the time would be that of two.
    ///   - isTimed: Whether the time between the contacts of a stride and of the one before can be given.
    static func setTimes(
        _ strides: inout [Stride], in bouts: [Range<Int>], isUnbroken: (Int) -> Bool,
        isTimed: (Int) -> Bool = { _ in true }
    ) {
        for i in bouts.lazy.flatMap({ $0.dropFirst() }) {
            guard isUnbroken(i) else {
                strides[i].flags.append(.afterGap)
                continue
            }
            guard isTimed(i) else { continue }
            let time = strides[i].initialContact - strides[i - 1].initialContact
            strides[i].strideTime = time
            strides[i].stanceTime = time - strides[i].swingTime
        }
    }
}
