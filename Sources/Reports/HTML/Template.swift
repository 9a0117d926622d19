/// A page with places for values, in the part of the language of Mustache that the pages of this program use.
///
/// `{{name}}` is escaped and `{{{name}}}` is not; `{{#name}} … {{/name}}` stands for every element of a list, for a record
/// or a text that is there, or while a flag is set, and `{{^name}} … {{/name}}` where that is not so; `{{>name}}` is another
/// template; `{{.}}` is the value at hand. A section, its end or a template that stands alone on a line takes the line
/// with it.
struct Template: Sendable {
    /// A piece of the page.
    enum Part: Sendable {
        /// Text as it stands, by its place in the source.
        case text(Range<Int>)
        /// A value by its path; an empty path is the value at hand.
        case value([String], isEscaped: Bool)
        /// A part that is repeated, shown or left out.
        case section([String], isInverted: Bool, [Part])
        /// Another template.
        case template(String)
    }

    /// What is wrong with a template.
    struct Problem: Error {
        /// What, a few words.
        let what: String
        /// Where, bytes from its start.
        let place: Int
    }

    /// The text of the template.
    let source: [UInt8]
    /// Its pieces in order.
    let parts: [Part]

    /// Takes a template apart.
    init(_ source: [UInt8]) throws(Problem) {
        var parser = TemplateParser(source: source)
        self.source = source
        parts = try parser.parts(of: nil)
    }
}

/// Takes a template apart, front to back.
private struct TemplateParser {
    let source: [UInt8]
    private var place = 0

    init(source: [UInt8]) { self.source = source }

    /// The pieces up to the end of a section, or of the template.
    ///
    /// - Parameters:
    ///   - section: The section's name; `nil` for the whole template.
    ///   - isAtLineStart: Whether nothing but a line's start comes before.
    mutating func parts(of section: String?, isAtLineStart: Bool = false) throws(Template.Problem) -> [Template.Part] {
        var isAtLineStart = isAtLineStart
        var parts: [Template.Part] = []
        while true {
            let start = place
            skipToTag()
            if start < place {
                parts.append(.text(start..<place))
                isAtLineStart = source[place - 1] == UInt8(ascii: "\n")
            }
            guard place < source.count else {
                guard section == nil else { throw problem("a section does not end") }
                return parts
            }
            place += 2
            let mark = place < source.count ? source[place] : 0
            switch mark {
            case UInt8(ascii: "#"), UInt8(ascii: "^"):
                let name = try name(behind: 1)
                let standsAlone = isAtLineStart && skipBlankRestOfLine()
                let inner = try self.parts(of: name, isAtLineStart: standsAlone)
                parts.append(.section(Self.path(name), isInverted: mark == UInt8(ascii: "^"), inner))
                isAtLineStart = standsAlone
            case UInt8(ascii: "/"):
                guard try name(behind: 1) == section else { throw problem("another section ends than began last") }
                if isAtLineStart { _ = skipBlankRestOfLine() }
                return parts
            case UInt8(ascii: ">"):
                parts.append(.template(try name(behind: 1)))
                isAtLineStart = isAtLineStart && skipBlankRestOfLine()
            case UInt8(ascii: "{"):
                parts.append(.value(Self.path(try name(behind: 1)), isEscaped: false))
                guard place < source.count, source[place] == UInt8(ascii: "}") else {
                    throw problem("three braces open and two close")
                }
                place += 1
                isAtLineStart = false
            default:
                parts.append(.value(Self.path(try name(behind: 0)), isEscaped: true))
                isAtLineStart = false
            }
        }
    }

    private mutating func skipToTag() {
        while place < source.count {
            if source[place] == UInt8(ascii: "{"), place + 1 < source.count, source[place + 1] == UInt8(ascii: "{") {
                return
            }
            place += 1
        }
    }

    /// The name of a tag, up to and with its closing braces.
    private mutating func name(behind marks: Int) throws(Template.Problem) -> String {
        let start = place + marks
        var end = start
        while end < source.count, source[end] != UInt8(ascii: "}") { end += 1 }
        guard start < end, end + 1 < source.count, source[end + 1] == UInt8(ascii: "}") else {
            throw problem("a tag without a name, or without its closing braces")
        }
        place = end + 2
        return String(decoding: source[start..<end], as: UTF8.self)
    }

    /// Goes to the next line if there are only blanks before it.
    private mutating func skipBlankRestOfLine() -> Bool {
        var end = place
        while end < source.count, source[end] == UInt8(ascii: " ") || source[end] == UInt8(ascii: "\t") { end += 1 }
        guard end == source.count || source[end] == UInt8(ascii: "\n") else { return false }
        place = min(source.count, end + 1)
        return true
    }

    private static func path(_ name: String) -> [String] {
        name == "." ? [] : name.split(separator: ".").map(String.init)
    }

    private func problem(_ what: String) -> Template.Problem { Template.Problem(what: what, place: place) }
}
