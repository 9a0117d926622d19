import SignalProcessing
import TestSupport
import Testing

struct ZeroPhasePairsTests {
    @Test(arguments: [2, 4], [2, 7, 30, 200])
    func pairsAreFilteredAsColumns(order: Int, count: Int) throws {
        var random = SeededGenerator(seed: UInt64(order * count))
        let filter = try Butterworth.lowPass(order: order, cutoff: 12, rate: 200)
        let columns = (0..<2).map { _ in (0..<count).map { _ in 1 + random.nextNormal() } }
        let padding = min(filter.zeroPhasePadding, count - 1)
        var pairs = [SIMD2<Double>](repeating: SIMD2(.nan, .nan), count: count + 2 * padding)
        for k in 0..<count { pairs[padding + k] = SIMD2(columns[0][k], columns[1][k]) }
        filter.filterZeroPhase(pairs: &pairs, padding: padding)
        let (x, y) = (filter.filteredZeroPhase(columns[0]), filter.filteredZeroPhase(columns[1]))
        for k in 0..<count {
            #expect(abs(pairs[padding + k].x - x[k]) < 1e-12)
            #expect(abs(pairs[padding + k].y - y[k]) < 1e-12)
        }
    }

    @Test func tooShortColumnsStayAsTheyAre() throws {
        let filter = try Butterworth.lowPass(order: 2, cutoff: 12, rate: 200)
        var pairs = [SIMD2(1.0, 2), SIMD2(3, 4), SIMD2(5, 6)]
        filter.filterZeroPhase(pairs: &pairs, padding: 1)
        #expect(pairs == [SIMD2(1, 2), SIMD2(3, 4), SIMD2(5, 6)])
    }
}
