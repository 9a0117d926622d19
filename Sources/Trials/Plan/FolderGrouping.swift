import Recordings
import SignalKernels

/// Finds the recordings in a folder: files whose names differ only by side are one session.
struct FolderGrouping {
    private let root: String
    private let pattern: NamePattern?
    private let area: ReadableArea
    private let excluded: String?
    private var ignored: [TrialPlan.Ignored] = []
    private var files: [NamedFile] = []
    /// Folders that were walked, links followed: a link to a folder above is no second one.
    private var visited: Set<String> = []

    /// Walks a folder.
    ///
    /// - Throws: `cannotOpen` where it cannot be listed.
    init(root: String, pattern: NamePattern?, allowOutside: Bool, excluding: String?) throws(RecordingError) {
        self.root = root
        self.pattern = pattern
        area = ReadableArea(root: root, allowsOutside: allowOutside)
        excluded = excluding.flatMap(RawFile.resolved)
        try walk("")
    }

    /// The recordings.
    func plan() -> TrialPlan {
        var groups: [String: [NamedFile]] = [:]
        for file in files { groups[file.recording, default: []].append(file) }
        var ignored = ignored
        for (name, group) in groups {
            let kept = group.filter { file in
                !file.givesWay || !group.contains { $0.use == file.use && !$0.givesWay }
            }
            for file in group where !kept.contains(file) {
                ignored.append(.init(path: file.path, reason: "the same foot has a sensor of its own in this session"))
            }
            groups[name] = kept
        }
        return TrialPlan(root: root, entries: groups.map { entry($0.key, $0.value) }, ignored: ignored)
    }

    private func entry(_ id: String, _ group: [NamedFile]) -> TrialPlan.Entry {
        let first = group[0]
        let roles = group.map { file -> SensorRole in
            if case .take(let role) = file.use { return role }
            return .file
        }
        let recording = TrialRecording(
            id: id.isEmpty ? "recording" : id, participant: first.participant, visit: first.visit,
            condition: first.condition, files: zip(group, roles).map { TrialFile($1, "\(root)/\($0.path)") })
        func count(_ role: SensorRole) -> Int { roles.count { $0 == role } }
        guard let double = roles.first(where: { count($0) > 1 }) else {
            let isInside = recording.files.map(\.path).allSatisfy(area.containsProfile)
            return TrialPlan.Entry(recording, failure: isInside ? nil : ReadableArea.profileOutside)
        }
        return TrialPlan.Entry(
            recording,
            failure: RecordingFailure(
                .usage, role: double,
                "\(count(double)) files are named alike for \(double.words) of one session",
                hint: "name the files with a manifest or --pattern"))
    }

    // MARK: - Walking

    private mutating func walk(_ folder: String) throws(RecordingError) {
        let path = folder.isEmpty ? root : "\(root)/\(folder)"
        if let real = RawFile.resolved(path) {
            guard visited.insert(real).inserted else { return }
            if real == excluded { return }
        }
        let entries: [RawFolder.Entry]
        do { entries = try RawFolder.entries(of: path) } catch {
            throw RecordingError(.cannotOpen, path: path, "the folder cannot be listed: \(error.text)")
        }
        if !folder.isEmpty, entries.contains(where: { $0.name == "trial.sqlite" }) {
            return ignore(folder + "/", "results of an earlier batch")
        }
        for entry in entries {
            guard let name = entry.name else {
                ignore(folder + "/?", "a name that is not UTF-8")
                continue
            }
            guard !name.hasPrefix(".") else { continue }
            try visit(folder.isEmpty ? name : "\(folder)/\(name)", entry.kind)
        }
    }

    private mutating func visit(_ path: String, _ kind: RawFolder.Entry.Kind) throws(RecordingError) {
        // Profiles are read with the files they are for.
        if kind != .folder, ProfileSearch.isProfile(path) { return }
        switch kind {
        case .folder: try walk(path)
        case .file: take(path)
        case .other: ignore(path, "a pipe or a device, not a file")
        case .link:
            guard area.contains("\(root)/\(path)") else {
                return ignore(path, "a link that leads out of the folder; --allow-outside follows it")
            }
            switch try? RawFile.status(of: "\(root)/\(path)")?.kind {
            case .folder: try walk(path)
            case .regular: take(path)
            default: ignore(path, "a link that leads nowhere")
            }
        }
    }

    private mutating func take(_ path: String) {
        let file: NamedFile
        if let pattern {
            guard let named = NamedFile(path: path, pattern: pattern) else {
                return ignore(path, "it does not fit the pattern")
            }
            file = named
        } else {
            file = NamedFile(path: path)
        }
        switch file.use {
        case .take: files.append(file)
        case .ignore(let reason): ignore(path, reason)
        }
    }

    private mutating func ignore(_ path: String, _ reason: String) {
        ignored.append(TrialPlan.Ignored(path: path, reason: reason))
    }
}
