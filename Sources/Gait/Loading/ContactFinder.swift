import SignalProcessing

/// A stretch in which a device is loaded, in samples.
struct LoadedStretch: Sendable, Hashable {
    /// First sample of the contact.
    var first: Int
    /// Sample behind the last one.
    var end: Int
    /// Where the force leaves the unloaded level, between samples; the first touch.
    var touch: Double
    /// Where the force falls below the lower threshold; the last touch.
    var release: Double
    /// Where the force first passes the upper threshold.
    var rise: Double
    /// Where the force last passes the upper threshold.
    var fall: Double
    /// Whether the contact is already there when the recording, or what follows a gap, begins.
    var isCutBefore = false
    /// Whether the contact is still there when the recording ends, or a gap begins.
    var isCutAfter = false
    /// Whether samples are missing within it, or at one of its ends.
    var hasGap = false

    var range: Range<Int> { first..<end }
}

/// Finds the contacts of a device: hysteresis above the unloaded level.
///
/// A contact begins where the force passes the upper threshold, moved back while the force falls and stays above the
/// lower one, and ends where the force falls below the lower one. The crossings are interpolated between samples.
struct ContactFinder: Sendable {
    /// Contacts and gaps shorter than this are none, s.
    var shortest = 0.15
    /// Gaps shorter than this are none on a plate that is crossed now and then, s.
    var shortestPlateGap = 0.05

    /// Contacts, and loads too short for one.
    struct Result: Sendable {
        var contacts: [LoadedStretch]
        var brief: [LoadedStretch]
    }

    /// The contacts of a signal, in order.
    func find(in signal: LoadSignal) -> Result {
        let found = stretches(signal.force, up: signal.level.up, down: signal.level.down, missing: signal.missing)
        let gap = (signal.isContinuous ? shortest : shortestPlateGap) * signal.rate
        var joined: [LoadedStretch] = []
        for stretch in found {
            // Through a short loss of samples no foot leaves and comes back; the contact says that it has a gap.
            if let last = joined.last, stretch.touch - last.release < gap, last.isCutAfter == stretch.isCutBefore {
                joined[joined.count - 1] = last.joined(with: stretch)
            } else {
                joined.append(stretch)
            }
        }
        let least = shortest * signal.rate
        return Result(
            contacts: joined.filter { $0.release - $0.touch >= least },
            brief: joined.filter { $0.release - $0.touch < least && !$0.hasGap && !$0.isCutBefore && !$0.isCutAfter })
    }

    /// Loaded stretches; a gap cuts them.
    private func stretches(
        _ x: [Double], up: Double, down: Double, missing: [Range<Int>]
    ) -> [LoadedStretch] {
        var result: [LoadedStretch] = []
        var from = 0
        for gap in missing + [x.count..<x.count] {
            if from < gap.lowerBound {
                var pieces = stretches(x, in: from..<gap.lowerBound, up: up, down: down)
                if from > 0, let first = pieces.indices.first, pieces[first].isCutBefore { pieces[first].hasGap = true }
                if gap.lowerBound < x.count, let last = pieces.indices.last, pieces[last].isCutAfter {
                    pieces[last].hasGap = true
                }
                result += pieces
            }
            from = gap.upperBound
        }
        return result
    }

    private func stretches(_ x: [Double], in range: Range<Int>, up: Double, down: Double) -> [LoadedStretch] {
        var result: [LoadedStretch] = []
        var i = range.lowerBound
        let floor = range.lowerBound
        while i < range.upperBound {
            guard x[i] > up else {
                i += 1
                continue
            }
            var first = i
            while first > floor, x[first - 1] < x[first], x[first - 1] > down { first -= 1 }
            var end = i
            var lastAbove = i
            while end < range.upperBound, x[end] >= down {
                if x[end] > up { lastAbove = end }
                end += 1
            }
            var stretch = LoadedStretch(
                first: first, end: end, touch: Double(first), release: Double(end - 1), rise: Double(i),
                fall: Double(lastAbove))
            if first > floor { stretch.touch = crossing(x, first - 1, of: down) ?? Double(first) }
            if i > floor { stretch.rise = crossing(x, i - 1, of: up) ?? Double(i) }
            if lastAbove + 1 < range.upperBound {
                stretch.fall = crossing(x, lastAbove, of: up) ?? Double(lastAbove)
            }
            if end < range.upperBound {
                stretch.release = crossing(x, end - 1, of: down) ?? Double(end)
            }
            stretch.isCutBefore = first == floor
            stretch.isCutAfter = end == range.upperBound
            result.append(stretch)
            i = end + 1
        }
        return result
    }

    /// Where the line from a sample to the next one passes a level; `nil` when it does not.
    private func crossing(_ x: [Double], _ i: Int, of level: Double) -> Double? {
        let (a, b) = (x[i] - level, x[i + 1] - level)
        guard (a < 0) != (b < 0), a != b else { return nil }
        return Double(i) + a / (a - b)
    }
}

extension LoadedStretch {
    /// One contact of two with a short gap.
    func joined(with next: LoadedStretch) -> LoadedStretch {
        var whole = self
        whole.end = next.end
        whole.release = next.release
        whole.fall = next.fall
        whole.isCutAfter = next.isCutAfter
        whole.hasGap = hasGap || next.hasGap
        return whole
    }
}
