/// Walks the chunks of a Sony Wave64 file: the chunks of RIFF under identifiers of 16 bytes, with sizes of 64 bits that
/// count the chunk's own header, at places that are multiples of 8.
struct Wave64Walker: ContainerWalker {
    private static let headerBytes = 24
    /// What follows the four characters of a RIFF identifier.
    private static let waveSuffix: [UInt8] = [0xF3, 0xAC, 0xD3, 0x11, 0x8C, 0xD1, 0x00, 0xC0, 0x4F, 0x8E, 0xDB, 0x8A]
    /// The same for lists.
    private static let listSuffix: [UInt8] = [0x2F, 0x91, 0xCF, 0x11, 0xA5, 0xD6, 0x28, 0xDB, 0x04, 0xC1, 0x00, 0x00]
    /// A list of strings in UTF-16.
    private static let summary: [UInt8] = [
        0x92, 0x5F, 0x94, 0xBC, 0x52, 0x5A, 0xD2, 0x11, 0x86, 0xDC, 0x00, 0xC0, 0x4F, 0x8E, 0xDB, 0x8A,
    ]

    func walk(_ file: borrowing InputFile, path: String) throws(RecordingError) -> WaveContents {
        var contents = WaveContents()
        // The identifiers of the file and of its form take 16 bytes each, its size 8.
        var walk = ChunkWalk(from: 40, headerBytes: Self.headerBytes, alignment: 8, isBigEndian: false)
        while var header = try walk.next(in: file, &contents) {
            let name = Self.name(header.take(16))
            guard let declared = header.unsigned64() else {
                contents.trailingBytes = walk.strayBytes(in: file)
                break
            }
            let start = walk.start
            let length = Int(clamping: declared) - Self.headerBytes
            if name == "data" {
                let isOpen = declared == 0 || declared == .max
                contents.data.append(
                    .init(offset: start, declared: declared == .max ? nil : length, fileSize: file.size))
                if isOpen {
                    if declared == 0 { contents.trailingBytes = file.size - start }
                    break
                }
            } else if length < 0 || (name == nil && walk.isCut(length, in: file)) {
                contents.trailingBytes = walk.strayBytes(in: file)
                break
            } else if let name {
                let cursor = ByteCursor(
                    try contents.body(of: file, at: start, count: length), isBigEndian: false)
                switch name {
                case "fmt ":
                    if contents.format == nil { contents.format = try WaveFormat(cursor, false, path: path) }
                case "summary": contents.takeSummary(cursor)
                default: contents.takeRiff(name, cursor, isBigEndian: false)
                }
            }
            guard walk.skip(length, in: file) else { break }
        }
        return contents
    }

    /// The name of a chunk that is read.
    private static func name(_ identifier: ArraySlice<UInt8>) -> String? {
        if identifier.elementsEqual(summary) { return "summary" }
        let name = String(decoding: identifier.prefix(4), as: UTF8.self)
        if identifier.dropFirst(4).elementsEqual(listSuffix) { return name == "list" ? "LIST" : nil }
        guard identifier.dropFirst(4).elementsEqual(waveSuffix) else { return nil }
        return ["fmt ", "data", "bext", "cue "].contains(name) ? name : nil
    }
}

extension WaveContents {
    fileprivate mutating func takeSummary(_ body: ByteCursor) {
        var body = body
        guard let count = body.unsigned32() else { return }
        for _ in 0..<count {
            guard let identifier = body.identifier(), let length = body.unsigned32() else { return }
            var content = ByteCursor(body.take(Int(length)), isBigEndian: false)
            var units: [UInt16] = []
            while let unit = content.unsigned16(), unit != 0 { units.append(unit) }
            info.append(InfoText(identifier: identifier, text: String(decoding: units, as: UTF16.self)))
        }
    }
}
