public import FootDrop

/// `report.html`: the report a clinician reads, in one file that loads nothing.
///
/// Figures are drawn here as scalable graphics with a text twin each; the script of the page only adds comfort.
public struct HTMLReport: SessionExporter {
    /// Creates the exporter.
    public init() {}

    /// The name of the file.
    public var fileName: String { "report.html" }

    /// The page of a session.
    public func text(of assessed: AssessedSession) -> String {
        Templates.render(ReportPage(of: assessed), with: "page")
    }
}
