import TestSupport
import Testing

@testable import SignalKernels

struct TextBufferTests {
    @Test func piecesFollowEachOther() {
        var text = TextBuffer()
        #expect(text.string.isEmpty && text.count == 0)
        text.append(UInt8(ascii: "<"))
        text.append("Müller, 12 °")
        text.append(repeating: UInt8(ascii: "."), count: 3)
        text.append(repeating: 0, count: 0)
        text.append("")
        text.append([UInt8]().span)
        text.append(Array("\u{1F9B6}".utf8).span)
        text.append(decimal: 1234, decimals: 2, isNegative: true)
        #expect(text.string == "<Müller, 12 °...\u{1F9B6}-12.34")
        #expect(text.withSpan { span in span.indices.map { span[$0] } } == Array(text.string.utf8))
    }

    @Test func nothingIsLostWhereItGrows() {
        var text = TextBuffer()
        var expected = ""
        for number in 0..<5000 {
            text.append("\(number) ")
            expected += "\(number) "
        }
        #expect(text.string == expected)
    }

    @Test func itGrowsFarBeyondItsFirstMemory() {
        var random = SeededGenerator(seed: 3)
        var text = TextBuffer()
        var expected: [UInt8] = []
        for _ in 0..<2000 {
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                let byte = UInt8.random(in: 32..<127, using: &random)
                text.append(byte)
                expected.append(byte)
            case 1:
                let piece = String(repeating: "x", count: .random(in: 0..<900, using: &random))
                text.append(piece)
                expected += piece.utf8
            case 2:
                let number = UInt64.random(in: 0 ... .max, using: &random) >> UInt64.random(in: 0..<64, using: &random)
                text.append(decimal: number, decimals: 0)
                expected += "\(number)".utf8
            default:
                #expect(text.string == String(decoding: expected, as: UTF8.self))
                let kept = Int.random(in: 0...expected.count + 3, using: &random)
                text.truncate(to: kept)
                if kept < expected.count { expected.removeSubrange(kept...) }
            }
            #expect(text.count == expected.count)
        }
        #expect(text.string == String(decoding: expected, as: UTF8.self))
        text.truncate(to: -1)
        #expect(text.count == 0)
        text.append("again")
        text.removeAll()
        #expect(text.string.isEmpty)
    }
}
