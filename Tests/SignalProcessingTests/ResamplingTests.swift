import Foundation
import SignalProcessing
import Testing

struct ResamplingTests {
    struct References: Decodable {
        struct Case: Decodable {
            var up: Int
            var down: Int
            var none: [Double]
            var mean: [Double]
            var line: [Double]
        }
        var input: [Double]
        var cases: [Case]
    }

    @Test func agreesWithSciPy() throws {
        let references: References = try reference("resampling")
        for item in references.cases {
            for (background, expected) in [
                (Resampling.Background.none, item.none), (.mean, item.mean), (.line, item.line),
            ] {
                expectAgreement(
                    Resampling.rational(references.input, up: item.up, down: item.down, background: background),
                    expected, "\(item.up)/\(item.down) \(background)")
            }
        }
    }

    @Test(arguments: [(1, 2), (2, 1), (5, 3), (125, 128), (1, 9)])
    func straightLinesComeBackExact(up: Int, down: Int) {
        let x = (0..<200).map { -4 + 0.3 * Double($0) }
        let y = Resampling.rational(x, up: up, down: down)
        #expect(y.count == (200 * up + down - 1) / down)
        for (index, value) in y.enumerated() {
            #expect(abs(value - (-4 + 0.3 * Double(index * down) / Double(up))) < 1e-10)
        }
    }

    @Test func aSlowSineKeepsItsInstants() {
        let x = (0..<1000).map { sin(2 * .pi * Double($0) / 100) }
        let y = Resampling.rational(x, up: 3, down: 2)
        for index in 60..<1440 { #expect(abs(y[index] - sin(2 * .pi * Double(index) / 150)) < 2e-3) }
    }

    @Test func factorsOutOfRangeGiveNothing() {
        #expect(Resampling.rational([1, 2], up: 0, down: 1).isEmpty)
        #expect(Resampling.rational([1, 2], up: 1, down: .max).isEmpty)
        #expect(Resampling.rational([], up: 1, down: 2).isEmpty)
        #expect(Resampling.rational([1, 2], up: 7, down: 7) == [1, 2])
        #expect(Resampling.rational([4], up: 3, down: 1) == [4, 4, 4])
    }

    @Test func ratiosOfRatesAreFoundWhenThereAreAny() throws {
        func found(_ rate: Double, _ newRate: Double) -> [Int]? {
            Resampling.ratio(from: rate, to: newRate).map { [$0.up, $0.down] }
        }
        #expect(found(200, 100) == [1, 2])
        #expect(found(204.8, 200) == [125, 128])
        #expect(found(102.4, 100) == [125, 128])
        #expect(found(100, 100) == [1, 1])
        #expect(found(100, 128) == [32, 25])
        #expect(found(1, 1e9) == nil)
        #expect(found(1e9, 1) == nil)
        #expect(found(0, 100) == nil)
        #expect(found(100, .nan) == nil)
        let (up, down) = try #require(Resampling.ratio(from: 99.8731, to: 100))
        #expect(abs(99.8731 * Double(up) / Double(down) / 100 - 1) <= 1e-6)
    }

    @Test func irregularSamplesLandOnTheGrid() throws {
        let times = [10.0, 10.01, 10.025, 10.03, 10.05]
        let values = times.map { 2 * $0 - 1 }
        for method in PiecewiseCubic.Method.allCases {
            let y = try Resampling.uniform(times: times, values: values, rate: 200, by: method)
            #expect(y.count == 11)
            for (index, value) in y.enumerated() { #expect(abs(value - (19 + 0.01 * Double(index))) < 1e-9) }
        }
    }

    @Test func aTimeStampFarAwayDoesNotFillTheMemory() {
        #expect(throws: InterpolationError(reason: .gridSize(1e14 + 1))) {
            try Resampling.uniform(times: [0, 1, 1e12], values: [1, 2, 3], rate: 100)
        }
    }
}
