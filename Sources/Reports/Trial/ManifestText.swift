public import Trials

/// A plan as a manifest, which can be edited and given instead of the folder.
public enum ManifestText {
    /// The table: a row a recording, files from the folder of the plan; in the column `problem` what is wrong with a recording.
    public static func text(of plan: TrialPlan) -> String {
        let roles = SensorRole.allCases.filter { role in
            plan.entries.contains { $0.recording.files.contains { $0.role == role } }
        }
        let hasProblems = plan.entries.contains { $0.failure != nil }
        var table = CSVText(
            header: ["recording_id", "participant", "visit", "condition"] + roles.map(\.rawValue)
                + (hasProblems ? ["problem"] : []))
        for entry in plan.entries {
            let recording = entry.recording
            for cell in [recording.id, recording.participant, recording.visit, recording.condition] {
                table.cell(cell ?? "")
            }
            for role in roles {
                let files = recording.files.filter { $0.role == role }
                table.cell(files.map { plan.name(of: $0) }.joined(separator: " "))
            }
            if hasProblems { table.cell(entry.failure?.message ?? "") }
            table.endRow()
        }
        return table.text
    }
}
