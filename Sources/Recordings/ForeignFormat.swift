/// A format that is known and not read, with the way to one that is.
struct ForeignFormat: Sendable {
    /// What to call it.
    var what: String
    /// The way to a recording that can be read.
    var remedy: String
    /// Whether a file begins like one.
    var matches: @Sendable (FileHead) -> Bool

    /// The first that fits a file's first bytes.
    static func recognised(_ head: FileHead) -> ForeignFormat? {
        all.first { $0.matches(head) }
    }

    private static let all = devices + archives + documents

    /// A file that begins with these characters.
    ///
    /// - Parameter isBinary: Whether text that happens to begin so is something else.
    private init(_ text: String, isBinary: Bool = true, at offset: Int = 0, _ what: String, _ remedy: String) {
        self.init(what, remedy, matches: { $0.begins(with: text, at: offset) && !(isBinary && $0.looksLikeText) })
    }

    /// A file that begins with these bytes.
    private init(_ magic: [UInt8], at offset: Int = 0, _ what: String, _ remedy: String) {
        self.init(what, remedy, matches: { $0.begins(with: magic, at: offset) })
    }

    private init(_ what: String, _ remedy: String, matches: @escaping @Sendable (FileHead) -> Bool) {
        self.what = what
        self.remedy = remedy
        self.matches = matches
    }

    private static let asCSV = "export the recording as CSV"

    // MARK: - Devices and laboratories

    private static let devices: [ForeignFormat] = [
        ForeignFormat("MD", "a raw Axivity .cwa recording", "export WAV or CSV with OmGui or omconvert first"),
        ForeignFormat(
            "Device Identity", isBinary: false, "a raw GENEActiv recording",
            "export it as CSV with the GENEActiv software"),
        ForeignFormat("XDF:", "an XDF recording", "export the sensor's stream as CSV"),
        ForeignFormat(
            "an AMTI NetForce .bsf recording", "export it as text with NetForce, or as C3D", matches: isNetForce),
        ForeignFormat(
            [0xFF] + Array("BIOSEMI".utf8), "a BDF recording", "export the acceleration channels as CSV"),
        ForeignFormat("an EDF recording", "export the acceleration channels as CSV", matches: isEDF),
        ForeignFormat("TDSm", "a LabVIEW TDMS file", asCSV),
        ForeignFormat([0x93] + Array("NUMPY".utf8), "a NumPy array", "save it as CSV with a header of names"),
        ForeignFormat("#ROSBAG V", isBinary: false, "a ROS bag", "export the sensor's topic as CSV"),
        ForeignFormat(
            ".FIT", at: 8, "a Garmin .fit file", "export the accelerometer's samples as CSV"),
    ]

    /// A version of 100 or 105, then the size of the header, then how many plates and instruments there are.
    private static func isNetForce(_ head: FileHead) -> Bool {
        guard let version = head.littleEndian32(at: 0), version == 100 || version == 105,
            let size = head.littleEndian32(at: 4), (256..<4096).contains(size),
            let plates = head.littleEndian32(at: 8), let instruments = head.littleEndian32(at: 12)
        else { return false }
        return (1...64).contains(plates + instruments)
    }

    /// Version 0 in eight characters; far behind it a date and a time with points.
    private static func isEDF(_ head: FileHead) -> Bool {
        guard head.begins(with: "0       "), head.bytes.count >= 256 else { return false }
        let stamp = head.bytes[168..<184]
        return stamp.enumerated().allSatisfy { place, byte in
            place % 8 == 2 || place % 8 == 5 ? byte == UInt8(ascii: ".") : (0x30...0x39).contains(byte)
        }
    }

    // MARK: - Archives and compressed files

    private static let archives: [ForeignFormat] =
        [
            ForeignFormat(
                "a raw ActiGraph .gt3x recording", "export the raw data as CSV with ActiLife or CentrePoint",
                matches: { isZip($0, holding: ["log.bin", "activity.bin", "info.txt"]) }),
            ForeignFormat(
                "an Excel workbook (.xlsx)", "save the sheet as CSV",
                matches: { isZip($0, holding: ["[Content_Types].xml", "xl/", "_rels/.rels"]) }),
            ForeignFormat(
                "a spreadsheet (.ods)", "save the sheet as CSV",
                matches: { isZip($0, holding: ["mimetype"]) && $0.contains("opendocument.spreadsheet") }),
            ForeignFormat(
                "a zip archive", "unpack it, and give the table it holds", matches: { isZip($0, holding: [""]) }),
            ForeignFormat([0x1F, 0x8B], "a gzip file", "gunzip it first"),
            ForeignFormat("BZh", "a file compressed with bzip2", "bunzip2 it first"),
            ForeignFormat([0xFD, 0x37, 0x7A, 0x58, 0x5A], "a file compressed with xz", "unxz it first"),
            ForeignFormat([0x28, 0xB5, 0x2F, 0xFD], "a file compressed with zstd", "unzstd it first"),
            ForeignFormat([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive", "unpack it first"),
            ForeignFormat([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07], "a RAR archive", "unpack it first"),
            ForeignFormat(
                "ustar", isBinary: true, at: 257, "a tar archive", "unpack it, and give the recording it holds"),
        ]
        + [("OggS", "Ogg"), ("ID3", "MP3")].map { magic, name in
            ForeignFormat(
                magic, "sound compressed with loss (\(name)): its samples are not what was measured",
                "export the recording as WAV or FLAC")
        }

    /// A zip archive whose first member has one of these names, or begins with it where it ends in a slash.
    private static func isZip(_ head: FileHead, holding names: [String]) -> Bool {
        if head.begins(with: [0x50, 0x4B, 0x05, 0x06]) { return names == [""] }
        guard head.begins(with: [0x50, 0x4B, 0x03, 0x04]) else { return false }
        guard let length = head.littleEndian16(at: 26), 30 + length <= head.bytes.count else { return names == [""] }
        let member = String(decoding: head.bytes[30..<30 + length], as: UTF8.self)
        return names.contains { $0.isEmpty || ($0.hasSuffix("/") ? member.hasPrefix($0) : member == $0) }
    }

    // MARK: - Documents

    private static let documents: [ForeignFormat] = [
        ForeignFormat(
            "MATLAB 7.3", isBinary: false, "a MATLAB file (version 7.3)", "export it as CSV with writetable"),
        ForeignFormat(
            "MATLAB 5.0", isBinary: false, "a MATLAB file (version 5)", "export it as CSV with writetable"),
        ForeignFormat(
            [0x89, 0x48, 0x44, 0x46], "an HDF5 file", "export it as CSV, for example from Mobility Lab"),
        ForeignFormat(
            "an ActiGraph .agd database of epoch counts", "export the raw data; gait cannot be computed from counts",
            matches: isEpochDatabase),
        ForeignFormat("SQLite format 3", isBinary: false, "an SQLite database", asCSV),
        ForeignFormat([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook (.xls)", "save the sheet as CSV"),
        ForeignFormat("PAR1", "a Parquet file", "export it as CSV"),
        ForeignFormat("ARROW1", "an Arrow or Feather file", "export it as CSV"),
        ForeignFormat("$FL2", "an SPSS file", "export it as CSV"),
        ForeignFormat("{\\rtf", isBinary: false, "a formatted document (.rtf)", "save it as plain text"),
        ForeignFormat("%PDF", isBinary: false, "a PDF document", asCSV),
        ForeignFormat([0x89, 0x50, 0x4E, 0x47], "a picture (PNG)", asCSV),
        ForeignFormat([0xFF, 0xD8, 0xFF], "a picture (JPEG)", asCSV),
        ForeignFormat("ftyp", at: 4, "a video or sound file (MP4)", asCSV),
        ForeignFormat(
            "version https://git-lfs", isBinary: false, "a Git LFS pointer, not data",
            "fetch the content: git lfs pull"),
        ForeignFormat(
            "a web page, not a recording", "download the file itself; a login may be needed",
            matches: { isMarkup($0, ["<!doctype", "<html"]) }),
        ForeignFormat(
            "an XML document, not a recording", asCSV, matches: { isMarkup($0, ["<?xml"]) }),
        ForeignFormat(
            "JSON, not a table of samples",
            "give the recording itself; what describes it is found beside it, or passed with --profile", matches: isJSON
        ),
    ]

    /// ActiLife's tables stand in the schema on the first page.
    private static func isEpochDatabase(_ head: FileHead) -> Bool {
        head.begins(with: "SQLite format 3") && ["wtvBouts", "capsense", "awakenings"].contains(where: head.contains)
    }

    private static func isMarkup(_ head: FileHead, _ beginnings: [String]) -> Bool {
        let text = String(decoding: afterMark(head).prefix(64), as: UTF8.self).lowercased().drop { $0.isWhitespace }
        return beginnings.contains { text.hasPrefix($0) }
    }

    /// An object with a first key, or a list of objects, lists or texts; neither a line such as `[Force Data]` nor one of
    /// JSON above a table.
    private static func isJSON(_ head: FileHead) -> Bool {
        let characters = afterMark(head).lazy.filter { $0 > 0x20 }.prefix(2).map { Character(Unicode.Scalar($0)) }
        guard ["{\"", "{}", "[{", "[[", "[\"", "[]"].contains(String(characters)) else { return false }
        let lines = afterMark(head).split { $0 == 0x0A || $0 == 0x0D }.lazy.map { line in line.filter { $0 > 0x20 } }
            .filter { !$0.isEmpty }.prefix(2)
        guard let first = lines.first, lines.count == 2, first.last.map("}]".utf8.contains) == true,
            let next = lines.dropFirst().first?.first
        else { return true }
        return "{}[]\",".utf8.contains(next)
    }

    /// The bytes behind the mark of UTF-8.
    private static func afterMark(_ head: FileHead) -> ArraySlice<UInt8> {
        head.begins(with: [0xEF, 0xBB, 0xBF]) ? head.bytes.dropFirst(3) : head.bytes[...]
    }
}
