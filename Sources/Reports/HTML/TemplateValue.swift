/// What a template can ask for.
enum TemplateValue {
    case text(String)
    /// Text in UTF-8.
    case bytes([UInt8])
    case flag(Bool)
    case list([TemplateValue])
    /// Named values; `nil` for one that is not there.
    case record([(name: String, value: TemplateValue?)])

    /// Takes a value of a page: its stored properties become a record, once and for all; `nil` for none.
    init?(_ value: Any) {
        switch value {
        case let text as String: self = .text(text)
        case let flag as Bool: self = .flag(flag)
        // An empty list is a list of anything: it must not be taken for bytes.
        case let texts as [String]: self = .list(texts.map(TemplateValue.text))
        case let bytes as [UInt8]: self = .bytes(bytes)
        default:
            let mirror = Mirror(reflecting: value)
            switch mirror.displayStyle {
            case .optional:
                guard let wrapped = mirror.children.first?.value else { return nil }
                self.init(wrapped)
            case .collection: self = .list(mirror.children.compactMap { TemplateValue($0.value) })
            case .struct:
                self = .record(
                    mirror.children.compactMap { name, field in name.map { ($0, TemplateValue(field)) } })
            default: self = .text(String(describing: value))
            }
        }
    }

    /// Whether a record has a name, be its value there or not.
    func has(_ name: String) -> Bool {
        guard case .record(let fields) = self else { return false }
        return fields.contains { $0.name == name }
    }

    /// The value of a name in a record.
    subscript(name: String) -> TemplateValue? {
        guard case .record(let fields) = self else { return nil }
        return fields.first { $0.name == name }?.value
    }
}
