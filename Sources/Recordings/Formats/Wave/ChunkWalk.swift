/// Goes from chunk to chunk of a sound file, whatever sizes the chunks declare.
///
/// At most 64 chunks are looked at, and none behind the end of the file.
struct ChunkWalk {
    private static let chunkLimit = 64

    /// Place of the chunk that was taken last, or of the first one.
    private(set) var offset: Int
    /// Bytes of a chunk's header.
    private let headerBytes: Int
    /// Chunks begin at multiples of it, counted from the end of their header.
    private let alignment: Int
    private let isBigEndian: Bool
    private var count = 0

    /// Where the content of the chunk that was taken last begins.
    var start: Int { offset + headerBytes }

    /// A walk that begins with the chunk at a place.
    init(from offset: Int, headerBytes: Int, alignment: Int, isBigEndian: Bool) {
        self.offset = offset
        self.headerBytes = headerBytes
        self.alignment = alignment
        self.isBigEndian = isBigEndian
    }

    /// The header of the next chunk and up to `further` bytes behind it; `nil` at the end.
    mutating func next(
        in file: borrowing InputFile, _ contents: inout WaveContents, further: Int = 0
    ) throws(RecordingError) -> ByteCursor? {
        guard file.size > offset else { return nil }
        guard count < Self.chunkLimit else {
            contents.hasTooManyChunks = true
            return nil
        }
        count += 1
        return ByteCursor(try file.bytes(at: offset, count: headerBytes + further)[...], isBigEndian: isBigEndian)
    }

    /// Bytes from here on that are no chunk; as few as align the chunk before are its padding.
    func strayBytes(in file: borrowing InputFile) -> Int {
        let remaining = file.size - offset
        return remaining >= alignment ? remaining : 0
    }

    /// Whether a chunk declares more bytes than the file holds.
    func isCut(_ length: Int, in file: borrowing InputFile) -> Bool { length > file.size - start }

    /// Goes behind a chunk of so many bytes; returns whether there is anything.
    mutating func skip(_ length: Int, in file: borrowing InputFile) -> Bool {
        guard length < file.size - start else { return false }
        offset = start + (length + alignment - 1) / alignment * alignment
        return true
    }
}
