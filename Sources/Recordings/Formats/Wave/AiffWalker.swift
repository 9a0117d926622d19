/// Walks the chunks of an AIFF or AIFF-C file.
struct AiffWalker: ContainerWalker {
    /// The chunks that are read; names, authors and remarks become strings.
    private static let known: Set<String> = ["COMM", "SSND", "MARK", "COMT", "NAME", "AUTH", "(c) ", "ANNO"]

    func walk(_ file: borrowing InputFile, path: String) throws(RecordingError) -> WaveContents {
        var contents = WaveContents()
        let isCompressible = try file.bytes(at: 8, count: 4).elementsEqual("AIFC".utf8)
        var walk = ChunkWalk(from: 12, headerBytes: 8, alignment: 2, isBigEndian: true)
        while var header = try walk.next(in: file, &contents, further: 8) {
            guard let name = header.identifier(), let declared = header.unsigned32() else {
                contents.trailingBytes = walk.strayBytes(in: file)
                break
            }
            let start = walk.start
            let length = Int(declared)
            if name == "SSND" {
                // The place of the first sample behind this header, and a block size nobody uses, come first.
                let gap = 8 + Int(header.unsigned32() ?? 0)
                contents.data.append(
                    .init(
                        offset: start + gap, declared: declared == .max ? nil : declared == 0 ? 0 : length - gap,
                        fileSize: file.size))
                if declared == 0 {
                    contents.trailingBytes = max(0, file.size - start - gap)
                    break
                }
            } else if Self.known.contains(name) {
                let body = ByteCursor(try contents.body(of: file, at: start, count: length), isBigEndian: true)
                switch name {
                case "COMM":
                    if contents.format == nil {
                        try contents.takeCommon(body, isCompressible: isCompressible, path: path)
                    }
                case "MARK": contents.takeMarks(body)
                case "COMT": contents.takeComments(body)
                default: contents.takeText(name, body)
                }
            } else if walk.isCut(length, in: file) {
                contents.trailingBytes = walk.strayBytes(in: file)
                break
            }
            guard walk.skip(length, in: file) else { break }
        }
        return contents
    }
}

extension WaveContents {
    fileprivate mutating func takeCommon(
        _ body: ByteCursor, isCompressible: Bool, path: String
    ) throws(RecordingError) {
        var cursor = body
        guard let channels = cursor.unsigned16(), let frames = cursor.unsigned32(), let bits = cursor.unsigned16(),
            let rate = cursor.extended80()
        else {
            throw RecordingError(
                .badData, path: path, "the format chunk has \(body.remaining) bytes; 18 or more expected")
        }
        let kind = isCompressible ? cursor.identifier() ?? "" : "NONE"
        let (stored, isFloat): (Int, Bool) =
            switch kind {
            case "NONE", "twos", "sowt", "raw ": (Int(bits), false)
            case "in24": (24, false)
            case "in32": (32, false)
            case "fl32", "FL32": (32, true)
            case "fl64", "FL64": (64, true)
            default: throw WaveFormat.compressed("AIFF-C type '\(kind)'", path: path)
            }
        var format = try WaveFormat(
            channels: Int(channels), rate: rate, bits: stored,
            validBits: isFloat ? nil : min(stored, max(1, Int(bits))), isFloat: isFloat, path: path)
        format.isBigEndian = kind != "sowt"
        format.isSigned8 = kind != "raw "
        self.format = format
        declaredFrames = Int(frames)
    }

    fileprivate mutating func takeMarks(_ body: ByteCursor) {
        var body = body
        guard let count = body.unsigned16() else { return }
        for _ in 0..<count {
            guard let identifier = body.unsigned16(), let frame = body.unsigned32(), let length = body.unsigned8()
            else { return }
            let name = RiffText.decode(body.take(Int(length)))
            // The length and its text take an even number of bytes.
            if length & 1 == 0 { _ = body.take(1) }
            cues.append(Cue(identifier: UInt32(identifier), sample: Double(frame)))
            if !name.isEmpty { labels[UInt32(identifier)] = name }
        }
    }

    fileprivate mutating func takeComments(_ body: ByteCursor) {
        var body = body
        guard let count = body.unsigned16() else { return }
        for _ in 0..<count {
            // Seconds since 1904 say when the comment was written, not when the recording began.
            guard body.unsigned32() != nil, let marker = body.unsigned16(), let length = body.unsigned16() else {
                return
            }
            let text = RiffText.decode(body.take(Int(length)))
            if length & 1 == 1 { _ = body.take(1) }
            if marker == 0 {
                info.append(InfoText(identifier: "COMT", text: text))
            } else {
                remarks[UInt32(marker)] = text
            }
        }
    }

    fileprivate mutating func takeText(_ name: String, _ body: ByteCursor) {
        var body = body
        info.append(InfoText(identifier: name, text: RiffText.decode(body.take(body.remaining))))
    }
}
