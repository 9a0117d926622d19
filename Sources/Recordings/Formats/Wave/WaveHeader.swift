/// The bytes before the samples of a WAV file.
struct WaveHeader {
    /// How samples are stored.
    var format: WaveFormat
    /// Number of frames.
    var frames: Int
    /// INFO strings: identifier and text.
    var info: [(identifier: String, text: String)]
    /// Marked samples: place, length and name.
    var cues: [(sample: UInt32, length: UInt32, label: String)]

    /// Largest file whose sizes fit the 32 bits of a RIFF header; RF64 (EBU Tech 3306) takes over above it.
    static let largestRiff = Int(UInt32.max)

    private var dataBytes: Int { frames * format.frameBytes }

    /// The header, in RF64 form when the file grows beyond `limit` bytes.
    func bytes(limit: Int = Self.largestRiff) -> [UInt8] {
        let body = formatChunk + factChunk + infoChunk + cueChunk + namesChunk
        let size = 4 + body.count + 8 + dataBytes + (dataBytes & 1)
        guard size + 8 > limit else {
            return Array("RIFF".utf8) + Self.little(UInt32(size)) + Array("WAVE".utf8) + body + Array("data".utf8)
                + Self.little(UInt32(dataBytes))
        }
        let long =
            Self.little(UInt64(size + 36)) + Self.little(UInt64(dataBytes)) + Self.little(UInt64(frames))
            + Self.little(UInt32(0))
        let open = Self.little(UInt32.max)
        return Array("RF64".utf8) + open + Array("WAVE".utf8) + Self.chunk("ds64", long) + body + Array("data".utf8)
            + open
    }

    private var formatChunk: [UInt8] {
        let tag: UInt16 = format.isFloat ? 3 : 1
        let rate = max(1, Int(format.rate.rounded()))
        // More than two channels ask for the extensible form, with no loudspeakers assigned.
        let isExtended = format.channels > 2
        var chunk = Self.little(isExtended ? 0xFFFE : tag) + Self.little(UInt16(format.channels))
        chunk += Self.little(UInt32(clamping: rate)) + Self.little(UInt32(clamping: rate * format.frameBytes))
        chunk += Self.little(UInt16(clamping: format.frameBytes)) + Self.little(UInt16(format.bits))
        guard isExtended else { return Self.chunk("fmt ", chunk + Self.little(UInt16(0))) }
        chunk += Self.little(UInt16(22)) + Self.little(UInt16(format.bits)) + Self.little(UInt32(0)) + Self.little(tag)
        return Self.chunk("fmt ", chunk + Self.subFormat)
    }

    /// The part all sub-formats share (KSDATAFORMAT_SUBTYPE).
    private static let subFormat: [UInt8] = [
        0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71,
    ]

    private var factChunk: [UInt8] { Self.chunk("fact", Self.little(UInt32(clamping: frames))) }

    private var infoChunk: [UInt8] {
        if info.isEmpty { return [] }
        return Self.chunk(
            "LIST", info.reduce(Array("INFO".utf8)) { $0 + Self.chunk($1.identifier, $1.text.utf8 + [0]) })
    }

    private var cueChunk: [UInt8] {
        if cues.isEmpty { return [] }
        let points = cues.enumerated().reduce(into: Self.little(UInt32(cues.count))) { bytes, cue in
            let sample = Self.little(cue.element.sample)
            bytes += Self.little(UInt32(cue.offset + 1)) + sample + Array("data".utf8)
            bytes += Self.little(UInt32(0)) + Self.little(UInt32(0)) + sample
        }
        return Self.chunk("cue ", points)
    }

    /// Names first, lengths after them: libsndfile reads no name behind the first length.
    private var namesChunk: [UInt8] {
        if cues.isEmpty { return [] }
        var list = Array("adtl".utf8)
        for (index, cue) in cues.enumerated() {
            list += Self.chunk("labl", Self.little(UInt32(index + 1)) + cue.label.utf8 + [0])
        }
        for (index, cue) in cues.enumerated() where cue.length > 0 {
            let rest = Array("rgn ".utf8) + [UInt8](repeating: 0, count: 8)
            list += Self.chunk("ltxt", Self.little(UInt32(index + 1)) + Self.little(cue.length) + rest)
        }
        return Self.chunk("LIST", list)
    }

    private static func chunk(_ identifier: String, _ content: some Collection<UInt8>) -> [UInt8] {
        Array(identifier.utf8) + little(UInt32(clamping: content.count)) + content + (content.count & 1 == 1 ? [0] : [])
    }

    private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> Number($0 * 8)) }
    }
}
