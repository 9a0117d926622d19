import SignalKernels
import TestSupport
import Testing

/// The sliding sums against sums over each window.
struct MotionWindowTests {
    private struct Columns {
        let ax, ay, az, bx, by, bz: [Double]
        var first: [[Double]] { [ax, ay, az] }
        var second: [[Double]] { [bx, by, bz] }
    }

    private func noise(_ count: Int, seed: Int) -> Columns {
        var random = SeededGenerator(seed: UInt64(seed))
        let c = (0..<6).map { column in (0..<count).map { _ in random.nextNormal() + Double(column) } }
        return Columns(ax: c[0], ay: c[1], az: c[2], bx: c[3], by: c[4], bz: c[5])
    }

    private func moments(_ columns: [[Double]], _ range: Range<Int>) -> (means: [Double], variance: Double) {
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
            c.ax.span, c.ay.span, c.az.span, c.bx.span, c.by.span, c.bz.span, in: range)
        let (first, second) = (moments(c.first, range), moments(c.second, range))
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
            let (first, second) = (moments(c.first, range), moments(c.second, range))
            return 2 * (first.means.reduce(0) { $0 + $1 * $1 } + first.variance) + 3 * second.variance
        }
        func found(enough: Double) -> Int {
            MotionWindow.leastMotion(
                c.ax.span, c.ay.span, c.az.span, c.bx.span, c.by.span, c.bz.span, first: a, step: a <= b ? 1 : -1,
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
