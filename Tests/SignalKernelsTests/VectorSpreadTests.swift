import TestSupport
import Testing

@testable import SignalKernels

struct VectorSpreadTests {
    private static func columns(_ count: Int, _ random: inout SeededGenerator) -> [[Double]] {
        (0..<3).map { axis in (0..<count).map { _ in 1e4 + Double(axis) * random.nextNormal() } }
    }

    private static func add(_ columns: [[Double]], _ range: Range<Int>, to spread: inout VectorSpread) {
        let (x, y, z) = (columns[0], columns[1], columns[2])
        spread.add(x.span, y.span, z.span, range)
    }

    @Test func itIsTheSumOfTheVariances() {
        var random = SeededGenerator(seed: 1)
        for count in [1, 2, 3, 4, 5, 7, 8, 50, 51] {
            let columns = Self.columns(count, &random)
            var spread = VectorSpread()
            Self.add(columns, 0..<count, to: &spread)
            let expected = columns.map { column in
                let mean = column.reduce(0) { $0 + ($1 - 1e4) } / Double(count)
                return column.reduce(0) { $0 + ($1 - 1e4 - mean) * ($1 - 1e4 - mean) } / Double(count)
            }
            #expect(abs(spread.variance - expected.reduce(0, +)) <= 1e-9 * (1 + expected.reduce(0, +)))
            #expect(spread.count == count)
        }
        #expect(VectorSpread().variance == 0)
    }

    @Test func whereTheSamplesAreCutChangesNothing() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<200 {
            let count = Int.random(in: 1...60, using: &random)
            let columns = Self.columns(count, &random)
            var whole = VectorSpread()
            Self.add(columns, 0..<count, to: &whole)
            var parts = VectorSpread()
            var first = 0
            while first < count {
                let next = Int.random(in: first + 1...count, using: &random)
                let cut = columns.map { Array($0[first..<next]) }
                Self.add(cut, 0..<next - first, to: &parts)
                first = next
            }
            #expect(parts.variance == whole.variance)
        }
    }

    @Test func whatIsNoNumberSpoilsTheVariance() {
        var spread = VectorSpread()
        let ones = [Double](repeating: 1, count: 9)
        let broken = ones.indices.map { $0 == 6 ? Double.nan : 1 }
        Self.add([ones, broken, ones], 0..<9, to: &spread)
        #expect(spread.variance.isNaN)
        Self.add([ones, ones, [1]], 5..<9, to: &spread)
        #expect(spread.count == 9)
    }
}
