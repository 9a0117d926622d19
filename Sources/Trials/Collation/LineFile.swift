import Recordings
import SignalKernels

/// The lines of a text file, read in blocks.
struct LineFile: ~Copyable {
    private static let blockSize = 256 << 10

    private let file: RawFile
    private let path: String
    private var buffer: [UInt8] = []
    private var position = 0
    private var offset = 0
    private var line = 0
    private var isAtEnd = false

    /// Opens a file; `offset` is where a line begins, bytes.
    ///
    /// - Throws: `cannotOpen`.
    init(path: String, offset: Int = 0) throws(RecordingError) {
        file = try Self.open(path)
        self.path = path
        self.offset = offset
    }

    private static func open(_ path: String) throws(RecordingError) -> RawFile {
        _ = try ContentHash.size(ofFile: path)
        do { return try RawFile(path: path, for: .reading) } catch { throw RecordingError(cannotOpen: path, error) }
    }

    /// The next line that is not blank, with its number from 1; `nil` at the end.
    mutating func next() throws(RecordingError) -> (text: String, number: Int)? {
        try nextWithPlace().map { ($0.text, $0.number) }
    }

    /// The next line that is not blank, with where it begins, bytes.
    mutating func nextWithPlace() throws(RecordingError) -> (text: String, number: Int, offset: Int)? {
        while true {
            let end = buffer[position...].firstIndex(of: 0x0A)
            guard end != nil || isAtEnd else {
                try fill()
                continue
            }
            guard position < buffer.count else { return nil }
            let place = offset - (buffer.count - position)
            let bytes = buffer[position..<(end ?? buffer.count)]
            position = end.map { $0 + 1 } ?? buffer.count
            line += 1
            let text = String(decoding: bytes, as: UTF8.self)
            if !text.allSatisfy(\.isWhitespace) { return (text, line, place) }
        }
    }

    private mutating func fill() throws(RecordingError) {
        buffer.removeFirst(position)
        position = 0
        var block = [UInt8](repeating: 0, count: Self.blockSize)
        let count: Int
        do { count = try file.read(into: &block, at: offset) } catch { throw RecordingError(cannotOpen: path, error) }
        buffer += block.prefix(count)
        offset += count
        isAtEnd = count < block.count
    }
}
