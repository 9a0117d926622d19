/// Fills templates with the values of a page.
struct TemplateRendering {
    private let library: [String: Template]
    private(set) var page: [UInt8] = []
    /// The values at hand, the innermost last: a name that none of them has is looked for farther out.
    ///
    /// A value that is named there and missing is missing: a table without a style must not take the page's.
    private var scope: [TemplateValue]

    /// Starts an empty page.
    init(_ value: TemplateValue, library: [String: Template]) {
        scope = [value]
        self.library = library
    }

    /// Appends a template of the library with the values at hand.
    mutating func append(_ name: String) {
        guard let template = library[name] else { preconditionFailure("there is no template \(name)") }
        append(template.parts, of: template)
    }

    private mutating func append(_ parts: [Template.Part], of template: Template) {
        for part in parts {
            switch part {
            case .text(let range): page.append(contentsOf: template.source[range])
            case .value(let path, let isEscaped): append(value(at: path), isEscaped: isEscaped)
            case .section(let path, let isInverted, let inner):
                append(inner, of: template, for: value(at: path), isInverted: isInverted)
            case .template(let name): append(name)
            }
        }
    }

    private mutating func append(_ value: TemplateValue?, isEscaped: Bool) {
        switch value {
        case .text(let text) where isEscaped: HTMLText.append(text, to: &page)
        case .text(let text): page.append(contentsOf: text.utf8)
        case .bytes(let bytes) where isEscaped: HTMLText.append(String(decoding: bytes, as: UTF8.self), to: &page)
        case .bytes(let bytes): page.append(contentsOf: bytes)
        case .flag, .list, .record, nil: break
        }
    }

    private mutating func append(
        _ inner: [Template.Part], of template: Template, for value: TemplateValue?, isInverted: Bool
    ) {
        var elements: [TemplateValue] = []
        switch value {
        case .list(let list): elements = list
        case .flag(let isSet):
            if isSet != isInverted { append(inner, of: template) }
            return
        case .some(let value): elements = [value]
        case nil: break
        }
        guard !isInverted else {
            if elements.isEmpty { append(inner, of: template) }
            return
        }
        for element in elements {
            scope.append(element)
            append(inner, of: template)
            scope.removeLast()
        }
    }

    private func value(at path: [String]) -> TemplateValue? {
        guard let first = path.first else { return scope.last }
        let owner = scope.last { $0.has(first) }
        return path.reduce(owner) { value, name in value?[name] }
    }
}
