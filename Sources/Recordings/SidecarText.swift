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
        let table = try TabTable(path: path)
        return (0..<table.rowCount).map { row in
            Dictionary(zip(table.names, table.row(row))) { first, _ in first }
        }
    }
}
