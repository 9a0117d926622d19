/// Walks the metadata blocks of a FLAC file (RFC 9639).
struct FlacWalker: ContainerWalker {
    /// Blocks that are looked at; pictures may be among them.
    private static let blockLimit = 256

    func walk(_ file: borrowing InputFile, path: String) throws(RecordingError) -> WaveContents {
        var contents = WaveContents()
        var offset = 4
        for index in 0... {
            guard index < Self.blockLimit else {
                contents.hasTooManyChunks = true
                break
            }
            let header = try file.bytes(at: offset, count: 4)
            guard header.count == 4 else { break }
            let isLast = header[0] & 0x80 != 0
            let kind = header[0] & 0x7F
            let length = Int(header[1]) << 16 | Int(header[2]) << 8 | Int(header[3])
            let start = offset + 4
            if [0, 2, 4, 5].contains(kind) {
                let bytes = try contents.body(of: file, at: start, count: length)
                switch kind {
                case 0:
                    if contents.format == nil {
                        try contents.takeStreamInformation(ByteCursor(bytes, isBigEndian: true), path: path)
                    }
                case 2: contents.takeForeign(bytes)
                case 4: contents.takeComments(ByteCursor(bytes, isBigEndian: false))
                default: contents.takeCueSheet(ByteCursor(bytes, isBigEndian: true))
                }
            }
            offset = start + length
            if isLast {
                contents.data = [.init(offset: offset, declared: nil, fileSize: file.size)]
                break
            }
        }
        return contents
    }
}

extension WaveContents {
    fileprivate mutating func takeStreamInformation(_ body: ByteCursor, path: String) throws(RecordingError) {
        var cursor = body
        // Sizes of blocks and frames come first.
        _ = cursor.take(10)
        guard let bits = cursor.unsigned64() else {
            throw RecordingError(
                .badData, path: path, "the stream information has \(body.remaining) bytes; 34 expected")
        }
        var format = try WaveFormat(
            channels: Int(bits >> 41 & 7) + 1, rate: Double(bits >> 44), bits: Int(bits >> 36 & 31) + 1,
            isFloat: false, path: path)
        format.isCompressed = true
        self.format = format
        let frames = Int(bits & 0xF_FFFF_FFFF)
        declaredFrames = frames == 0 ? nil : frames
    }

    /// Chunks of the WAV file that the FLAC file was made from (`flac --keep-foreign-metadata`).
    fileprivate mutating func takeForeign(_ bytes: ArraySlice<UInt8>) {
        var body = ByteCursor(bytes, isBigEndian: false)
        guard body.identifier() == "riff", let identifier = body.identifier(), let length = body.unsigned32() else {
            return
        }
        takeRiff(identifier, ByteCursor(body.take(Int(length)), isBigEndian: false), isBigEndian: false)
    }

    fileprivate mutating func takeComments(_ body: ByteCursor) {
        var body = body
        guard let vendor = body.unsigned32() else { return }
        _ = body.take(Int(vendor))
        guard let count = body.unsigned32() else { return }
        for _ in 0..<count {
            guard let length = body.unsigned32() else { return }
            let text = RiffText.decode(body.take(Int(length)))
            guard let divider = text.firstIndex(of: "=") else { continue }
            info.append(
                InfoText(key: String(text[..<divider]), value: String(text[text.index(after: divider)...])))
        }
    }

    fileprivate mutating func takeCueSheet(_ body: ByteCursor) {
        var body = body
        // Catalogue number (128), lead-in (8), flag and reserved bits (259).
        _ = body.take(395)
        guard let count = body.unsigned8() else { return }
        for _ in 0..<count {
            guard let sample = body.unsigned64(), let number = body.unsigned8() else { return }
            // Code of the recording (12), flags and reserved bits (14).
            _ = body.take(26)
            guard let points = body.unsigned8() else { return }
            _ = body.take(Int(points) * 12)
            // 170 and 255 mark the end of the recording.
            guard number != 170, number != 255 else { continue }
            let identifier = UInt32(number)
            cues.append(Cue(identifier: identifier, sample: Double(sample)))
            if labels[identifier] == nil { labels[identifier] = "track \(number)" }
        }
    }
}
