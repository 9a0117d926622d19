import SignalKernels

/// The text of a file: where it stands, in which encoding, and what was found on the way.
struct DecodedText {
    /// Bytes in an encoding whose digits and delimiters are ASCII.
    var source: ByteSource
    /// The text without a byte-order mark and without NUL bytes behind it.
    var range: Range<Int>
    /// Whether names are single bytes of Windows-1252 and not UTF-8.
    var isWindows1252 = false
    /// What was decided.
    var decisions: [Recording.Decision] = []
    /// What a user should know.
    var notes: [QualityNote] = []

    /// Bytes at the front of a file in which the header must end.
    static let headSize = 1 << 18

    /// Finds the encoding of a file's text, where it is not stated.
    init(
        _ source: ByteSource, path: String, encoding stated: Stated<TextEncoding>? = nil
    ) throws(RecordingError) {
        let head = source.bytes(0..<Self.headSize)
        guard !head.isEmpty else { throw RecordingError(.badData, path: path, "the file is empty") }
        if case .foreign(let what, let remedy) = FileKind(FileHead(Array(head.prefix(FileHead.length)))) {
            throw RecordingError(.badData, path: path, "this is \(what)", remedy: remedy)
        }
        self.source = source
        range = 0..<source.count
        if let stated {
            decode(stated, head)
        } else if head.starts(with: [0xEF, 0xBB, 0xBF]) {
            range = 3..<source.count
            decisions.append(.init("encoding", "UTF-8", because: "byte-order mark"))
        } else if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            transcodeUTF16(isLittleEndian: head[0] == 0xFF, from: 2, because: "byte-order mark")
        }
        trimNULs()
        guard !range.isEmpty else { throw RecordingError(.badData, path: path, "the file holds no text") }
        try checkText(path: path, stated: stated)
    }

    /// Takes the text as it is stated to be; a byte-order mark is no part of it.
    private mutating func decode(_ stated: Stated<TextEncoding>, _ head: [UInt8]) {
        switch stated.value {
        case .utf8: if head.starts(with: [0xEF, 0xBB, 0xBF]) { range = 3..<source.count }
        case .windows1252: isWindows1252 = true
        case .utf16LittleEndian:
            return transcodeUTF16(
                isLittleEndian: true, from: head.starts(with: [0xFF, 0xFE]) ? 2 : 0, because: stated.evidence)
        case .utf16BigEndian:
            return transcodeUTF16(
                isLittleEndian: false, from: head.starts(with: [0xFE, 0xFF]) ? 2 : 0, because: stated.evidence)
        }
        decisions.append(.init("encoding", stated.value.rawValue, because: stated.evidence))
    }

    private mutating func transcodeUTF16(isLittleEndian: Bool, from start: Int, because evidence: String) {
        let bytes = source.bytes(start..<source.count)
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            isLittleEndian
                ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
                : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        }
        source = ByteSource(Array(String(decoding: units, as: UTF16.self).utf8))
        range = 0..<source.count
        decisions.append(
            .init(
                "encoding", isLittleEndian ? "UTF-16, little endian" : "UTF-16, big endian",
                because: evidence))
    }

    /// A logger that lost power leaves a tail of NUL bytes.
    private mutating func trimNULs() {
        let end = range.upperBound
        let block = 1 << 16
        var kept = range.upperBound
        trimming: while kept > range.lowerBound {
            let start = max(range.lowerBound, kept - block)
            for byte in source.bytes(start..<kept).reversed() {
                guard byte == 0 else { break trimming }
                kept -= 1
            }
        }
        guard kept < end else { return }
        range = range.lowerBound..<kept
        notes.append(
            QualityNote(
                code: "nul_tail", severity: .warning,
                message: "the file ends in \(end - kept) NUL bytes, as after a power loss: they are left out"))
    }

    /// Refuses what is no text, and tells UTF-8 from Windows-1252.
    private mutating func checkText(path: String, stated: Stated<TextEncoding>?) throws(RecordingError) {
        let head = source.bytes(range.lowerBound..<min(range.upperBound, range.lowerBound + Self.headSize))
        if let first = head.firstIndex(of: 0) {
            let even = stride(from: 0, to: head.count, by: 2).count { head[$0] == 0 }
            let odd = stride(from: 1, to: head.count, by: 2).count { head[$0] == 0 }
            let pairs = head.count / 2
            if max(even, odd) > pairs * 3 / 4, min(even, odd) < pairs / 8 {
                let order = even > odd ? "big endian" : "little endian"
                throw RecordingError(
                    .badData, path: path, "NUL bytes: this looks like UTF-16 (\(order)) without a byte-order mark",
                    remedy: "save it as UTF-8")
            }
            throw RecordingError(
                .badData, path: path, "a NUL byte at byte \(range.lowerBound + first): this is no text table")
        }
        let controls = head.count { $0 < 9 || ($0 > 13 && $0 < 32 && $0 != 27) }
        if controls > head.count / 20 {
            throw RecordingError(.badData, path: path, "binary data: this is no text table")
        }
        guard !isWindows1252 else { return }
        // A character may be cut at the end of the head.
        let whole = head.count < Self.headSize ? head[...] : head.dropLast(4)
        if String(validating: whole, as: UTF8.self) == nil, String(validating: head, as: UTF8.self) == nil {
            if let stated {
                throw RecordingError(.badData, path: path, "\(stated.evidence) says UTF-8, and the text is not")
            }
            isWindows1252 = true
            decisions.append(.init("encoding", "Windows-1252", because: "the header is not UTF-8"))
            notes.append(
                QualityNote(
                    code: "not_utf8", severity: .warning,
                    message: "the header is not UTF-8 and was read as Windows-1252: check names and units"))
        } else if stated == nil, decisions.isEmpty {
            // Without a byte-order mark.
            let isPlain = head.allSatisfy { $0 < 0x80 }
            let place = head.count < Self.headSize ? "" : "the first \(Self.headSize >> 10) KiB are "
            decisions.append(.init("encoding", "UTF-8", because: place + (isPlain ? "ASCII alone" : "valid UTF-8")))
        }
    }

    /// The text of some bytes.
    func text(_ bytes: some Collection<UInt8>) -> String {
        guard isWindows1252 else { return String(decoding: bytes, as: UTF8.self) }
        // What the two encodings do not share lies between 0x80 and 0x9F and stands for no unit.
        return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}
