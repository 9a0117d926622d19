import TestSupport
import Testing

@testable import SignalKernels

struct PointHeightsTests {
    private static let available = InstructionSet.allCases.filter(\.isAvailable)
    private static let interval = 1 / 204.8
    private static let course = PointHeights.Course(
        own: SIMD2(0.3, -0.8), ownSlope: 0.2, progress: 0.04, constant: 0.01, slope: -0.02)

    private static func samples(_ count: Int) -> [PathSample] {
        var random = SeededGenerator(seed: 8)
        func pair() -> SIMD2<Double> { SIMD2(random.nextNormal(), random.nextNormal()) }
        return (0..<count).map { _ in
            PathSample(
                turnXY: pair(), turnZW: pair(), place: pair(), heightAndProgress: pair(), variances: pair())
        }
    }

    /// The heights as their definition says them, operation by operation.
    private static func plain(_ sample: PathSample, time: Double, toe: SIMD3<Double>, floor: SIMD2<Double>) -> Double {
        let (x, y, z, w) = (sample.turnXY.x, sample.turnXY.y, sample.turnZW.x, sample.turnZW.y)
        let upward = SIMD3(2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y))
        let lever = toe.x * upward.x + toe.y * upward.y + toe.z * upward.z
        let height = course.height(sample, time: time)
        return height + lever - (floor.x + floor.y * sample.heightAndProgress.y)
    }

    /// Whatever the number of samples and the instructions, the bits are those of the plain loop, and nothing is written
    /// beyond the last sample.
    @Test(arguments: [0, 1, 2, 3, 4, 5, 7, 8, 61])
    func heightsHaveTheBitsOfThePlainLoop(count: Int) {
        let samples = Self.samples(count)
        let (toe, heel) = (SIMD3(0.15, 0.01, -0.06), SIMD3(-0.08, -0.02, -0.07))
        let points = PointHeights(
            x: SIMD2(toe.x, heel.x), y: SIMD2(toe.y, heel.y), z: SIMD2(toe.z, heel.z), floor: SIMD2(0.05, 0.06),
            floorSlope: SIMD2(0.02, -0.03))
        for instructions in Self.available {
            var pairs = [SIMD2<Double>](repeating: SIMD2(7, 7), count: count + 5)
            points.fill(
                &pairs, at: 2, samples.span, first: 11, interval: Self.interval, Self.course, instructions: instructions
            )
            #expect(pairs[..<2].allSatisfy { $0 == SIMD2(7, 7) })
            #expect(pairs[(count + 2)...].allSatisfy { $0 == SIMD2(7, 7) })
            for (k, sample) in samples.enumerated() {
                let time = Double(11 + k) * Self.interval
                #expect(pairs[2 + k].x == Self.plain(sample, time: time, toe: toe, floor: SIMD2(0.05, 0.02)))
                #expect(pairs[2 + k].y == Self.plain(sample, time: time, toe: heel, floor: SIMD2(0.06, -0.03)))
            }
        }
    }
}
