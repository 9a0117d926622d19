import SignalProcessing
import Testing

struct PiecewiseCubicTests {
    struct References: Decodable {
        struct Case: Decodable {
            var times: [Double]
            var values: [Double]
            var at: [Double]
            var pchip: [Double]
            var akima: [Double]
        }
        var cases: [Case]
    }

    @Test func agreesWithSciPy() throws {
        let references: References = try reference("interpolation")
        for item in references.cases {
            for (method, expected) in [(PiecewiseCubic.Method.pchip, item.pchip), (.akima, item.akima)] {
                let curve = try PiecewiseCubic(times: item.times, values: item.values, method: method)
                expectAgreement(curve.values(at: item.at), expected, "\(method), \(item.times.count) samples")
                #expect(item.at.map { curve.value(at: $0) } == curve.values(at: item.at))
            }
        }
    }

    @Test(arguments: PiecewiseCubic.Method.allCases)
    func theCurvePassesThroughTheSamples(method: PiecewiseCubic.Method) throws {
        let values = testSignal(60)
        let times = values.indices.map { Double($0) + 0.3 * Double($0 % 3) }
        let curve = try PiecewiseCubic(times: times, values: values, method: method)
        for (time, value) in zip(times, values) { #expect(abs(curve.value(at: time) - value) < 1e-12) }
    }

    @Test func pchipStaysBetweenItsNeighbours() throws {
        let values = testSignal(80)
        let curve = try PiecewiseCubic(times: values.indices.map(Double.init), values: values)
        for step in 0..<790 {
            let time = Double(step) / 10
            let (a, b) = (values[Int(time)], values[Int(time) + 1])
            let value = curve.value(at: time)
            #expect(value >= min(a, b) - 1e-12 && value <= max(a, b) + 1e-12)
        }
    }

    @Test func unusableSamplesAreNamed() {
        let faults: [(times: [Double], values: [Double], reason: InterpolationError.Reason)] = [
            ([], [], .tooFew(0)), ([1], [1], .tooFew(1)), ([1, 2], [1], .unequalCounts(times: 2, values: 1)),
            ([1, 2, 2, 3], [1, 2, 3, 4], .timeOrder(index: 2)), ([1, .nan, 3], [1, 2, 3], .timeOrder(index: 1)),
            ([0, .infinity], [1, 2], .timeOrder(index: 1)),
        ]
        for fault in faults {
            #expect(throws: InterpolationError(reason: fault.reason)) {
                try PiecewiseCubic(times: fault.times, values: fault.values)
            }
        }
        #expect(throws: InterpolationError(reason: .rate(0))) {
            try Resampling.uniform(times: [0, 1], values: [0, 1], rate: 0)
        }
        #expect(InterpolationError(reason: .timeOrder(index: 4)).description.contains("sample 4"))
    }
}
