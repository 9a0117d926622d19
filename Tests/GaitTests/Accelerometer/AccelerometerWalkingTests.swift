import GaitSimulation
import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

/// Simulated feet without their gyroscope.
struct AccelerometerWalkingTests {
    private func analysis(_ foot: SimulatedFoot) -> FootAnalysis {
        AccelerometerWalking().analyze(foot.segments.map(\.withoutGyroscope), side: foot.truth.side)
    }

    @Test(arguments: ["healthy", "slow", "foot-drop-left", "stumbles", "turns"])
    func everyStrideIsFound(preset: String) {
        for foot in SimulatedFoot.pair(preset) {
            let found = analysis(foot)
            #expect(found.strides.count == foot.truth.strides.count)
            for (own, truth) in zip(found.strides, foot.truth.strides) {
                // The rigid foot's motion has a corner 0.15 s before contact, sharper than its contact.
                #expect(own.toeOff < truth.initialContact && own.initialContact > truth.toeOff)
                #expect(abs(own.initialContact - truth.initialContact) < 0.2)
            }
            #expect(found.firstDisorder == nil && found.firstNonFinite == nil)
        }
    }

    @Test func timesOfASlowWalkAreExactButForAShift() throws {
        for foot in SimulatedFoot.pair("slow") {
            let matching = StrideMatching(analysis(foot).strides, foot.truth.strides)
            #expect(matching.missed.isEmpty && matching.extra.isEmpty)
            #expect(ErrorSummary(matching.errors(\.initialContact)).deviation < 0.002)
            #expect(ErrorSummary(matching.errors(\.toeOff)).deviation < 0.003)
            #expect(abs(ErrorSummary(matching.errors(\.strideTime)).mean) < 0.001)
        }
    }

    @Test func nothingThatNeedsAGyroscopeIsGiven() throws {
        let found = analysis(try #require(SimulatedFoot.healthy.first))
        #expect(!found.hasGyroscope)
        #expect(found.source == .foot)
        #expect(found.model == nil && found.swings.isEmpty && found.curves.isEmpty)
        let allowed: Set<String> = [
            "start", "toeOff", "initialContact", "end", "strideTime", "swingTime", "stanceTime", "quality",
        ]
        for stride in found.strides {
            #expect(Set(stride.numbers.map(\.0)).isSubset(of: allowed))
            #expect(stride.contactType == .uncertain && stride.terrain == .unknown)
        }
        #expect(Set(found.events.map(\.kind)) == [.finalContact, .initialContact])
        for quantity in ["clearance", "trajectory", "foot-drop finding", "side of the finding", "mid-swing pitch"] {
            #expect(found.withheld.contains { $0.quantity == quantity })
        }
        #expect(found.withheld.first { $0.quantity == "clearance" }?.reason.contains("3 to 4 cm") == true)
        #expect(found.notes.contains { $0.code == "accelerometer_only" })
    }

    @Test(arguments: ["healthy", "foot-drop-left", "severity-severe-right"])
    func theLevelOfASimulatedFootIsWithheld(preset: String) {
        for foot in SimulatedFoot.pair(preset) {
            let found = analysis(foot)
            #expect(found.toeLift == nil)
            #expect(found.withheld.contains { $0.quantity == "toe lift" })
        }
    }

    @Test(arguments: 1...3)
    func anyMountingGivesTheSame(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let turning = Rotation(smallRotationVector: 0.9 * random.nextNormalVector()).nearlyNormalized
        let foot = try #require(SimulatedFoot.healthy.first)
        let turned = SimulatedFoot(
            segments: foot.segments.map { $0.mapped { _, a, w in (turning.apply(a), turning.apply(w)) } },
            truth: foot.truth)
        let (one, other) = (analysis(foot), analysis(turned))
        #expect(one.strides.count == other.strides.count)
        for (a, b) in zip(one.strides, other.strides) {
            #expect(abs(a.initialContact - b.initialContact) < 1e-6 && abs(a.toeOff - b.toeOff) < 1e-6)
        }
    }

    @Test func theClockOnlyMovesTheTimes() throws {
        let foot = try #require(SimulatedFoot.healthy.first)
        let later = SimulatedFoot(
            segments: foot.segments.map { segment in
                var segment = segment
                segment.start += 100
                return segment
            }, truth: foot.truth)
        for (a, b) in zip(analysis(foot).strides, analysis(later).strides) {
            #expect(abs(a.initialContact + 100 - b.initialContact) < 1e-9)
            #expect(a.flags == b.flags)
        }
    }

    @Test func noStrideTimeSpansAGap() throws {
        let foot = try #require(SimulatedFoot.healthy.first)
        let whole = try #require(foot.segments.first)
        let middle = whole.count / 2
        let pieces = [whole.part(0..<middle), whole.part(middle + 60..<whole.count)]
        let found = analysis(SimulatedFoot(segments: pieces, truth: foot.truth))
        let gap = whole.start + Double(middle) / whole.rate
        let after = try #require(found.strides.first { $0.toeOff > gap })
        #expect(after.strideTime == nil && after.flags.contains(.afterGap))
        #expect(found.firstDisorder == nil)
    }

    @Test func fewSamplesGiveStridesAndNoLift() throws {
        for foot in try RealFoot.voisard().prefix(2) {
            let halves = foot.segments.map { segment in
                func half(_ column: [Double]) -> [Double] { Resampling.rational(column, up: 1, down: 2) }
                let columns = segment.acceleration
                return AccelerationSegment(
                    start: segment.start, rate: segment.rate / 2,
                    acceleration: VectorColumns(x: half(columns.x), y: half(columns.y), z: half(columns.z)))
            }
            let found = AccelerometerWalking().analyze(halves, side: foot.side)
            let full = AccelerometerWalking().analyze(foot.accelerations, side: foot.side)
            #expect(abs(found.strides.count - full.strides.count) <= 1)
            #expect(found.toeLift == nil && found.accelerometerSwings.isEmpty)
            #expect(found.withheld.last?.reason.contains("samples/s are too few") == true)
        }
    }

    /// Where the acceleration is not like that of the people on whom the times were tried, no error of times is claimed.
    @Test func anUnknownErrorOfTimesIsSaid() throws {
        let found = analysis(try #require(SimulatedFoot.healthy.first))
        #expect(found.toeLift == nil && found.strides.count > 10)
        let note = try #require(found.notes.first { $0.code == "accelerometer_only" })
        #expect(note.message.contains("is not known") && note.message.contains("too unlike"))
        #expect(!note.message.contains("22 ms"))
        for foot in try RealFoot.voisard() {
            let found = AccelerometerWalking().analyze(foot.accelerations, side: foot.side)
            let note = try #require(found.notes.first { $0.code == "accelerometer_only" })
            #expect(note.message.contains("22 ms") == (found.toeLift != nil))
        }
    }

    @Test func standingAndNothingHaveNoStrides() {
        let standing = SampleSignals.segment(seconds: 20).withoutGyroscope
        for segments in [[], [standing]] {
            let found = AccelerometerWalking().analyze(segments, side: .right)
            #expect(found.strides.isEmpty && found.toeLift == nil)
            #expect(found.notes.contains { $0.code == "no_walking" })
        }
    }

    @Test func impossibleSignalsAreRefused() {
        var segment = SampleSignals.segment(seconds: 5).withoutGyroscope
        segment.acceleration.x[7] = .nan
        let found = AccelerometerWalking().analyze([segment], side: .left)
        #expect(found.notes.contains { $0.code == "not_analysable" })
    }
}
