import SignalKernels

/// The first lines of a text table.
struct TableHead {
    /// A line and where it stands.
    struct Line: Sendable, Hashable {
        /// Counted from 1.
        var number: Int
        /// Byte of its first character.
        var offset: Int
        /// Its text without the line end.
        var text: String
        /// Whether it is a comment, by the same rule as between the rows.
        var isComment: Bool

        /// Creates a line; `commentMark` starts a comment beside the usual marks.
        init(number: Int, offset: Int, text: String, commentMark: Character? = nil) {
            self.number = number
            self.offset = offset
            self.text = text
            let start = text.drop { $0 == " " || $0 == "\t" }
            isComment =
                start.hasPrefix("//") || start.hasPrefix("%") || (start.hasPrefix("#") && !start.hasPrefix("#N"))
                || (commentMark != nil && start.first == commentMark)
        }

        /// Whether there is nothing in it.
        var isBlank: Bool { text.utf8.allSatisfy { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) } }
    }

    /// The lines, the last one only when it is whole or ends the text.
    var lines: [Line] = []
    /// The byte that ends a line.
    var lineEnd = UInt8(ascii: "\n")

    /// Longer than any header, and enough rows to know a table by.
    private static let greatestCount = 200

    /// Cuts the front of a text into lines.
    ///
    /// - Parameter commentMark: what starts a comment beside the usual marks.
    init(_ text: DecodedText, commentMark: Character? = nil, path: String) throws(RecordingError) {
        let end = min(text.range.upperBound, text.range.lowerBound + DecodedText.headSize)
        let bytes = text.source.bytes(text.range.lowerBound..<end)
        if !bytes.contains(lineEnd), bytes.contains(UInt8(ascii: "\r")) { lineEnd = UInt8(ascii: "\r") }
        let isWhole = end == text.range.upperBound
        var start = bytes.startIndex
        while start < bytes.endIndex, lines.count < Self.greatestCount {
            let stop = bytes[start...].firstIndex(of: lineEnd)
            guard stop != nil || isWhole else { break }
            var line = bytes[start..<(stop ?? bytes.endIndex)]
            if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
            lines.append(
                Line(
                    number: lines.count + 1, offset: text.range.lowerBound + start, text: text.text(line),
                    commentMark: commentMark))
            start = (stop ?? bytes.endIndex - 1) + 1
        }
        if lines.isEmpty {
            throw RecordingError(
                .badData, path: path, line: 1,
                "no line end in the first \(DecodedText.headSize / 1024) kB: this is no text table")
        }
        if lines.allSatisfy(\.isBlank) {
            throw RecordingError(.badData, path: path, "the file holds only blank lines")
        }
    }
}
