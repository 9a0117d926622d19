import GaitSimulation
import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

/// What must not change the findings, and by how much it may.
struct InvarianceTests {
    private func analysis(_ segments: [InertialSegment], _ side: Side) -> FootAnalysis {
        WalkingAnalysis().analyze(segments, side: side)
    }

    /// Expects two analyses of the same steps to agree; `metres` holds for heights, ways may differ by twice as much.
    private func expectSame(
        _ one: FootAnalysis, _ other: FootAnalysis, seconds: Double, metres: Double, degrees: Double,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(one.strides.count == other.strides.count, sourceLocation: sourceLocation)
        #expect(one.bouts.count == other.bouts.count, sourceLocation: sourceLocation)
        let pairs = Array(zip(one.strides, other.strides))
        func greatest(_ values: [(Stride) -> Double?]) -> Double {
            pairs.flatMap { a, b in values.map { abs(($0(a) ?? 0) - ($0(b) ?? 0)) } }.max() ?? 0
        }
        for (a, b) in pairs {
            let labels = a.contactType == b.contactType && a.terrain == b.terrain && a.flags == b.flags
            #expect(labels && a.isStraight == b.isStraight, sourceLocation: sourceLocation)
            #expect(a.numbers.map(\.0) == b.numbers.map(\.0), sourceLocation: sourceLocation)
        }
        #expect(greatest([{ $0.toeOff }, { $0.initialContact }]) <= seconds, sourceLocation: sourceLocation)
        let heights: [(Stride) -> Double?] = [
            { $0.minToeClearance?.value }, { $0.midSwingToeClearance }, { $0.heelClearanceMax },
        ]
        #expect(greatest(heights) <= metres, sourceLocation: sourceLocation)
        #expect(
            greatest([{ $0.length }, { $0.rise }, { $0.circumduction }]) <= 2 * metres, sourceLocation: sourceLocation)
        let angles: [(Stride) -> Double?] = [
            { $0.footStrikeAngle }, { $0.maxSwingPitch }, { $0.toeOffAngle }, { $0.turn },
        ]
        #expect(greatest(angles) <= degrees, sourceLocation: sourceLocation)
    }

    // MARK: - The sensor

    @Test(arguments: 0..<4)
    func anyMountingGivesTheSame(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let turn = Rotation(scalar: random.nextNormal(), vector: random.nextNormalVector()).normalized
        for foot in SimulatedFoot.healthy {
            let turned = foot.segments.map { $0.mapped { _, a, w in (turn.apply(a), turn.apply(w)) } }
            // Only medians of components depend on the axes.
            expectSame(
                analysis(foot.segments, foot.truth.side), analysis(turned, foot.truth.side), seconds: 1e-4,
                metres: 0.001, degrees: 0.1)
        }
    }

    @Test func aMirroredFootIsTheOtherFoot() {
        let mirror = Vector3(1, -1, 1)
        for foot in SimulatedFoot.healthy {
            let other: Side = foot.truth.side == .left ? .right : .left
            // Rotations mirror the other way: about the mirrored axis the sense is kept, about the others reversed.
            let mirrored = foot.segments.map { $0.mapped { _, a, w in (a * mirror, -(w * mirror)) } }
            let (found, image) = (analysis(foot.segments, foot.truth.side), analysis(mirrored, other))
            #expect(image.strides.allSatisfy { $0.side == other })
            var turnedBack = image
            for i in turnedBack.strides.indices { turnedBack.strides[i].turn = image.strides[i].turn.map { -$0 } }
            expectSame(found, turnedBack, seconds: 1e-9, metres: 1e-6, degrees: 1e-6)
            #expect(abs((found.model?.toe?.left ?? 0) + (image.model?.toe?.left ?? 1)) < 1e-6)
        }
    }

    @Test func aConstantGyroscopeBiasIsFound() {
        for foot in SimulatedFoot.healthy {
            let biased = foot.segments.map { $0.mapped { _, a, w in (a, w + Vector3(0.06, -0.04, 0.05)) } }
            // Before the bias is known it shifts the choice of the foot-flats a little.
            expectSame(
                analysis(foot.segments, foot.truth.side), analysis(biased, foot.truth.side), seconds: 1e-4,
                metres: 0.003, degrees: 0.1)
        }
    }

    @Test func halfTheRateGivesNearlyTheSame() throws {
        for foot in SimulatedFoot.healthy {
            let fast = try #require(foot.segments.first)
            func resampled(_ columns: VectorColumns) -> VectorColumns {
                func half(_ column: [Double]) -> [Double] { Resampling.rational(column, up: 1, down: 2) }
                return VectorColumns(x: half(columns.x), y: half(columns.y), z: half(columns.z))
            }
            let slow = InertialSegment(
                start: fast.start, rate: fast.rate / 2, acceleration: resampled(fast.acceleration),
                angularRate: resampled(fast.angularRate))
            let (one, other) = (analysis([fast], .left), analysis([slow], .left))
            #expect(one.strides.count == other.strides.count)
            let match = StrideMatching(other.strides, one.strides)
            #expect(ErrorSummary(match.errors { $0.initialContact }).greatest < 0.010)
            #expect(ErrorSummary(match.errors { $0.toeOff }).greatest < 0.005)
            #expect(ErrorSummary(match.errors { $0.maxSwingPitch }).greatest < 0.3)
            // The shock of contact is under-sampled at 100 Hz: that is where length and height lose.
            let length = ErrorSummary(match.errors { $0.length })
            #expect(abs(length.mean) < 0.010 && length.deviation < 0.010)
            let minimum = ErrorSummary(match.errors { $0.minToeClearance?.value })
            #expect(minimum.count == match.pairs.count)
            #expect(abs(minimum.mean) < 0.002 && minimum.deviation < 0.0025)
        }
    }

    @Test func aWildSampleSpoilsItsStrideAlone() throws {
        for foot in SimulatedFoot.healthy {
            let stride = foot.truth.strides[8]
            let walk = try #require(foot.segments.first)
            let at = Int((stride.toeOff + stride.initialContact) / 2 * walk.rate)
            let spoilt = walk.mapped { i, a, w in
                i == at ? (a + Vector3(300, -300, 300), Vector3(100, -100, 100)) : (a, w)
            }
            let (one, other) = (analysis([walk], foot.truth.side), analysis([spoilt], foot.truth.side))
            #expect(other.withheld == one.withheld)
            try #require(one.strides.count == other.strides.count)
            for (a, b) in zip(one.strides, other.strides) where a.index != 8 {
                #expect(abs(a.initialContact - b.initialContact) < 0.002)
                #expect(abs((a.minToeClearance?.value ?? 0) - (b.minToeClearance?.value ?? 1)) < 0.001)
                #expect(abs((a.length ?? 0) - (b.length ?? 1)) < 0.002)
            }
            #expect(!other.strides[8].isStraight)
            #expect(other.strides[8].quality < 0.5)
        }
    }

    // MARK: - The recording

    @Test func standingBeforeAndAfterChangesNothing() throws {
        for foot in SimulatedFoot.healthy {
            let walk = try #require(foot.segments.first)
            // A minute of the recording's own first and last half second, over and over.
            let (n, piece) = (12_000, 100)
            func extended(_ column: [Double]) -> [Double] {
                (0..<n).map { column[$0 % piece] } + column + (0..<n).map { column[column.count - piece + $0 % piece] }
            }
            func extended(_ columns: VectorColumns) -> VectorColumns {
                VectorColumns(x: extended(columns.x), y: extended(columns.y), z: extended(columns.z))
            }
            let long = InertialSegment(
                start: walk.start - 60, rate: walk.rate, acceleration: extended(walk.acceleration),
                angularRate: extended(walk.angularRate))
            expectSame(
                analysis([walk], foot.truth.side), analysis([long], foot.truth.side), seconds: 5e-4, metres: 0.002,
                degrees: 0.1)
        }
    }

    @Test func theClockOnlyMovesTheTimes() {
        for foot in SimulatedFoot.healthy {
            let later = foot.segments.map { segment in
                var segment = segment
                segment.start += 4096
                return segment
            }
            let (one, other) = (analysis(foot.segments, foot.truth.side), analysis(later, foot.truth.side))
            for (a, b) in zip(one.strides, other.strides) {
                #expect(abs(b.toeOff - a.toeOff - 4096) < 1e-9)
                #expect(abs(b.end - a.end - 4096) < 1e-9)
                #expect(abs((b.minToeClearanceTime ?? 0) - (a.minToeClearanceTime ?? 0) - 4096) < 1e-9)
                #expect(a.minToeClearance == b.minToeClearance && a.length == b.length)
            }
            #expect(zip(one.events, other.events).allSatisfy { abs($1.time - $0.time - 4096) < 1e-9 })
        }
    }

    @Test func noStrideSpansAGap() throws {
        for foot in SimulatedFoot.healthy {
            let walk = try #require(foot.segments.first)
            // Ten minutes lost in the middle of a swing, then half a second in another.
            let cuts = [foot.truth.strides[6], foot.truth.strides[13]].map {
                Int(($0.toeOff + $0.initialContact) / 2 * walk.rate)
            }
            var parts = [
                walk.part(0..<cuts[0]), walk.part(cuts[0]..<cuts[1]), walk.part(cuts[1] + 100..<walk.count),
            ]
            parts[1].start += 600
            parts[2].start += 600
            let found = analysis(parts, foot.truth.side)
            #expect(found.firstDisorder == nil)
            let ends = [
                parts[0].start + Double(parts[0].count) / walk.rate,
                parts[1].start + Double(parts[1].count) / walk.rate,
            ]
            for stride in found.strides {
                #expect(stride.end - stride.start < 3)
                for (end, next) in zip(ends, parts.dropFirst()) {
                    #expect(stride.end <= end + 0.05 || stride.start >= next.start - 0.05)
                }
            }
            // No event lies in the time that was not recorded, but for the little an event may lie beyond its samples.
            for event in found.events {
                #expect(!(event.time > ends[0] + 0.05 && event.time < parts[1].start - 0.05))
            }
            // A stride may be lost in the gap, so there is no stride time over it.
            for (earlier, later) in zip(found.strides, found.strides.dropFirst())
            where ends.contains(where: { earlier.initialContact <= $0 && later.initialContact > $0 }) {
                #expect(later.strideTime == nil && later.stanceTime == nil)
                #expect(later.flags.contains(.afterGap) || later.flags.contains(.first))
            }
            // Strides away from the gaps are as they were.
            let match = StrideMatching(
                found.strides.map { stride in
                    var stride = stride
                    if stride.start > 500 {
                        stride.initialContact -= 600
                        stride.toeOff -= 600
                    }
                    return stride
                }, foot.truth.strides)
            #expect(match.missed.count <= 2)
            let minimum = ErrorSummary(match.errors({ $0.minToeClearance?.value }))
            #expect(minimum.count >= 16)
            #expect(minimum.greatest < 0.0025)
            #expect(ErrorSummary(match.errors { $0.strideTime }).greatest < 0.010)
        }
    }

    @Test func interpolatedStridesAreMarked() throws {
        let foot = SimulatedFoot.healthy[0]
        var walk = try #require(foot.segments.first)
        let stride = foot.truth.strides[4]
        let at = Int((stride.toeOff + stride.initialContact) / 2 * walk.rate)
        walk.bridged = [at..<at + 5]
        let found = analysis([walk], .left)
        #expect(found.strides.filter { $0.flags.contains(.bridged) }.map(\.index) == [4])
    }

    // MARK: - The machine

    @Test func twoRunsAreEqual() {
        for foot in SimulatedFoot.healthy {
            let (one, other) = (foot.analysis(), foot.analysis())
            #expect(one.strides == other.strides)
            #expect(one.events == other.events)
            #expect(one.model == other.model)
        }
    }

    @Test func feetAtATimeAreAsOneAfterTheOther() async {
        let feet = SimulatedFoot.healthy + SimulatedFoot.healthy
        let together = await feet.concurrentMap(atMost: 4) { $0.analysis() }
        for (foot, analysis) in zip(feet, together) {
            let alone = foot.analysis()
            #expect(alone.strides == analysis.strides)
            #expect(alone.events == analysis.events)
        }
    }
}
