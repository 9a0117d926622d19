import TestSupport
import Testing

@testable import SignalKernels

struct SelectionTests {
    private static let available = InstructionSet.allCases.filter(\.isAvailable)

    /// Samples in many orders.
    private static func shapes(_ count: Int) -> [[Double]] {
        var random = SeededGenerator(seed: UInt64(count))
        let noise = (0..<count).map { _ in random.nextNormal() }
        let rising = (0..<count).map { Double($0) }
        let falling = Array(rising.reversed())
        let pipe = (0..<count).map { Double(min($0, count - 1 - $0)) }
        let few = (0..<count).map { Double($0 % 3) }
        let equal = [Double](repeating: 5, count: count)
        var endless = (0..<count).map { Double($0 % 11) }
        for k in stride(from: 0, to: count, by: 7) { endless[k] = k % 2 == 0 ? .infinity : -.infinity }
        // A signal that repeats itself, of which evenly spaced values say little.
        let repeating = (0..<count).map { noise[$0 % 40] }
        return [noise, rising, falling, pipe, few, equal, endless, repeating]
    }

    /// The value of a rank and the next one; `nil` without them.
    private func found(_ rank: Int, _ values: [Double], _ instructions: InstructionSet) -> [Double?]? {
        let found = Selection.neighbours(of: rank, in: values.span, instructions: instructions)
        return found.map { [$0.lower, $0.upper] }
    }

    private func expectOrder(of values: [Double], at ranks: some Sequence<Int>) {
        let sorted = values.sorted()
        for rank in ranks {
            let next = rank + 1 < sorted.count ? sorted[rank + 1] : nil
            for instructions in Self.available { #expect(found(rank, values, instructions) == [sorted[rank], next]) }
        }
    }

    @Test(arguments: [511, 512, 513])
    func whereMemoryOfTheHeapBegins(count: Int) {
        for values in Self.shapes(count) { expectOrder(of: values, at: stride(from: 0, to: count, by: 37)) }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 12, 13, 14, 63, 200])
    func everyRankIsThatOfTheSortedSample(count: Int) {
        for shape in Self.shapes(count) { expectOrder(of: shape, at: shape.indices) }
    }

    @Test(arguments: [1000, 4099])
    func largeSamplesToo(count: Int) {
        for shape in Self.shapes(count) {
            expectOrder(of: shape, at: [0, 1, count / 100, count / 2, count - 2, count - 1])
        }
    }

    @Test(arguments: [1, 4, 15, 300])
    func aSampleWithANaNHasNoOrder(count: Int) {
        for place in [0, count / 2, count - 1] {
            var values = Self.shapes(count)[0]
            values[place] = .nan
            for rank in values.indices {
                for instructions in Self.available { #expect(found(rank, values, instructions) == nil) }
            }
        }
    }

    @Test func thereIsNothingAtRanksOutside() {
        #expect(found(-1, [1, 2], .best) == nil)
        #expect(found(2, [1, 2], .best) == nil)
        #expect(found(0, [], .best) == nil)
    }
}
