public import FootDrop
import SignalKernels

/// Turns a session into the content of one file of a result folder.
///
/// An exporter computes nothing about gait and depends on nothing but the assessed session: equal ones give equal bytes.
public protocol SessionExporter: Sendable {
    /// The name of the file in the result folder.
    var fileName: String { get }

    /// Whether a session has anything for the file; one without is not written.
    func applies(to assessed: AssessedSession) -> Bool

    /// Hands on the content of the file, front to back, in UTF-8.
    ///
    /// What grows with the number of strides comes a block at a time, so that it never stands in memory whole.
    func write<Failure: Error>(_ assessed: AssessedSession, _ take: ByteTaker<Failure>) throws(Failure)
}

extension SessionExporter {
    /// Most files are written for every session.
    public func applies(to assessed: AssessedSession) -> Bool { true }

    /// The whole content of the file.
    public func text(of assessed: AssessedSession) -> String {
        String(decoding: utf8(of: assessed), as: UTF8.self)
    }

    /// The whole content of the file in UTF-8.
    func utf8(of assessed: AssessedSession) -> [UInt8] {
        var bytes: [UInt8] = []
        write(assessed) { bytes.append(contentsOf: $0) }
        return bytes
    }
}

/// The files of a result folder.
public enum SessionExporters {
    /// Every exporter, in the order in which the files are written: what takes longest comes first.
    public static let all: [any SessionExporter] = [
        SessionJSON(), HTMLReport(), StrideTable(), EventTable(), ContactTable(), StumbleTable(),
    ]
}
