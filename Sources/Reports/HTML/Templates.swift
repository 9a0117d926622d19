import Mustache

/// The templates of the report, read once.
enum Templates {
    /// Renders a value with a template; every name in double braces is escaped.
    static func render(_ value: Any, with name: String) -> String {
        guard let text = library.render(fields(of: value), withTemplate: name) else {
            preconditionFailure("there is no template \(name)")
        }
        return text
    }

    /// The same in UTF-8.
    static func page(_ value: Any, with name: String) -> [UInt8] { Array(render(value, with: name).utf8) }

    /// The stored properties of a value by name, without those that are `nil`.
    ///
    /// The library reflects on a value anew for every name; the page, in which every name that is not found further in is
    /// looked up at last, would cost more than all the rest.
    private static func fields(of value: Any) -> [String: Any] {
        var fields: [String: Any] = [:]
        for case (let name?, let field) in Mirror(reflecting: value).children {
            let mirror = Mirror(reflecting: field)
            fields[name] = mirror.displayStyle == .optional ? mirror.children.first?.value : field
        }
        return fields
    }

    /// The style of the page.
    static let style = text(PackageResources.style_css)
    /// The style of a comparison: the page's and a little more.
    static let comparisonStyle = style + text(PackageResources.comparison_css)
    /// The style of a report on a trial: the page's and a little more.
    static let cohortStyle = style + text(PackageResources.cohort_css)
    /// The script of the page.
    static let script = text(PackageResources.script_js)

    private static let library: MustacheLibrary = {
        MustacheContentTypes.register(HTMLContent(), named: HTMLContent.name)
        let sources: [String: [UInt8]] = [
            "page": PackageResources.page_mustache,
            "comparison": PackageResources.comparison_mustache,
            "table": PackageResources.table_mustache,
            "figure": PackageResources.figure_mustache,
            "method": PackageResources.method_mustache,
            "cohort": PackageResources.cohort_mustache,
            "links": PackageResources.links_mustache,
        ]
        do {
            return MustacheLibrary(
                templates: try sources.mapValues { source in
                    try MustacheTemplate(string: "{{% CONTENT_TYPE:\(HTMLContent.name)}}" + text(source))
                })
        } catch {
            preconditionFailure("a template of the report is not valid: \(error)")
        }
    }()

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
