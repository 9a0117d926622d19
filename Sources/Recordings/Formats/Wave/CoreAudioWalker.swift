/// Walks the chunks of a Core Audio Format file.
struct CoreAudioWalker: ContainerWalker {
    private static let known: Set<String> = ["desc", "info", "mark", "strg"]

    func walk(_ file: borrowing InputFile, path: String) throws(RecordingError) -> WaveContents {
        var contents = WaveContents()
        // Names of markers stand in a chunk of their own, before or behind that of the markers.
        var names: [UInt32: String] = [:]
        var walk = ChunkWalk(from: 8, headerBytes: 12, alignment: 1, isBigEndian: true)
        while var header = try walk.next(in: file, &contents) {
            guard let name = header.identifier(), let size = header.unsigned64().map({ Int64(bitPattern: $0) }) else {
                contents.trailingBytes = walk.strayBytes(in: file)
                break
            }
            let start = walk.start
            let length = Int(clamping: size)
            if name == "data" {
                // A count of edits comes before the samples; a size of -1 is left open.
                contents.data.append(
                    .init(
                        offset: start + 4, declared: size == -1 ? nil : size < 4 ? 0 : length - 4,
                        fileSize: file.size))
                if size < 4 {
                    if size != -1 { contents.trailingBytes = max(0, file.size - start - 4) }
                    break
                }
            } else if length < 0 || (walk.isCut(length, in: file) && !Self.known.contains(name)) {
                contents.trailingBytes = walk.strayBytes(in: file)
                break
            } else if Self.known.contains(name) {
                let body = ByteCursor(try contents.body(of: file, at: start, count: length), isBigEndian: true)
                switch name {
                case "desc":
                    if contents.format == nil { contents.format = try Self.format(body, path: path) }
                case "mark": contents.takeMarks(body)
                case "strg": names = Self.strings(body)
                default: contents.takeInformation(body)
                }
            }
            guard walk.skip(length, in: file) else { break }
        }
        for cue in contents.cues where names[cue.identifier] != nil {
            contents.labels[cue.identifier] = names[cue.identifier]
        }
        return contents
    }

    private static func format(_ body: ByteCursor, path: String) throws(RecordingError) -> WaveFormat {
        var cursor = body
        guard let rate = cursor.float64(), let kind = cursor.unsigned32(), let flags = cursor.unsigned32(),
            let packetBytes = cursor.unsigned32(), let packetFrames = cursor.unsigned32(),
            let channels = cursor.unsigned32(), let bits = cursor.unsigned32()
        else {
            throw RecordingError(
                .badData, path: path, "the format chunk has \(body.remaining) bytes; 32 or more expected")
        }
        // 'lpcm'
        guard kind == 0x6C70_636D else {
            throw WaveFormat.compressed("CAF type \(String(kind, radix: 16))", path: path)
        }
        let isFloat = flags & 1 != 0
        // A sample may take more bytes than its bits need.
        let stored = channels > 0 ? Int(packetBytes / channels) * 8 : Int(bits)
        var format = try WaveFormat(
            channels: Int(channels), rate: rate, bits: isFloat ? Int(bits) : stored, validBits: Int(bits),
            isFloat: isFloat, path: path)
        format.blockAlignment = Int(packetBytes)
        format.isBigEndian = flags & 2 == 0
        format.isSigned8 = true
        guard packetFrames == 1, format.frameBytes == Int(packetBytes) else {
            throw RecordingError(
                .badData, path: path,
                "the header declares packets of \(packetBytes) bytes and \(packetFrames) frames for \(channels) "
                    + "channels of \(bits) bits")
        }
        return format
    }

    /// Texts by their identifier.
    static func strings(_ body: ByteCursor) -> [UInt32: String] {
        var cursor = body
        guard let count = cursor.unsigned32() else { return [:] }
        var places: [(identifier: UInt32, offset: UInt64)] = []
        for _ in 0..<count {
            guard let identifier = cursor.unsigned32(), let offset = cursor.unsigned64() else { break }
            places.append((identifier, offset))
        }
        let texts = cursor.take(cursor.remaining)
        var found: [UInt32: String] = [:]
        // Names that lie in each other would take far more room than the file.
        var room = 2 * texts.count
        for place in places where room > 0 {
            let text = RiffText.decode(texts.dropFirst(Int(clamping: place.offset)))
            room -= text.utf8.count
            found[place.identifier] = text
        }
        return found
    }
}

extension WaveContents {
    fileprivate mutating func takeMarks(_ body: ByteCursor) {
        var body = body
        // The kind of time code comes first, which is not used.
        guard body.unsigned32() != nil, let count = body.unsigned32() else { return }
        for _ in 0..<count {
            guard body.unsigned32() != nil, let frame = body.float64(), let identifier = body.unsigned32(),
                body.take(12).count == 12
            else { return }
            if frame.isFinite, frame >= 0 { cues.append(Cue(identifier: identifier, sample: frame)) }
        }
    }

    fileprivate mutating func takeInformation(_ body: ByteCursor) {
        var body = body
        guard let count = body.unsigned32() else { return }
        for _ in 0..<count {
            guard body.remaining > 0 else { return }
            let key = RiffText.decode(body.untilNUL())
            info.append(InfoText(key: key, value: RiffText.decode(body.untilNUL())))
        }
    }
}

extension WaveContents.InfoText {
    /// A string that a container stores under a name rather than under four characters.
    ///
    /// Names of comments hold text in the dialects of WAV; any other name may be one of their keys (`RATE=102.4`).
    init(key: String, value: String) {
        let lower = key.lowercased()
        switch lower {
        case "comment", "comments", "description": self.init(identifier: "ICMT", text: value)
        case "title": self.init(identifier: "INAM", text: value)
        case "artist": self.init(identifier: "IART", text: value)
        case "date", "recorded date", "creation date": self.init(identifier: "ICRD", text: value)
        default: self.init(identifier: "TEXT", text: lower.prefix(1).uppercased() + lower.dropFirst() + ": " + value)
        }
    }
}
