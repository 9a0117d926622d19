import Foundation
import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

/// Real plates and insoles, where they are at hand.
struct RealLoadingTests {
    /// First and last sample of the runs above 20 N that last 0.15 s, s; short gaps are closed.
    private func plainContacts(_ force: [Double], rate: Double) -> [(Double, Double)] {
        var runs: [(Int, Int)] = []
        for range in force.map({ $0 > 20 }).trueRanges {
            if let last = runs.last, Double(range.lowerBound - last.1) < 0.05 * rate {
                runs[runs.count - 1].1 = range.upperBound - 1
            } else {
                runs.append((range.lowerBound, range.upperBound - 1))
            }
        }
        return runs.filter { Double($0.1 - $0.0) > 0.15 * rate }.map { (Double($0.0) / rate, Double($0.1) / rate) }
    }

    @Test func contactsAgreeWithAPlainThreshold() throws {
        guard let qualisys = try RealForces.qualisys(), let gait = try RealForces.gait(),
            let walk1 = try RealForces.walk1(), let walk2 = try RealForces.walk2()
        else { return }
        var count = 0
        for (streams, axis) in [(qualisys, Axis.z), (gait, .z), (walk1, .y), (walk2, .y)] {
            let analysis = LoadingWalk().analyze(streams)
            for (number, stream) in streams.enumerated() {
                let force = try #require(stream.channel(.force, axis)).samples
                // The plate's own offset, as one would zero it by hand: the most frequent level.
                let offset = abs(RobustStatistics.median(force) ?? 0) < 20 ? RobustStatistics.median(force) ?? 0 : 0
                let plain = plainContacts(force.map { $0 - offset }, rate: stream.rate)
                let own = analysis.contacts.filter { $0.devices == [number] }
                #expect(own.count == plain.count)
                for (contact, (start, end)) in zip(own, plain) {
                    count += 1
                    if let begin = contact.thresholdStart { #expect(abs(begin - start) * stream.rate <= 2) }
                    if let finish = contact.thresholdEnd { #expect(abs(finish - end) * stream.rate <= 2) }
                }
            }
        }
        #expect(count == 9)
    }

    @Test func labelledEventsAreMet() throws {
        guard let streams = try RealForces.qualisys() else { return }
        let analysis = LoadingWalk().analyze(streams)
        #expect(analysis.contacts.map(\.side) == [.left, .right])
        let labels: [(Side, GaitEvent.Kind, Double)] = [
            (.left, .initialContact, 0.07), (.right, .initialContact, 0.53), (.left, .finalContact, 0.64),
            (.right, .finalContact, 1.13),
        ]
        #expect(analysis.events.count == 4)
        for (event, label) in zip(analysis.events, labels) {
            #expect(event.side == label.0 && event.kind == label.1)
            #expect(abs(event.time - label.2) < 0.010)
        }
    }

    @Test func feetAreToldWithoutLabels() throws {
        guard let qualisys = try RealForces.qualisys(), let gait = try RealForces.gait(),
            let walk1 = try RealForces.walk1()
        else { return }
        // The marker names of the last walk are exchanged: here the side is that of the way on which the foot lies.
        for (streams, sides) in [
            (qualisys, [Side.left, .right]), (gait, [.right, .left]), (walk1, [.right, .left, .right, .left]),
        ] {
            let analysis = LoadingWalk().analyze(streams)
            #expect(analysis.contacts.map(\.side) == sides)
            #expect(analysis.contacts.allSatisfy { $0.sideEvidence.contains("beside it") })
        }
    }

    @Test func markersTellFeetUnlessTheyAreMirrored() throws {
        guard let qualisys = try RealForces.qualisys(), let gait = try RealForces.gait(),
            let walk1 = try RealForces.walk1(),
            let qualisysMarkers = try RealForces.markers("force_plates/Qualisys_markers.csv", rate: 200),
            let gaitMarkers = try RealForces.markers("force_plates/Gait_markers.csv", rate: 100),
            let walk1Markers = try RealForces.walk1Markers()
        else { return }
        let first = LoadingWalk().analyze(qualisys + qualisysMarkers)
        #expect(first.contacts.map(\.side) == [.left, .right])
        let second = LoadingWalk().analyze(gait + gaitMarkers)
        #expect(second.contacts.map(\.side) == [.right, .left])
        #expect((first.contacts + second.contacts).allSatisfy { $0.sideEvidence.hasPrefix("markers") })
        let third = LoadingWalk().analyze(walk1 + walk1Markers)
        #expect(third.notes.contains { $0.code == "mirrored_markers" })
        #expect(third.contacts.count == 4 && third.contacts.allSatisfy { $0.side == .unknown })
    }

    @Test func platesGiveTheFiguresOfHealthyAdults() throws {
        guard let qualisys = try RealForces.qualisys(), let gait = try RealForces.gait(),
            let walk1 = try RealForces.walk1()
        else { return }
        for streams in [qualisys, gait, walk1] {
            let analysis = LoadingWalk().analyze(streams)
            #expect((600...800).contains(analysis.bodyWeight ?? 0))
            for contact in analysis.contacts where contact.isUsable {
                let measures = contact.measures
                #expect((1.0...1.4).contains(measures.firstPeak ?? 0))
                #expect((0.45...0.9).contains(measures.trough ?? 0))
                #expect((1.0...1.5).contains(measures.secondPeak ?? 0))
                #expect((0.02...0.045).contains(measures.brakeImpulse ?? 0))
                #expect((0.02...0.05).contains(measures.propulsionImpulse ?? 0))
                #expect((0.55...0.66).contains(measures.contactTime ?? 0))
                if measures.heelTransientAssessable {
                    #expect((0.007...0.045).contains(measures.heelTransientTime ?? 0))
                    #expect((0.4...1.0).contains(measures.heelTransientHeight ?? 0))
                }
            }
        }
    }

    @Test func aTenthOfTheRateChangesLittle() throws {
        guard let streams = try RealForces.qualisys() else { return }
        let slow = streams.map { stream in
            var copy = stream
            copy.rate = stream.rate / 10
            copy.channels = stream.channels.map { channel in
                let present = channel.absent.isEmpty
                let calm = present ? movingMean(channel.samples, width: 9) : channel.samples
                let kept = stride(from: 0, to: calm.count, by: 10)
                let missing = channel.absent
                return RealForces.channel(
                    channel.name, channel.quantity, channel.axis,
                    kept.map { i in missing.contains { $0.contains(i) } ? .nan : calm[i] })
            }
            return copy
        }
        let fast = LoadingWalk().analyze(streams)
        let analysis = LoadingWalk().analyze(slow)
        #expect(abs((analysis.bodyWeight ?? 0) / (fast.bodyWeight ?? 1) - 1) < 0.01)
        #expect(analysis.contacts.map(\.side) == fast.contacts.map(\.side))
        for (a, b) in zip(fast.contacts, analysis.contacts) {
            #expect(abs((a.initialContact ?? 0) - (b.initialContact ?? 9)) < 0.005)
            #expect(abs((a.finalContact ?? 0) - (b.finalContact ?? 9)) < 0.005)
            #expect(abs((a.measures.firstPeak ?? 0) - (b.measures.firstPeak ?? 9)) < 0.02)
            #expect(abs((a.measures.brakeImpulse ?? 0) - (b.measures.brakeImpulse ?? 9)) < 0.001)
            #expect(b.measures.heelTransientTime == nil && !b.measures.heelTransientAssessable)
        }
    }

    @Test func aBeltWithoutSidesIsFollowed() throws {
        guard let formats = RepositoryFiles.realFormats else { return }
        let url = formats.appendingPathComponent("force-dflow/example_vertical_grf.noheader.csv")
        let rows = try RealForces.rows(of: url, skipping: 0)
        let rate = Double(rows.count - 1) / ((rows.last?.first ?? 0) - (rows.first?.first ?? 0))
        let belt = SensorStream(
            name: "belt", placement: .forcePlate, side: .unknown, placementEvidence: "", rate: rate,
            channels: [RealForces.channel("Fy", .force, nil, rows.map { $0[1] })])
        let analysis = LoadingWalk().analyze([belt])
        #expect(analysis.devices.first?.isContinuous == true)
        #expect(analysis.contacts.count { $0.isUsable } == 46)
        let foot = try #require(analysis.footAnalyses.first)
        #expect(foot.side == .unknown && foot.bouts.count == 1)
        let times = foot.strides.compactMap(\.strideTime)
        #expect(abs((RobustStatistics.median(times) ?? 0) - 1.200) < 0.01)
        #expect(abs((RobustStatistics.median(foot.strides.compactMap(\.stanceTime)) ?? 0) - 0.770) < 0.01)
        #expect(analysis.bodyWeight == nil)
    }

    @Test func forcesByFootOfAMusculoskeletalModelAreFollowed() throws {
        guard let formats = RepositoryFiles.realFormats else { return }
        let url = formats.appendingPathComponent("force-opensim/gait10dof_walk_grf.mot")
        let rows = try RealForces.rows(of: url, skipping: 7)
        let rate = Double(rows.count - 1) / ((rows.last?.first ?? 0) - (rows.first?.first ?? 0))
        let streams = [(Side.right, 1), (.left, 7)].map { side, first in
            var stream = RealForces.plate("ground_force", rows, from: first, rate: rate)
            stream.side = side
            stream.channels = stream.channels.filter { $0.quantity == .force }
            return stream
        }
        let analysis = LoadingWalk().analyze(streams)
        #expect(analysis.devices.allSatisfy { $0.vertical == VerticalAxis(axis: .y, isLoadedPositive: true) })
        for (side, start, end) in [(Side.right, 0.618, 1.410), (.left, 1.247, 2.018)] {
            let contact = analysis.contacts.first { $0.side == side && abs($0.start - start) < 0.05 }
            #expect(abs((contact?.thresholdStart ?? 0) - start) < 0.005)
            #expect(abs((contact?.thresholdEnd ?? 0) - end) < 0.005)
            #expect(contact?.sideEvidence == "named by the file")
        }
    }

    @Test func insolesOfBothFeetCountAlike() throws {
        var alike = 0
        var inRange = 0
        for name in RealForces.insoleWalks {
            guard let streams = try RealForces.insoles(name) else { return }
            let analysis = LoadingWalk().analyze(streams)
            let left = try #require(analysis.foot(.left, on: .insole))
            let right = try #require(analysis.foot(.right, on: .insole))
            if abs(left.contactCount - right.contactCount) <= 2 { alike += 1 }
            let shares = [left, right].compactMap { $0.summary(.stanceShare)?.median }
            if shares.count == 2, shares.allSatisfy({ (0.58...0.72).contains($0) }) { inRange += 1 }
            #expect(left.isLayoutConfirmed == true && right.isLayoutConfirmed == true)
            // The steps of a walk alternate, so neither foot has far more stance than the other.
            #expect(analysis.footAnalyses.count == 2)
            for foot in analysis.footAnalyses {
                #expect(foot.firstDisorder == nil && foot.firstNonFinite == nil && foot.strides.count >= 65)
            }
            if name.contains("Co") {
                for foot in [left, right] {
                    #expect((0.005...0.072).contains(foot.summary(.pressureStart)?.median ?? 1))
                    #expect((0.80...0.997).contains(foot.summary(.rearEarlyShare)?.median ?? 0))
                    #expect((0.615...0.664).contains(foot.summary(.stanceShare)?.median ?? 0))
                }
            }
        }
        #expect(alike == 10)
        // One walker with Parkinson's disease stands for 0.80 and 0.72 of the stride.
        #expect(inRange >= 9)
    }

    /// What may be added to the force of an insole, N, at a time in s.
    private enum Disturbance: String, CaseIterable {
        case drift, offset, negativeOffset, slowWave, noise

        func value(at time: Double, _ generator: inout SeededGenerator) -> Double {
            switch self {
            case .drift: time + 3 * generator.nextNormal()
            case .offset: 40
            case .negativeOffset: -25
            case .slowWave: 15 * sin(2 * .pi * time / 30)
            case .noise: 8 * generator.nextNormal()
            }
        }
    }

    /// Contacts of a walk and of the same walk with something added to it.
    private struct Comparison {
        var plain = 0
        var disturbed = 0
        var starts: [Double] = []
        var ends: [Double] = []

        mutating func add(_ plain: [FootContact], _ disturbed: [FootContact]) {
            self.plain += plain.count
            self.disturbed += disturbed.count
            for a in plain {
                guard let begin = a.initialContact, let end = a.finalContact,
                    let b = disturbed.first(where: { $0.side == a.side && abs($0.start - begin) < 0.15 })
                else { continue }
                starts.append((b.initialContact ?? 0) - begin)
                ends.append((b.finalContact ?? 0) - end)
            }
        }
    }

    @Test func disturbancesOfInsolesAreRemoved() throws {
        var generator = SeededGenerator(seed: 11)
        var comparisons = [Comparison](repeating: Comparison(), count: Disturbance.allCases.count)
        for name in ["GaCo01_01", "GaCo08_01", "JuCo05_01", "SiCo10_01", "SiPt04_01"] {
            guard let streams = try RealForces.insoles(name) else { return }
            let totals = streams.map { stream in
                var copy = stream
                copy.channels.removeAll { $0.name != "total" }
                return copy
            }
            let plain = LoadingWalk().analyze(totals).contacts.filter(\.isUsable)
            for (number, disturbance) in Disturbance.allCases.enumerated() {
                let disturbed = totals.map { stream in
                    stream.mappingSamples(.force) { samples in
                        samples.indices.map {
                            samples[$0] + disturbance.value(at: Double($0) / 100, &generator)
                        }
                    }
                }
                comparisons[number].add(plain, LoadingWalk().analyze(disturbed).contacts.filter(\.isUsable))
            }
        }
        for (disturbance, found) in zip(Disturbance.allCases, comparisons) {
            #expect(found.plain > 900 && abs(found.plain - found.disturbed) <= found.plain / 50)
            let isConstant = disturbance == .offset || disturbance == .negativeOffset
            for errors in [found.starts, found.ends] {
                #expect(abs(RobustStatistics.median(errors) ?? 1) <= (isConstant ? 1e-9 : 0.005))
                #expect((RobustStatistics.robustStandardDeviation(errors) ?? 1) <= (isConstant ? 1e-9 : 0.006))
            }
        }
    }
}
