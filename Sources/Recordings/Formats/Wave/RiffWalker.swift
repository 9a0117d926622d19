/// Walks the chunks of a RIFF, RIFX or RF64 file without trusting a size in it.
///
/// libsndfile drops long INFO strings, labels of cues and any sign of damage; what a file declares is therefore read
/// here. At most 64 chunks are looked at and every size is clamped to the file's length.
struct RiffWalker {
    private static let chunkLimit = 64
    /// The size a recorder writes when it does not know the size yet.
    private static let open = UInt32.max

    /// Whether a file that begins with these bytes is one this walk understands.
    static func recognises(_ head: [UInt8]) -> Bool {
        let form = String(decoding: head.prefix(4), as: UTF8.self)
        return ["RIFF", "RIFX", "RF64"].contains(form)
            && String(decoding: head.dropFirst(8).prefix(4), as: UTF8.self) == "WAVE"
    }

    /// Walks a file that `recognises(_:)` has accepted.
    func walk(_ file: borrowing InputFile) throws(RecordingError) -> RiffContents {
        var contents = RiffContents()
        let head = try file.bytes(at: 0, count: 4)
        contents.isBigEndian = head.starts(with: Array("RIFX".utf8))
        var largeDataSize: Int?
        var offset = 12
        for index in 0... {
            let remaining = file.size - offset
            guard remaining > 0 else { break }
            guard index < Self.chunkLimit else {
                contents.hasTooManyChunks = true
                break
            }
            var header = ByteCursor(try file.bytes(at: offset, count: 8)[...], isBigEndian: contents.isBigEndian)
            guard let identifier = header.identifier(), let declared = header.unsigned32() else {
                // A single byte is the padding of the chunk before it.
                contents.trailingBytes = remaining > 1 ? remaining : 0
                break
            }
            let start = offset + 8
            var length = Int(declared)
            if identifier == "data" {
                let isOpen = declared == Self.open && largeDataSize == nil
                if declared == Self.open, let largeDataSize { length = largeDataSize }
                contents.data.append(
                    .init(offset: start, declared: isOpen ? nil : length, present: min(length, file.size - start)))
            } else if length > file.size - start, !Self.known.contains(identifier) {
                contents.trailingBytes = remaining
                break
            } else if Self.known.contains(identifier) {
                let body = try file.bytes(at: start, count: length)
                var cursor = ByteCursor(body[...], isBigEndian: contents.isBigEndian)
                if identifier == "ds64" {
                    _ = cursor.unsigned64()
                    largeDataSize = cursor.unsigned64().map { Int(clamping: $0) }
                } else {
                    contents.take(identifier, cursor)
                }
            }
            // Chunks begin at even places.
            guard length < file.size - start else { break }
            offset = start + length + (length & 1)
        }
        return contents
    }

    /// The chunks that are read; they are taken as far as they go when the file ends within them.
    private static let known: Set<String> = ["fmt ", "ds64", "LIST", "cue ", "bext"]
}

extension RiffContents {
    /// Takes in one chunk.
    fileprivate mutating func take(_ identifier: String, _ body: ByteCursor) {
        var body = body
        switch identifier {
        case "fmt ":
            if formatBytes == nil { formatBytes = Array(body.take(body.remaining)) }
        case "cue ":
            takeCues(&body)
        case "bext":
            // Description (256), originator (32) and its reference (32) come before date (10) and time (8).
            _ = body.take(320)
            let date = RiffText.decode(body.take(10))
            let time = RiffText.decode(body.take(8))
            if !date.isEmpty { broadcastStart = time.isEmpty ? date : "\(date) \(time)" }
        case "LIST":
            switch body.identifier() {
            case "INFO":
                infoLists += 1
                takeInfo(&body)
            case "adtl": takeNames(&body)
            default: break
            }
        default: break
        }
    }

    private mutating func takeCues(_ body: inout ByteCursor) {
        guard let count = body.unsigned32() else { return }
        // Each cue takes 24 bytes, whatever the count claims.
        for _ in 0..<min(Int(count), body.remaining / 24) {
            guard let identifier = body.unsigned32() else { return }
            _ = body.take(16)
            guard let sample = body.unsigned32() else { return }
            cues.append(Cue(identifier: identifier, sample: sample))
        }
    }

    private mutating func takeInfo(_ body: inout ByteCursor) {
        while let (identifier, content) = Self.nextPart(&body) {
            info.append(InfoText(identifier: identifier, text: RiffText.decode(content)))
        }
    }

    private mutating func takeNames(_ body: inout ByteCursor) {
        while let (identifier, content) = Self.nextPart(&body) {
            var part = ByteCursor(content, isBigEndian: isBigEndian)
            guard let cue = part.unsigned32() else { continue }
            switch identifier {
            case "labl": labels[cue] = RiffText.decode(part.take(part.remaining))
            case "note": remarks[cue] = RiffText.decode(part.take(part.remaining))
            case "ltxt": lengths[cue] = part.unsigned32()
            default: break
            }
        }
    }

    private static func nextPart(_ body: inout ByteCursor) -> (String, ArraySlice<UInt8>)? {
        guard let identifier = body.identifier(), let length = body.unsigned32() else { return nil }
        let content = body.take(Int(length))
        if length & 1 == 1 { _ = body.take(1) }
        return (identifier, content)
    }
}
