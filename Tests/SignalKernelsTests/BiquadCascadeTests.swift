import TestSupport
import Testing

@testable import SignalKernels

struct BiquadCascadeTests {
    private let sections = [
        Biquad(b0: 0.2, b1: 0.3, b2: 0.1, a1: -0.6, a2: 0.2), Biquad(b0: 0.5, b1: 0, b2: -0.5, a1: 0.4, a2: 0.3),
        Biquad(b0: 1, b1: 0.1, b2: 0, a1: -0.9, a2: 0), Biquad(b0: 1, b1: 2, b2: 1, a1: -1.3, a2: 0.6),
        Biquad(b0: 1, b1: -2, b2: 1, a1: -1.7, a2: 0.8),
    ]
    private static let available = InstructionSet.allCases.filter(\.isAvailable)

    private func cascade(_ count: Int) -> BiquadCascade { BiquadCascade(Array(sections.prefix(count))) }

    private func signal(_ count: Int, seed: UInt64 = 13) -> [Double] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in random.nextNormal() }
    }

    /// The recursion as its difference equation says it, section after section, the last output coming last.
    private func direct(_ x: [Double], _ sections: [Biquad], levels: [Double]? = nil) -> [Double] {
        zip(sections.indices, sections).reduce(x) { x, item in
            let (index, section) = item
            var y: [Double] = []
            let (input, output) = levels.map { ($0[index], $0[index + 1]) } ?? (0, 0)
            for n in x.indices {
                let x1 = n > 0 ? x[n - 1] : input
                let x2 = n > 1 ? x[n - 2] : input
                let y1 = n > 0 ? y[n - 1] : output
                let y2 = n > 1 ? y[n - 2] : output
                y.append((section.b0 * x[n] + (section.b1 * x1 + section.b2 * x2)) - section.a2 * y2 - section.a1 * y1)
            }
            return y
        }
    }

    /// Forward and backward over the extended signal, as plainly as it can be said.
    private func directZeroPhase(_ x: [Double], _ sections: [Biquad], levels: [Double], padding: Int) -> [Double] {
        let edge = min(padding, x.count - 1)
        let (first, last) = (x[0], x[x.count - 1])
        var y =
            (0..<edge).map { 2 * first - x[edge - $0] } + x + (0..<edge).map { 2 * last - x[x.count - 2 - $0] }
        for _ in 0..<2 {
            y = direct(y, sections, levels: levels.map { [value = y[0]] in $0 * value })
            y.reverse()
        }
        return Array(y[edge..<edge + x.count])
    }

    @Test(arguments: 0...5)
    func filteringFollowsTheDifferenceEquation(count: Int) {
        // Long enough for several stretches and an incomplete one, and odd.
        let x = signal(2501)
        let expected = direct(x, Array(sections.prefix(count)))
        for instructions in Self.available {
            var y = x
            var memory = CascadeMemory(silentSections: count)
            cascade(count).filter(&y, &memory, instructions: instructions)
            #expect(y == expected)
            var again = CascadeMemory(silentSections: count)
            #expect(x.map { cascade(count).filter($0, &again) } == expected)
            #expect(again == memory)
        }
    }

    /// Whatever the number of columns, their length and the instruction set, each column has the plain loop's bits.
    @Test(arguments: 0...5, [1, 2, 3, 8, 511, 1030])
    func zeroPhaseHasTheBitsOfTwoPlainPasses(count: Int, length: Int) {
        let sections = Array(self.sections.prefix(count))
        let levels = (0...count).map { 1 - 0.25 * Double($0) }
        let columns = (0..<9).map { signal(length, seed: UInt64($0)) }
        let expected = columns.map { directZeroPhase($0, sections, levels: levels, padding: 15) }
        for instructions in Self.available {
            for number in 0...9 {
                var filtered = Array(columns.prefix(number))
                BiquadCascade(sections).zeroPhase(&filtered, levels: levels, padding: 15, instructions: instructions)
                #expect(filtered == Array(expected.prefix(number)))
            }
            var alone = columns[0]
            BiquadCascade(sections).zeroPhase(&alone, levels: levels, padding: 15, instructions: instructions)
            #expect(alone == expected[0])
        }
    }

    /// A part is filtered as if it stood alone; between the parts, and where a part reaches beyond the end, nothing changes.
    @Test(arguments: [1, 3, 4, 6])
    func partsAreFilteredEachOnItsOwn(number: Int) {
        let sections = Array(self.sections.prefix(2))
        let levels = [1, 0.75, 0.5]
        let columns = (0..<number).map { signal(200, seed: UInt64($0)) }
        let parts = [0..<1, 3..<90, 90..<92, 100..<100, 120..<200, 150..<201]
        let expected = columns.map { column in
            var column = column
            for part in parts where !part.isEmpty && part.upperBound <= column.count {
                column.replaceSubrange(
                    part, with: directZeroPhase(Array(column[part]), sections, levels: levels, padding: 15))
            }
            return column
        }
        for instructions in Self.available {
            var filtered = columns
            BiquadCascade(sections).zeroPhase(
                &filtered, in: parts, levels: levels, padding: 15, instructions: instructions)
            #expect(filtered == expected)
        }
    }

    @Test func columnsOfUnequalLengthKeepToThemselves() {
        let levels = [1, 0.5, 0.25]
        var columns = [signal(50), signal(0), signal(70), signal(1)]
        let expected = columns.map { column in
            column.isEmpty
                ? [] : directZeroPhase(column, Array(sections.prefix(2)), levels: levels, padding: 9)
        }
        cascade(2).zeroPhase(&columns, levels: levels, padding: 9)
        #expect(columns == expected)
    }

    @Test func aMemoryThatDoesNotFitLeavesTheSamplesAlone() {
        var y = signal(10)
        var memory = CascadeMemory(silentSections: 2)
        cascade(3).filter(&y, &memory)
        cascade(3).zeroPhase(&y, levels: [1, 1], padding: 3)
        #expect(y == signal(10))
        #expect(cascade(3).filter(4, &memory) == 4)
    }
}
