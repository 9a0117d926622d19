import SignalProcessing

/// Finds where a sensor or its transmission hung: values stand still while the sensor cannot have rested.
///
/// A row repeated over and over is no rest when its acceleration is not gravity, when its angular rate is not nothing, or
/// when the signal jumps behind it, for movement begins by and by. A single axis that stands still is none while the other
/// axes of the sensor move a lot.
struct StuckStretches {
    /// The stretches, ascending and disjoint.
    private(set) var stretches: [Range<Int>] = []

    /// Rows repeated for less than this are no finding, s.
    static let shortest = 0.15
    /// A resting accelerometer is nearer to gravity than this, and begins to move by less in a sample, m/s².
    private static let restingForce = 1.5
    /// A resting gyroscope reads less than this, and begins to move by less in a sample, rad/s.
    private static let restingRate = 0.5
    /// What the other axes do while one that stands still is stuck: ranges of angular rate, rad/s, and acceleration, m/s².
    private static let movingRate = 1.0
    private static let movingForce = 5.0

    private let rate: Double
    private let axes: [Int]
    private let rateAxes: [Int]
    private let level: Double?

    /// Looks through a sensor that was surveyed.
    init<Failure: Error>(
        _ survey: StreamSurvey, level gravity: GravityLevel?,
        reading read: (Int, Range<Int>) throws(Failure) -> [Double]
    ) throws(Failure) {
        rate = survey.rate
        axes = survey.hasUnit ? survey.axes : []
        rateAxes = survey.hasUnit ? survey.rateAxes : []
        level = gravity?.quiet
        let inertial = survey.axes + survey.rateAxes
        guard inertial.count >= 3 else { return }
        let missing = SensorStream.union(inertial.map { survey.channels[$0].missing })
        var found: [Range<Int>] = []
        for run in survey.repetition.runs where !missing.meet(run) {
            if try isMoving(run, of: survey.count, read) { found.append(run) }
        }
        for quantity in [survey.axes, survey.rateAxes] where quantity.count == 3 && survey.hasUnit {
            let least = quantity == survey.axes ? Self.movingForce : Self.movingRate
            for block in standing(quantity, of: survey, missing, whileOthersMove: least) {
                found.append(try whole(block, of: survey, read))
            }
        }
        // All of a recording is not stuck but dead, which other checks tell.
        stretches = SensorStream.union([found.sorted { $0.lowerBound < $1.lowerBound }, []])
            .filter { $0.count < survey.count }
    }

    private func isMoving<Failure: Error>(
        _ run: Range<Int>, of count: Int, _ read: (Int, Range<Int>) throws(Failure) -> [Double]
    ) throws(Failure) -> Bool {
        let row = run.upperBound - 1
        let range = row..<min(row + 2, count)
        if let (size, jump) = try sizeAndJump(axes, range, read) {
            if let level, (size - level).magnitude > Self.restingForce { return true }
            // The steps of a coarse accelerometer are jumps too; a gyroscope would show that it rests.
            if jump > (rateAxes.isEmpty ? 2 : 1) * Self.restingForce { return true }
        }
        guard let (size, jump) = try sizeAndJump(rateAxes, range, read) else { return false }
        return max(size, jump) > Self.restingRate
    }

    /// The length of a vector that is repeated, and how far the next one is from it.
    private func sizeAndJump<Failure: Error>(
        _ channels: [Int], _ range: Range<Int>, _ read: (Int, Range<Int>) throws(Failure) -> [Double]
    ) throws(Failure) -> (size: Double, jump: Double)? {
        guard channels.count == 3 else { return nil }
        var (size, jump) = (0.0, 0.0)
        for channel in channels {
            let samples = try read(channel, range)
            guard let value = samples.first else { return nil }
            size += value * value
            if samples.count > 1 { jump += (samples[1] - value) * (samples[1] - value) }
        }
        return (size.squareRoot(), jump.squareRoot())
    }

    /// A block of samples in which an axis stands still.
    private struct Block {
        let axis: Int
        let samples: Range<Int>
    }

    /// Blocks of samples in which one axis holds a single value while another one moves.
    private func standing(
        _ axes: [Int], of survey: StreamSurvey, _ missing: [Range<Int>], whileOthersMove least: Double
    ) -> [Block] {
        let all = axes.map { survey.channels[$0].allSamples }
        guard all.allSatisfy({ $0.low < $0.high }) else { return [] }
        var blocks: [Block] = []
        let pieces = axes.map { Array(survey.channels[$0].pieces) }
        for index in pieces[0].indices {
            let block = pieces.map { $0[index] }
            // Short blocks of a fast sensor say little, and an axis at the end of its range is clipped, not stuck.
            let still = block.indices.first { axis in
                block[axis].low == block[axis].high && block[axis].low != all[axis].low
                    && block[axis].high != all[axis].high
            }
            guard let still, Double(block[0].range.count) >= Self.shortest * rate,
                block.contains(where: { $0.high - $0.low > least }), !missing.meet(block[0].range)
            else { continue }
            blocks.append(Block(axis: axes[still], samples: block[0].range))
        }
        return blocks
    }

    /// All samples about a block that have its value, a block more at most on either side.
    private func whole<Failure: Error>(
        _ block: Block, of survey: StreamSurvey, _ read: (Int, Range<Int>) throws(Failure) -> [Double]
    ) throws(Failure) -> Range<Int> {
        let length = block.samples.count
        let first = max(0, block.samples.lowerBound - length)
        let samples = try read(block.axis, first..<min(survey.count, block.samples.upperBound + length))
        let value = samples[block.samples.lowerBound - first]
        var (start, end) = (block.samples.lowerBound, block.samples.upperBound)
        while start > first, samples[start - 1 - first] == value { start -= 1 }
        while end - first < samples.count, samples[end - first] == value { end += 1 }
        return start..<end
    }
}

extension [Range<Int>] {
    /// Whether any of these ascending, disjoint ranges overlaps another one.
    func meet(_ range: Range<Int>) -> Bool {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].lowerBound < range.upperBound
    }
}
