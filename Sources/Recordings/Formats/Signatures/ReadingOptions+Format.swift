extension ReadingOptions {
    /// Recognises the format of a table and takes what it states, which the user and a profile beat; `nil` when it is none
    /// that is known.
    ///
    /// - Throws: `badData` for a table of a known format that cannot be read and for one that two formats fit, unless a
    ///   profile states its sensors.
    mutating func takeFormat(of head: TableHead, path: String) throws(RecordingError) -> RecognisedFormat? {
        do throws(RecordingError) {
            guard let format = try FormatSignature.recognised(TableFront(head, path: path)) else { return nil }
            tableStatements.append(format.statement)
            return format
        } catch {
            guard tableStatements.contains(where: { !$0.sensors.isEmpty }) else { throw error }
            return nil
        }
    }
}
