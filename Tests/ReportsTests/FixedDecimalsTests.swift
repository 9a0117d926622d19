import Foundation
import TestSupport
import Testing

@testable import Reports

struct FixedDecimalsTests {
    @Test(arguments: [
        (0.0, 2, "0.00"), (-0.0, 2, "0.00"), (-0.004, 2, "0.00"), (1, 0, "1"), (0.5, 0, "0"), (1.5, 0, "2"),
        (2.5, 0, "2"), (-2.5, 0, "-2"), (0.125, 2, "0.12"), (0.375, 2, "0.38"), (1.005, 2, "1.00"),
        (9.9999, 3, "10.000"), (0.05, 4, "0.0500"), (204.8, 6, "204.800000"), (-12.3456, 3, "-12.346"),
        (123_456_789.125, 2, "123456789.12"), (2_251_799_813_685_249.5, 1, "2251799813685249.5"),
        (.leastNonzeroMagnitude, 12, "0.000000000000"), (1e-12, 12, "0.000000000001"),
        (9.2e18, 0, "9200000000000000000"), (9.2e18, 2, "9200000000000000000.00"),
        (604_799.99995, 4, "604799.9999"), (604_800.12345, 4, "604800.1234"),
        (-12_345_678_901_234.5, 3, "-12345678901234.500"), (8_796_093_022_207.999, 3, "8796093022207.999"),
    ])
    func writesTheNearestDecimal(value: Double, decimals: Int, expected: String) {
        #expect(FixedDecimals.text(value, decimals: decimals) == expected)
    }

    @Test func agreesWithPrintf() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            let magnitude = Double.random(in: -15...18, using: &random)
            let value = Double.random(in: -1...1, using: &random) * pow(10, magnitude)
            let decimals = Int.random(in: 0...FixedDecimals.maximumDecimals, using: &random)
            var expected = String(format: "%.\(decimals)f", value)
            if expected.allSatisfy({ "-0.".contains($0) }), expected.hasPrefix("-") { expected.removeFirst() }
            #expect(FixedDecimals.text(value, decimals: decimals) == expected)
        }
    }

    @Test func tiesGoToEven() {
        for whole in 0..<100 {
            let expected = whole.isMultiple(of: 2) ? whole : whole + 1
            #expect(FixedDecimals.text(Double(whole) + 0.5, decimals: 0) == "\(expected)")
        }
    }

    @Test func whatIsNotFiniteIsADash() {
        for value in [Double.nan, .infinity, -.infinity] { #expect(FixedDecimals.text(value, decimals: 2) == "–") }
    }

    @Test func hugeNumbersStayNumbers() throws {
        for value in [0x1p63, -0x1p63, 1e300, Double.greatestFiniteMagnitude] {
            #expect(Double(FixedDecimals.text(value, decimals: 3)) == value)
        }
    }
}
