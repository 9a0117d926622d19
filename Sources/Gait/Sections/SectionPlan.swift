import Recordings

/// Where a long recording is cut into sections that are analysed each on its own.
///
/// What an analysis learns about a foot (axes, bias, the roll of its sole) holds for minutes, not for a week: sensors warm
/// up, slip and are put on anew. Sections keep the memory of an analysis bounded and let several threads work on one
/// foot. A session of clinical length is a single section.
struct SectionPlan: Sendable, Hashable {
    /// A section.
    struct Section: Sendable, Hashable {
        /// Stretches of time that are looked at, in seconds, ascending; long times without walking between them are left out.
        var kept: [Range<Double>]
    }

    /// The sections in the order of time; those without movement are left out.
    var sections: [Section]

    /// The plan for a session whose movement is known: what any of its feet does is looked at in all of them.
    ///
    /// - Parameters:
    ///   - feet: Their movement, in blocks of one origin.
    ///   - rules: How sections are cut.
    init(_ feet: [MovementBlocks], rules: SectionPlanner = SectionPlanner()) {
        let walking = feet.map(\.areWalking)
        var planner = rules
        planner.origin = feet.first?.origin ?? 0
        for block in 0..<(walking.map(\.count).max() ?? 0) {
            planner.append(walking.contains { block < $0.count && $0[block] })
        }
        planner.finish()
        sections = planner.sections
    }
}

/// Cuts a recording into sections.
///
/// A section ends when enough walking is in it to learn the foot from, at the next pause if one comes soon.
struct SectionPlanner: Sendable {
    /// Sessions up to this long are not cut, s.
    var longestUncut = 900.0
    /// Sessions that span more than this are not cut either: their clocks are wrong, s.
    var longestSession = 1e7
    /// Movement after which a section ends at the next pause, s: some 450 strides.
    var movement = 480.0
    /// How much longer that pause is waited for, s; then the cut lies between two strides.
    var patience = 60.0
    /// Shortest pause, s.
    var pause = 2.0
    /// Most time a section looks at, s.
    var longest = 1800.0
    /// A stillness that ends a section: the sensor may have been taken off, s.
    var separation = 1800.0
    /// Least movement of a section that such a stillness ends, s.
    var leastMovement = 120.0
    /// What is left at the end goes with the section before unless it holds as much movement, s.
    var remainder = 240.0
    /// Stillness from this length on is left out, s.
    var longStillness = 60.0
    /// What is kept of it at either end, s: enough to know the sensor at rest.
    var margin = 10.0

    /// When the first block begins, s.
    var origin = 0.0

    /// Blocks of a section that is open or waits for what follows.
    private struct Open {
        var first: Int
        var flags: [Bool] = []
        var moving = 0
        var kept = 0
        var stillRun = 0
    }

    private var waiting: Open?
    private var current = Open(first: 0)
    /// The sections that are closed.
    private(set) var sections: [SectionPlan.Section] = []

    /// Adds the next block.
    mutating func append(_ isWalking: Bool) {
        current.flags.append(isWalking)
        current.stillRun = isWalking ? 0 : current.stillRun + 1
        if isWalking { current.moving += 1 }
        if current.stillRun < count(longStillness) { current.kept += 1 }
        if let before = waiting, current.moving >= count(remainder) || current.kept >= count(longest) / 2 {
            close(before)
            waiting = nil
        }
        guard let length = lengthToCut() else { return }
        if let before = waiting { close(before) }
        var done = current
        done.flags = Array(current.flags[..<length])
        let rest = current.flags[length...]
        waiting = done
        current = Open(first: done.first + length)
        for flag in rest { append(flag) }
    }

    /// Closes what is open: the recording ends here.
    mutating func finish() {
        if var last = waiting {
            last.flags += current.flags
            close(last)
        } else {
            close(current)
        }
        waiting = nil
        current = Open(first: current.first + current.flags.count)
    }

    /// How many blocks of the open section make a section of their own now; `nil` while it goes on.
    private func lengthToCut() -> Int? {
        let length = current.flags.count
        let isPause = current.stillRun >= count(pause)
        // In a pause the cut lies in its middle, so that both sides see the foot at rest.
        let cut = isPause ? length - current.stillRun / 2 : length
        guard cut > 0, cut <= length else { return nil }
        if current.stillRun >= count(separation), current.moving >= count(leastMovement) { return cut }
        if current.moving >= count(movement), isPause { return cut }
        if current.moving >= count(movement + patience) || current.kept >= count(longest) { return cut }
        return nil
    }

    private mutating func close(_ open: Open) {
        var runs: [Range<Int>] = []
        for (index, isWalking) in open.flags.enumerated() where isWalking {
            if let last = runs.last, index - last.upperBound < count(longStillness) {
                runs[runs.count - 1] = last.lowerBound..<index + 1
            } else {
                runs.append(index..<index + 1)
            }
        }
        guard !runs.isEmpty else { return }
        let reach = count(margin)
        sections.append(
            SectionPlan.Section(
                kept: runs.map { run in
                    time(
                        open.first + max(0, run.lowerBound - reach))..<time(
                            open.first + min(open.flags.count, run.upperBound + reach))
                }))
    }

    private func count(_ seconds: Double) -> Int { Int((seconds / MovementBlocks.duration).rounded()) }

    private func time(_ block: Int) -> Double { origin + Double(block) * MovementBlocks.duration }
}
