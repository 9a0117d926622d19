/// Which share of the body's weight the left foot carries.
///
/// Each foot takes over between its contact and the other foot's toe-off, so that in double support both shares add up
/// to one, and is rid of its load at its own toe-off. Standing feet share equally.
struct WeightTransfer: Sendable {
    private struct Passage: Sendable {
        var course: Transition
        /// Share of the left foot before and after.
        var before: Double
        var after: Double
    }

    private let passages: [Passage]

    /// Share of a passage in which the loading becomes fast, and slow again.
    private static let flank = 0.08

    init(_ walk: Walk) {
        var wanted: [(start: Double, end: Double, after: Double)] = []
        for (own, other) in [(walk.left, walk.right), (walk.right, walk.left)] {
            let others = other.strides.map(\.design)
            var next = 0
            for design in own.strides.map(\.design) {
                while next < others.count, others[next].contact <= design.toeOff { next += 1 }
                let after = design.side == .left ? 0.0 : 1
                if next < others.count, others[next].bout == design.bout, others[next].toeOff < design.toeOff {
                    // Both feet are in the air.
                    wanted.append((design.toeOff, others[next].contact, after))
                    continue
                }
                let isStep = next > 0 && others[next - 1].bout == design.bout
                wanted.append((isStep ? others[next - 1].contact : design.heelOff, design.toeOff, after))
            }
        }
        let all = (walk.left.strides + walk.right.strides).map(\.design).sorted { $0.contact < $1.contact }
        for (index, design) in all.enumerated() where index + 1 == all.count || all[index + 1].bout != design.bout {
            wanted.append((design.contact, design.flat, 0.5))
        }
        wanted.sort { $0.start < $1.start }
        var passages: [Passage] = []
        for item in wanted {
            let start = max(item.start, passages.last?.course.end ?? item.start)
            passages.append(
                Passage(
                    course: Transition(
                        start: start, end: max(item.end, start + 0.001), rise: Self.flank, fall: Self.flank),
                    before: passages.last?.after ?? 0.5, after: item.after))
        }
        self.passages = passages
    }

    /// Share of a foot, 0 to 1.
    func share(of side: WalkingSide, at time: Double) -> Double {
        var low = 0
        var high = passages.count
        while low < high {
            let middle = (low + high) / 2
            if passages[middle].course.start <= time { low = middle + 1 } else { high = middle }
        }
        var left = 0.5
        if low > 0 {
            let passage = passages[low - 1]
            left = passage.before + (passage.after - passage.before) * passage.course.at(time).value
        }
        return side == .left ? left : 1 - left
    }
}
