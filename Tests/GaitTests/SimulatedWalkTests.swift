import GaitSimulation
import Recordings
import SignalProcessing
import Testing

@testable import Gait

/// The whole analysis against walks whose truth is exact.
///
/// The feet are rigid and the sensors typical (noise, bias, scale, misalignment, 16 bits), so what is left is the method's
/// own error. Tolerances are about twice what was seen over many simulated persons.
struct SimulatedWalkTests {
    struct Walk: Sendable, CustomTestStringConvertible {
        let name: String
        let scenario: WalkingScenario
        var seed: UInt64 = 1
        var testDescription: String { name }

        static func preset(_ name: String) -> Walk {
            Walk(name: name, scenario: WalkingScenario.presets[name] ?? WalkingScenario())
        }

        static func person(_ seed: UInt64) -> Walk {
            Walk(name: "person \(seed)", scenario: .random(seed: seed), seed: seed)
        }
    }

    /// Level, straight walks, in which everything is to be found.
    private static let level = [
        Walk.preset("healthy"), .preset("foot-drop-left"), .preset("bilateral-drop"), .preset("slow"), .preset("slap"),
        .preset("turns"), .person(1), .person(6), .person(7),
    ]

    @Test(arguments: level)
    func everyStrideIsFoundAndRight(walk: Walk) throws {
        for foot in SimulatedFoot.pair(walk.scenario, seed: walk.seed) {
            let analysis = foot.analysis()
            let match = StrideMatching(analysis.strides, foot.truth.strides)
            #expect(match.missed.isEmpty)
            #expect(match.extra.isEmpty)
            #expect(analysis.firstDisorder == nil)
            #expect(!analysis.withheld.contains { $0.quantity == "clearance" })
            expectTimes(match)
            expectLengths(match)
            expectPitch(match)
            expectClearance(match)
            expectKinds(match, foot.truth)
        }
    }

    private func expectTimes(_ match: StrideMatching) {
        // By definition contact lies midway between greatest pitch and fastest loading, toe-off between the fastest
        // push-off and the lowest pitch: a bias of some milliseconds that is the same in every stride.
        let contact = ErrorSummary(match.errors { $0.initialContact })
        #expect(abs(contact.mean) < 0.020)
        #expect(contact.deviation < 0.015)
        #expect(contact.greatest < 0.050)
        let toeOff = ErrorSummary(match.errors { $0.toeOff })
        #expect(abs(toeOff.mean) < 0.020)
        #expect(toeOff.deviation < 0.004)
        let strideTime = ErrorSummary(match.errors { $0.strideTime })
        #expect(strideTime.count == match.pairs.count - 1)
        #expect(abs(strideTime.mean) < 0.001)
        #expect(strideTime.deviation < 0.020)
    }

    private func expectLengths(_ match: StrideMatching) {
        // A scale error of the accelerometer of 0.3 % (1 SD) is the same for all strides of a foot.
        let length = ErrorSummary(match.errors { $0.length })
        #expect(length.count == match.pairs.count)
        #expect(abs(length.mean) < 0.020)
        #expect(length.deviation < 0.006)
        let rise = ErrorSummary(match.errors { $0.rise })
        #expect(abs(rise.mean) < 0.015)
        #expect(rise.deviation < 0.006)
        #expect(ErrorSummary(match.errors { $0.turn }).greatest < 0.5)
    }

    private func expectPitch(_ match: StrideMatching) {
        // Nearly free of timing error in a heel landing; in a forefoot landing pitch still changes at contact.
        let heel = ErrorSummary(match.errors({ $0.maxSwingPitch }, where: { $0.contactType == .heel }))
        #expect(abs(heel.mean) < 0.3)
        #expect(heel.deviation < 0.2)
        let other = ErrorSummary(match.errors({ $0.maxSwingPitch }, where: { $0.contactType != .heel }))
        #expect(abs(other.mean) < 1.5)
        #expect(other.deviation < 0.8)
        // A contact 10 ms late while pitch falls at 100 deg/s.
        let strike = ErrorSummary(match.errors { $0.footStrikeAngle })
        #expect(abs(strike.mean) < 2)
        #expect(strike.deviation < 0.8)
        // Pitch falls at 300 deg/s at toe-off, of which 10 ms are 3 degrees.
        let toeOff = ErrorSummary(match.errors { $0.toeOffAngle })
        #expect(abs(toeOff.mean) < 4.5)
        #expect(toeOff.deviation < 1)
    }

    private func expectClearance(_ match: StrideMatching) {
        let minimum = ErrorSummary(match.errors { $0.minToeClearance?.value })
        #expect(minimum.count == match.pairs.count)
        #expect(abs(minimum.mean) < 0.0025)
        #expect(minimum.deviation < 0.0005)
        for pair in match.pairs {
            guard let found = pair.found.minToeClearance, let truth = pair.true.minToeClearance else { continue }
            #expect(abs(found.value - truth.value) <= 1.96 * found.standardDeviation)
            // An interval so wide that it always covers would be of no use.
            #expect(found.standardDeviation < 0.005)
        }
        #expect(ErrorSummary(match.errors { $0.minToeClearanceTime }).greatest < 0.025)
        // The toe point's sideways place is known to some centimetres; a foot that rolls by 4 degrees in swing lifts it by
        // some millimetres, in early swing one way and in late swing the other.
        #expect(ErrorSummary(match.errors { $0.earlyToeClearanceMax }).greatest < 0.008)
        #expect(ErrorSummary(match.errors { $0.lateToeClearanceMax }).greatest < 0.010)
        #expect(ErrorSummary(match.errors { $0.heelClearanceMax }).greatest < 0.010)
        #expect(match.pairs.allSatisfy { $0.found.dragFraction == 0 })
    }

    private func expectKinds(_ match: StrideMatching, _ truth: FootAnalysis) {
        for pair in match.pairs {
            #expect(pair.found.terrain == .level)
            #expect(pair.found.quality > 0.6)
            // Angles within 3 degrees of the border between two kinds may fall on either side of it.
            guard let strike = pair.true.footStrikeAngle, strike > 11 || strike < -5 else { continue }
            #expect(pair.found.contactType == pair.true.contactType)
        }
        #expect(match.pairs.filter { abs($0.true.turn ?? 0) > 22 }.allSatisfy { $0.found.flags.contains(.turn) })
        #expect(match.pairs.filter { abs($0.true.turn ?? 0) < 5 && $0.found.isStraight }.count >= 15)
    }

    @Test(arguments: ["stairs-up", "stairs-down"])
    func stairsAreToldByTheirRise(preset: String) throws {
        for foot in SimulatedFoot.pair(preset) {
            let analysis = foot.analysis()
            let match = StrideMatching(analysis.strides, foot.truth.strides)
            #expect(match.missed.isEmpty && match.extra.isEmpty)
            #expect(match.pairs.allSatisfy { $0.found.terrain == $0.true.terrain })
            for pair in match.pairs { #expect(pair.found.flags.contains(.stairs) == (pair.true.terrain != .level)) }
            #expect(ErrorSummary(match.errors { $0.rise }).greatest < 0.020)
            #expect(ErrorSummary(match.errors { $0.length }).greatest < 0.025)
            // Landings on the forefoot, whose heel comes down long after.
            #expect(ErrorSummary(match.errors { $0.initialContact }).greatest < 0.030)
            // Two level strides before and after do not teach the toe.
            #expect(analysis.withheld.contains { $0.quantity == "clearance" && $0.reason.contains("level strides") })
            #expect(match.pairs.allSatisfy { $0.found.minToeClearance == nil && $0.found.midSwingToeClearance == nil })
        }
    }

    @Test(arguments: ["slope-up", "slope-down"])
    func slopesAreTold(preset: String) throws {
        for foot in SimulatedFoot.pair(preset) {
            let match = StrideMatching(foot.analysis().strides, foot.truth.strides)
            #expect(match.missed.isEmpty && match.extra.isEmpty)
            let full = match.pairs.filter { $0.true.isStraight }
            #expect(full.allSatisfy { $0.found.terrain == $0.true.terrain && $0.found.flags.contains(.slope) })
            #expect(ErrorSummary(match.errors { $0.rise }).greatest < 0.015)
            // The floor is known to a few tenths of a degree only.
            let minimum = ErrorSummary(match.errors { $0.minToeClearance?.value })
            #expect(abs(minimum.mean) < 0.004)
            #expect(minimum.deviation < 0.001)
        }
    }

    @Test func circumductionIsFoundOutward() throws {
        let feet = SimulatedFoot.pair(Walk.preset("healthy").scenario)
        for foot in feet {
            let match = StrideMatching(foot.analysis().strides, foot.truth.strides)
            let errors = ErrorSummary(match.errors { $0.circumduction })
            #expect(errors.count == match.pairs.count)
            #expect(errors.greatest < 0.005)
            #expect(match.pairs.allSatisfy { ($0.found.circumduction ?? 0) > 0 })
        }
    }

    @Test func pausesPartBouts() throws {
        for foot in SimulatedFoot.pair("stop-and-go") {
            let analysis = foot.analysis()
            #expect(analysis.strides.count == foot.truth.strides.count)
            #expect(analysis.strides.filter { $0.flags.contains(.first) }.allSatisfy { $0.strideTime == nil })
            #expect(analysis.bouts.count >= 2)
            #expect(analysis.bouts.allSatisfy { $0.strideCount >= 3 })
            let firsts = analysis.strides.count { $0.flags.contains(.first) }
            #expect(firsts == analysis.strides.count { $0.flags.contains(.last) })
        }
    }

    @Test func aMeasuredFootLengthPlacesTheHeelWhereItNeverLands() throws {
        let foot = try #require(SimulatedFoot.pair("foot-drop-left").first)
        #expect(foot.analysis().strides.allSatisfy { $0.heelClearanceMax == nil })
        let match = StrideMatching(foot.analysis(footLength: 0.23).strides, foot.truth.strides)
        let heel = ErrorSummary(match.errors { $0.heelClearanceMax })
        #expect(heel.count == match.pairs.count)
        #expect(heel.greatest < 0.010)
    }

    @Test func thePointsOfTheSoleAreFound() throws {
        for foot in SimulatedFoot.healthy {
            let model = try #require(foot.analysis().model)
            let truth = try #require(foot.truth.model)
            let (toe, trueToe) = (try #require(model.toe), try #require(truth.toe))
            #expect(abs(toe.forward - trueToe.forward) < 0.005)
            #expect(abs(toe.up - trueToe.up) < 0.003)
            let (heel, trueHeel) = (try #require(model.heel), try #require(truth.heel))
            #expect(abs(heel.forward - trueHeel.forward) < 0.010)
            #expect(abs(heel.up - trueHeel.up) < 0.003)
            #expect(zip(model.gyroscopeBias, truth.gyroscopeBias).allSatisfy { abs($0 - $1) < 0.05 })
            #expect(abs(model.gravity - truth.gravity) < 0.1)
            #expect(model.directionConfidence > 0.95)
        }
    }
}
