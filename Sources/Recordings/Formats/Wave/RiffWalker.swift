/// Walks the chunks of a RIFF, RIFX, RF64 or BW64 file without trusting a size in it.
///
/// libsndfile drops long INFO strings, labels of cues and any sign of damage; what a file declares is therefore read
/// here. At most 64 chunks are looked at and every size is clamped to the file's length.
struct RiffWalker: ContainerWalker {
    private static let chunkLimit = 64
    /// The size a recorder writes when it does not know the size yet.
    private static let open = UInt32.max
    /// The chunks that are read; they are taken as far as they go when the file ends within them.
    private static let known: Set<String> = ["fmt ", "ds64", "LIST", "cue ", "bext"]

    func walk(_ file: borrowing InputFile, path: String) throws(RecordingError) -> WaveContents {
        var contents = WaveContents()
        let head = try file.bytes(at: 0, count: 4)
        let isBigEndian = head.starts(with: "RIFX".utf8)
        var largeDataSize: Int?
        var offset = 12
        for index in 0... {
            let remaining = file.size - offset
            guard remaining > 0 else { break }
            guard index < Self.chunkLimit else {
                contents.hasTooManyChunks = true
                break
            }
            var header = ByteCursor(try file.bytes(at: offset, count: 8)[...], isBigEndian: isBigEndian)
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
                contents.data.append(.init(offset: start, declared: isOpen ? nil : length, fileSize: file.size))
            } else if Self.known.contains(identifier) {
                let body = try contents.body(of: file, at: start, count: length)
                var cursor = ByteCursor(body, isBigEndian: isBigEndian)
                switch identifier {
                case "ds64":
                    _ = cursor.unsigned64()
                    largeDataSize = cursor.unsigned64().map { Int(clamping: $0) }
                case "fmt ":
                    if contents.format == nil { contents.format = try WaveFormat(cursor, isBigEndian, path: path) }
                default:
                    contents.takeRiff(identifier, cursor, isBigEndian: isBigEndian)
                }
            } else if length > file.size - start {
                contents.trailingBytes = remaining
                break
            }
            // Chunks begin at even places.
            guard length < file.size - start else { break }
            offset = start + length + (length & 1)
        }
        return contents
    }
}
