import SignalProcessing
import Testing

struct FilteringReferences: Decodable {
    struct Case: Decodable {
        var kind: String
        var order: Int
        var edges: [Double]
        var zeroPhase: [Double]
        var forward: [Double]
        var fromRest: [Double]

        func design(rate: Double) throws -> SecondOrderSections {
            try FilterRequest(kind: kind, order: order, edges: edges).design(rate: rate)
        }
        var name: String { "\(kind) \(order) \(edges)" }
    }
    struct Short: Decodable {
        var order: Int
        var cutoff: Double
        var count: Int
        var zeroPhase: [Double]
    }
    var rate: Double
    var input: [Double]
    var cases: [Case]
    var short: [Short]
}

struct ZeroPhaseTests {
    @Test func agreesWithSciPy() throws {
        let references: FilteringReferences = try reference("filtering")
        #expect(references.cases.count > 20)
        for item in references.cases {
            let filter = try item.design(rate: references.rate)
            expectAgreement(filter.filteredZeroPhase(references.input), item.zeroPhase, "\(item.name)")
        }
    }

    @Test func shortInputsArePaddedAsFarAsTheyAllow() throws {
        let references: FilteringReferences = try reference("filtering")
        for item in references.short {
            let filter = try Butterworth.lowPass(order: item.order, cutoff: item.cutoff, rate: references.rate)
            #expect(filter.zeroPhasePadding >= item.count)
            expectAgreement(filter.filteredZeroPhase(Array(references.input.prefix(item.count))), item.zeroPhase)
        }
        let filter = try Butterworth.lowPass(order: 2, cutoff: 5, rate: 100)
        #expect(filter.filteredZeroPhase([]).isEmpty)
        #expect(filter.filteredZeroPhase(columns: []).isEmpty)
    }

    @Test(arguments: [1, 2, 3, 4, 5, 8], [0, 1, 2, 30, 2500])
    func columnsTogetherGiveTheBitsOfEachAlone(order: Int, count: Int) throws {
        let filter = try Butterworth.lowPass(order: order, cutoff: 7, rate: 100)
        let columns = (0..<8).map { testSignal(count, seed: $0 &+ 20) }
        let alone = columns.map { filter.filteredZeroPhase($0) }
        let together = filter.filteredZeroPhase(columns[0], columns[1], columns[2])
        #expect([together.x, together.y, together.z] == Array(alone.prefix(3)))
        for number in 1...8 {
            #expect(filter.filteredZeroPhase(columns: Array(columns.prefix(number))) == Array(alone.prefix(number)))
        }
    }

    @Test func partsOfColumnsGiveTheBitsOfEachAlone() throws {
        let filter = try Butterworth.lowPass(order: 2, cutoff: 7, rate: 100)
        let parts = [0..<40, 40..<41, 41..<700]
        let columns = (0..<5).map { testSignal(700, seed: $0) }
        var filtered = columns
        filter.filterZeroPhase(&filtered, in: parts)
        #expect(filtered == columns.map { column in parts.flatMap { filter.filteredZeroPhase(Array(column[$0])) } })
    }

    @Test func columnsOfUnequalLengthAreFilteredOneByOne() throws {
        let filter = try Butterworth.lowPass(order: 2, cutoff: 7, rate: 100)
        let columns = [testSignal(50), testSignal(60), testSignal(70), testSignal(40), testSignal(90)]
        #expect(filter.filteredZeroPhase(columns: columns) == columns.map { filter.filteredZeroPhase($0) })
    }

    /// Forward and backward passes commute up to the start of the filter, which fades away from the ends.
    @Test func reversingTimeReversesTheResult() throws {
        let filter = try Butterworth.lowPass(order: 4, cutoff: 10, rate: 100)
        let x = testSignal(1200)
        let there = filter.filteredZeroPhase(x)
        let back = Array(filter.filteredZeroPhase(x.reversed()).reversed())
        for index in 200..<1000 { #expect(abs(there[index] - back[index]) < 1e-10) }
    }

    @Test func filteringIsLinear() throws {
        let filter = try Butterworth.bandPass(order: 3, low: 0.5, high: 10, rate: 100)
        let (x, y) = (testSignal(600, seed: 1), testSignal(600, seed: 2))
        let doubled = filter.filteredZeroPhase(x.map { 4 * $0 })
        // A power of two scales without rounding, so the bits must follow.
        #expect(doubled == filter.filteredZeroPhase(x).map { 4 * $0 })
        let sum = filter.filteredZeroPhase(zip(x, y).map { $0 + $1 })
        let parts = zip(filter.filteredZeroPhase(x), filter.filteredZeroPhase(y)).map { $0 + $1 }
        expectAgreement(sum, parts, floor: 1e-11)
    }

    @Test(arguments: 1...8)
    func aConstantPassesUnchanged(order: Int) throws {
        let x = [Double](repeating: 9.81, count: 300)
        let low = try Butterworth.lowPass(order: order, cutoff: 5, rate: 100)
        for value in low.filteredZeroPhase(x) { #expect(abs(value - 9.81) < 1e-10) }
        let high = try Butterworth.highPass(order: order, cutoff: 5, rate: 100)
        for value in high.filteredZeroPhase(x) { #expect(abs(value) < 1e-10) }
    }

    /// Odd reflection goes on along a straight line, so that a slow filter keeps a ramp up to its very ends.
    @Test func aRampPassesUnchanged() throws {
        let x = (0..<400).map { 3 + 0.25 * Double($0) }
        let filter = try Butterworth.lowPass(order: 2, cutoff: 20, rate: 100)
        for (value, expected) in zip(filter.filteredZeroPhase(x), x).dropFirst(60).dropLast(60) {
            #expect(abs(value - expected) < 1e-9)
        }
    }

    @Test func noSectionsLeaveTheSignalAlone() {
        let x = testSignal(40)
        #expect(SecondOrderSections(sections: []).filteredZeroPhase(x) == x)
        #expect(SecondOrderSections(sections: []).filtered(x) == x)
    }
}
