/// The templates of the reports, read once.
enum Templates {
    /// Renders a value with a template; every name in double braces is escaped.
    static func render(_ value: Any, with name: String) -> String {
        String(decoding: page(value, with: name), as: UTF8.self)
    }

    /// The same in UTF-8.
    static func page(_ value: Any, with name: String) -> [UInt8] {
        guard let value = TemplateValue(value) else { preconditionFailure("there is nothing to render") }
        var rendering = TemplateRendering(value, library: library)
        rendering.append(name)
        return rendering.page
    }

    /// The style of the page.
    static let style = text(PackageResources.style_css)
    /// The style of a comparison: the page's and a little more.
    static let comparisonStyle = style + text(PackageResources.comparison_css)
    /// The style of a report on a trial: the page's and a little more.
    static let cohortStyle = style + text(PackageResources.cohort_css)
    /// The script of the page.
    static let script = text(PackageResources.script_js)

    private static let library: [String: Template] = {
        do {
            return [
                "page": try Template(PackageResources.page_mustache),
                "comparison": try Template(PackageResources.comparison_mustache),
                "table": try Template(PackageResources.table_mustache),
                "figure": try Template(PackageResources.figure_mustache),
                "method": try Template(PackageResources.method_mustache),
                "cohort": try Template(PackageResources.cohort_mustache),
                "links": try Template(PackageResources.links_mustache),
            ]
        } catch {
            preconditionFailure("a template of the report is not valid: \(error)")
        }
    }()

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
