extension WaveContents {
    /// Takes in a chunk of text or markers of the RIFF family.
    mutating func takeRiff(_ identifier: String, _ body: ByteCursor, isBigEndian: Bool) {
        var body = body
        switch identifier {
        case "cue ": takeCues(&body)
        case "bext": broadcast = BroadcastStart(body) ?? broadcast
        case "LIST":
            switch body.identifier() {
            case "INFO":
                infoLists += 1
                takeInfo(&body)
            case "adtl": takeNames(&body, isBigEndian: isBigEndian)
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
            cues.append(Cue(identifier: identifier, sample: Double(sample)))
        }
    }

    private mutating func takeInfo(_ body: inout ByteCursor) {
        while let (identifier, content) = Self.nextPart(&body) {
            info.append(InfoText(identifier: identifier, text: RiffText.decode(content)))
        }
    }

    private mutating func takeNames(_ body: inout ByteCursor, isBigEndian: Bool) {
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
