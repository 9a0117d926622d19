import Recordings
import SignalProcessing
import Testing

@testable import Gait

struct StrideSegmentationTests {
    private func strides(_ segments: [InertialSegment]) throws -> [StrideCandidate] {
        try #require(StrideSegmentation().segment(FootSignal(segments))).strides
    }

    @Test func everyStrideIsFoundOnce() throws {
        let signal = FootSignal([SchematicStride.walk(strides: 9)])
        let foot = try #require(StrideSegmentation().segment(signal))
        #expect(foot.strides.count == 9)
        #expect(foot.strides.allSatisfy { $0.kind == .swing && !$0.isSplit })
        #expect(abs(foot.strideTime - 1.1) < 0.01)
        for (i, stride) in foot.strides.enumerated() {
            let start = 2 + 1.1 * Double(i)
            #expect(abs(signal.time(Double(stride.range.lowerBound)) - start) < 0.06)
            #expect(abs(signal.time(Double(stride.range.upperBound)) - start - SchematicStride.duration) < 0.06)
            let middle = start + SchematicStride.pushOff + SchematicStride.swing / 2
            #expect(abs(signal.time(stride.middle) - middle) < 0.02)
            #expect(abs(stride.relativePath - 1) < 0.05)
        }
    }

    @Test func stridesWithoutRestBetweenThemAreParted() throws {
        // The foot never rests between the third and the fourth stride.
        let starts = [2.0, 3.1, 4.2, 4.2 + SchematicStride.duration, 6.0, 7.1]
        let found = try strides([SchematicStride.segment(starts, seconds: 10)])
        #expect(found.count == 6)
        #expect(found.map(\.isSplit) == [false, false, true, true, false, false])
    }

    @Test func aSmallMovementBetweenRegularStridesIsNone() throws {
        let starts = [2.0, 3.4, 4.8, 5.65, 6.2, 7.6]
        let found = try strides([
            SchematicStride.segment(starts, seconds: 10, scale: { $0 == 3 ? 0.4 : 1 })
        ])
        #expect(found.count == 5)
    }

    @Test func removingOneMovementMakesRoomToJudgeTheNext() throws {
        // Two small movements in one pause: only with the second gone are the neighbours of the first regular.
        let starts = [2.0, 4.0, 6.0, 6.75, 7.35, 8.0, 10.0]
        let found = try strides([
            SchematicStride.segment(starts, seconds: 13, scale: { $0 == 3 ? 0.4 : $0 == 4 ? 0.2 : 1 })
        ])
        #expect(found.count == 5)
    }

    @Test func aFootThatIsStoppedInSwingMakesOneStride() throws {
        // In the fourth stride the foot stands still for 0.18 s in mid-swing and then goes on.
        let stop = 2 + 3 * 1.1 + SchematicStride.pushOff + 0.5 * SchematicStride.swing
        let pause = 0.18
        let segment = SampleSignals.segment(
            seconds: 14, rate: 200,
            angularRate: { time in
                guard time < stop || time > stop + pause else { return .zero }
                let own = time < stop ? time : time - pause
                return Vector3(0, -(0..<8).reduce(0) { $0 + SchematicStride.pitchRate(own - 2 - 1.1 * Double($1)) }, 0)
            })
        let signal = FootSignal([segment])
        var separate = StrideSegmentation()
        separate.longestStop = 0
        #expect(try #require(separate.segment(signal)).strides.count == 9)
        let joined = try strides([segment])
        #expect(joined.count == 8)
        #expect(signal.time(Double(joined[3].range.lowerBound)) < stop - 0.3)
        #expect(signal.time(Double(joined[3].range.upperBound)) > stop + pause + 0.1)
        #expect(joined.allSatisfy { $0.kind == .swing })
    }

    @Test func aFidgetFarFromAnyStrideIsNone() throws {
        let starts = [2.0, 3.1, 4.2, 5.3, 12.0]
        let found = try strides([
            SchematicStride.segment(starts, seconds: 15, scale: { $0 == 4 ? 0.35 : 1 })
        ])
        #expect(found.count == 4)
    }

    @Test func aMovementWithoutSwingIsWeak() throws {
        // A pivot: turning about the vertical alone.
        let walk = SchematicStride.segment([2.0, 3.1, 4.2, 6.4], seconds: 9)
        let found = try strides([
            walk.mapped { i, a, w in
                let time = Double(i) / 200
                return (a, w + Vector3(0, 0, (5.3...5.8).contains(time) ? 2 : 0))
            }
        ])
        #expect(found.map(\.kind) == [.swing, .swing, .swing, .weak, .swing])
        #expect(found[3].mainLobe == nil)
    }

    @Test func reversingKeepsTheStridesAndMovesTheSwings() throws {
        let signal = FootSignal([SchematicStride.walk(strides: 5)])
        let foot = try #require(StrideSegmentation().segment(signal))
        let reversed = StrideSegmentation().reversed(foot, in: signal)
        #expect(reversed.strides.map(\.range) == foot.strides.map(\.range))
        #expect(reversed.axis.axis == -foot.axis.axis)
        // What was push-off is the larger one of the two lobes that point the other way.
        for (stride, before) in zip(reversed.strides, foot.strides) {
            #expect(stride.swing.upperBound <= before.swing.lowerBound + 1)
        }
        let back = StrideSegmentation().reversed(reversed, in: signal)
        #expect(back.strides.map(\.swing) == foot.strides.map(\.swing))
    }

    @Test func standingHoldsNoStrides() throws {
        #expect(StrideSegmentation().segment(SampleSignals.signal(seconds: 5)) == nil)
    }
}
