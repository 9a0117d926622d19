public import Foundation

/// Where tests find files: the repository's own fixtures and, beside it, the real recordings.
public enum RepositoryFiles {
    /// The repository's root.
    public static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A file under `Fixtures/`.
    public static func fixture(_ name: String) -> URL { root.appendingPathComponent("Fixtures/\(name)") }

    /// The folder of real recordings: `STEPPAGE_REAL_DATA`, or `../shared/data`; `nil` when there is none.
    public static let realData: URL? = existing(
        ProcessInfo.processInfo.environment["STEPPAGE_REAL_DATA"].map { URL(fileURLWithPath: $0) }
            ?? root.deletingLastPathComponent().appendingPathComponent("shared/data"))

    /// The folder of genuine and damaged sample files beside the real recordings; `nil` when there is none.
    public static let realFormats: URL? = existing(
        realData?.deletingLastPathComponent().appendingPathComponent("formats"))

    private static func existing(_ url: URL?) -> URL? {
        url.flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }
    }
}
