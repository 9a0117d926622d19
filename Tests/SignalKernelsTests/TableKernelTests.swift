import Foundation
import Glibc
import TestSupport
import Testing

@testable import SignalKernels

/// The kernels read what the reader of single lines reads, whatever the text, the block size and the threads.
struct TableKernelTests {
    static let instructionSets = InstructionSet.allCases.filter(\.isAvailable)

    /// What a table says, its numbers as bits.
    private struct Content: Hashable {
        var columns: [[UInt64]]
        var missingCounts: [Int]
        var infiniteCount: Int
        var firstInfinite: Int?
        var comments: [NumberTable.Comment]
        var problem: NumberTable.Problem?

        init(_ table: NumberTable) {
            columns = table.columns.map { $0.map(\.bitPattern) }
            missingCounts = table.missingCounts
            infiniteCount = table.infiniteCount
            firstInfinite = table.firstInfinite
            comments = table.comments
            problem = table.problem
        }
    }

    /// The rows as the reader of single lines finds them.
    private static func reference(_ scanner: NumberTableScanner, _ bytes: [UInt8]) -> Content {
        let rowCount = bytes.count + 1
        var table = NumberTable(columns: scanner.cells.map { _ in [] }, missingCounts: scanner.cells.map { _ in 0 })
        let memory = unsafe scanner.cells.map { kind -> UnsafeMutablePointer<Double>? in
            guard kind != .skip else { return nil }
            let column = UnsafeMutablePointer<Double>.allocate(capacity: rowCount)
            unsafe column.initialize(repeating: 0, count: rowCount)
            return unsafe column
        }
        defer { unsafe memory.forEach { unsafe $0?.deallocate() } }
        var outcome = BlockOutcome(columnCount: scanner.cells.count)
        unsafe bytes.withUnsafeBytes { text in
            unsafe memory.withUnsafeBufferPointer { pointers in
                unsafe scanner.cells.withUnsafeBufferPointer { kinds in
                    let columns = unsafe TableColumns(kinds: kinds, pointers: pointers)
                    var line = 0
                    while line < text.count, outcome.problem == nil {
                        line = unsafe scanner.readLine(
                            text, line..<text.count, columns, row: outcome.rowCount, &outcome)
                    }
                }
            }
        }
        table.rowCount = outcome.rowCount
        table.missingCounts = outcome.missingCounts
        table.infiniteCount = outcome.infiniteCount
        table.firstInfinite = outcome.firstInfinite
        table.comments = outcome.comments
        table.problem = outcome.problem
        table.columns = unsafe memory.map { column in
            guard let column = unsafe column else { return [] }
            return unsafe Array(UnsafeBufferPointer(start: column, count: outcome.rowCount))
        }
        return Content(table)
    }

    // MARK: - Any text

    @Test("equals the reader of single lines on tables with everything in them", arguments: instructionSets)
    func mixedTables(_ instructions: InstructionSet) {
        var random = SeededGenerator(seed: 11)
        for round in 0..<400 {
            let (scanner, text) = Self.mixedTable(&random)
            let bytes = Array(text.utf8)
            let expected = Self.reference(scanner, bytes)
            let table = scanner.scan(
                ByteSource(bytes), in: 0..<bytes.count, maximumThreads: round % 3 + 1,
                blockSize: [1, 37, 150, 1000, 1 << 17].randomElement(using: &random) ?? 1, instructions)
            #expect(Content(table) == expected, "\(text)")
        }
    }

    @Test("equals the reader of single lines on noise", arguments: instructionSets)
    func noise(_ instructions: InstructionSet) {
        var random = SeededGenerator(seed: 12)
        let alphabet = Array("01234567890123456789.,,,;-+eE\n\n\r\t \"#/n%".utf8)
        for _ in 0..<4000 {
            let bytes = (0..<Int.random(in: 0..<200, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            var scanner = NumberTableScanner(
                cells: [.number, [.text, .number].randomElement(using: &random) ?? .text, .skip].shuffled(
                    using: &random),
                delimiter: Array(",; \t.".utf8).randomElement(using: &random) ?? 0,
                mergesBlanks: Bool.random(using: &random))
            scanner.commentMark = [0, UInt8(ascii: ";"), UInt8(ascii: "n")].randomElement(using: &random) ?? 0
            let table = scanner.scan(
                ByteSource(bytes), in: 0..<bytes.count, maximumThreads: 2, blockSize: 50, instructions)
            #expect(Content(table) == Self.reference(scanner, bytes), "\(bytes)")
        }
    }

    @Test("equals the reader of single lines on what fuzzing began with and found", arguments: instructionSets)
    func fuzzed(_ instructions: InstructionSet) throws {
        let folders = ["Corpus", "Regressions"].map {
            RepositoryFiles.root.appendingPathComponent("Fuzz/\($0)/kernels")
        }
        let files = try folders.flatMap {
            try FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
        }
        #expect(files.count >= 4)
        for file in files {
            let input = Array(try Data(contentsOf: file))
            guard input.count > 4 else { continue }
            // The first four bytes say how the rest is read, as in the fuzzer's own target.
            let cells = (0..<Int(input[0] % 12) + 1).map { column -> NumberTableScanner.Cell in
                input[1] >> UInt8(column % 8) & 1 == 0 ? .number : column % 3 == 0 ? .text : .skip
            }
            var scanner = NumberTableScanner(
                cells: cells, delimiter: Array(",;\t |:.".utf8)[Int(input[2] % 7)], mergesBlanks: input[2] & 0x80 != 0,
                decimalMark: input[3] & 1 == 0 ? UInt8(ascii: ".") : UInt8(ascii: ","),
                lineEnd: input[3] & 2 == 0 ? UInt8(ascii: "\n") : UInt8(ascii: "\r"))
            let marks: [UInt8] = [0, 0, 0, UInt8(ascii: ";")]
            scanner.commentMark = marks[Int(input[2] >> 5 & 3)]
            let bytes = Array(input[4...])
            for blockSize in [1, 40 + Int(input[3] >> 2), 1 << 16] {
                let table = scanner.scan(
                    ByteSource(bytes), in: 0..<bytes.count, maximumThreads: 1, blockSize: blockSize, instructions)
                #expect(Content(table) == Self.reference(scanner, bytes), "\(file.lastPathComponent), \(blockSize)")
            }
        }
    }

    @Test("a row of blanks that is too short is no row, whatever stands behind it", arguments: instructionSets)
    func shortRowsOfBlanks(_ instructions: InstructionSet) {
        for ending in ["", " ", "\t", "  \t "] {
            for cell in [NumberTableScanner.Cell.number, .text] {
                let scanner = NumberTableScanner(
                    cells: [.number, .number, cell], delimiter: UInt8(ascii: " "), mergesBlanks: true)
                let text = String(repeating: "10.5 20.5 30.5\(ending)\n", count: 5) + "1.5 2.5\(ending)\n"
                let table = scanner.scan(
                    ByteSource(Array(text.utf8)), in: 0..<text.utf8.count, maximumThreads: 1, blockSize: 1 << 16,
                    instructions)
                #expect(table.problem?.kind == .cellCount(2), "'\(ending)'")
                #expect(table.rowCount == 5)
            }
        }
    }

    /// A table of a random layout, mostly of numbers, with what real tables hold besides, and seldom with an error.
    private static func mixedTable(_ random: inout SeededGenerator) -> (NumberTableScanner, String) {
        func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }
        func pick(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
        let columnCount = Int.random(in: 1...14, using: &random)
        let delimiter = pick([",", ";", "\t", " "])
        let mergesBlanks = delimiter == " " && chance(0.7)
        let mark = delimiter == "," ? "." : pick([".", ","])
        let lineEnd = pick(["\n", "\r\n"])
        let isTidy = chance(0.5)
        let cells = (0..<columnCount).map { _ -> NumberTableScanner.Cell in
            chance(0.9) ? .number : chance(0.5) ? .skip : .text
        }
        let form = Int.random(in: 0..<4, using: &random)
        var text = pick(["", "a header of some length, so that vectors can be loaded from the very first row on\n"])
        text = text.isEmpty ? "" : "#" + text
        for _ in 0..<Int.random(in: 0..<60, using: &random) {
            if chance(0.03) { text += pick(["# 1,2", "", "  ", "\t# x", "% 5", "// note", "\t"]) + lineEnd }
            var row = (0..<columnCount).map { _ in
                if !isTidy, chance(0.06) {
                    return pick([
                        "", "nan", "NaN", "inf", "1e400", "\"3\"", "1e-5", "2.5E+3", " 7 ", "+1", "\"a\(delimiter)b\"",
                        "#N/A", "-", "123456789012345678901234567890.5", "0.00000000000000000000000000000000012",
                    ])
                }
                if !isTidy, chance(0.0005) { return pick(["x", "1.2.3", "--1", "\"1\(delimiter)"]) }
                return numberText(form, &random).replacing(".", with: mark)
            }
            if chance(0.0005) { row.removeLast() }
            var line = row.joined(separator: mergesBlanks ? pick([" ", "  ", " \t "]) : delimiter)
            if chance(0.02) { line += delimiter }
            if mergesBlanks, chance(0.1) { line = "  " + line + "  " }
            text += line + lineEnd
        }
        if chance(0.2) { text = String(text.dropLast()) }
        let scanner = NumberTableScanner(
            cells: cells, delimiter: delimiter.utf8.first ?? 0, mergesBlanks: mergesBlanks,
            decimalMark: mark.utf8.first ?? 0)
        return (scanner, text)
    }

    /// A number with so many decimals as all others, with few, with as many as needed, or whole.
    private static func numberText(_ form: Int, _ random: inout SeededGenerator) -> String {
        let value = Double.random(in: -40...40, using: &random)
        switch form {
        case 0: return Self.formatted("%.6f", value)
        case 1: return "\((value * 100).rounded() / 100)"
        case 2: return "\(value)"
        default: return "\(Int(value * 1000))"
        }
    }

    private static func formatted(_ format: String, _ arguments: any CVarArg...) -> String {
        unsafe withVaList(arguments) { arguments in
            unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
                _ = unsafe vsnprintf(buffer.baseAddress, 512, format, arguments)
                guard let start = buffer.baseAddress else { return "" }
                return unsafe String(cString: start)
            }
        }
    }

    // MARK: - Numbers

    @Test("equals strtod to the bit for every number of digits around half way", arguments: instructionSets)
    func halfWay(_ instructions: InstructionSet) {
        var random = SeededGenerator(seed: 13)
        var texts: [String] = []
        for _ in 0..<4000 {
            // The digits of a number half way between two doubles, cut after so many and moved by one in the last.
            let value = Double(bitPattern: UInt64.random(in: 0x3B00 << 48...0x43F0 << 48, using: &random))
            let middle = value + value.ulp / 2
            for count in [15, 16, 17, 18, 19, 20, 25] {
                let digits = Self.formatted("%.*e", count, middle)
                texts.append(digits)
                let plain = Self.formatted("%.*f", count, value < 1e-6 ? value * 1e6 : value)
                texts.append(plain)
                if let last = plain.last?.wholeNumberValue, last < 9 { texts.append(plain.dropLast() + "\(last + 1)") }
            }
        }
        // Denormal numbers, the ends of the range, integers around 2^53 and 2^63.
        for exponent in -330...(-300) { texts.append("1.2345678901234567e\(exponent)") }
        for offset in 0..<64 as Range<UInt64> { texts += ["\((1 << 53) - 32 + offset)", "\((1 << 63) - 32 + offset)"] }
        for offset in 0..<64 as Range<UInt64> { texts.append("0.00000\((1 << 53) - 32 + offset)") }
        expectStrtod(of: texts, instructions)
    }

    @Test("equals strtod to the bit with 17 to 24 digits and a mark anywhere among them", arguments: instructionSets)
    func manyDigits(_ instructions: InstructionSet) {
        var random = SeededGenerator(seed: 14)
        var texts = ["", "3891450176603899905.1", "003891450176603899905.1", "18446744073709551615.0"]
        for _ in 0..<20_000 {
            let count = Int.random(in: 17...24, using: &random)
            var digits = (0..<count).map { _ in "\(Int.random(in: 0...9, using: &random))" }
            digits.insert(".", at: Int.random(in: 1...count, using: &random))
            texts.append(digits.joined())
        }
        // The first lines of a text are read by others.
        texts[0] = String(repeating: "0", count: 40)
        expectStrtod(of: texts, instructions)
    }

    /// Reads texts as the rows of a column and holds every number against the C library's.
    private func expectStrtod(of texts: [String], _ instructions: InstructionSet) {
        let bytes = Array((texts.joined(separator: "\n") + "\n").utf8)
        let scanner = NumberTableScanner(cells: [.number], delimiter: UInt8(ascii: ","))
        let table = scanner.scan(
            ByteSource(bytes), in: 0..<bytes.count, maximumThreads: 1, blockSize: 1 << 14, instructions)
        #expect(table.rowCount == texts.count)
        let different = zip(table.columns[0], texts).filter { number, text in
            let expected = unsafe strtod(text, nil)
            return number.bitPattern != expected.bitPattern
        }
        #expect(different.isEmpty)
    }

    @Test("rows that become shorter than the first ones promise still have room", arguments: instructionSets)
    func growth(_ instructions: InstructionSet) {
        let long = (0..<50).map { "\(Double($0) + 0.123456789012),\($0)\n" }.joined()
        let short = (0..<20_000).map { "\($0 % 10),1\n" }.joined()
        let bytes = Array((long + short).utf8)
        let scanner = NumberTableScanner(cells: [.number, .number], delimiter: UInt8(ascii: ","))
        let table = scanner.scan(
            ByteSource(bytes), in: 0..<bytes.count, maximumThreads: 2, blockSize: 500, instructions)
        #expect(table.rowCount == 20_050)
        #expect(table.columns[1][..<50].elementsEqual((0..<50).map(Double.init)))
        #expect(table.columns[0][50...].elementsEqual((0..<20_000).map { Double($0 % 10) }))
    }

    // MARK: - Blocks

    @Test("a table read block after block is the table read at once")
    func rowBlocks() {
        let text = (0..<5000).map { "\($0),\(Double($0) / 8)\n" }.joined()
        let source = ByteSource(Array(text.utf8))
        let scanner = NumberTableScanner(cells: [.number, .number], delimiter: UInt8(ascii: ","))
        var columns: [[Double]] = [[], []]
        var start = 0
        while start < source.count {
            let end = scanner.endOfLines(source, in: start..<source.count, byteCount: 1000)
            #expect(end > start)
            let block = scanner.scan(source, in: start..<end)
            for column in 0..<2 { columns[column] += block.columns[column] }
            start = end
        }
        #expect(columns == scanner.scan(source, in: 0..<source.count).columns)
        #expect(columns[1].last == 4999.0 / 8)
    }
}
