import Mustache

/// The templates of the reports, each page's read once when it is first made.
enum Templates {
    /// The pages there are.
    enum Page {
        /// A session's report.
        case session
        /// Two sessions of a person.
        case comparison
        /// A trial.
        case cohort
    }

    /// Renders a value with the templates of a page, or with one part of it; every name in double braces is escaped.
    static func render(_ value: Any, as page: Page, part: String = "page") -> String {
        let library =
            switch page {
            case .session: session
            case .comparison: comparison
            case .cohort: cohort
            }
        guard let text = library.render(fields(of: value), withTemplate: part) else {
            preconditionFailure("there is no template \(part)")
        }
        return text
    }

    /// The same in UTF-8.
    static func bytes(_ value: Any, as page: Page) -> [UInt8] { Array(render(value, as: page).utf8) }

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

    private static let session = library([
        "page": PackageResources.page_mustache,
        "essentials": PackageResources.essentials_mustache,
        "feet": PackageResources.feet_mustache,
        "events": PackageResources.events_mustache,
        "background": PackageResources.background_mustache,
        "method": PackageResources.method_mustache,
        "table": PackageResources.table_mustache,
        "figure": PackageResources.figure_mustache,
    ])

    private static let comparison = library([
        "page": PackageResources.comparison_mustache,
        "table": PackageResources.table_mustache,
        "figure": PackageResources.figure_mustache,
    ])

    private static let cohort = library([
        "page": PackageResources.cohort_mustache,
        "links": PackageResources.links_mustache,
        "table": PackageResources.table_mustache,
        "figure": PackageResources.figure_mustache,
    ])

    /// Reads a page and what it is put together of.
    ///
    /// Short parts: the time to read one grows with the square of its length.
    private static func library(_ sources: [String: [UInt8]]) -> MustacheLibrary {
        MustacheContentTypes.register(HTMLContent(), named: HTMLContent.name)
        do {
            return MustacheLibrary(
                templates: try sources.mapValues { source in
                    try MustacheTemplate(string: "{{% CONTENT_TYPE:\(HTMLContent.name)}}" + text(source))
                })
        } catch {
            preconditionFailure("a template of the report is not valid: \(error)")
        }
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
