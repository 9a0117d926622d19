import Foundation
import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

/// The lower back of real people against labelled contacts.
struct RealTrunkTests {
    /// A labelled contact.
    struct Label { var side: Side, time: Double }

    /// What a comparison found.
    struct Score {
        var reference = 0, detected = 0, right = 0
        var errors: [Double] = []

        mutating func add(_ events: [GaitEvent], _ labels: [Label]) {
            let events = events.sorted { $0.time < $1.time }
            guard let first = labels.first, let last = labels.last else { return }
            detected += events.count { first.time - 0.5 <= $0.time && $0.time <= last.time + 0.5 }
            reference += labels.count
            var used: Set<Int> = []
            for label in labels {
                let near = events.indices.filter { !used.contains($0) }
                    .min { abs(events[$0].time - label.time) < abs(events[$1].time - label.time) }
                guard let near, abs(events[near].time - label.time) <= 0.25 else { continue }
                used.insert(near)
                errors.append(events[near].time - label.time)
                right += events[near].side == label.side ? 1 : 0
            }
        }

        var recall: Double { Double(errors.count) / Double(max(1, reference)) }
        var precision: Double { Double(errors.count) / Double(max(1, detected)) }
        var side: Double { Double(right) / Double(max(1, errors.count)) }
    }

    private struct VoisardMeta: Decodable {
        var Height: Double?
        var LeftFootEvents: [[Double]]
        var RightFootEvents: [[Double]]
        var TrialBoundaries: [Double]
        var UTurnBoundaries: [Double]
    }

    private struct Walk { var name: String, segment: AccelerationSegment, labels: [Label], meta: VoisardMeta }

    /// Columns of numbers of a text file with a header.
    private func columns(_ url: URL, skipping lines: Int, separator: Character) throws -> [[Double]] {
        let rows = try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst(lines)
            .map { $0.split(separator: separator).map { Double($0) ?? .nan } }
        return (0..<7).map { column in rows.map { $0[column] } }
    }

    /// The walks of healthy people; lost packets are bridged.
    private func voisard() throws -> [Walk] {
        guard let folder = RepositoryFiles.realData?.appendingPathComponent("voisard") else {
            print("skipped: real recordings not found")
            return []
        }
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
            .sorted()
            .map { file in
                let name = String(file.dropLast(5))
                // Where nobody measured, the files hold a word that JSON does not know.
                let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
                let meta = try JSONDecoder().decode(
                    VoisardMeta.self, from: Data(text.replacingOccurrences(of: "NaN", with: "null").utf8))
                let read = try columns(
                    folder.appendingPathComponent("\(name)_lb.txt"), skipping: 2, separator: "\t")
                let counter = read[0].map { Int($0 - read[0][0]) }
                var filled = [[Double]](repeating: [], count: 6)
                for (row, number) in counter.enumerated() {
                    for c in 0..<6 {
                        let value = read[c + 1][row]
                        let before = filled[c].count
                        for missing in before..<number {
                            let share = Double(missing - before + 1) / Double(number - before + 1)
                            filled[c].append(read[c + 1][row - 1] * (1 - share) + value * share)
                        }
                        filled[c].append(value)
                    }
                }
                let labels =
                    meta.LeftFootEvents.map { Label(side: .left, time: $0[1] / 100) }
                    + meta.RightFootEvents.map { Label(side: .right, time: $0[1] / 100) }
                return Walk(
                    name: name,
                    segment: AccelerationSegment(
                        start: 0, rate: 100, acceleration: VectorColumns(x: filled[0], y: filled[1], z: filled[2]),
                        angularRate: VectorColumns(x: filled[3], y: filled[4], z: filled[5])),
                    labels: labels.sorted { $0.time < $1.time }, meta: meta)
            }
    }

    /// In these trials left and right of the labels are exchanged: all lateral signals are turned by half a stride against
    /// the same person's other trials.
    private let exchanged: Set = ["4-1", "4-2"]

    @Test func contactsOfHealthyPeopleAreFound() throws {
        var all = Score()
        var sides = Score()
        for walk in try voisard() {
            let gait = TrunkGaitAnalysis().analyze([walk.segment])
            #expect(gait.firstNonFinite == nil && gait.isOrdered)
            #expect(gait.model?.isSlow == false)
            all.add(gait.events, walk.labels)
            if !exchanged.contains(walk.name) { sides.add(gait.events, walk.labels) }
        }
        guard all.reference > 0 else { return }
        print(
            "lower back, healthy: recall \(all.recall) precision \(all.precision) side \(sides.side) median",
            "\(RobustStatistics.median(all.errors) ?? 0) robust SD",
            "\(RobustStatistics.robustStandardDeviation(all.errors) ?? 0)")
        #expect(all.recall >= 0.93 && all.precision >= 0.94)
        #expect(abs(RobustStatistics.median(all.errors) ?? 1) <= 0.010)
        #expect((RobustStatistics.robustStandardDeviation(all.errors) ?? 1) <= 0.022)
        #expect(sides.side >= 0.98)
    }

    @Test func mountingAndAHalvedRateDoNotMatter() throws {
        let rotation = Rotation(angle: 2.2, axis: Vector3(0.4, -1, 0.7))
        for walk in try voisard().prefix(4) {
            let analysis = TrunkGaitAnalysis(bodyHeight: 1.7)
            let plain = analysis.analyze([walk.segment])
            let turned = analysis.analyze([walk.segment.turned(by: rotation)])
            #expect(plain.contacts.count == turned.contacts.count)
            for (a, b) in zip(plain.contacts, turned.contacts) {
                #expect(abs(a.time - b.time) < 1e-6 && a.side == b.side)
            }
            let half = halved(walk.segment)
            let coarse = analysis.analyze([half])
            #expect(abs(coarse.contacts.count - plain.contacts.count) <= 1)
            let shifts = plain.contacts.compactMap { a in coarse.contacts.map { abs($0.time - a.time) }.min() }
            #expect((RobustStatistics.median(shifts) ?? 1) < 0.005)
            let alone = analysis.analyze([walk.segment.withoutGyroscope])
            #expect(alone.contacts.map(\.time) == plain.contacts.map(\.time))
            #expect(alone.events.allSatisfy { $0.side == .unknown })
        }
    }

    private func halved(_ segment: AccelerationSegment) -> AccelerationSegment {
        func half(_ c: VectorColumns) -> VectorColumns {
            let filter = FootSignal.lowPass(cutoff: 20, rate: segment.rate)
            let smooth = filter?.filteredZeroPhase(c.x, c.y, c.z) ?? (c.x, c.y, c.z)
            let every = Array(stride(from: 0, to: c.count, by: 2))
            return VectorColumns(
                x: every.map { smooth.0[$0] }, y: every.map { smooth.1[$0] }, z: every.map { smooth.2[$0] })
        }
        return AccelerationSegment(
            start: 0, rate: segment.rate / 2, acceleration: half(segment.acceleration),
            angularRate: segment.angularRate.map(half))
    }

    /// Ten metres there and ten back; the times of starting and stopping are in them, so the truth is a little low.
    @Test func speedIsAboutThatOfTheTenMetres() throws {
        var errors: [Double] = []
        for walk in try voisard() {
            guard let height = walk.meta.Height, height > 100 else { continue }
            let gait = TrunkGaitAnalysis(bodyHeight: height / 100).analyze([walk.segment])
            let (trial, turn) = (walk.meta.TrialBoundaries, walk.meta.UTurnBoundaries)
            let truth = 20 / ((turn[0] - trial[0] + trial[1] - turn[1]) / 100)
            let speed = try #require(gait.walkingSpeed)
            errors.append(speed.value - truth)
            #expect(abs(speed.value - truth) < 2.5 * speed.standardDeviation)
        }
        if !errors.isEmpty { print("lower back, speed error m/s: \(errors.map { ($0 * 100).rounded() / 100 })") }
    }

    @Test func dailyLifeIsFollowedToo() throws {
        guard let folder = RepositoryFiles.realData?.appendingPathComponent("mobgap") else { return }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix("_lowback.csv") }.map { String($0.dropLast(12)) }.sorted()
        var score = Score()
        for name in names {
            let read = try columns(folder.appendingPathComponent("\(name)_lowback.csv"), skipping: 1, separator: ",")
            let toRadians = Double.pi / 180
            let segment = AccelerationSegment(
                start: 0, rate: 100,
                acceleration: VectorColumns(
                    x: read[1].map { $0 * standardGravity }, y: read[2].map { $0 * standardGravity },
                    z: read[3].map { $0 * standardGravity }),
                angularRate: VectorColumns(
                    x: read[4].map { $0 * toRadians }, y: read[5].map { $0 * toRadians },
                    z: read[6].map { $0 * toRadians }))
            let gait = TrunkGaitAnalysis().analyze([segment])
            #expect(gait.firstNonFinite == nil && gait.isOrdered)
            score.add(gait.events, try labels(folder.appendingPathComponent("\(name)_ref_events.csv")))
        }
        print("lower back, daily life: recall \(score.recall) precision \(score.precision) side \(score.side)")
        #expect(score.recall >= 0.88)
        #expect(score.side >= 0.93)
    }

    /// The contacts that the instrumented feet or else the cameras saw.
    private func labels(_ url: URL) throws -> [Label] {
        let rows = try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
            .filter { $0[3] == "IC" && Double($0[4])?.isFinite == true }
        let system = rows.contains { $0[0] == "INDIP" } ? "INDIP" : "Stereophoto"
        return rows.filter { $0[0] == system && $0[1] == "MicroWB" }
            .map { Label(side: $0[5] == "Left" ? .left : .right, time: Double($0[4]) ?? 0) }
            .sorted { $0.time < $1.time }
    }
}
