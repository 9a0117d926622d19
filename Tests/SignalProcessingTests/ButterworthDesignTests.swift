import Foundation
import Testing

@testable import SignalProcessing

/// A filter as the reference files name it.
struct FilterRequest: Decodable {
    var kind: String
    var order: Int
    var edges: [Double]

    func design(rate: Double) throws -> SecondOrderSections {
        switch kind {
        case "lowpass": try Butterworth.lowPass(order: order, cutoff: edges[0], rate: rate)
        case "highpass": try Butterworth.highPass(order: order, cutoff: edges[0], rate: rate)
        default: try Butterworth.bandPass(order: order, low: edges[0], high: edges[1], rate: rate)
        }
    }
}

struct ButterworthDesignTests {
    struct References: Decodable {
        struct Case: Decodable {
            var kind: String
            var order: Int
            var edges: [Double]
            var rate: Double
            var sections: [[Double]]
        }
        var cases: [Case]
    }

    @Test func sectionsAgreeWithSciPy() throws {
        let references: References = try reference("butterworth")
        #expect(references.cases.count > 150)
        for item in references.cases {
            let request = FilterRequest(kind: item.kind, order: item.order, edges: item.edges)
            let filter = try request.design(rate: item.rate)
            expectAgreement(
                filter.sections.flatMap { [$0.b0, $0.b1, $0.b2, $0.a1, $0.a2] }, item.sections.flatMap { $0 },
                "\(item.kind) \(item.order) \(item.edges) at \(item.rate) Hz")
        }
    }

    /// The amplitude response at a frequency.
    private func gain(_ filter: SecondOrderSections, _ frequency: Double, rate: Double) -> Double {
        let delay = ComplexNumber(turns: -frequency / rate)
        let one = ComplexNumber(1)
        return filter.sections.reduce(1) { product, section in
            let above = ComplexNumber(section.b0) + section.b1 * delay + section.b2 * (delay * delay)
            let below = one + section.a1 * delay + section.a2 * (delay * delay)
            return product * (above / below).magnitude
        }
    }

    @Test(arguments: 1...12)
    func halfThePowerPassesAtTheCutoff(order: Int) throws {
        let half = 0.5.squareRoot()
        let low = try Butterworth.lowPass(order: order, cutoff: 12, rate: 100)
        #expect(abs(gain(low, 12, rate: 100) - half) < 1e-11)
        #expect(abs(gain(low, 0, rate: 100) - 1) < 1e-11)
        #expect(abs(low.constantGain - 1) < 1e-11)
        let high = try Butterworth.highPass(order: order, cutoff: 12, rate: 100)
        #expect(abs(gain(high, 12, rate: 100) - half) < 1e-11)
        #expect(abs(gain(high, 50, rate: 100) - 1) < 1e-11)
        let band = try Butterworth.bandPass(order: order, low: 5, high: 20, rate: 100)
        #expect(abs(gain(band, 5, rate: 100) - half) < 1e-9)
        #expect(abs(gain(band, 20, rate: 100) - half) < 1e-9)
    }

    /// The analytic response |H|² = 1/(1 + (tan(πf/rate)/tan(πfc/rate))^2n).
    @Test(arguments: [1, 2, 3, 5, 8])
    func responseIsTheAnalyticOne(order: Int) throws {
        let filter = try Butterworth.lowPass(order: order, cutoff: 17, rate: 204.8)
        for frequency in stride(from: 1.0, to: 60, by: 7) {
            let ratio = tan(.pi * frequency / 204.8) / tan(.pi * 17 / 204.8)
            let expected = (1 / (1 + pow(ratio, Double(2 * order)))).squareRoot()
            #expect(abs(gain(filter, frequency, rate: 204.8) / expected - 1) < 1e-10)
        }
    }

    @Test func everySectionIsStable() throws {
        for order in [1, 7, 24, Butterworth.greatestOrder] {
            for section in try Butterworth.lowPass(order: order, cutoff: 20, rate: 200).sections {
                #expect(abs(section.a2) < 1 && abs(section.a1) < 1 + section.a2)
            }
        }
    }

    @Test func impossibleRequestsAreNamed() {
        #expect(throws: FilterDesignError(reason: .order(0, greatest: Butterworth.greatestOrder))) {
            try Butterworth.lowPass(order: 0, cutoff: 5, rate: 100)
        }
        #expect(throws: FilterDesignError(reason: .cutoff(50, rate: 100))) {
            try Butterworth.lowPass(order: 2, cutoff: 50, rate: 100)
        }
        #expect(throws: FilterDesignError(reason: .rate(0))) {
            try Butterworth.highPass(order: 2, cutoff: 5, rate: 0)
        }
        #expect(throws: FilterDesignError(reason: .band(low: 9, high: 9))) {
            try Butterworth.bandPass(order: 2, low: 9, high: 9, rate: 100)
        }
        #expect(throws: FilterDesignError.self) { try Butterworth.lowPass(order: 2, cutoff: .nan, rate: 100) }
        #expect(throws: FilterDesignError.self) { try Butterworth.lowPass(order: 2, cutoff: 5, rate: .infinity) }
        #expect(FilterDesignError(reason: .cutoff(50, rate: 90)).description.contains("45.0 Hz"))
    }
}
