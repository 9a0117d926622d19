package import FoundationEssentials

/// The tables of one result: a folder as the analysis writes it, or its stride table alone.
package struct ResultFolder {
    /// The strides.
    package var strides: Table
    /// `nil` when the folder has none.
    var gaitEvents: Table?
    /// `nil` when the folder has none.
    var stumbles: Table?
    /// `nil` when there is only a stride table.
    private var folder: String?

    /// Reads the tables.
    package init(path: String) throws(EvaluationError) {
        guard Self.isFolder(path) else {
            strides = try Self.table(path)
            return
        }
        folder = path
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

    /// Another file of the folder; `nil` when there is none.
    package func file(_ name: String) throws(EvaluationError) -> (path: String, content: Data)? {
        guard let folder, FileManager.default.fileExists(atPath: "\(folder)/\(name)") else { return nil }
        return ("\(folder)/\(name)", try Self.content("\(folder)/\(name)"))
    }

    private static func table(_ path: String) throws(EvaluationError) -> Table {
        guard let text = String(validating: try content(path), as: UTF8.self) else {
            throw EvaluationError(.badData, path: path, "not text; a table in UTF-8 was expected")
        }
        return try Table(text: text, path: path)
    }

    private static func content(_ path: String) throws(EvaluationError) -> Data {
        do { return try Data(contentsOf: URL(filePath: path)) } catch {
            let reason = FileManager.default.fileExists(atPath: path) ? "cannot be read" : "no such file"
            throw EvaluationError(.cannotOpen, path: path, "\(reason); a result folder or a stride table was expected")
        }
    }
}
