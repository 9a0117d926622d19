import FoundationEssentials

/// The tables of one result: a folder as the analysis writes it, or its stride table alone.
struct ResultFolder {
    var strides: Table
    /// `nil` when the folder has none.
    var gaitEvents: Table?
    /// `nil` when the folder has none.
    var stumbles: Table?

    init(path: String) throws(EvaluationError) {
        guard Self.isFolder(path) else {
            strides = try Self.table(path)
            return
        }
        strides = try Self.table("\(path)/strides.csv")
        gaitEvents = try Self.tableIfPresent("\(path)/gait_events.csv")
        stumbles = try Self.tableIfPresent("\(path)/stumbles.csv")
    }

    private static func isFolder(_ path: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType == .typeDirectory
    }

    private static func tableIfPresent(_ path: String) throws(EvaluationError) -> Table? {
        FileManager.default.fileExists(atPath: path) ? try table(path) : nil
    }

    private static func table(_ path: String) throws(EvaluationError) -> Table {
        let content: Data
        do {
            content = try Data(contentsOf: URL(filePath: path))
        } catch {
            let reason = FileManager.default.fileExists(atPath: path) ? "cannot be read" : "no such file"
            throw EvaluationError(.cannotOpen, path: path, "\(reason); a result folder or a stride table was expected")
        }
        guard let text = String(validating: content, as: UTF8.self) else {
            throw EvaluationError(.badData, path: path, "not text; a table in UTF-8 was expected")
        }
        return try Table(text: text, path: path)
    }
}
