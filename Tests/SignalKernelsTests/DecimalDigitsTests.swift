import Testing

@testable import SignalKernels

struct DecimalDigitsTests {
    private func text(_ units: UInt64, _ decimals: Int, isNegative: Bool = false) -> String {
        var text = TextBuffer()
        text.append("x")
        text.append(decimal: units, decimals: decimals, isNegative: isNegative)
        return String(text.string.dropFirst())
    }

    @Test func everyNumberOfDigitsHasItsPoint() {
        #expect(text(0, 0) == "0")
        #expect(text(0, 1) == "0.0")
        #expect(text(7, 0) == "7")
        #expect(text(10, 0) == "10")
        #expect(text(100, 0) == "100")
        #expect(text(5, 2) == "0.05")
        #expect(text(12_345, 3) == "12.345")
        #expect(text(12_345, 4) == "1.2345")
        #expect(text(12_345, 5) == "0.12345")
        #expect(text(.max, 0) == "18446744073709551615")
        #expect(text(.max, 19) == "1.8446744073709551615")
        #expect(text(42, 1, isNegative: true) == "-4.2")
    }

    @Test func digitsAreThoseOfTheNumber() {
        // Around the places where one more group of digits begins.
        let steps: [UInt64] = (1...19).map { digits in (0..<digits).reduce(1) { power, _ in power * 10 } }
        let numbers: [UInt64] = Array(0...10_100) + (0..<64).map { 1 << $0 } + steps.flatMap { [$0 - 1, $0, $0 + 1] }
        for units in numbers {
            #expect(text(units, 0) == units.description)
            for decimals in 1...19 {
                let zeros = max(0, decimals + 1 - units.description.count)
                let digits = String(repeating: "0", count: zeros) + units.description
                let expected = "\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
                #expect(text(units, decimals) == expected)
            }
        }
    }

    @Test func everyGroupOfFourDigitsIsTakenApart() {
        for group in UInt64(0)...9999 {
            let padded = String(repeating: "0", count: 4 - "\(group)".count) + "\(group)"
            #expect(text(group * 10_000 + 77, 0) == "\(group * 10_000 + 77)")
            #expect(text(3 * 100_000_000 + group, 4) == "30000.\(padded)")
        }
    }
}
