import FoundationEssentials

/// Small files that lie beside a recording and say something about it.
enum SidecarText {
    /// Reads a JSON document.
    ///
    /// - Throws: `cannotOpen` when the file cannot be read, `badData` when it is no such document.
    static func decode<Document: Decodable>(
        _ type: Document.Type, path: String
    ) throws(RecordingError) -> Document {
        let bytes = try TextFile.bytes(of: path, as: "a file that goes with a recording")
        do { return try JSONDecoder().decode(type, from: Data(bytes)) } catch {
            throw RecordingError(.badData, path: path, "no JSON document as expected: \(Self.words(error))")
        }
    }

    private static func words(_ error: any Error) -> String {
        switch error as? DecodingError {
        case .typeMismatch(_, let context)?, .valueNotFound(_, let context)?, .dataCorrupted(let context)?:
            let place = context.codingPath.map(\.stringValue).joined(separator: ".")
            return place.isEmpty ? context.debugDescription : "'\(place)': \(context.debugDescription)"
        case .keyNotFound(let key, _)?: return "'\(key.stringValue)' is missing"
        default: return "\(error)"
        }
    }

    /// The rows of a tab-separated table with a line of names, as dictionaries.
    static func table(path: String) throws(RecordingError) -> [[String: String]] {
        let (names, rows) = try cells(path: path)
        return rows.map { Dictionary(zip(names, $0)) { first, _ in first } }
    }

    /// The names and the rows of a tab-separated table, each with a cell a name.
    static func cells(path: String) throws(RecordingError) -> (names: [String], rows: [[String]]) {
        var bytes = try TextFile.bytes(of: path, as: "a table that goes with a recording")[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        let separation = CellSeparation(delimiter: "\t")
        let lines = String(decoding: bytes, as: UTF8.self).split { $0.isNewline }.map { separation.cells(String($0)) }
        guard let names = lines.first else { throw RecordingError(.badData, path: path, "the file is empty") }
        for (number, cells) in lines.enumerated().dropFirst() where cells.count != names.count {
            throw RecordingError(
                .badData, path: path, line: number + 1, "\(cells.count) cells, expected \(names.count)")
        }
        return (names, Array(lines.dropFirst()))
    }
}
