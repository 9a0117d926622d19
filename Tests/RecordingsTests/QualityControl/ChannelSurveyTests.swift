import TestSupport
import Testing

@testable import Recordings

/// What is told from the blocks of a channel is what a look at every sample tells.
struct ChannelSurveyTests {
    private static func channel(_ samples: [Double], missing: [Range<Int>] = []) -> Channel {
        Channel(
            name: "acc_x", quantity: .acceleration, axis: .x, fileUnit: .metresPerSecondSquared, samples: samples,
            missing: missing)
    }

    /// A channel that is clipped now and then, jumps now and then, and has gaps.
    private static func hostileChannel(_ random: inout SeededGenerator) -> Channel {
        let count = Int.random(in: 101...3000, using: &random)
        let missing = gaps(count, &random)
        var samples: [Double] = []
        for _ in 0..<count { samples.append((samples.last ?? 0) * 0.9 + random.nextNormal()) }
        let limit = Double.random(in: 1...4, using: &random)
        samples = samples.map { min(max($0, -limit), limit) }
        for _ in 0..<Int.random(in: 0...5, using: &random) {
            samples[Int.random(in: samples.indices, using: &random)] += Double.random(in: -60...60, using: &random)
        }
        return channel(samples, missing: missing)
    }

    /// Ascending, disjoint stretches of so many samples.
    private static func gaps(_ count: Int, _ random: inout SeededGenerator) -> [Range<Int>] {
        var missing: [Range<Int>] = []
        var start = 0
        while Bool.random(using: &random), start + 2 < count {
            let lower = Int.random(in: start..<count - 1, using: &random)
            let upper = min(count, lower + Int.random(in: 1...300, using: &random))
            missing.append(lower..<upper)
            start = upper + 1
        }
        return missing
    }

    private static func isMissing(_ index: Int, in channel: Channel) -> Bool {
        channel.missing.contains { $0.contains(index) }
    }

    @Test func extremesAreThoseOfTheMeasuredSamples() throws {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<300 {
            let channel = Self.hostileChannel(&random)
            let known = channel.samples.indices.filter { !Self.isMissing($0, in: channel) }
                .map { channel.samples[$0] }
            let extremes = ChannelExtremes(channel)
            #expect(extremes?.lowest == known.min())
            #expect(extremes?.highest == known.max())
            let range = ChannelDescription(of: channel).range
            #expect(range?.lowerBound == known.min())
            #expect(range?.upperBound == known.max())
        }
    }

    @Test func samplesInRunsAtAnExtremeAreCountedAcrossBlocks() throws {
        // A run over the border of two blocks, one that a gap cuts in two, and one that is too short.
        var samples = (0..<1000).map { Double($0 % 7) - 3 }
        for index in 126..<131 { samples[index] = 10 }
        for index in 500..<508 { samples[index] = 10 }
        for index in 700..<702 { samples[index] = 10 }
        #expect(try #require(ChannelExtremes(Self.channel(samples))).clippedCount == 13)
        #expect(try #require(ChannelExtremes(Self.channel(samples, missing: [503..<506]))).clippedCount == 8)
    }

    @Test(arguments: [1, 2, 4]) func runsAtTheExtremesAreThoseOfALookAtEverySample(levels: Int) {
        var random = SeededGenerator(seed: 40 + UInt64(levels))
        for _ in 0..<300 {
            // Steps between few levels, which may begin with only one of them.
            let count = Int.random(in: 1...900, using: &random)
            var samples: [Double] = []
            var most = Int.random(in: 0...levels, using: &random)
            for index in 0..<count {
                if index % 128 == 0 { most = min(levels, most + Int.random(in: 0...1, using: &random)) }
                let stays = Int.random(in: 0..<3, using: &random) > 0
                samples.append(stays ? samples.last ?? 0 : Double(Int.random(in: -most...most, using: &random)))
            }
            let channel = Self.channel(samples, missing: Self.gaps(count, &random))
            let known = samples.indices.filter { !Self.isMissing($0, in: channel) }
            guard let low = known.map({ samples[$0] }).min(), let high = known.map({ samples[$0] }).max() else {
                continue
            }
            var expected = (low: 0, high: 0)
            var start = 0
            while start < count {
                guard !Self.isMissing(start, in: channel) else {
                    start += 1
                    continue
                }
                var end = start + 1
                while end < count, samples[end] == samples[start], !Self.isMissing(end, in: channel) { end += 1 }
                if end - start >= ChannelExtremes.shortestRun {
                    if samples[start] == low {
                        expected.low += end - start
                    } else if samples[start] == high {
                        expected.high += end - start
                    }
                }
                start = end
            }
            // In parts of some blocks, between which gaps and runs go on.
            var survey = ChannelSurvey(count: count, blockSize: 16)
            var first = 0
            while first < count {
                let part = first..<min(count, first + 16 * Int.random(in: 1...20, using: &random))
                let lost = channel.missing.map { $0.clamped(to: part) }.filter { !$0.isEmpty }
                survey.add(
                    Array(samples[part]), missing: lost.map { $0.lowerBound - first..<$0.upperBound - first }, at: first
                )
                first = part.upperBound
            }
            for runs in [ChannelSurvey(channel).extremeRuns, survey.extremeRuns] {
                #expect(runs.low == low && runs.high == high)
                #expect(runs.lowCount == expected.low && runs.highCount == expected.high)
            }
        }
    }

    @Test(arguments: [2.0, 20, 100]) func equalRowsAreFoundHoweverTheyAreCut(rate: Double) {
        var random = SeededGenerator(seed: UInt64(rate))
        var found = 0
        for _ in 0..<200 {
            let count = Int.random(in: 1...600, using: &random)
            var rows: [[Double]] = []
            let stay = Int.random(in: 1...40, using: &random)
            for _ in 0..<count {
                let repeats = Int.random(in: 0..<stay, using: &random) > 0
                let next = (0..<2).map { _ in Double(Int.random(in: 0...2, using: &random)) }
                rows.append(repeats ? rows.last ?? next : next)
            }
            func stream(_ rows: ArraySlice<[Double]>) -> SensorStream {
                SensorStream(
                    name: "s", placement: .foot, side: .left, placementEvidence: "", rate: rate,
                    channels: (0..<2).map { place in
                        Channel(
                            name: "acc_\(place)", quantity: .acceleration, axis: place == 0 ? .x : .y,
                            fileUnit: .metresPerSecondSquared, samples: rows.map { $0[place] })
                    })
            }
            var expected: [Range<Int>] = []
            var start = 0
            let least = max(3, Int((0.15 * rate).rounded(.up)))
            for end in 1...count where end == count || rows[end] != rows[start] {
                if end - start >= least { expected.append(start..<end) }
                start = end
            }
            var repeated = RepeatedRows(stream(rows[...]), atLeast: 0.15)
            var first = 0
            while first < count {
                let next = min(count, first + Int.random(in: 1...200, using: &random))
                repeated.add(stream(rows[first..<next]), at: first)
                first = next
            }
            repeated.end(at: count)
            #expect(repeated.runs == expected)
            found += expected.count
        }
        #expect(found > 100)
    }

    @Test func spikesAreThoseOfALookAtEverySample() {
        var random = SeededGenerator(seed: 12)
        var found = 0
        for _ in 0..<300 {
            let channel = Self.hostileChannel(&random)
            let samples = channel.samples
            let steps = stride(from: 1, to: samples.count, by: max(1, samples.count / 10_000))
                .map { abs(samples[$0] - samples[$0 - 1]) }.sorted()
            let limit = ChannelSpikes.factor * steps[steps.count * 99 / 100]
            let expected = (1..<samples.count - 1).filter { index in
                let (rise, fall) = (samples[index] - samples[index - 1], samples[index] - samples[index + 1])
                return limit > 0 && abs(rise) > limit && abs(fall) > limit && (rise < 0) == (fall < 0)
                    && abs(rise - fall) < ChannelSpikes.returns * abs(rise)
                    && !(index - 1...index + 1).contains { Self.isMissing($0, in: channel) }
            }
            #expect(ChannelSpikes(channel).indices == expected)
            found += expected.count
        }
        #expect(found > 20)
    }

    @Test func gravityIsThatOfSortedSamples() throws {
        var random = SeededGenerator(seed: 13)
        for _ in 0..<100 {
            let count = Int.random(in: 4...400, using: &random)
            // Few different values, so that changes are often equal.
            let axes = (0..<3).map { _ in (0..<count).map { _ in Double(Int.random(in: 0...3, using: &random)) } }
            let level = try #require(GravityLevel(axes[0], axes[1], axes[2]))
            var pairs = (1..<count).map { index in
                let now = axes.map { $0[index] }
                let before = axes.map { $0[index - 1] }
                return (
                    change: zip(now, before).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) },
                    magnitude: now.reduce(0) { $0 + $1 * $1 }.squareRoot()
                )
            }
            if pairs.contains(where: { $0.magnitude > 0 }) { pairs.removeAll { $0.magnitude == 0 } }
            let magnitudes = pairs.map(\.magnitude).sorted()
            #expect(level.median == magnitudes[magnitudes.count / 2])
            #expect(level.low == magnitudes[magnitudes.count / 20])
            let calm = pairs.sorted { ($0.change, $0.magnitude) < ($1.change, $1.magnitude) }
                .prefix(max(3, pairs.count / 3)).map(\.magnitude).sorted()
            #expect(level.quiet == calm[calm.count / 2])
        }
    }
}
