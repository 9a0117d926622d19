import TestSupport
import Testing

@testable import SignalKernels

struct FrameLayoutTests {
    private static let available = InstructionSet.allCases.filter(\.isAvailable)

    private func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }

    /// One sample as its definition says, integers with full scale at 2³¹.
    private func value(_ bytes: ArraySlice<UInt8>, _ type: StoredSample) -> Double {
        let bits = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        switch type {
        case .float32: return Double(Float(bitPattern: UInt32(bits)))
        case .float64: return Double(bitPattern: bits)
        case .int16, .int24, .int32:
            return Double(Int32(truncatingIfNeeded: bits << UInt64(32 - 8 * type.byteCount)))
        }
    }

    private func factors(_ channels: Int) -> [Double] { (0..<channels).map { 0.3 / Double($0 + 1) } }

    /// Random bits hold NaN, infinities and subnormal numbers, too.
    @Test(arguments: StoredSample.allCases, 1...9)
    func everySampleIsItsValueTimesTheFactor(type: StoredSample, channels: Int) {
        let layout = FrameLayout(type: type, channels: channels)
        for frames in [0, 1, 3, 4, 7, 64, 201] {
            // A few bytes more than whole frames, which do not count.
            let stored = bytes(frames * layout.frameBytes + layout.frameBytes - 1, seed: UInt64(frames))
            let factors = factors(channels)
            let expected = (0..<channels).map { channel in
                (0..<frames).map { frame in
                    let place = frame * layout.frameBytes + channel * type.byteCount
                    return value(stored[place..<place + type.byteCount], type)
                }
            }
            for instructions in Self.available {
                var doubles = [[Double]](repeating: Array(repeating: -1, count: frames + 5), count: channels)
                var floats = [[Float]](repeating: Array(repeating: -1, count: frames + 5), count: channels)
                let isOdd = unsafe layout.split(
                    stored.span.bytes, into: &doubles, at: 2, factors: factors, instructions: instructions)
                _ = unsafe layout.split(
                    stored.span.bytes, into: &floats, at: 2, factors: factors, instructions: instructions)
                for channel in 0..<channels {
                    let column = expected[channel].map { $0 * factors[channel] }
                    #expect(doubles[channel].map(\.bits) == ([-1, -1] + column + [-1, -1, -1]).map(\.bits))
                    let narrow = expected[channel].map { Float($0) * Float(factors[channel]) }
                    #expect(floats[channel].map(\.bits) == ([-1, -1] + narrow + [-1, -1, -1]).map(\.bits))
                }
                if type.isFloat { #expect(isOdd || expected.joined().allSatisfy(\.isFinite)) }
            }
        }
    }

    @Test(arguments: [StoredSample.int16, .int24, .int32], 1...9)
    func samplesAtTheEndsOfTheRangeAreSeen(type: StoredSample, channels: Int) {
        let layout = FrameLayout(type: type, channels: channels)
        let highest = [UInt8](repeating: 0xFF, count: type.byteCount - 1) + [0x7F]
        let lowest = [UInt8](repeating: 0, count: type.byteCount - 1) + [0x80]
        // Those that are taken together and those that are left over.
        let frames = 40
        for place in 0..<frames * channels {
            var stored = [UInt8](repeating: 0x11, count: frames * layout.frameBytes)
            let start = place * type.byteCount
            stored.replaceSubrange(start..<start + type.byteCount, with: place % 2 == 0 ? highest : lowest)
            for instructions in Self.available {
                var columns = [[Double]](repeating: Array(repeating: 0, count: frames), count: channels)
                let isOdd = unsafe layout.split(
                    stored.span.bytes, into: &columns, at: 0, factors: factors(channels), instructions: instructions)
                #expect(isOdd)
            }
            for channel in 0..<channels {
                let count = unsafe layout.countAtEnds(stored.span.bytes, channel: channel)
                #expect(count == (channel == place % channels ? 1 : 0))
            }
        }
        var columns = [[Double]](repeating: Array(repeating: 0, count: 12), count: channels)
        let calm = [UInt8](repeating: 0x11, count: 12 * layout.frameBytes)
        let isOdd = unsafe layout.split(calm.span.bytes, into: &columns, at: 0, factors: factors(channels))
        #expect(!isOdd)
    }

    /// Groups of channels within wider frames, the bytes ending with the last frame.
    @Test(arguments: StoredSample.allCases, [0..<20, 3..<11, 12..<20, 19..<20, 5..<8])
    func onlyTheWantedChannelsAreWritten(type: StoredSample, wanted: Range<Int>) {
        let layout = FrameLayout(type: type, channels: 20)
        let factors = factors(20)
        for frames in [1, 8, 9, 10, 17, 33] {
            let stored = bytes(frames * layout.frameBytes, seed: UInt64(100 + frames))
            for instructions in Self.available {
                var columns = [[Float]](repeating: Array(repeating: -1, count: frames), count: 20)
                _ = unsafe layout.split(
                    stored.span.bytes, into: &columns, at: 0, factors: factors, wanted: wanted,
                    instructions: instructions)
                for channel in 0..<20 {
                    let expected = (0..<frames).map { frame -> Float in
                        guard wanted.contains(channel) else { return -1 }
                        let place = frame * layout.frameBytes + channel * type.byteCount
                        return Float(value(stored[place..<place + type.byteCount], type)) * Float(factors[channel])
                    }
                    #expect(columns[channel].map(\.bits) == expected.map(\.bits))
                }
            }
        }
    }

    @Test func columnsThatDoNotFitStayAsTheyAre() {
        let layout = FrameLayout(type: .int16, channels: 2)
        let stored = bytes(40, seed: 1)
        for (columns, offset) in [(1, 0), (3, 0), (2, -1), (2, 1)] {
            var untouched = [[Double]](repeating: Array(repeating: 7, count: 10), count: columns)
            _ = unsafe layout.split(stored.span.bytes, into: &untouched, at: offset, factors: [1, 1])
            #expect(untouched.allSatisfy { $0.allSatisfy { $0 == 7 } })
        }
        let count = unsafe layout.countAtEnds(stored.span.bytes, channel: 2)
        #expect(count == 0)
    }

    @Test func samplesInMemoryAreSplitAlike() {
        let layout = FrameLayout(type: .int32, channels: 3)
        let samples: [Int32] = [1, 2, 3, -4, -5, -6, 7, 8, 9]
        var columns = [[Double]](repeating: [0, 0], count: 3)
        _ = layout.split(samples, frames: 2, into: &columns, at: 0, factors: [1, 10, 100])
        #expect(columns == [[1, -4], [20, -50], [300, -600]])
    }
}

extension BinaryFloatingPoint {
    /// The number's bits, all NaN alike.
    fileprivate var bits: [UInt64] { isNaN ? [] : [Double(self).bitPattern] }
}
