import Recordings

/// What decides whether a recording has to be done again: the bytes of its files and of the profiles they are read by, what
/// is stated about them, the reference table and the version of the program.
struct Fingerprint: Sendable {
    /// The version of the program.
    let version: String
    /// SHA-256 of the reference table; empty for the built-in one, which the version stands for.
    let reference: String

    /// The fingerprint, 64 hexadecimal digits; `nil` where a file's content is not known.
    ///
    /// - Parameter profiles: SHA-256 of the profile of each file, empty for none; `nil` where one cannot be read.
    func text(
        files: [(role: SensorRole, sha256: String?)], profiles: [String]?, options: AnalysisOptions
    ) -> String? {
        guard let stated = try? JSONLine.text(of: options), let profiles else { return nil }
        var lines = [RecordingResult.schema, version, reference, stated]
        for file in files {
            guard let hash = file.sha256 else { return nil }
            lines.append("\(file.role.rawValue) \(hash)")
        }
        if profiles.contains(where: { !$0.isEmpty }) { lines.append("profiles " + profiles.joined(separator: " ")) }
        return ContentHash.sha256(of: Array(lines.joined(separator: "\n").utf8))
    }
}
