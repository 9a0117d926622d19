import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

/// No signal, however senseless, may crash the analysis or leave a number that is none.
struct HostileSignalTests {
    /// Recipes of six columns; each takes a generator, the number of samples and gives them.
    static let recipes: [(name: String, column: @Sendable (inout SeededGenerator, Int) -> [Double])] = [
        ("zero", { _, n in [Double](repeating: 0, count: n) }),
        ("constant", { random, n in [Double](repeating: Double.random(in: -20...20, using: &random), count: n) }),
        ("noise", { random, n in (0..<n).map { _ in 5 * random.nextNormal() } }),
        ("huge", { random, n in (0..<n).map { _ in 1e200 * random.nextNormal() } }),
        ("tiny", { random, n in (0..<n).map { _ in 1e-300 * random.nextNormal() } }),
        ("clipped", { random, n in (0..<n).map { _ in random.nextNormal() > 0 ? 20 : -20 } }),
        ("alternating", { _, n in (0..<n).map { $0.isMultiple(of: 2) ? 10 : -10 } }),
        ("spikes", { random, n in (0..<n).map { _ in Int.random(in: 0..<40, using: &random) == 0 ? 190 : 0 } }),
        (
            "steps",
            { random, n in
                var level = 0.0
                return (0..<n).map { _ in
                    if Int.random(in: 0..<50, using: &random) == 0 { level = 8 * random.nextNormal() }
                    return level
                }
            }
        ),
        (
            "walk",
            { random, n in
                var level = 0.0
                return (0..<n).map { _ in
                    level += random.nextNormal()
                    return level
                }
            }
        ),
        (
            "sines",
            { random, n in
                let period = Double.random(in: 5...200, using: &random)
                return (0..<n).map { 6 * sinOfTurns(Double($0) / period) }
            }
        ),
        (
            "bursts",
            { random, n in
                let period = Int.random(in: 60...200, using: &random)
                return (0..<n).map { $0 % period < period / 2 ? 6 * random.nextNormal() : 0.01 * random.nextNormal() }
            }
        ),
        (
            "not a number",
            { random, n in
                (0..<n).map { _ in Int.random(in: 0..<100, using: &random) == 0 ? .nan : random.nextNormal() }
            }
        ),
        (
            "infinite",
            { random, n in
                (0..<n).map { _ in Int.random(in: 0..<100, using: &random) == 0 ? .infinity : random.nextNormal() }
            }
        ),
    ]

    @Test(arguments: 0..<150)
    func neitherCrashesNorGivesWhatIsNoNumber(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let rates: [Double] = [20, 31.25, 50, 100, 128, 1000]
        let rate = rates.randomElement(using: &random) ?? 100
        let pieces = Int.random(in: 1...3, using: &random)
        var start = 0.0
        let segments = (0..<pieces).map { _ -> InertialSegment in
            let n = [0, 1, 2, 3, 10, 100, 600, 1200].randomElement(using: &random) ?? 100
            // Gravity and its absence alike: alignment must meet both.
            let offset: Double = Bool.random(using: &random) ? 9.81 : 0
            let columns = (0..<6).map { _ in
                (Self.recipes.randomElement(using: &random) ?? Self.recipes[0]).column(&random, n)
            }
            let segment = InertialSegment(
                start: start, rate: rate,
                acceleration: VectorColumns(x: columns[0], y: columns[1], z: columns[2].map { $0 + offset }),
                angularRate: VectorColumns(x: columns[3], y: columns[4], z: columns[5]))
            start += Double(n) / rate + 1
            return segment
        }
        let analysis = WalkingAnalysis(footLength: Bool.random(using: &random) ? 0.25 : nil)
            .analyze(segments, side: .left)
        #expect(analysis.firstNonFinite == nil)
        #expect(analysis.firstDisorder == nil)
        expectSense(of: segments)
    }

    /// The analyses of other sensors on the same signal.
    private func expectSense(of segments: [InertialSegment]) {
        let others = [
            AccelerometerWalking().analyze(segments.map(\.withoutGyroscope), side: .left),
            ShankWalking().analyze(segments, side: .left),
        ]
        for analysis in others {
            #expect(analysis.firstNonFinite == nil)
            #expect(analysis.firstDisorder == nil)
        }
    }

    /// A walk spoilt in ways that recordings are: the more it still looks like a walk, the deeper it gets.
    @Test(arguments: 0..<100)
    func spoiltWalksAreSurvived(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let foot = SimulatedFoot.healthy[seed % 2]
        var segment = try #require(foot.segments.first)
        let first = Int.random(in: 0..<segment.count / 2, using: &random)
        segment = segment.part(first..<Int.random(in: first + 1...segment.count, using: &random))
        for _ in 0..<Int.random(in: 1...3, using: &random) { segment = Self.spoilt(segment, &random) }
        let torn = Self.torn(segment, &random)
        let analysis = WalkingAnalysis().analyze(torn, side: .left)
        #expect(analysis.firstNonFinite == nil)
        #expect(analysis.firstDisorder == nil)
        expectSense(of: torn)
    }

    private static func spoilt(_ segment: InertialSegment, _ random: inout SeededGenerator) -> InertialSegment {
        let n = segment.count
        let from = Int.random(in: 0..<n, using: &random)
        let part = from..<min(n, from + Int.random(in: 1...800, using: &random))
        let size = Double.random(in: 0...3, using: &random)
        let noise = (0..<n).map { _ in random.nextNormalVector() }
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return segment.mapped { _, a, w in (a * size, w) }
        case 1: return segment.mapped { _, a, w in (a, w * size) }
        case 2: return segment.mapped { i, a, w in part.contains(i) ? (.zero, .zero) : (a, w) }
        case 3: return segment.mapped { i, a, w in part.contains(i) ? (a, .zero) : (a, w) }
        case 4: return segment.mapped { i, a, w in (a, w + noise[i] * size) }
        case 5: return segment.mapped { i, a, w in i == from ? (a * 30, w * 25) : (a, w) }
        case 6: return segment.mapped { _, a, w in (a.clamped(lowerBound: -12 * .one, upperBound: 12 * .one), w) }
        case 7: return segment.mapped { _, a, w in (a, w.clamped(lowerBound: -size * .one, upperBound: size * .one)) }
        case 8: return segment.mapped { _, a, w in (a, Vector3(w.x, 0, 0)) }
        default:
            let reversed = (0..<n).reversed()
            let (a, w) = (segment.acceleration, segment.angularRate)
            return InertialSegment(
                start: segment.start, rate: segment.rate,
                acceleration: VectorColumns(x: reversed.map { a.x[$0] }, y: reversed.map { a.y[$0] }, z: a.z),
                angularRate: VectorColumns(x: reversed.map { w.x[$0] }, y: w.y, z: reversed.map { w.z[$0] }))
        }
    }

    /// The segment in pieces, some samples between them lost.
    private static func torn(_ segment: InertialSegment, _ random: inout SeededGenerator) -> [InertialSegment] {
        let holes = Int.random(in: 0...6, using: &random)
        var pieces: [InertialSegment] = []
        var from = 0
        for cut in (0..<holes).map({ _ in Int.random(in: 0..<segment.count, using: &random) }).sorted() + [
            segment.count
        ]
        where cut > from {
            pieces.append(segment.part(from..<cut))
            from = cut + Int.random(in: 0...150, using: &random)
        }
        return pieces
    }
}
