public import FootDrop

/// Turns a session into the text of one file of a result folder.
///
/// An exporter computes nothing about gait and depends on nothing but the assessed session: equal ones give equal bytes.
public protocol SessionExporter: Sendable {
    /// The name of the file in the result folder.
    var fileName: String { get }

    /// Whether a session has anything for the file; one without is not written.
    func applies(to assessed: AssessedSession) -> Bool

    /// The whole content of the file.
    func text(of assessed: AssessedSession) -> String
}

extension SessionExporter {
    /// Most files are written for every session.
    public func applies(to assessed: AssessedSession) -> Bool { true }
}

/// The files of a result folder.
public enum SessionExporters {
    /// Every exporter, in the order in which the files are written.
    public static let all: [any SessionExporter] = [
        SessionJSON(), StrideTable(), EventTable(), StumbleTable(), ContactTable(), HTMLReport(),
    ]
}
