@testable import Recordings

/// How a test stores samples.
struct SampleEncoding: Sendable, CustomStringConvertible {
    var bits: Int
    var validBits: Int
    var isFloat = false

    init(_ bits: Int, valid: Int? = nil, isFloat: Bool = false) {
        self.bits = bits
        validBits = valid ?? bits
        self.isFloat = isFloat
    }

    var description: String { isFloat ? "float\(bits)" : "\(validBits) in \(bits) bits" }

    /// Values at the ends of the range and between them.
    var values: [Double] {
        if isFloat {
            let values = [0, 1, -1, 9.80665, -1234.5, 1e-30, 3e7, -0.0]
            return bits == 32 ? values.map { Double(Float($0)) } : values
        }
        let highest = Double((1 << (validBits - 1)) - 1)
        return [0, 1, -1, highest, -highest - 1, (highest / 3).rounded(), -(highest / 7).rounded(), 2]
    }

    /// A value as the file holds it, the highest byte first.
    func bigEndian(_ value: Double, unsigned8: Bool) -> [UInt8] {
        if isFloat {
            return bits == 32 ? Self.bytes(Float(value).bitPattern) : Self.bytes(value.bitPattern)
        }
        // Values fill their bytes from the highest bit down.
        let whole = Int64(value) << Int64(bits - validBits)
        let all: [UInt8] = Self.bytes(UInt64(bitPattern: whole))
        let bytes = Array(all.suffix(bits / 8))
        return bits == 8 && unsigned8 ? [bytes[0] ^ 0x80] : bytes
    }

    static func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (0..<Number.bitWidth / 8).reversed().map { UInt8(truncatingIfNeeded: number >> Number($0 * 8)) }
    }
}

/// What a test puts into a container.
struct ContainedRecording: Sendable {
    var encoding = SampleEncoding(16)
    var channels = 2
    var rate = 100.0
    /// Values, frame by frame.
    var values: [Double] = []
    /// A comment in the dialect of WAV.
    var comment: String?
    /// Marked samples with their names.
    var marks: [(sample: UInt32, name: String)] = []

    /// A file of a container.
    func bytes(_ container: SoundContainer) -> [UInt8] {
        switch container {
        case .wav, .rf64, .bw64: riff(container == .wav ? "RIFF" : container == .rf64 ? "RF64" : "BW64", big: false)
        case .rifx: riff("RIFX", big: true)
        case .w64: wave64()
        case .aiff: aiff()
        case .caf: coreAudio(big: false)
        case .flac: FlacBuilder(self).bytes
        }
    }

    func samples(big: Bool, unsigned8: Bool) -> [UInt8] {
        values.flatMap { value in
            let bytes = encoding.bigEndian(value, unsigned8: unsigned8)
            return big ? bytes : bytes.reversed()
        }
    }

    private var frameBytes: Int { channels * encoding.bits / 8 }

    private func number<Number: FixedWidthInteger>(_ number: Number, _ big: Bool) -> [UInt8] {
        let bytes = SampleEncoding.bytes(number)
        return big ? bytes : bytes.reversed()
    }

    private func format(_ big: Bool) -> [UInt8] {
        let isExtended = encoding.validBits != encoding.bits
        let tag: UInt16 = encoding.isFloat ? 3 : 1
        let head = number(isExtended ? 0xFFFE : tag, big) + number(UInt16(channels), big)
        let speed = number(UInt32(rate), big) + number(UInt32(rate) * UInt32(frameBytes), big)
        let sizes = number(UInt16(frameBytes), big) + number(UInt16(encoding.bits), big)
        guard isExtended else { return head + speed + sizes }
        let valid = number(UInt16(22), big) + number(UInt16(encoding.validBits), big) + number(UInt32(0), big)
        return head + speed + sizes + valid + number(tag, big) + [UInt8](repeating: 0, count: 14)
    }

    private func riffInfo(_ big: Bool) -> [UInt8]? {
        comment.map { text in
            let bytes = Array(text.utf8) + [0]
            return Array("INFOICMT".utf8) + number(UInt32(bytes.count), big) + bytes
                + (bytes.count & 1 == 1 ? [0] : [])
        }
    }

    private func cues(_ big: Bool) -> [UInt8] {
        marks.enumerated().reduce(into: number(UInt32(marks.count), big)) { bytes, mark in
            bytes += number(UInt32(mark.offset + 1), big) + number(UInt32(0), big) + Array("data".utf8)
            bytes += number(UInt32(0), big) + number(UInt32(0), big) + number(mark.element.sample, big)
        }
    }

    private func labels(_ big: Bool) -> [UInt8] {
        marks.enumerated().reduce(into: Array("adtl".utf8)) { bytes, mark in
            let text = number(UInt32(mark.offset + 1), big) + mark.element.name.utf8 + [0]
            bytes += Array("labl".utf8) + number(UInt32(text.count), big) + text + (text.count & 1 == 1 ? [0] : [])
        }
    }

    private func riff(_ form: String, big: Bool) -> [UInt8] {
        var builder = WaveBuilder(form: form)
        let samples = samples(big: big, unsigned8: true)
        if form != "RIFF", form != "RIFX" {
            let sizes = [UInt64(0), UInt64(samples.count), UInt64(0)].flatMap { builder.number($0) }
            builder.add("ds64", sizes + builder.number(UInt32(0)))
        }
        builder.add("fmt ", format(big))
        // Names before the places they name, which libsndfile loses.
        if !marks.isEmpty { builder.add("LIST", labels(big)) }
        builder.add("data", samples, declared: form == "RIFF" || form == "RIFX" ? nil : .max)
        if let info = riffInfo(big) { builder.add("LIST", info) }
        if !marks.isEmpty { builder.add("cue ", cues(big)) }
        return builder.bytes
    }

    private func wave64() -> [UInt8] {
        let wave: [UInt8] = [0xF3, 0xAC, 0xD3, 0x11, 0x8C, 0xD1, 0x00, 0xC0, 0x4F, 0x8E, 0xDB, 0x8A]
        let riff: [UInt8] = [0x2E, 0x91, 0xCF, 0x11, 0xA5, 0xD6, 0x28, 0xDB, 0x04, 0xC1, 0x00, 0x00]
        let list: [UInt8] = [0x2F, 0x91, 0xCF, 0x11, 0xA5, 0xD6, 0x28, 0xDB, 0x04, 0xC1, 0x00, 0x00]
        func chunk(_ name: String, _ suffix: [UInt8], _ content: [UInt8]) -> [UInt8] {
            Array(name.utf8) + suffix + number(UInt64(content.count + 24), false) + content
                + [UInt8](repeating: 0, count: (8 - content.count % 8) % 8)
        }
        var body = chunk("fmt ", wave, format(false))
        if let info = riffInfo(false) { body += chunk("list", list, info) }
        if !marks.isEmpty { body += chunk("cue ", wave, cues(false)) + chunk("list", list, labels(false)) }
        body += chunk("data", wave, samples(big: false, unsigned8: true))
        return Array("riff".utf8) + riff + number(UInt64(body.count + 40), false) + Array("wave".utf8) + wave + body
    }

    func aiff(kind: String? = nil) -> [UInt8] {
        let isCompressible = encoding.isFloat || kind != nil
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            Array(name.utf8) + number(UInt32(content.count), true) + content + (content.count & 1 == 1 ? [0] : [])
        }
        var common = number(UInt16(channels), true) + number(UInt32(values.count / channels), true)
        common += number(UInt16(encoding.validBits), true) + Self.extended(rate)
        if isCompressible {
            common += Array((kind ?? (encoding.bits == 32 ? "fl32" : "fl64")).utf8) + [0, 0]
        }
        var body = chunk("COMM", common)
        if let comment { body += chunk("ANNO", Array(comment.utf8)) }
        if !marks.isEmpty {
            let list = marks.enumerated().reduce(into: number(UInt16(marks.count), true)) { bytes, mark in
                let name = Array(mark.element.name.utf8)
                bytes += number(UInt16(mark.offset + 1), true) + number(mark.element.sample, true)
                bytes += [UInt8(name.count)] + name + (name.count & 1 == 0 ? [0] : [])
            }
            body += chunk("MARK", list)
        }
        let order = kind == "sowt"
        body += chunk("SSND", [UInt8](repeating: 0, count: 8) + samples(big: !order, unsigned8: kind == "raw "))
        return Array("FORM".utf8) + number(UInt32(body.count + 4), true) + (isCompressible ? "AIFC" : "AIFF").utf8
            + body
    }

    /// A positive number in 80 bits.
    private static func extended(_ value: Double) -> [UInt8] {
        let exponent = UInt16(16_383 + Int(value.exponent))
        let fraction = UInt64(1) << 63 | value.significandBitPattern << 11
        return SampleEncoding.bytes(exponent) + SampleEncoding.bytes(fraction)
    }

    func coreAudio(big: Bool) -> [UInt8] {
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            Array(name.utf8) + number(Int64(content.count), true) + content
        }
        let flags: UInt32 = (encoding.isFloat ? 1 : 0) | (big ? 0 : 2)
        var description = number(rate.bitPattern, true) + Array("lpcm".utf8) + number(flags, true)
        description += number(UInt32(frameBytes), true) + number(UInt32(1), true)
        description += number(UInt32(channels), true) + number(UInt32(encoding.validBits), true)
        var body = chunk("desc", description)
        if let comment {
            body += chunk("info", number(UInt32(1), true) + Array("comments".utf8) + [0] + comment.utf8 + [0])
        }
        if !marks.isEmpty {
            var list = number(UInt32(0), true) + number(UInt32(marks.count), true)
            var places = number(UInt32(marks.count), true)
            var texts: [UInt8] = []
            for (index, mark) in marks.enumerated() {
                list += number(UInt32(0), true) + number(Double(mark.sample).bitPattern, true)
                list += number(UInt32(index + 1), true) + [UInt8](repeating: 0, count: 12)
                places += number(UInt32(index + 1), true) + number(UInt64(texts.count), true)
                texts += Array(mark.name.utf8) + [0]
            }
            body += chunk("mark", list) + chunk("strg", places + texts)
        }
        body += chunk("data", number(UInt32(0), true) + samples(big: big, unsigned8: false))
        return Array("caff".utf8) + number(UInt16(1), true) + number(UInt16(0), true) + body
    }
}
