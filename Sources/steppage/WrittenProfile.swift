import ArgumentParser
import Recordings

/// The profile of a file and where it is written.
struct WrittenProfile {
    private let profile: ProfileOfFile
    private let path: String

    /// Whether nothing else may go to standard output.
    var isForStandardOutput: Bool { path == "-" }

    /// Writes down how a file is read.
    ///
    /// - Parameter path: Where to; empty for beside the file, where nothing is overwritten.
    init(of file: String, _ options: ReadingOptions, to path: String) throws {
        self.path = path.isEmpty ? file + ProfileSearch.sidecarEnding : path
        if path.isEmpty, (try? ContentHash.size(ofFile: self.path)) != nil {
            throw ValidationError("\(self.path) is there already; give --write-profile a path to overwrite it")
        }
        profile = try ProfileOfFile(path: file, options: options)
    }

    /// Writes it, and says what has to be filled in.
    func write(quiet: Bool) throws {
        try AtomicFile.write(to: path) { (sink: inout AtomicFile.Sink) throws(RecordingError) in
            try sink.write(profile.json)
        }
        let name = isForStandardOutput ? "profile" : path
        if !profile.openPlaces.isEmpty {
            StandardError.print("\(name): a draft; fill in \(profile.openPlaces.joined(separator: ", "))")
            if isForStandardOutput, let obstacle = profile.obstacle { throw obstacle }
        } else if !quiet, !isForStandardOutput {
            StandardError.print("\(name): reads the file as it was read")
        }
    }
}
