/// The first bytes of a file.
struct FileHead {
    /// How many bytes are enough to know a file by.
    static let length = 4096

    /// The bytes.
    let bytes: [UInt8]

    /// Keeps the first bytes of a file.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether there are no control characters but those of text.
    var looksLikeText: Bool {
        !bytes.isEmpty && bytes.allSatisfy { $0 >= 0x20 || (0x09...0x0D).contains($0) }
    }

    /// The first few bytes for a message: as text when they are text, hexadecimal otherwise.
    var beginning: String {
        let first = bytes.prefix(12)
        if first.allSatisfy({ (0x20...0x7E).contains($0) }) { return "'\(String(decoding: first, as: UTF8.self))'" }
        return first.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
    }

    /// Whether the file begins with these characters.
    func begins(with text: String, at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: text.utf8) }

    /// Whether the file begins with these bytes.
    func begins(with magic: [UInt8], at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: magic) }

    /// An unsigned number of two bytes, the lower one first; `nil` behind the end.
    func littleEndian16(at offset: Int) -> Int? {
        guard offset >= 0, offset + 1 < bytes.count else { return nil }
        return Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
    }

    /// An unsigned number of four bytes, the lowest one first; `nil` behind the end.
    func littleEndian32(at offset: Int) -> Int? {
        guard let low = littleEndian16(at: offset), let high = littleEndian16(at: offset + 2) else { return nil }
        return low | high << 16
    }

    /// Whether some characters stand anywhere in the head.
    func contains(_ text: String) -> Bool { bytes.firstRange(of: Array(text.utf8)) != nil }
}

/// What a file is, by its first bytes and whatever it is called.
enum FileKind: Equatable {
    /// Samples, uncompressed or compressed without loss.
    case sound(SoundContainer)
    /// Markers, force plates and events of a motion-capture laboratory.
    case c3d
    /// Something else that is known, and the way to a recording that can be read.
    case foreign(what: String, remedy: String)
    /// Nothing known by its first bytes: it may be a text table.
    case other

    /// Recognises a file.
    init(_ head: FileHead) {
        if let container = SoundContainer(head) {
            self = .sound(container)
        } else if Self.isC3D(head) {
            self = .c3d
        } else if let foreign = ForeignFormat.recognised(head) {
            self = .foreign(what: foreign.what, remedy: foreign.remedy)
        } else {
            self = .other
        }
    }

    /// The second byte marks a C3D file; the parameter section it points to names one of three processors.
    private static func isC3D(_ head: FileHead) -> Bool {
        guard head.bytes.count >= 2, head.bytes[1] == 0x50, head.bytes[0] > 0, !head.looksLikeText else { return false }
        // The parameters nearly always follow the header; a file cut off before them is still a C3D file.
        let parameters = (Int(head.bytes[0]) - 1) * 512
        guard parameters + 3 < head.bytes.count else { return head.bytes[0] < 0x20 }
        return C3DProcessor(rawValue: head.bytes[parameters + 3]) != nil
    }
}
