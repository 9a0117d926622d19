public import Recordings
internal import SignalKernels

/// Which recordings a trial has, as its folder or its manifest says.
public struct TrialPlan: Sendable, Hashable {
    /// A recording, and what is wrong with it before it is read.
    public struct Entry: Sendable, Hashable {
        /// The recording.
        public var recording: TrialRecording
        /// Why it cannot be analysed; `nil` where it can.
        public var failure: RecordingFailure?

        /// Creates an entry.
        public init(_ recording: TrialRecording, failure: RecordingFailure? = nil) {
            self.recording = recording
            self.failure = failure
        }
    }

    /// A file that is not taken.
    public struct Ignored: Sendable, Hashable {
        /// The path, from the folder.
        public var path: String
        /// Why, a few words.
        public var reason: String
    }

    /// The folder paths are from.
    public var root: String
    /// The recordings, sorted by their identifiers.
    public var entries: [Entry]
    /// Files that are not taken, in the order of the walk.
    public var ignored: [Ignored]
    /// What a user should know, sentences.
    public var remarks: [String]

    /// Creates a plan; the entries are sorted.
    public init(root: String, entries: [Entry], ignored: [Ignored] = [], remarks: [String] = []) {
        self.root = root
        self.entries = entries.sorted { $0.recording.id < $1.recording.id }
        self.ignored = ignored
        self.remarks = remarks
    }

    /// The recordings of a folder or a manifest.
    ///
    /// - Parameters:
    ///   - input: A folder, or a manifest.
    ///   - pattern: How file names tell participant, visit, condition and side; `nil` takes them for what they usually mean.
    ///   - allowOutside: Whether files outside of the folder may be read.
    ///   - excluding: A folder that holds results and no recordings.
    /// - Throws: `cannotOpen` and `badData` for an input that cannot be understood; `usage` for a pattern that cannot be.
    public init(
        of input: String, pattern: String?, allowOutside: Bool, excluding: String?
    ) throws(RecordingError) {
        if (try? RawFile.status(of: input)?.kind) == .folder {
            let grouping = try FolderGrouping(
                root: input, pattern: pattern.map { text throws(RecordingError) in try NamePattern(text) },
                allowOutside: allowOutside, excluding: excluding)
            self = grouping.plan()
        } else {
            if pattern != nil {
                throw RecordingError(.usage, path: input, "--pattern is about a folder; this is a file")
            }
            self = try Manifest(path: input, allowOutside: allowOutside).plan()
        }
        guard !entries.isEmpty else {
            throw RecordingError(
                .badData, path: input,
                "no recordings were found; files with endings such as .csv and .wav are expected",
                remedy: "name them with a manifest or --pattern")
        }
    }

    /// Has all recordings read by a profile for which none is named.
    public mutating func state(profile: String) {
        for index in entries.indices where entries[index].recording.options.profile == nil {
            entries[index].recording.options.profile = profile
        }
    }

    /// The path of a file from the folder of the plan.
    public func name(of file: TrialFile) -> String { file.path.relative(to: root) }
}
