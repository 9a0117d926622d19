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
        var samples: [Double] = []
        for _ in 0..<count { samples.append((samples.last ?? 0) * 0.9 + random.nextNormal()) }
        let limit = Double.random(in: 1...4, using: &random)
        samples = samples.map { min(max($0, -limit), limit) }
        for _ in 0..<Int.random(in: 0...5, using: &random) {
            samples[Int.random(in: samples.indices, using: &random)] += Double.random(in: -60...60, using: &random)
        }
        var missing: [Range<Int>] = []
        var start = 0
        while Bool.random(using: &random), start + 2 < count {
            let lower = Int.random(in: start..<count - 1, using: &random)
            let upper = min(count, lower + Int.random(in: 1...300, using: &random))
            missing.append(lower..<upper)
            start = upper + 1
        }
        return channel(samples, missing: missing)
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
