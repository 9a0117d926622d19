import Testing

@testable import Recordings

@Suite struct RiffWalkerTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func walk(_ bytes: [UInt8]) throws -> WaveContents {
        let path = try folder.write(bytes, as: "walked.wav")
        return try RiffWalker().walk(InputFile(path: path), path: path)
    }

    @Test(arguments: ["RIFF", "RIFX"])
    func `collects text, markers and sizes in either byte order`(form: String) throws {
        var builder = WaveBuilder(form: form)
        builder.addFormat()
        builder.addComment("Channel-1: Accel-X")
        let cue = builder.number(UInt32(7)) + builder.number(UInt32(0)) + Array("data".utf8)
        let places = [UInt32(0), 0, 250].flatMap { builder.number($0) }
        builder.add("cue ", builder.number(UInt32(1)) + cue + places)
        let label = builder.number(UInt32(7)) + Array("turn\0".utf8)
        builder.add("LIST", Array("adtllabl".utf8) + builder.number(UInt32(label.count)) + label + [0])
        builder.addIntegers([1, 2, 3])
        let contents = try walk(builder.bytes)
        #expect(contents.format?.isBigEndian == (form == "RIFX"))
        #expect(contents.info == [.init(identifier: "ICMT", text: "Channel-1: Accel-X")])
        #expect(contents.cues == [.init(identifier: 7, sample: 250)])
        #expect(contents.labels == [7: "turn"])
        #expect(contents.data.map(\.present) == [6])
        #expect(contents.data.map(\.declared) == [6])
        #expect(contents.trailingBytes == 0)
    }

    @Test(arguments: [2045, 2046, 70_001])
    func `keeps strings of any length and those behind them`(length: Int) throws {
        var builder = WaveBuilder()
        builder.addInfo([("ICMT", [UInt8](repeating: 0x78, count: length)), ("ICRD", Array("2020-01-01\0".utf8))])
        builder.addIntegers([1])
        let contents = try walk(builder.bytes)
        #expect(contents.info.map(\.text.count) == [length, 10])
    }

    @Test func `sizes are clamped to the file`() throws {
        for identifier in ["LIST", "cue ", "bext", "data", "ds64"] {
            var builder = WaveBuilder()
            builder.add(identifier, Array("INFO".utf8) + [1, 2, 3, 4], declared: .max - 1)
            let contents = try walk(builder.bytes)
            #expect(contents.data.allSatisfy { $0.present == 8 })
        }
    }

    @Test func `stops after 64 chunks and says so`() throws {
        var builder = WaveBuilder()
        for _ in 0..<64 { builder.add("junk", [0, 0]) }
        builder.addIntegers([1])
        let contents = try walk(builder.bytes)
        #expect(contents.hasTooManyChunks)
        #expect(contents.data.isEmpty)
    }

    @Test func `counts bytes that are no chunk`() throws {
        var builder = WaveBuilder()
        builder.addIntegers([1, 2])
        let contents = try walk(builder.bytes + [0xFF, 0xFE, 0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07])
        #expect(contents.trailingBytes == 10)
    }

    @Test func `the size of an RF64 file comes from its ds64 chunk`() throws {
        var builder = WaveBuilder(form: "RF64")
        let sizes = [UInt64(0), 6, 1].flatMap { builder.number($0) }
        builder.add("ds64", sizes + builder.number(UInt32(0)))
        builder.add("data", [1, 2, 3, 4, 5, 6], declared: .max)
        builder.addComment("behind the samples")
        let contents = try walk(builder.bytes)
        #expect(contents.data.map(\.declared) == [6])
        #expect(contents.info.map(\.text) == ["behind the samples"])
    }

    @Test(
        arguments: [
            ([0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72], "Müller"), ([0xC2, 0xB5, 0x54, 0x00, 0x41], "µT"),
            ([0x80, 0x31, 0x96], "€1–"), ([0x81], "\u{FFFD}"), ([], ""),
        ] as [([UInt8], String)])
    func `text without an encoding of its own is understood`(bytes: [UInt8], text: String) {
        #expect(RiffText.decode(bytes[...]) == text)
    }
}
