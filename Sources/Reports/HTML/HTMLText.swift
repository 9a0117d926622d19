import Mustache
import SignalKernels

/// Makes text from outside harmless in an HTML page: in elements and in quoted attributes.
///
/// Besides the five characters that mean something in HTML it replaces what is invisible and could deceive: control
/// characters, and the marks that turn the direction of the text after them (a file name must not reorder the page).
enum HTMLText {
    /// The escaped text.
    static func escaped(_ text: String) -> String {
        var buffer = TextBuffer()
        append(text, to: &buffer)
        return buffer.string
    }

    /// Appends the escaped text.
    static func append(_ text: String, to buffer: inout TextBuffer) {
        // Byte for byte: a combining mark behind a quote makes one character of both, but the browser sees the quote.
        let start = buffer.count
        buffer.append(text)
        guard buffer.withSpan({ $0.firstIndex(from: start, where: mayNeedEscaping) }) != nil else { return }
        buffer.truncate(to: start)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": buffer.append("&amp;")
            case "<": buffer.append("&lt;")
            case ">": buffer.append("&gt;")
            case "\"": buffer.append("&quot;")
            case "'": buffer.append("&#39;")
            case _ where isDeceptive(scalar): buffer.append("\u{FFFD}")
            default: buffer.append(String(scalar))
            }
        }
    }

    /// Whether a character controls instead of showing something; a tabulator and line breaks are as good as blanks.
    static func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F..<0xA0: true
        // Arabic letter mark, left-to-right and right-to-left marks, embeddings, overrides, isolates; byte order mark.
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    private static func mayNeedEscaping(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF: true
        default: false
        }
    }
}

/// The escaping that every template uses instead of the library's own, which escapes character by character and so
/// overlooks a quote with a combining mark.
struct HTMLContent: MustacheContentType {
    /// The name by which templates ask for it.
    static let name = "STEPPAGE-HTML"

    func escapeText(_ text: String) -> String { HTMLText.escaped(text) }
}
