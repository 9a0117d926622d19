import Recordings
import SignalKernels

/// The part of the file system that recordings may be read from: a folder and what lies in it.
struct ReadableArea: Sendable {
    /// The folder, with links followed.
    let root: String
    /// Whether there is no border.
    let allowsOutside: Bool

    /// Creates an area around a folder.
    init(root: String, allowsOutside: Bool) {
        self.root = RawFile.resolved(root) ?? root
        self.allowsOutside = allowsOutside
    }

    /// Whether a path leads to a place in the area, links followed; of a file that is not there, its folder counts.
    func contains(_ path: String) -> Bool {
        if allowsOutside { return true }
        if let real = RawFile.resolved(path) { return isWithin(real) }
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        // Of a place that does not exist nothing can be read, and nothing should be learnt about it either.
        return RawFile.resolved(folder.isEmpty ? "/" : folder).map(isWithin) ?? !path.split(separator: "/").contains(
            "..")
    }

    /// Whether the profile that lies beside a file, if there is one, is in the area too.
    func containsProfile(beside path: String) -> Bool {
        ProfileSearch.file(beside: path).map(contains) ?? true
    }

    /// What is wrong with a file whose profile is not.
    static let profileOutside = RecordingFailure(
        .outside, "the profile lies outside of the folder of the input", hint: "--allow-outside reads it")

    private func isWithin(_ real: String) -> Bool {
        real == root || real.hasPrefix(root.hasSuffix("/") ? root : root + "/")
    }
}
