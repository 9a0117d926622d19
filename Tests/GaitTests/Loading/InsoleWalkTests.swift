import Recordings
import TestSupport
import Testing

@testable import Gait

/// Insoles and belts with known answers.
struct InsoleWalkTests {
    private let walk: SchematicLoading = {
        var walk = SchematicLoading()
        walk.rate = 100
        return walk
    }()

    private func insoles(_ steps: [SchematicLoading.Step], seconds: Double) -> [SensorStream] {
        [walk.insole(.left, steps, seconds: seconds), walk.insole(.right, steps, seconds: seconds)]
    }

    @Test func strideTimesAndOrderOfLoading() throws {
        let analysis = LoadingWalk().analyze(insoles(walk.steps(60), seconds: 34))
        #expect(abs((analysis.bodyWeight ?? 0) - 700) < 70)
        for side in [Side.left, .right] {
            let foot = try #require(analysis.foot(side, on: .insole))
            #expect(foot.contactCount == 30 && foot.isLayoutConfirmed == true)
            #expect(abs((foot.summary(.strideTime)?.median ?? 0) - walk.stride) < 0.002)
            // The threshold of a twentieth of the load passes 7 ms after the touch and before the end.
            #expect(abs((foot.summary(.contactTime)?.median ?? 0) - walk.contactTime) < 0.02)
            let delay = (foot.summary(.heelToForefoot)?.median ?? 0) / walk.contactTime
            #expect((0.15...0.24).contains(delay))
            #expect((foot.summary(.rearEarlyShare)?.median ?? 0) > 0.8)
            #expect((foot.summary(.frontEarlyShare)?.median ?? 1) < 0.001)
            #expect((foot.summary(.pressureStart)?.median ?? 1) < 0.25)
            #expect(foot.summary(.swingDrag)?.median == 0)
            #expect(foot.flatShare == 0 && foot.forefootFirstShare == 0)
        }
        #expect(analysis.signs.isEmpty && analysis.candidates.isEmpty)
        let asymmetry = try #require(analysis.asymmetries.first { $0.measure == .contactTime })
        #expect(asymmetry.isRelative && asymmetry.value < 0.01 && asymmetry.reference != nil)
    }

    @Test func feetAreStrides() throws {
        let analysis = LoadingWalk().analyze(insoles(walk.steps(20), seconds: 13))
        #expect(analysis.footAnalyses.map(\.side) == [.left, .right])
        for foot in analysis.footAnalyses {
            #expect(foot.source == .insole && foot.strides.count == 9 && foot.bouts.map(\.strideCount) == [9])
            #expect(foot.events.count == 20 && foot.firstDisorder == nil && foot.firstNonFinite == nil)
            #expect(foot.strides[0].strideTime == nil && foot.strides[0].flags == [.first])
            for stride in foot.strides {
                #expect(abs(stride.swingTime - (walk.stride - walk.contactTime)) < 0.02)
                #expect(abs(stride.end - stride.start - walk.stride) < 0.002)
                #expect(stride.contactType == .heel && stride.footStrikeAngle == nil && stride.length == nil)
                #expect(stride.minToeClearance == nil && stride.terrain == .unknown && stride.turn == nil)
            }
            for stride in foot.strides.dropFirst() {
                #expect(abs((stride.strideTime ?? 0) - walk.stride) < 0.002 && stride.isStraight)
                #expect(abs((stride.stanceTime ?? 0) - walk.contactTime) < 0.02)
            }
            #expect(Set(foot.withheld.map(\.quantity)).isSuperset(of: ["angles", "clearance"]))
        }
    }

    @Test func aPauseEndsABout() throws {
        let steps = walk.steps(10) + walk.steps(10, from: 12)
        let analysis = LoadingWalk().analyze(insoles(steps, seconds: 19))
        for foot in analysis.footAnalyses {
            #expect(foot.bouts.map(\.strideCount) == [4, 4])
            #expect(foot.strides.filter { $0.flags.contains(.first) }.allSatisfy { $0.strideTime == nil })
        }
    }

    @Test func standingIsOneLongContact() throws {
        let streams = insoles(walk.steps(12) + walk.steps(12, from: 30), seconds: 38).map { stream in
            stream.mapping(.force) { channel in
                guard channel.name == "4" else { return channel }
                var copy = channel
                for i in 850..<2800 { copy.samples[i] = 350 }
                return copy
            }
        }
        let analysis = LoadingWalk().analyze(streams)
        for side in [Side.left, .right] {
            let contacts = analysis.contacts.filter { $0.side == side }
            #expect(contacts.count == 13 && contacts.allSatisfy { $0.isUsable })
            #expect(abs((contacts.map { $0.contactTime ?? 0 }.max() ?? 0) - 19.5) < 0.02)
            #expect(contacts.filter { abs(($0.contactTime ?? 0) - walk.contactTime) < 0.02 }.count == 12)
        }
        // Only the right foot swings into standing within 1.5 s.
        #expect(analysis.footAnalyses.map { $0.bouts.map(\.strideCount) } == [[5, 5], [6, 5]])
        #expect(!analysis.contacts.contains { $0.flags.contains(.possibleDoubleContact) })
    }

    @Test func bothFeetOfARunnerOnOneBeltAreNoWalkingFoot() throws {
        var run = SchematicLoading()
        run.rate = 500
        run.stride = 1.2
        run.first = 2.2
        run.third = 0
        let analysis = LoadingWalk().analyze([run.plate("belt", run.steps(30), seconds: 20)])
        #expect(analysis.contacts.count == 30 && analysis.footAnalyses.isEmpty)
        #expect(analysis.notes.contains { $0.code == "no_walking" })
    }

    @Test func twoInsolesOfOneSideAreToldApartByNobody() {
        let streams = insoles(walk.steps(30), seconds: 18).map { stream in
            var copy = stream
            copy.side = .unknown
            return copy
        }
        let analysis = LoadingWalk().analyze(streams)
        #expect(analysis.footAnalyses.count == 1 && analysis.notes.contains { $0.code == "side_twice" })
        #expect(analysis.contacts.allSatisfy { $0.measures.stepTime == nil && $0.measures.strideTime == nil })
    }

    @Test func anInsoleTheWrongWayRoundHasNoHeelAndToe() throws {
        let streams = insoles(walk.steps(40), seconds: 24)
        let turned = streams.map { stream in
            stream.mapping(.force) { channel in
                var copy = channel
                copy.name = "\(9 - (Int(channel.name) ?? 0))"
                return copy
            }
        }
        let analysis = LoadingWalk().analyze(turned)
        for side in [Side.left, .right] {
            let foot = try #require(analysis.foot(side, on: .insole))
            #expect(foot.isLayoutConfirmed == false)
            for measure in [LoadingMeasure.pressureStart, .rearEarlyShare, .heelToForefoot, .slapRate, .swingDrag] {
                #expect(foot.summary(measure) == nil)
            }
            #expect(foot.summary(.contactTime) != nil && foot.summary(.firstPeak) != nil)
        }
        #expect(analysis.withheld.filter { $0.quantity.hasPrefix("heel and forefoot") }.count == 2)
        #expect(analysis.footAnalyses.allSatisfy { $0.strides.allSatisfy { $0.contactType == .uncertain } })
    }

    @Test func aForefootLandingIsNoWrongLayout() throws {
        let steps = walk.steps(60)
        let streams = [
            walk.insole(.left, steps, seconds: 34, forefootFirst: true), walk.insole(.right, steps, seconds: 34),
        ]
        let analysis = LoadingWalk().analyze(streams)
        let left = try #require(analysis.foot(.left, on: .insole))
        #expect(left.isLayoutConfirmed == true && left.forefootFirstShare == 1)
        #expect(analysis.signs.map(\.kind) == [.forefootLoadedEarlyContact] && analysis.signs[0].side == .left)
        #expect(analysis.footAnalyses.first?.strides.allSatisfy { $0.contactType == .forefoot } == true)
    }

    @Test func aDraggingToeIsACandidate() throws {
        let steps = walk.steps(60)
        var streams = insoles(steps, seconds: 34)
        // In the eleventh swing of the left foot the toe cell carries 50 N for 80 ms, too short for a contact.
        let swing = steps[20].start + walk.contactTime + 0.19
        streams[0] = streams[0].mapping(.force) { channel in
            guard channel.name == "8" else { return channel }
            var copy = channel
            for i in Int(swing * 100)..<Int(swing * 100) + 8 { copy.samples[i] = 50 }
            return copy
        }
        let analysis = LoadingWalk().analyze(streams)
        let drag = try #require(analysis.candidates.first { $0.kind == .toeContactInSwing })
        #expect(drag.side == .left && abs(drag.time - swing) < 0.1)
        #expect(analysis.candidates.contains { $0.kind == .briefContact && abs($0.time - swing) < 0.05 })
        #expect(analysis.signs.contains { $0.kind == .toeContactInSwing && $0.side == .left })
        #expect(analysis.foot(.left, on: .insole)?.contactCount == 30)
    }

    @Test func aSwingDraggedThroughMakesADoubleContact() throws {
        let steps = walk.steps(60)
        var streams = insoles(steps, seconds: 34)
        let begin = steps[20].start + walk.contactTime - 0.03
        streams[0] = streams[0].mapping(.force) { channel in
            guard channel.name == "8" else { return channel }
            var copy = channel
            let end = steps[22].start + 0.03
            for i in Int(begin * 100)..<Int(end * 100) { copy.samples[i] = max(60, copy.samples[i]) }
            return copy
        }
        let analysis = LoadingWalk().analyze(streams)
        let candidate = try #require(analysis.candidates.first { $0.kind == .possibleDoubleContact })
        #expect(candidate.side == .left && abs(candidate.time - steps[20].start) < 0.03)
        #expect(analysis.foot(.left, on: .insole)?.contactCount == 29)
    }

    @Test func exchangedInsolesExchangeTheFeet() throws {
        let streams = insoles(walk.steps(41), seconds: 24)
        let exchanged = zip(streams, [Side.right, .left]).map { stream, side in
            var copy = stream
            copy.side = side
            return copy
        }
        let plain = LoadingWalk().analyze(streams)
        let other = LoadingWalk().analyze(exchanged)
        #expect(plain.foot(.left, on: .insole)?.measures == other.foot(.right, on: .insole)?.measures)
        #expect(plain.foot(.right, on: .insole)?.contactCount == other.foot(.left, on: .insole)?.contactCount)
    }

    @Test func lostSamplesAreNotBridgedToStrides() throws {
        var streams = insoles(walk.steps(40), seconds: 24)
        streams[0] = streams[0].mapping(.force) { channel in
            var copy = channel
            copy.missing = [840..<1000]
            return copy
        }
        let analysis = LoadingWalk().analyze(streams)
        let foot = try #require(analysis.footAnalyses.first { $0.side == .left })
        #expect(foot.strides.allSatisfy { $0.initialContact < 8.4 || $0.toeOff > 9.9 })
        #expect(foot.strides.compactMap(\.strideTime).allSatisfy { abs($0 - walk.stride) < 0.01 })
        #expect(analysis.notes.contains { $0.code == "contact_with_gap" })
    }

    @Test(arguments: [Side.left, .right])
    func beltsAreTwoFeet(first: Side) throws {
        var walk = SchematicLoading()
        walk.rate = 500
        // On a belt the foot travels backward: 0.6 m in a contact, less the 0.2 m that the pressure runs forward.
        let steps = walk.steps(30)
        let streams = [first, first == .left ? .right : .left].map { side in
            let own = steps.filter { $0.side == side }.map { step in
                var copy = step
                copy.place = 0
                return copy
            }
            let belt = walk.plate("belt", own, seconds: 18)
            return belt.mapping(.position) { channel in
                guard channel.axis == .x else { return channel }
                var copy = channel
                copy.samples = channel.samples.map { 0.5 - 2 * $0 }
                return copy
            }
        }
        let analysis = LoadingWalk().analyze(streams)
        #expect(analysis.devices.allSatisfy { $0.isContinuous })
        #expect(analysis.footAnalyses.map(\.side) == [first, first == .left ? .right : .left])
        #expect(analysis.footAnalyses.allSatisfy { $0.source == .forcePlate && $0.strides.count == 14 })
        let foot = try #require(analysis.foot(first, on: .forcePlate))
        #expect(abs((foot.summary(.brakeImpulse)?.median ?? 0) - walk.drive * walk.contactTime / .pi) < 0.002)
        #expect(abs((foot.summary(.strideTime)?.median ?? 0) - walk.stride) < 0.001)
        #expect(foot.heelTransientShare == 0 && foot.summary(.pressureAdvance) == nil)
        #expect(analysis.signs.filter { $0.kind == .missingHeelTransient }.count == 2)
    }
}
