import Mustache

/// The templates of the report, read once.
enum Templates {
    /// Renders a value with a template; every name in double braces is escaped.
    static func render(_ value: Any, with name: String) -> String {
        guard let text = library.render(value, withTemplate: name) else {
            preconditionFailure("there is no template \(name)")
        }
        return text
    }

    /// The style of the page.
    static let style = text(PackageResources.style_css)
    /// The style of a comparison: the page's and a little more.
    static let comparisonStyle = style + text(PackageResources.comparison_css)
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
