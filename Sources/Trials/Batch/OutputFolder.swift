public import Recordings
internal import SignalKernels

/// The folder with the results of a trial, for one run at a time.
///
/// Tables and report are there only when they are those of the store: they are taken away before the store changes, and a
/// mark says when they are complete.
public final class OutputFolder: Sendable {
    /// The folder.
    public let path: String
    private let lock: LockedFile

    /// Opens or makes the folder and takes away what an interrupted run left behind.
    ///
    /// - Throws: `cannotWrite`, also while another run works on it.
    public init(path: String) throws(RecordingError) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
        try AtomicFolder.create(path)
        try Self.checkIsOurs(path)
        do { lock = try LockedFile(path: "\(path)/\(Self.lockName)") } catch {
            guard error.isLocked else { throw RecordingError(cannotWrite: "\(path)/\(Self.lockName)", error) }
            throw RecordingError(
                .cannotWrite, path: path, "another run is working on this folder",
                remedy: "wait until it is done, or write elsewhere")
        }
        RawFolder.removeTree(workPath)
        // What a killed run was writing in place of a file.
        for entry in (try? RawFolder.entries(of: path)) ?? [] {
            guard let name = entry.name, entry.kind == .file, AtomicFile.isDraft(name) else { continue }
            RawFile.remove("\(path)/\(name)")
        }
        try AtomicFolder.create(workPath)
        try AtomicFolder.create(sessionsPath)
    }

    /// The file that is locked while a run works, and that says whose folder it is.
    private static let lockName = ".steppage"

    /// Files of other origin could be taken for results and be replaced: only a folder of our own is written into, a new or an
    /// empty one, or one that workers wrote sessions into.
    private static func checkIsOurs(_ path: String) throws(RecordingError) {
        let names = ((try? RawFolder.entries(of: path)) ?? []).map(\.name)
        guard !names.isEmpty, names != [SessionFolder.parent], !names.contains(lockName) else { return }
        throw RecordingError(
            .cannotWrite, path: path, "this folder holds other files; a new or an empty one is expected",
            remedy: "name another one with --out")
    }

    /// Makes sure that no input lies where results are written and taken away.
    ///
    /// - Throws: `usage`.
    public static func check(_ plan: TrialPlan, input: String, out: String) throws(RecordingError) {
        guard let real = RawFile.resolved(out) else { return }
        let area = ReadableArea(root: real, allowsOutside: false)
        for path in [input] + plan.entries.flatMap(\.recording.files).map(\.path) {
            guard let place = RawFile.resolved(path), area.contains(place) else { continue }
            throw RecordingError(
                .usage, path: path, "this lies in the folder of the results", remedy: "name another one with --out")
        }
    }

    /// The results store.
    public var storePath: String { "\(path)/trial.sqlite" }
    /// Whether there is a store already.
    var hasStore: Bool { (try? RawFile.status(of: storePath)) != nil }
    /// What is known of files that were hashed before.
    var stampsPath: String { "\(path)/.stamps" }
    private var workPath: String { "\(path)/.work" }
    private var sessionsPath: String { "\(path)/\(SessionFolder.parent)" }
    private var markPath: String { "\(path)/.complete" }

    // MARK: - Sessions

    /// Where the files of a recording's session are written before they are complete.
    ///
    /// A child of a run that was killed may still be writing its last one: no two runs use one place.
    func draft(number: Int) -> String { "\(workPath)/\(RawFile.processIdentifier)-\(number)" }

    /// Puts a session's folder in its place, instead of one that is there.
    ///
    /// - Returns: Names and sizes of its files.
    func publish(draft: String, of id: String) throws(RecordingError) -> [OutputFile] {
        try withdraw(id)
        let target = sessionPath(id)
        do { try RawFile.rename(draft, to: target) } catch { throw RecordingError(cannotWrite: target, error) }
        return outputs(of: id)
    }

    /// Takes away the folder of a recording's session.
    func withdraw(_ id: String) throws(RecordingError) {
        let target = sessionPath(id)
        guard (try? RawFile.status(of: target)) != nil else { return }
        // Whole or not at all: it is moved away first, and then taken apart.
        let away = "\(workPath)/away-\(SessionFolder.name(of: id))"
        RawFolder.removeTree(away)
        do { try RawFile.rename(target, to: away) } catch { throw RecordingError(cannotWrite: target, error) }
        RawFolder.removeTree(away)
    }

    /// Names and sizes of the files of a recording's session, sorted by name; empty where there are none.
    func outputs(of id: String) -> [OutputFile] {
        let folder = sessionPath(id)
        guard let entries = try? RawFolder.entries(of: folder) else { return [] }
        return entries.compactMap { entry in
            guard let name = entry.name, let status = try? RawFile.status(of: "\(folder)/\(name)") else { return nil }
            return OutputFile(name: name, size: status.size)
        }
    }

    /// Takes away the folders of sessions that are none of these.
    func withdrawAll(but ids: some Sequence<String>) {
        let names = Set(ids.map(SessionFolder.name))
        for entry in (try? RawFolder.entries(of: sessionsPath)) ?? [] {
            guard let name = entry.name, entry.kind == .folder, !names.contains(name) else { continue }
            // Only what is a session; nobody else's files are touched.
            let session = "\(sessionsPath)/\(name)"
            guard (try? RawFile.status(of: "\(session)/session.json")) != nil else { continue }
            RawFolder.removeTree(session)
        }
    }

    private func sessionPath(_ id: String) -> String { "\(sessionsPath)/\(SessionFolder.name(of: id))" }

    // MARK: - Tables and report

    /// Whether tables and report are those of the store.
    func isComplete(_ names: [String]) -> Bool {
        ([markPath] + names.map { "\(path)/\($0)" }).allSatisfy { (try? RawFile.status(of: $0)) != nil }
    }

    /// Takes tables and report away: the store is about to change.
    func beginChange(_ names: [String]) {
        RawFile.remove(markPath)
        for name in names { RawFile.remove("\(path)/\(name)") }
    }

    /// Has files made beside the folder's and moves them into it when all are complete.
    func writeAll(_ names: [String], _ make: ([String]) async throws -> Void) async throws {
        let drafts = names.map { "\(workPath)/\($0)" }
        try await make(drafts)
        for (name, draft) in zip(names, drafts) {
            do { try RawFile.rename(draft, to: "\(path)/\(name)") } catch {
                throw RecordingError(cannotWrite: "\(path)/\(name)", error)
            }
        }
    }

    /// Says that tables and report are those of the store.
    func markComplete() throws(RecordingError) {
        try AtomicFile.write(to: markPath, permissions: 0o600) { (sink: inout AtomicFile.Sink) throws(RecordingError) in
            try sink.write("")
        }
    }

    /// Puts the compact copy of the store in its place and closes the store.
    func settle(_ store: TrialStore) throws(RecordingError) {
        let copy = "\(workPath)/trial.sqlite"
        RawFile.remove(copy)
        try store.writeCanonicalCopy(to: copy)
        try store.close()
        // A reader that still has the old file open also has its log, which is empty; without one there is none.
        for ending in ["-wal", "-shm"] { RawFile.remove(storePath + ending) }
        do { try RawFile.rename(copy, to: storePath) } catch { throw RecordingError(cannotWrite: storePath, error) }
    }

    /// Takes away what is needed only while a run works.
    func tidy() { RawFolder.removeTree(workPath) }
}
