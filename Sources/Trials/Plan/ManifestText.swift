/// A plan as a manifest, which can be edited and given instead of the folder.
public enum ManifestText {
    /// The table: a row a recording, files from the folder of the plan.
    public static func text(of plan: TrialPlan) -> String {
        let roles: [SensorRole] = SensorRole.allCases.filter { role in
            plan.entries.contains { $0.recording.files.contains { $0.role == role } }
        }
        let hasProblems = plan.entries.contains { $0.failure != nil }
        var lines = [["recording_id", "participant", "visit", "condition"] + roles.map(\.rawValue)]
        if hasProblems { lines[0].append("problem") }
        for entry in plan.entries {
            let recording = entry.recording
            var cells = [recording.id, recording.participant ?? "", recording.visit ?? "", recording.condition ?? ""]
            cells += roles.map { role in
                recording.files.filter { $0.role == role }.map { relative($0.path, to: plan.root) }.joined(
                    separator: " ")
            }
            if hasProblems { cells.append(entry.failure?.message ?? "") }
            lines.append(cells)
        }
        return lines.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
    }

    private static func relative(_ path: String, to root: String) -> String {
        path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
