/// Walks the chunks of a RIFF, RIFX, RF64 or BW64 file without trusting a size in it.
///
/// libsndfile drops long INFO strings, labels of cues and any sign of damage; what a file declares is therefore read
/// here.
struct RiffWalker: ContainerWalker {
    /// The size a recorder writes when it does not know the size yet.
    private static let open = UInt32.max
    /// The chunks that are read; they are taken as far as they go when the file ends within them.
    private static let known: Set<String> = ["fmt ", "ds64", "LIST", "cue ", "bext"]

    func walk(_ file: borrowing InputFile, path: String) throws(RecordingError) -> WaveContents {
        var contents = WaveContents()
        let head = try file.bytes(at: 0, count: 4)
        let isBigEndian = head.starts(with: "RIFX".utf8)
        var largeDataSize: Int?
        var walk = ChunkWalk(from: 12, headerBytes: 8, alignment: 2, isBigEndian: isBigEndian)
        while var header = try walk.next(in: file, &contents) {
            guard let identifier = header.identifier(), let declared = header.unsigned32() else {
                contents.trailingBytes = walk.strayBytes(in: file)
                break
            }
            let start = walk.start
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
            } else if walk.isCut(length, in: file) {
                contents.trailingBytes = walk.strayBytes(in: file)
                break
            }
            guard walk.skip(length, in: file) else { break }
        }
        return contents
    }
}
