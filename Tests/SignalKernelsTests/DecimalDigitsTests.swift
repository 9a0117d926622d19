import Testing

@testable import SignalKernels

struct DecimalDigitsTests {
    private func text(_ units: UInt64, _ decimals: Int, isNegative: Bool = false) -> String {
        var bytes = Array("x".utf8)
        bytes.append(decimal: units, decimals: decimals, isNegative: isNegative)
        return String(decoding: bytes.dropFirst(), as: UTF8.self)
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
        let numbers: [UInt64] = Array(0...10_100) + (0..<64).map { 1 << $0 }
        for units in numbers {
            #expect(text(units, 0) == units.description)
            for decimals in 1...6 {
                let zeros = max(0, decimals + 1 - units.description.count)
                let digits = String(repeating: "0", count: zeros) + units.description
                let expected = "\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
                #expect(text(units, decimals) == expected)
            }
        }
    }
}
