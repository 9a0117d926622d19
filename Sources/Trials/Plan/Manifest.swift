import Evaluation
import Recordings

/// A table that lists a trial's recordings, a row each.
struct Manifest {
    private static let identifiers = ["recording_id", "participant", "visit", "condition"]

    private let path: String
    private let folder: String
    private let table: Table
    private let area: ReadableArea

    /// Reads a manifest.
    ///
    /// - Throws: `cannotOpen`; `badData` for a table that cannot be understood, lacks its column, or names a recording twice.
    init(path: String, allowOutside: Bool) throws(RecordingError) {
        self.path = path
        folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        area = ReadableArea(root: folder.isEmpty ? "/" : folder, allowsOutside: allowOutside)
        let bytes = try TextFile.bytes(of: path, as: "a manifest")
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw RecordingError(.badData, path: path, "the manifest is not UTF-8", remedy: "save it as CSV UTF-8")
        }
        do throws(EvaluationError) { table = try Table(text: text, path: path, separators: [",", ";", "\t"]) } catch {
            throw RecordingError(.badData, path: path, line: error.line, error.message)
        }
        guard let ids = table.cells("recording_id") else {
            throw RecordingError(
                .badData, path: path, line: 1,
                "no column recording_id; recording_id and any of file, left, right, lower_back, force_plate are expected"
            )
        }
        var lines: [String: Int] = [:]
        for (id, line) in zip(ids, table.lines) {
            guard !id.allSatisfy(\.isWhitespace) else {
                throw RecordingError(.badData, path: path, line: line, "recording_id is empty")
            }
            if let other = lines.updateValue(line, forKey: id) {
                throw RecordingError(
                    .badData, path: path, line: line, "recording_id '\(id)' is named twice, first in line \(other)")
            }
        }
    }

    /// The recordings; what is wrong with one row is that recording's failure.
    func plan() -> TrialPlan {
        let roles = SensorRole.allCases.map(\.rawValue)
        let known = Self.identifiers + roles + AnalysisOptions.names
        let unused = table.header.filter { !known.contains(Self.name($0)) }
        var remarks: [String] = []
        if !unused.isEmpty {
            remarks.append("columns of the manifest that are not used: \(unused.joined(separator: ", "))")
        }
        return TrialPlan(
            root: folder, entries: table.rows.indices.map(entry), remarks: remarks)
    }

    private func entry(_ row: Int) -> TrialPlan.Entry {
        var cells: [String: String] = [:]
        for (name, cell) in zip(table.header, table.rows[row]) where !cell.allSatisfy(\.isWhitespace) {
            cells[Self.name(name)] = cell
        }
        var recording = TrialRecording(
            id: cells["recording_id"] ?? "", participant: cells["participant"], visit: cells["visit"],
            condition: cells["condition"], files: [], line: table.lines[row])
        recording.files = SensorRole.inOrder.compactMap { role in
            cells[role.rawValue].map { TrialFile(role, $0.hasPrefix("/") ? $0 : "\(folder)/\($0)") }
        }
        do throws(RecordingFailure) {
            recording.options = try Self.options(cells)
            recording.options.profile = try profile(cells["profile"])
            for file in recording.files where !area.contains(file.path) {
                throw RecordingFailure(
                    .outside, role: file.role, "the file lies outside of the manifest's folder",
                    hint: "--allow-outside reads it")
            }
            guard recording.options.profile != nil || recording.files.map(\.path).allSatisfy(area.containsProfile)
            else { throw ReadableArea.profileOutside }
            guard !recording.files.isEmpty else {
                throw RecordingFailure(
                    .usage, "no file is named; one of file, left, right, lower_back, force_plate is expected")
            }
            return TrialPlan.Entry(recording)
        } catch {
            var failure = error
            // Of what is wrong in the manifest, the line in the manifest is told.
            failure.line = table.lines[row]
            return TrialPlan.Entry(recording, failure: failure)
        }
    }

    /// A profile is a file of the manifest's folder, as recordings are, or a built-in one.
    private func profile(_ cell: String?) throws(RecordingFailure) -> String? {
        guard let cell else { return nil }
        guard let path = ProfileChoice(cell).path else { return cell }
        let file = path.hasPrefix("/") ? path : "\(folder)/\(path)"
        guard area.contains(file) else {
            throw ReadableArea.profileOutside
        }
        return file
    }

    /// Columns are called as switches are: `acc-unit` is `acc_unit`.
    private static func name(_ header: String) -> String {
        String(header.filter { !$0.isWhitespace }.map { $0 == "-" ? "_" : $0 }).lowercased()
    }

    private static func options(_ cells: [String: String]) throws(RecordingFailure) -> AnalysisOptions {
        func number(_ name: String) throws(RecordingFailure) -> Double? {
            guard let text = cells[name] else { return nil }
            guard let value = Double(text.filter { !$0.isWhitespace }), value.isFinite else {
                throw RecordingFailure(.usage, "\(name): a number is expected")
            }
            return value
        }
        var options = AnalysisOptions(
            rate: try number("rate"), accUnit: cells["acc_unit"], gyroUnit: cells["gyro_unit"], side: cells["side"],
            from: try number("from"), to: try number("to"), footLength: try number("foot_length"),
            legLength: try number("leg_length"), bodyHeight: try number("body_height"),
            verticalAxis: cells["vertical_axis"])
        if let text = cells["synchronized"] {
            switch text.lowercased() {
            case "true", "1", "yes": options.synchronized = true
            case "false", "0", "no": options.synchronized = false
            default:
                throw RecordingFailure(.usage, "synchronized: true or false is expected")
            }
        }
        return options
    }
}
