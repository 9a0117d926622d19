/// Files that are no measurement table whatever their name says, recognized by their first bytes.
enum ForeignContent {
    private struct Signature {
        let bytes: [UInt8]
        let offset: Int
        let message: String
        let remedy: String?

        init(_ text: String, at offset: Int = 0, _ message: String, remedy: String? = nil) {
            self.init(Array(text.utf8), at: offset, message, remedy: remedy)
        }

        init(_ bytes: [UInt8], at offset: Int = 0, _ message: String, remedy: String? = nil) {
            self.bytes = bytes
            self.offset = offset
            self.message = message
            self.remedy = remedy
        }
    }

    private static let signatures = [
        Signature([0x1F, 0x8B], "this is a gzip file", remedy: "gunzip it first"),
        Signature("BZh", "this is a bzip2 file", remedy: "unpack it first"),
        Signature([0xFD, 0x37, 0x7A, 0x58, 0x5A], "this is an xz file", remedy: "unpack it first"),
        Signature(
            [0x50, 0x4B, 0x03, 0x04], "this is a zip archive (zip, xlsx or gt3x)",
            remedy: "unpack it, or export a CSV from the program that wrote it"),
        Signature(
            "MD", "this is a raw Axivity .cwa recording", remedy: "export WAV or CSV with OmGui or omconvert first"),
        Signature("\u{89}HDF".unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, "this is an HDF5 file",
            remedy: "export CSV from the program that wrote it"),
        Signature("MATLAB 5.0", "this is a MATLAB file", remedy: "export it with writetable first"),
        Signature("SQLite format 3", "this is an SQLite database", remedy: "export a CSV table first"),
        Signature([0xD0, 0xCF, 0x11, 0xE0], "this is an old Excel or Word file", remedy: "save it as CSV first"),
        Signature("%PDF", "this is a PDF document"),
        Signature("RIFF", "this is a RIFF file (WAV), not a text table", remedy: "give it a name ending in .wav"),
        Signature(
            "version https://git-lfs", "this is a Git LFS pointer, not data", remedy: "fetch the file with: git lfs pull"),
    ]

    /// Throws when the first bytes of a file belong to a format that is no text table.
    static func refuse(_ head: [UInt8], path: String) throws(RecordingError) {
        for signature in signatures {
            let end = signature.offset + signature.bytes.count
            guard head.count >= end, Array(head[signature.offset..<end]) == signature.bytes else { continue }
            // Two letters alone might begin a text.
            if signature.bytes == Array("MD".utf8), !head.contains(where: { $0 < 9 }) { continue }
            throw RecordingError(.badData, path: path, signature.message, remedy: signature.remedy)
        }
        // Byte 2 of a C3D file is 0x50 and byte 1 the number of its first parameter block.
        if head.count > 1, head[1] == 0x50, head[0] > 0, head[0] < 16 {
            throw RecordingError(.badData, path: path, "this is a C3D file, not a text table")
        }
        let start = String(decoding: head.prefix(200), as: UTF8.self).lowercased()
        let markup = start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        for tag in ["<!doctype", "<html", "<?xml"] where markup.hasPrefix(tag) {
            throw RecordingError(
                .badData, path: path, "this is a web or XML page, not data", remedy: "download the file itself")
        }
        if markup.hasPrefix("{") || markup.hasPrefix("[{") {
            throw RecordingError(.badData, path: path, "this is a JSON file, not a text table")
        }
    }
}
