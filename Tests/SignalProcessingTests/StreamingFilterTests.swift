import SignalProcessing
import TestSupport
import Testing

struct StreamingFilterTests {
    @Test func forwardFilteringAgreesWithSciPy() throws {
        let references: FilteringReferences = try reference("filtering")
        for item in references.cases {
            let filter = try item.design(rate: references.rate)
            expectAgreement(filter.filtered(references.input), item.forward, "\(item.name)")
            expectAgreement(
                filter.filtered(references.input, initialValue: references.input[0]), item.fromRest, "\(item.name)")
        }
    }

    @Test(arguments: [1, 2, 3, 4, 7, 8])
    func theCutsDoNotMatter(order: Int) throws {
        let filter = try Butterworth.lowPass(order: order, cutoff: 8, rate: 100)
        let x = testSignal(3000)
        let whole = filter.filtered(x, initialValue: x[0])
        var random = SeededGenerator(seed: UInt64(order))
        for greatest in [1, 3, 50, 1024, 2900] {
            var stream = StreamingFilter(filter, initialValue: x[0])
            var pieces: [Double] = []
            var start = 0
            while start < x.count {
                let end = min(x.count, start + Int.random(in: 0...greatest, using: &random))
                pieces += stream.process(Array(x[start..<end]))
                start = end
            }
            #expect(pieces == whole)
        }
        var stream = StreamingFilter(filter, initialValue: x[0])
        #expect(x.map { stream.process($0) } == whole)
    }

    @Test func aRestingStartShowsNoStep() throws {
        let filter = try Butterworth.lowPass(order: 6, cutoff: 2, rate: 100)
        let x = [Double](repeating: -3.5, count: 500)
        for value in filter.filtered(x, initialValue: -3.5) { #expect(abs(value + 3.5) < 1e-9) }
        #expect(abs(filter.filtered(x)[0]) < 0.01)
    }

    @Test func anImpulseGivesTheCoefficientsOfAFilterWithoutPoles() {
        let filter = SecondOrderSections(sections: [.init(b0: 3, b1: -2, b2: 0.5, a1: 0, a2: 0)])
        #expect(filter.filtered([1, 0, 0, 0]) == [3, -2, 0.5, 0])
    }
}
