import Recordings
import Testing

@testable import Gait

struct WalkingBoutsTests {
    private func strides(_ toeOffs: [Double]) -> [Stride] {
        toeOffs.enumerated().map { i, time in
            Stride(side: .left, index: i, start: time - 0.3, toeOff: time, initialContact: time + 0.4, end: time + 0.6)
        }
    }

    @Test func aPauseEndsABout() {
        let bouts = WalkingBouts(strideTime: 1.1).divide(strides([0, 1.1, 2.2, 5.0, 6.1, 20]))
        #expect(bouts == [0..<3, 3..<5, 5..<6])
    }

    @Test func slowWalkersMayPauseForTwoStrides() {
        // From contact to toe-off 2.6 s, below two strides of 1.5 s and above 2 s.
        let slow = strides([0, 3, 6])
        #expect(WalkingBouts(strideTime: 1.5).divide(slow) == [0..<3])
        #expect(WalkingBouts(strideTime: 1.0).divide(slow) == [0..<1, 1..<2, 2..<3])
    }

    @Test func allStridesBelongToABout() {
        #expect(WalkingBouts(strideTime: 1).divide([]).isEmpty)
        #expect(WalkingBouts(strideTime: 1).divide(strides([4])) == [0..<1])
    }
}
