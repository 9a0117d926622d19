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
}

/// What a file is, by its first bytes and whatever it is called.
enum FileKind: Equatable {
    /// Uncompressed samples in a container libsndfile reads; the format's identifier.
    case sound(format: String)
    /// Markers, force plates and events of a motion-capture laboratory.
    case c3d
    /// Something else that is known, and the way to a recording that can be read.
    case foreign(what: String, remedy: String)
    /// Nothing known by its first bytes: it may be a text table.
    case other

    /// Recognises a file.
    init(_ head: FileHead) {
        self = Self.sound(head) ?? Self.device(head) ?? Self.archive(head) ?? Self.document(head) ?? .other
    }

    private static func sound(_ head: FileHead) -> FileKind? {
        let isWave = head.begins(with: "WAVE", at: 8)
        if head.begins(with: "RIFF"), isWave { return .sound(format: "wav") }
        if head.begins(with: "RIFX"), isWave { return .sound(format: "rifx") }
        if head.begins(with: "RF64"), isWave { return .sound(format: "rf64") }
        if head.begins(with: "riff"), head.begins(with: [0x2E, 0x91, 0xCF, 0x11], at: 4) {
            return .sound(format: "w64")
        }
        if head.begins(with: "FORM"), head.begins(with: "AIF", at: 8) { return .sound(format: "aiff") }
        if head.begins(with: "caff"), !head.looksLikeText { return .sound(format: "caf") }
        let compressed = ["fLaC": "FLAC", "OggS": "Ogg", "ID3": "MP3"].first {
            head.begins(with: $0.key) && !head.looksLikeText
        }
        return compressed.map {
            .foreign(what: "compressed sound (\($0.value))", remedy: "unpack it to WAV first, without loss of channels")
        }
    }

    private static func device(_ head: FileHead) -> FileKind? {
        if head.begins(with: "MD"), !head.looksLikeText {
            return .foreign(
                what: "a raw Axivity .cwa recording", remedy: "export WAV or CSV with OmGui or omconvert first")
        }
        if head.begins(with: "Device Identity") {
            return .foreign(what: "a raw GENEActiv recording", remedy: "export it as CSV with the GENEActiv software")
        }
        if isC3D(head) {
            return .c3d
        }
        if head.begins(with: "XDF:"), !head.looksLikeText {
            return .foreign(what: "an XDF recording", remedy: "export the sensor's stream as CSV")
        }
        return nil
    }

    /// The second byte marks a C3D file; the parameter section it points to names one of three processors.
    private static func isC3D(_ head: FileHead) -> Bool {
        guard head.bytes.count >= 2, head.bytes[1] == 0x50, head.bytes[0] > 0, !head.looksLikeText else { return false }
        // The parameters nearly always follow the header; a file cut off before them is still a C3D file.
        let parameters = (Int(head.bytes[0]) - 1) * 512
        guard parameters + 3 < head.bytes.count else { return head.bytes[0] < 0x20 }
        return C3DProcessor(rawValue: head.bytes[parameters + 3]) != nil
    }

    private static func archive(_ head: FileHead) -> FileKind? {
        if head.begins(with: [0x50, 0x4B, 0x03, 0x04]) || head.begins(with: [0x50, 0x4B, 0x05, 0x06]) {
            return .foreign(
                what: "a zip archive (also .xlsx and .gt3x are such)", remedy: "unpack it, or export the table as CSV")
        }
        if head.begins(with: [0x1F, 0x8B]) {
            return .foreign(what: "a gzip file", remedy: "gunzip it first")
        }
        if head.begins(with: "BZh"), !head.looksLikeText {
            return .foreign(what: "a file compressed with bzip2", remedy: "bunzip2 it first")
        }
        if head.begins(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A]) {
            return .foreign(what: "a file compressed with xz", remedy: "unxz it first")
        }
        if head.begins(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            return .foreign(what: "a file compressed with zstd", remedy: "unzstd it first")
        }
        return nil
    }

    private static func document(_ head: FileHead) -> FileKind? {
        if head.begins(with: "MATLAB 5.0") || head.begins(with: "MATLAB 7.3") {
            return .foreign(what: "a MATLAB file", remedy: "export it as CSV with writetable")
        }
        if head.begins(with: [0x89, 0x48, 0x44, 0x46]) {
            return .foreign(what: "an HDF5 file", remedy: "export it as CSV, for example from Mobility Lab")
        }
        if head.begins(with: "SQLite format 3") {
            return .foreign(what: "an SQLite database", remedy: "export the recording as CSV")
        }
        if head.begins(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            return .foreign(what: "an old Excel workbook (.xls)", remedy: "save the sheet as CSV")
        }
        if head.begins(with: "PAR1"), !head.looksLikeText {
            return .foreign(what: "a Parquet file", remedy: "export it as CSV")
        }
        if head.begins(with: "%PDF") { return .foreign(what: "a PDF document", remedy: "export the recording as CSV") }
        if head.begins(with: "version https://git-lfs") {
            return .foreign(
                what: "a Git LFS pointer, not data", remedy: "fetch the content: git lfs pull")
        }
        let afterMark = head.begins(with: [0xEF, 0xBB, 0xBF]) ? head.bytes.dropFirst(3) : head.bytes[...]
        let text = String(decoding: afterMark.prefix(64), as: UTF8.self).lowercased().drop { $0.isWhitespace }
        if ["<!doctype", "<html", "<?xml"].contains(where: { text.hasPrefix($0) }) {
            return .foreign(
                what: "a web page or XML, not a recording", remedy: "download the file itself; a login may be needed")
        }
        return nil
    }
}
