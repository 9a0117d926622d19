extension FormatSignature {
    /// Exports of Actical: counts of epochs, no signal.
    static let actical = counts("actical", "Actical", beginning: "Actical List Export File")

    /// Exports of Actiware (Actiwatch): counts of epochs, no signal.
    static let actiware = counts("actiware", "Actiware", beginning: "Actiware")

    private static func counts(_ id: String, _ name: String, beginning: String) -> FormatSignature {
        FormatSignature(id, name, isTestedOnGenuineFiles: true) { front throws(RecordingError) in
            guard front.begins(1, beginning) else { return nil }
            throw RecordingError(
                .badData, path: front.path, line: 1,
                "epoch counts of \(name): not a raw signal, gait cannot be computed",
                remedy: "record and export raw acceleration")
        }
    }
}
