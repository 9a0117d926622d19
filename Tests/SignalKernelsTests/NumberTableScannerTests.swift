import Glibc
import TestSupport
import Testing

@testable import SignalKernels

struct NumberTableScannerTests {
    private static func scan(
        _ text: String, _ columns: Int, delimiter: Character = ",", decimalMark: Character = ".",
        mergesBlanks: Bool = false, parts: Int = 16
    ) -> NumberTable {
        let bytes = Array(text.utf8)
        let scanner = NumberTableScanner(
            cells: Array(repeating: .number, count: columns), delimiter: delimiter.asciiValue ?? 0,
            mergesBlanks: mergesBlanks, decimalMark: decimalMark.asciiValue ?? 0)
        return scanner.scan(ByteSource(bytes), in: 0..<bytes.count, maximumThreads: parts)
    }

    /// Texts whose values are hard to round: half-way cases, the ends of the range, many digits, leading zeros.
    private static let hard = [
        "0", "-0", "0.0", "+1", "1.", ".5", "-.5", "1e0", "1E+2", "1e-2", "9007199254740993", "9007199254740992",
        "9007199254740991.5", "0.1", "0.3", "123456789012345678", "1234567890123456789", "12345678901234567890",
        "0.00000000000000000000000000123456789012345678", "0.50000000000000000000", "1.7976931348623157e308",
        "4.9406564584124654e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "1e-400",
        "2.2250738585072011e-308",
        "0.000000000000000000000000000000000000000000000000000000000000000000000000000001e70",
        "8.41480064392089844e-01",
        "1.00000000000000011102230246251565404236316680908203125",
        "1.00000000000000011102230246251565404236316680908203124",
        "1.00000000000000011102230246251565404236316680908203126", "0.00000000000000000001844674407370955161599999",
        "18446744073709551615", "18446744073709551616", "99999999999999999999", "0.9999999999999999999", "5e-27",
        "7450580596923828125e-27",
        "1.595933810034E12", "1550879504438281", "1767620467350470700", "00000000000000000000000000000000000012.5",
    ]

    @Test("equals strtod to the bit on hard texts", arguments: hard)
    func hardNumbers(_ text: String) {
        let expected = unsafe strtod(text, nil)
        #expect(Self.scan(text + "\n", 1).columns[0].first?.bitPattern == expected.bitPattern)
    }

    @Test("equals strtod to the bit on random texts of every length, form and exponent")
    func randomNumbers() {
        var random = SeededGenerator(seed: 1)
        var text = ""
        var expected: [UInt64] = []
        for _ in 0..<60_000 {
            let number = Self.randomText(&random)
            expected.append(unsafe strtod(number, nil).bitPattern)
            text += number + "\n"
        }
        let table = Self.scan(text, 1)
        #expect(table.problem == nil)
        let different = zip(table.columns[0], expected).filter { $0.bitPattern != $1 }
        #expect(table.rowCount == expected.count)
        #expect(different.isEmpty)
    }

    private static func randomText(_ random: inout SeededGenerator) -> String {
        func digits(_ count: Int) -> String {
            String((0..<count).map { _ in Character(String(Int.random(in: 0...9, using: &random))) })
        }
        let sign = ["", "", "-", "+"].randomElement(using: &random) ?? ""
        switch Int.random(in: 0..<5, using: &random) {
        case 0:
            // Any bit pattern, in its shortest form.
            while true {
                let value = Double(bitPattern: random.next())
                if value.isFinite { return "\(value)" }
            }
        case 1:
            return "\(Double.random(in: -40...40, using: &random))"
        case 2:
            return sign + digits(Int.random(in: 1...21, using: &random))
                + "e\(Int.random(in: -40...40, using: &random))"
        case 3:
            return sign + "0." + String(repeating: "0", count: Int.random(in: 0...8, using: &random))
                + digits(Int.random(in: 1...24, using: &random))
        default:
            return sign + digits(Int.random(in: 1...12, using: &random)) + "."
                + digits(Int.random(in: 0...15, using: &random))
        }
    }

    @Test("numbers exactly half way between two doubles go to the even one")
    func halfWay() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<2000 {
            // An odd 54-bit integer over 2^k, written out, lies half way between two doubles.
            let odd = (random.next() >> 11) | (1 << 53) | 1
            for power in 1...3 {
                let digits = odd.multipliedReportingOverflow(by: [5, 25, 125][power - 1])
                guard !digits.overflow else { continue }
                let text = "\(digits.partialValue)e-\(power)"
                let expected = unsafe strtod(text, nil)
                #expect(Self.scan(text + "\n", 1).columns[0].first?.bitPattern == expected.bitPattern)
            }
        }
    }

    @Test("any number of parts gives the same table", arguments: [1, 2, 3, 7, 64])
    func parts(_ count: Int) {
        var random = SeededGenerator(seed: 3)
        var text = ""
        for row in 0..<60_000 {
            if row % 977 == 5 { text += "# event \(row)\n\n" }
            text += "\(row),\(Double.random(in: -9...9, using: &random)),\(row % 31 == 0 ? "" : "\(row)e-3")\n"
        }
        let whole = Self.scan(text, 3, parts: 1)
        let cut = Self.scan(text, 3, parts: count)
        #expect(whole.rowCount == 60_000)
        #expect(cut.rowCount == whole.rowCount)
        #expect(cut.comments == whole.comments)
        #expect(cut.missingCounts == whole.missingCounts)
        for column in 0..<3 {
            #expect(cut.columns[column].map(\.bitPattern) == whole.columns[column].map(\.bitPattern))
        }
        #expect(whole.comments.first?.row == 5)
        #expect(whole.columns[0] == (0..<60_000).map(Double.init))
    }

    @Test("the first problem of the text is reported, whichever part meets it")
    func firstProblem() {
        let row = "1.25,2.5,3.75\n"
        let text = String(repeating: row, count: 50_000) + "1,2\n" + String(repeating: row, count: 50_000) + "1,x,3\n"
        for parts in [1, 4] {
            let table = Self.scan(text, 3, parts: parts)
            #expect(table.problem?.kind == .cellCount(2))
            #expect(table.problem?.place == 50_000 * 14..<50_000 * 14 + 3)
            #expect(table.rowCount == 50_000)
        }
    }

    @Test(
        "missing words become NaN and are counted",
        arguments: ["", "nan", "NaN", "-nan(ind)", "1.#QNAN", "#N/A", "n/a", "NULL", "\"\"", "  ", "\"NaN\""])
    func missing(_ word: String) {
        let table = Self.scan("1,2\n\(word),3\n", 2)
        #expect(table.problem == nil)
        #expect(table.columns[0][1].isNaN)
        #expect(table.missingCounts == [1, 0])
        #expect(table.infiniteCount == 0)
    }

    @Test(
        "infinite values are missing and remembered", arguments: ["inf", "-Infinity", "1e999", "\"1e999\"", "1.#INF"])
    func infinite(_ word: String) {
        let table = Self.scan("1,2\n3,\(word)\n", 2)
        #expect(table.columns[1][1].isNaN)
        #expect(table.infiniteCount == 1)
        #expect(table.firstInfinite.map { $0 >= 6 && $0 <= 7 } == true)
    }

    @Test(
        "what is no number is named with its place",
        arguments: ["ERR", "1.2.3", "0x10", "1e", "1-2", "\"1,203.5\"", "12 34", "--1", "e5", "."])
    func notANumber(_ word: String) {
        let table = Self.scan("1,2\n3,\(word)\n", 2)
        #expect(table.problem?.kind == .notANumber)
        #expect(table.problem?.column == 1)
        #expect(table.rowCount == 1)
    }

    @Test("blanks, carriage returns, quotes and trailing delimiters do no harm")
    func spellings() {
        #expect(Self.scan(" 1 ,\t2\r\n\r\n\"3\",\"4\"\r\n5,6,\r\n", 2).problem?.kind == .notANumber)
        let table = Self.scan(" 1 ,  2\r\n\r\n\"3\",\"4\"\r\n5,6,,\r\n7 , 8 ", 2)
        #expect(table.columns == [[1, 3, 5, 7], [2, 4, 6, 8]])
        let blanks = Self.scan("  1   2\t3\n\t4 5 6  \n", 3, delimiter: " ", mergesBlanks: true)
        #expect(blanks.columns == [[1, 4], [2, 5], [3, 6]])
        let comma = Self.scan("1,5;-2,25\n3;4\n", 2, delimiter: ";", decimalMark: ",")
        #expect(comma.columns == [[1.5, 3], [-2.25, 4]])
        #expect(Self.scan("1,2,3\n", 2).problem?.kind == .cellCount(3))
        #expect(Self.scan("1 2\n", 3, delimiter: " ", mergesBlanks: true).problem?.kind == .cellCount(2))
    }

    @Test("columns can be skipped or kept as places in the text")
    func cellKinds() {
        let bytes = Array("2019-02-26 10:55:00.123,\"a,b\",7\n,x,8\n".utf8)
        let scanner = NumberTableScanner(cells: [.text, .skip, .number], delimiter: UInt8(ascii: ","))
        let table = scanner.scan(ByteSource(bytes), in: 0..<bytes.count)
        #expect(table.columns[2] == [7, 8])
        #expect(table.columns[1].isEmpty)
        #expect(table.columns[0].map(NumberTable.place(ofText:)) == [0..<23, 32..<32])
    }

    @Test("a stated comment mark and stated words for missing values")
    func statedMarks() {
        let bytes = Array("a,1,2\n;b,3,4\nc,Fehler,6\n ; 7\nd,-99,x y\n".utf8)
        for instructions in InstructionSet.allCases where instructions.isAvailable {
            var scanner = NumberTableScanner(cells: [.skip, .number, .number], delimiter: UInt8(ascii: ","))
            scanner.commentMark = UInt8(ascii: ";")
            scanner.missingWords = ["fehler", "x y"]
            var table = scanner.scan(
                ByteSource(bytes), in: 0..<bytes.count, maximumThreads: 1, blockSize: 1 << 16, instructions)
            #expect(table.problem == nil)
            #expect(table.rowCount == 3)
            #expect(table.comments.map(\.row) == [1, 2])
            #expect(table.columns[2].prefix(2) == [2, 6])
            #expect(table.columns[1][1].isNaN)
            #expect(table.columns[2][2].isNaN)
            table.takeAsMissing(-99, in: [1, 2, 7])
            #expect(table.columns[1][2].isNaN)
            #expect(table.missingCounts == [0, 2, 1])
        }
    }

    @Test("random bytes never crash")
    func noise() {
        var random = SeededGenerator(seed: 4)
        let alphabet = Array("0123456789.,;-+eE\n\r\t \"#n/aN%".utf8)
        for _ in 0..<3000 {
            let count = Int.random(in: 0..<120, using: &random)
            let bytes = (0..<count).map { _ in
                Bool.random(using: &random)
                    ? alphabet.randomElement(using: &random) ?? 0 : UInt8(truncatingIfNeeded: random.next())
            }
            let scanner = NumberTableScanner(
                cells: [.number, .text, .number, .skip].shuffled(using: &random), delimiter: UInt8(ascii: ","),
                mergesBlanks: Bool.random(using: &random))
            let table = scanner.scan(ByteSource(bytes), in: 0..<count)
            #expect(table.rowCount <= count)
        }
    }
}
