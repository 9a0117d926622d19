import Recordings

/// What decides whether a recording has to be done again: the bytes of its files, what is stated about them, the reference
/// table and the version of the program.
struct Fingerprint: Sendable {
    /// The version of the program.
    let version: String
    /// SHA-256 of the reference table; empty for the built-in one, which the version stands for.
    let reference: String

    /// The fingerprint, 64 hexadecimal digits; `nil` where a file's content is not known.
    func text(files: [(role: SensorRole, sha256: String?)], options: AnalysisOptions) -> String? {
        guard let stated = try? JSONLine.text(of: options) else { return nil }
        var lines = [RecordingResult.schema, version, reference, stated]
        for file in files {
            guard let hash = file.sha256 else { return nil }
            lines.append("\(file.role.rawValue) \(hash)")
        }
        return ContentHash.sha256(of: Array(lines.joined(separator: "\n").utf8))
    }
}
