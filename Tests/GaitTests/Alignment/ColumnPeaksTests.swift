import Recordings
import Testing

@testable import Gait

struct ColumnPeaksTests {
    private func limit(_ x: [Double]) -> Double {
        let columns = VectorColumns(x: x, y: x.map { $0 / 2 }, z: x.map { _ in 0 })
        return ColumnPeaks(columns).saturation(of: columns)
    }

    @Test func aLimitIsReachedThreeTimes() {
        #expect(limit([1, 2, 16, 3, 16, 1]) == .infinity)
        #expect(abs(limit([1, 16, 16, 3, -16, 1]) - 16 * 0.9995) < 1e-12)
        #expect(limit([]) == .infinity)
    }

    @Test(arguments: [0, 1023, 1024, 2047, 4999])
    func theLimitIsFoundWhereverItIsReached(place: Int) {
        var x = (0..<5000).map { Double($0 % 100) / 10 }
        x[place] = -16
        #expect(limit(x) == .infinity)
        x[(place + 2000) % 5000] = 16
        x[(place + 4000) % 5000] = 15.999
        #expect(limit(x) == 16 * 0.9995)
    }

    @Test func nothingThatIsNoNumberStaysWithinBounds() {
        var columns = VectorColumns(
            x: [Double](repeating: 1, count: 3000), y: [Double](repeating: -2, count: 3000),
            z: [Double](repeating: 0, count: 3000))
        #expect(ColumnPeaks(columns).stay(within: 2))
        #expect(!ColumnPeaks(columns).stay(within: 1.9))
        columns.z[2999] = .nan
        #expect(!ColumnPeaks(columns).stay(within: 2))
        columns.z[2999] = -.infinity
        #expect(!ColumnPeaks(columns).stay(within: 1e300))
    }
}
