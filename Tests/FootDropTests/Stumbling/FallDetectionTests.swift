import Gait
import Recordings
import Testing

@testable import FootDrop

/// Falls told by a foot that lies after walking.
struct FallDetectionTests {
    private func foot(lyingAt start: Double, impact: Double = 60) -> FootAnalysis {
        var foot = FootAnalysis(side: .left)
        foot.strides = (0..<10).map { number in
            let begin = Double(number)
            return Stride(
                side: .left, index: number, start: begin, toeOff: begin + 0.3, initialContact: begin + 0.7,
                end: begin + 1)
        }
        foot.lying = [LyingStretch(start: start, end: start + 6, impact: impact, impactTime: start - 0.4)]
        return foot
    }

    @Test func aFootThatLiesRightAfterWalkingFell() throws {
        let events = FallDetection().join([], feet: [foot(lyingAt: 11)])
        let event = try #require(events.first)
        #expect(events.count == 1)
        #expect(event.kind == .fall && event.side == .left && event.stride == 9 && abs(event.time - 10.6) < 1e-9)
        #expect(event.reason.contains("lay for 6 s"))
    }

    @Test func lyingLaterOrSoftlyIsNoFall() {
        #expect(FallDetection().join([], feet: [foot(lyingAt: 14)]).isEmpty)
        #expect(FallDetection().join([], feet: [foot(lyingAt: 11, impact: 15)]).isEmpty)
    }

    @Test func aStumbleThatEndsLyingIsTheFall() {
        let stumble = Stumble(side: .left, time: 9.4, kind: .stumbleLowering, score: 0.8, reason: "speed lost")
        let early = Stumble(side: .left, time: 2, kind: .scuff, score: 0.2, reason: "vibration")
        let events = FallDetection().join([early, stumble], feet: [foot(lyingAt: 11)])
        #expect(events.map(\.kind) == [.scuff, .fall])
        #expect(events[1].time == 9.4 && events[1].reason.hasPrefix("speed lost; "))
    }
}
