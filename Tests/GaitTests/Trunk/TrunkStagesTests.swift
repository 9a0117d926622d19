import Recordings
import SignalProcessing
import Testing

@testable import Gait

/// The stages of the lower back's analysis, each on its own.
struct TrunkStagesTests {
    private func signal(_ count: Int) -> FootSignal { SampleSignals.signal(seconds: Double(count) / 100) }

    private func picked(_ peaks: [Int]) -> PickedSteps { PickedSteps(strength: [], reference: 1, peaks: peaks) }

    @Test func ofADoublePeakTheHigherStays() {
        var values = [Double](repeating: 0, count: 400)
        for (index, height) in [(50, 1.0), (100, 0.5), (120, 1.0), (170, 1.0), (185, 0.4)] { values[index] = height }
        let bouts = StepSequence().bouts(
            picked([50, 100, 120, 170, 185]), in: values, stepTime: 0.5, longestPause: 2, signal(400))
        #expect(bouts.map { $0.map(\.index) } == [[50, 120, 170]])
    }

    @Test func aMissedStepIsLookedForOnceAndOnlyWhereThereIsOne() {
        var values = [Double](repeating: 0, count: 700)
        for index in [50, 100, 200, 250, 350, 400] { values[index] = 1 }
        values[150] = 0.1
        values[300] = 0.05
        let bouts = StepSequence().bouts(
            picked([50, 100, 200, 250, 350, 400]), in: values, stepTime: 0.5, longestPause: 2, signal(700))
        #expect(bouts.first?.map(\.index) == [50, 100, 150, 200, 250, 350, 400])
        #expect(bouts.first?.filter(\.isFilled).map(\.index) == [150])
    }

    @Test func aPauseDividesAndTwoStepsAreNoBout() {
        let peaks = [50, 100, 150, 400, 450, 700, 750, 800]
        var values = [Double](repeating: 0, count: 1000)
        for index in peaks { values[index] = 1 }
        let bouts = StepSequence().bouts(picked(peaks), in: values, stepTime: 0.5, longestPause: 2, signal(1000))
        #expect(bouts.map { $0.map(\.index) } == [[50, 100, 150], [700, 750, 800]])
    }

    @Test func boutsAreGradedByTheirStrength() {
        func bout(_ count: Int, _ height: Double) -> [TrunkPeak] {
            (0..<count).map { TrunkPeak(index: $0, height: height) }
        }
        let sequence = StepSequence()
        #expect(sequence.grade(bout(3, 0.5), reference: 1) == .a)
        #expect(sequence.grade(bout(9, 0.4), reference: 1) == .b)
        #expect(sequence.grade(bout(10, 0.4), reference: 1) == .a)
        #expect(sequence.grade(bout(30, 0.3), reference: 1) == .b)
        var edged = bout(5, 1)
        edged[4].height = 0.3
        #expect((0..<5).map { sequence.isEdge($0, of: edged) } == [false, false, false, false, true])
    }

    /// A step of 0.6 s; the forward acceleration brakes sharply at sample 100.
    @Test(arguments: [(nil, 102.65), (100.0, 102.325), (104, 104.325), (85, 102.65)] as [(Double?, Double)])
    func aSharpForwardPeakNearbyMovesTheContactHalfWay(peak: Double?, expected: Double) {
        let vertical = (0..<300).map { sinOfTurns((Double($0) - 94) / 60) }
        let forward = (0..<300).map { sinOfTurns((Double($0) - 76) / 60) }
        let braking = peak.map { peak in (0..<300).map { -(Double($0) - peak) * (Double($0) - peak) } }
        // Rise from 94 to 109, crossing at 106: the mean is 103.75, less 11 ms.
        let contact = ContactTiming().contact(
            at: 109, vertical: vertical, forward: forward, braking: braking, piece: 0..<300, stepTime: 60, second: 100)
        #expect(contact.isCertain && abs(contact.rise - 101.5) < 0.01)
        #expect(abs(contact.position - expected) < 0.02)
    }

    @Test func withoutAFeatureTheTimeIsUncertain() {
        let vertical = (0..<300).map { sinOfTurns((Double($0) - 94) / 60) }
        let contact = ContactTiming().contact(
            at: 109, vertical: vertical, forward: [Double](repeating: 1, count: 300), braking: nil, piece: 0..<300,
            stepTime: 60, second: 100)
        #expect(!contact.isCertain && abs(contact.position - 102.6) < 0.02)
    }

    @Test func oneWeakVoteDoesNotBreakTheAlternation() {
        // Votes at every 50 samples: left, right, …, the fifth faintly wrong.
        var lateral = [Double](repeating: 0, count: 600)
        for step in 0..<10 {
            let value = (step.isMultiple(of: 2) ? 0.6 : -0.6) * (step == 4 ? -0.2 : 1)
            for i in 0..<50 { lateral[25 + step * 50 + i] = value }
        }
        let decision = ContactSides().decide(
            rises: (0..<10).map { Double(25 + $0 * 50) }, .init(lateral: lateral, roll: nil), piece: 0..<600,
            stride: 100)
        #expect(decision.isLeft == (0..<10).map { $0.isMultiple(of: 2) })
        #expect(decision.isClear && decision.confidence > 0.9)
    }

    @Test func aMissedStepLetsOneSideRepeat() {
        var lateral = [Double](repeating: 0, count: 900)
        let isLeft = [true, false, true, false, false, true, false, true]
        for (step, left) in isLeft.enumerated() {
            for i in 0..<50 { lateral[25 + step * 50 + i] = left ? 1 : -1 }
        }
        let decision = ContactSides().decide(
            rises: isLeft.indices.map { Double(25 + $0 * 50) }, .init(lateral: lateral, roll: nil), piece: 0..<900,
            stride: 100)
        #expect(decision.isLeft == isLeft)
    }

    @Test func theSlowBandIsTheUsualOneScaled() {
        // At 1.8 steps/s it is the same filter.
        let usual = StepPicking.slow(strideTime: 2 / 1.8)
        #expect(abs(usual.band.low - 0.594) < 1e-9 && abs(usual.band.high - 2.97) < 1e-9)
        let slow = StepPicking.slow(strideTime: 4)
        #expect(abs(slow.band.low - 0.165) < 1e-9 && abs(slow.band.high - 0.825) < 1e-9)
        #expect(slow.longestPause == 6 && slow.distance == 0.8 && slow.floor < 0.05)
    }
}
