import Glibc
import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

/// A computed shank: no recording of a real one with known events was at hand.
///
/// It swings like a pendulum: forward in swing as half a sine, backward about toe-off and about contact as half sines, and
/// slowly backward over the standing foot. The events are the lowest points of the two backward half sines.
struct ShankWalkingTests {
    private static let period = 1.1
    private static let forward = (rate: 6.0, time: 0.40)
    private static let pushOff = (rate: -2.5, time: 0.20)
    private static let landing = (rate: -2.0, time: 0.12)

    /// Sagittal rate at a time after the beginning of push-off, rad/s.
    private static func rate(_ time: Double) -> Double {
        switch time {
        case ..<0: 0
        case ..<pushOff.time: pushOff.rate * sin(.pi * time / pushOff.time)
        case ..<(pushOff.time + forward.time): forward.rate * sin(.pi * (time - pushOff.time) / forward.time)
        case ..<(pushOff.time + forward.time + landing.time):
            landing.rate * sin(.pi * (time - pushOff.time - forward.time) / landing.time)
        case ..<(period - 0.02): -0.6
        default: 0
        }
    }

    private static func segment(
        strides: Int, rate: Double = 100, turned: Rotation = .identity, noise: Double = 0, seed: UInt64 = 1
    ) -> InertialSegment {
        var random = SeededGenerator(seed: seed)
        return SampleSignals.segment(
            seconds: 4 + period * Double(strides), rate: rate,
            acceleration: { _ in turned.apply(Vector3(0, 0, 9.81)) },
            angularRate: { time in
                let number = Int(((time - 2) / period).rounded(.down))
                let walking = time >= 2 && (0..<strides).contains(number)
                let own = walking ? Self.rate(time - 2 - period * Double(number)) : 0
                return turned.apply(Vector3(0, own, 0)) + noise * random.nextNormalVector()
            })
    }

    private func expect(_ analysis: FootAnalysis, strides: Int, within tolerance: Double) {
        #expect(analysis.strides.count == strides)
        for (number, stride) in analysis.strides.enumerated() {
            let start = 2 + Self.period * Double(number)
            let toeOff = start + Self.pushOff.time / 2
            #expect(abs(stride.toeOff - toeOff) < tolerance)
            let contact = start + Self.pushOff.time + Self.forward.time + Self.landing.time / 2
            #expect(abs(stride.initialContact - contact) < tolerance)
            let time = stride.strideTime ?? Self.period
            #expect(abs(time - Self.period) < 2 * tolerance)
        }
        #expect(analysis.firstDisorder == nil && analysis.firstNonFinite == nil)
    }

    @Test(arguments: [50.0, 100, 204.8])
    func eventsLieAtTheBackwardPeaks(rate: Double) {
        let analysis = ShankWalking().analyze([Self.segment(strides: 12, rate: rate)], side: .left)
        expect(analysis, strides: 12, within: 0.012)
        #expect(analysis.source == .shank && analysis.hasGyroscope)
        #expect(analysis.bouts.map(\.strideCount) == [12])
        #expect(analysis.events.count == 24 && analysis.events.allSatisfy { $0.source == .shank })
    }

    @Test func theRangeInSwingIsTheIntegralOfTheRate() throws {
        let analysis = ShankWalking().analyze([Self.segment(strides: 12, rate: 200)], side: .left)
        #expect(analysis.shankSwings.map(\.stride) == Array(0..<12))
        // The forward half sine turns by 2/π · rate · time.
        let truth = 2 / Double.pi * Self.forward.rate * Self.forward.time * 180 / .pi
        for swing in analysis.shankSwings {
            #expect(abs(swing.range - truth) < 0.02 * truth)
            #expect(abs(swing.peakRate - Self.forward.rate * 180 / .pi) < 0.02 * swing.peakRate)
        }
        let middle = 2 + Self.pushOff.time + Self.forward.time / 2
        #expect(abs(try #require(analysis.shankSwings.first).midSwing - middle) < 0.01)
    }

    @Test(arguments: 1...4)
    func anyMountingAndSomeNoiseGiveTheSame(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let turned = Rotation(
            angle: Double.random(in: 0...6, using: &random), axis: random.nextNormalVector().normalized)
        let segment = Self.segment(strides: 10, turned: turned, noise: 0.03, seed: UInt64(seed))
        expect(ShankWalking().analyze([segment], side: .right), strides: 10, within: 0.03)
    }

    @Test func nothingOfTheFootIsGiven() {
        let analysis = ShankWalking().analyze([Self.segment(strides: 8)], side: .left)
        for stride in analysis.strides {
            #expect(stride.maxSwingPitch == nil && stride.length == nil && stride.minToeClearance == nil)
            #expect(stride.contactType == .uncertain)
        }
        for quantity in ["clearance", "trajectory", "pitch of the foot", "foot-drop finding"] {
            #expect(analysis.withheld.contains { $0.quantity == quantity && $0.reason.contains("shank") })
        }
    }

    @Test func standingHasNoStrides() {
        let analysis = ShankWalking().analyze([SampleSignals.segment(seconds: 10)], side: .left)
        #expect(analysis.strides.isEmpty && analysis.notes.contains { $0.code == "no_walking" })
    }
}
