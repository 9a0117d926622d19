import Glibc
import Recordings
import SignalProcessing
import Testing

@testable import Gait

struct ToeDragTests {
    /// Ten seconds at 200 Hz with a little vibration, scraping from 5.10 to 5.25 s; swings of 0.5 s from every full second.
    private func drag() throws -> ToeDrag {
        var segment = SchematicStride.segment((1...8).map { Double($0) - 0.2 }, seconds: 10)
        segment = segment.mapped { i, a, w in
            let time = Double(i) / 200
            let strength = (5.10...5.25).contains(time) ? 20 : 0.5
            return (a + Vector3(strength * sin(2 * .pi * 77.3 * time), 0, 0), w)
        }
        let signal = FootSignal([segment])
        let foot = try #require(StrideSegmentation().segment(signal))
        let swings = (1...8).map { k in
            StrideEvents(
                heelOff: 200 * Double(k) - 40, toeOff: 200 * Double(k), initialContact: 200 * Double(k) + 100,
                footFlat: 200 * Double(k) + 110, landingFall: 0.3, contactCue: .heelRocker)
        }
        return ToeDrag(TimingSignals(foot, signal), events: swings)
    }

    /// A toe at a constant height over a stride that begins 0.5 s before toe-off.
    private func toe(_ height: Double) -> [Double] { (0..<250).map { $0 == 0 || $0 == 249 ? 0 : height } }

    @Test func aLowAndScrapingToeDrags() throws {
        let share = try drag().share(toe(0.001), first: 900, toeOff: 100, contact: 200, rate: 200)
        // 0.15 of 0.5 s; the averaging over 30 ms widens it by up to 15 ms at either end.
        #expect((0.3...0.38).contains(share ?? 0))
    }

    @Test func eitherSignAloneIsNoDrag() throws {
        #expect(try drag().share(toe(0.01), first: 900, toeOff: 100, contact: 200, rate: 200) == 0)
        #expect(try drag().share(toe(0.001), first: 500, toeOff: 100, contact: 200, rate: 200) == 0)
    }

    @Test func withoutSwingOrVibrationItIsNotTold() throws {
        #expect(try drag().share(toe(0), first: 900, toeOff: 100, contact: 100, rate: 200) == nil)
        let still = FootSignal([SchematicStride.walk(strides: 4)])
        let foot = try #require(StrideSegmentation().segment(still))
        let silent = ToeDrag(TimingSignals(foot, still), events: [])
        #expect(silent.share(toe(0), first: 0, toeOff: 100, contact: 200, rate: 200) == nil)
    }
}
