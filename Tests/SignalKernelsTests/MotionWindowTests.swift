import SignalKernels
import TestSupport
import Testing

/// The sliding sums against sums over each window.
struct MotionWindowTests {
    private func noise(_ count: Int, seed: Int) -> [[Double]] {
        var random = SeededGenerator(seed: UInt64(seed))
        return (0..<6).map { column in (0..<count).map { _ in random.nextNormal() + Double(column) } }
    }

    private func moments(_ columns: ArraySlice<[Double]>, _ range: Range<Int>) -> (means: [Double], variance: Double) {
        let means = columns.map { $0[range].reduce(0, +) / Double(range.count) }
        let squares = zip(columns, means).map { column, mean in
            column[range].reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(range.count)
        }
        return (means, squares.reduce(0, +))
    }

    @Test(arguments: [0..<1, 3..<10, 0..<60])
    func meansAndVariancesOfARange(range: Range<Int>) {
        let c = noise(60, seed: 2)
        let window = MotionWindow(
            c[0].span, c[1].span, c[2].span, c[3].span, c[4].span, c[5].span, in: range)
        let (first, second) = (moments(c[..<3], range), moments(c[3...], range))
        for k in 0..<3 {
            #expect(abs(window.means.0[k] - first.means[k]) < 1e-12)
            #expect(abs(window.means.1[k] - second.means[k]) < 1e-12)
        }
        #expect(abs(window.variances[0] - first.variance) < 1e-12)
        #expect(abs(window.variances[1] - second.variance) < 1e-12)
    }

    @Test(arguments: 1...40)
    func theLeastMotionIsThatOfTheBestWindow(seed: Int) {
        let c = noise(80, seed: seed)
        var random = SeededGenerator(seed: UInt64(seed))
        let half = Int.random(in: 1...12, using: &random)
        let (a, b) = (Int.random(in: 0..<80, using: &random), Int.random(in: 0..<80, using: &random))
        let way = Array(stride(from: a, through: b, by: a <= b ? 1 : -1))
        func motion(_ centre: Int) -> Double {
            let range = max(0, centre - half)..<min(80, centre + half + 1)
            let (first, second) = (moments(c[..<3], range), moments(c[3...], range))
            return 2 * (first.means.reduce(0) { $0 + $1 * $1 } + first.variance) + 3 * second.variance
        }
        func found(enough: Double) -> Int {
            MotionWindow.leastMotion(
                c[0].span, c[1].span, c[2].span, c[3].span, c[4].span, c[5].span, first: a, step: a <= b ? 1 : -1,
                count: way.count, half: half, weights: SIMD2(2, 3), enough: enough)
        }
        let motions = way.map(motion)
        let least = motions.min() ?? 0
        #expect(abs(motion(found(enough: -.infinity)) - least) < 1e-9)
        let enough = (motions.max() ?? 0) * 0.9
        let early = zip(way, motions).first { $1 < enough }?.0
        #expect(found(enough: enough) == early ?? found(enough: -.infinity))
    }
}
