public import FootDrop

/// `report.html`: the report a clinician reads, in one file that loads nothing.
///
/// Figures are drawn here as scalable graphics with a text twin each; the script of the page only adds comfort.
public struct HTMLReport: SessionExporter {
    /// Creates the exporter.
    public init() {}

    /// The name of the file.
    public var fileName: String { "report.html" }

    /// Hands on the page of a session; what is in it is bounded, so it comes as one block.
    public func write<Failure: Error>(_ assessed: AssessedSession, _ take: ByteTaker<Failure>) throws(Failure) {
        try take(Templates.bytes(ReportPage(of: assessed), as: .session).span)
    }
}
