import Glibc
import SignalKernels

/// Writes the files of a folder so that all of them appear whole, or none does.
public enum AtomicFolder {
    /// Takes the files of a folder.
    public struct Contents: ~Copyable {
        fileprivate let staging: String
        fileprivate private(set) var files: [String] = []
        fileprivate private(set) var subfolders: [String] = []

        fileprivate init(staging: String) { self.staging = staging }

        /// The path under which a file of the folder is to be written.
        ///
        /// - Parameter name: The file's name in the folder; it may begin with one subfolder, as in `truth/strides.csv`.
        public mutating func path(for name: String) throws(RecordingError) -> String {
            if let slash = name.firstIndex(of: "/") {
                let subfolder = String(name[..<slash])
                if !subfolders.contains(subfolder) {
                    try AtomicFolder.make("\(staging)/\(subfolder)")
                    subfolders.append(subfolder)
                }
            }
            files.append(name)
            return "\(staging)/\(name)"
        }

        /// Writes a text file of the folder.
        public mutating func write(_ text: String, to name: String) throws(RecordingError) {
            let path = try path(for: name)
            try AtomicFile.write(to: path) { (sink: inout AtomicFile.Sink) throws(RecordingError) in
                try sink.write(text)
            }
        }

        fileprivate func discard() {
            for file in files { RawFile.remove("\(staging)/\(file)") }
            for subfolder in subfolders { RawFolder.removeIfEmpty("\(staging)/\(subfolder)") }
            RawFolder.removeIfEmpty(staging)
        }
    }

    /// Writes the files `body` asks for into a folder, which is made with the folders above it when there is none.
    ///
    /// The files are written in a hidden folder beside their place and moved when all of them are complete. Files of
    /// the folder that `body` does not write stay as they are. On any error nothing is changed or left behind.
    ///
    /// - Throws: `RecordingError` with code `cannotWrite`, or what `body` throws.
    public static func write(
        to folder: String, _ body: (inout Contents) throws(RecordingError) -> Void
    ) throws(RecordingError) {
        let place = try Place(of: folder)
        var contents = Contents(staging: place.staging)
        do throws(RecordingError) {
            _ = try createWithParents(place.staging)
            try body(&contents)
            try publish(contents, to: place.target)
        } catch {
            throw place.undo(contents, after: error)
        }
        contents.discard()
    }

    /// The same with a `body` that has several files written at a time.
    public static func write(
        to folder: String, concurrently body: (inout Contents) async throws(RecordingError) -> Void
    ) async throws(RecordingError) {
        let place = try Place(of: folder)
        var contents = Contents(staging: place.staging)
        do throws(RecordingError) {
            _ = try createWithParents(place.staging)
            try await body(&contents)
            try publish(contents, to: place.target)
        } catch {
            throw place.undo(contents, after: error)
        }
        contents.discard()
    }

    /// A folder and where its files are written before they are complete.
    private struct Place {
        let target: String
        let staging: String
        /// Folders that were made for it, outermost first.
        private let made: [String]

        init(of folder: String) throws(RecordingError) {
            target = withoutTrailingSlashes(folder)
            made = try createWithParents(target)
            let unique = String(UInt64.random(in: .min ... .max), radix: 36)
            staging = "\(target)/.\(RawFile.processIdentifier)-\(unique)"
        }

        /// Leaves nothing behind, and says the error with the final places of the files.
        func undo(_ contents: borrowing Contents, after error: RecordingError) -> RecordingError {
            contents.discard()
            for folder in made.reversed() { RawFolder.removeIfEmpty(folder) }
            return error.renaming(staging, to: target)
        }
    }

    /// Makes a folder and those above it, where there are none.
    public static func create(_ path: String) throws(RecordingError) {
        _ = try createWithParents(withoutTrailingSlashes(path))
    }

    private static func publish(_ contents: borrowing Contents, to target: String) throws(RecordingError) {
        // What can be known to fail is looked for first: once files move, there is no way back.
        for file in contents.files where try kind(of: "\(target)/\(file)") == .folder {
            throw RecordingError(.cannotWrite, path: "\(target)/\(file)", "this is a folder; a file is to be written")
        }
        for subfolder in contents.subfolders { _ = try createWithParents("\(target)/\(subfolder)") }
        for file in contents.files {
            do { try RawFile.rename("\(contents.staging)/\(file)", to: "\(target)/\(file)") } catch {
                throw RecordingError(cannotWrite: "\(target)/\(file)", error)
            }
        }
    }

    /// How often a folder is made anew whose parent another process takes away in that moment.
    private static let mostAttempts = 5

    /// Makes a folder and those above it; returns the ones that were not there, outermost first.
    ///
    /// Other processes may make the same folders at the same time, and take those they have made away again.
    private static func createWithParents(
        _ path: String, attempts: Int = mostAttempts
    ) throws(RecordingError) -> [String] {
        switch try kind(of: path) {
        case .folder: return []
        case .regular, .stream:
            throw RecordingError(.cannotWrite, path: path, "this is a file; a folder is expected")
        case nil: break
        }
        var made: [String] = []
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            made = try createWithParents(withoutTrailingSlashes(String(path[..<slash])))
        }
        do throws(SystemCallError) {
            try RawFolder.create(path)
            return made + [path]
        } catch {
            if error.number == EEXIST, try kind(of: path) == .folder { return made }
            if error.number == ENOENT, attempts > 1 {
                return made + (try createWithParents(path, attempts: attempts - 1))
            }
            for folder in made.reversed() { RawFolder.removeIfEmpty(folder) }
            throw RecordingError(cannotWrite: path, error)
        }
    }

    fileprivate static func make(_ path: String) throws(RecordingError) {
        do { try RawFolder.create(path) } catch { throw RecordingError(cannotWrite: path, error) }
    }

    private static func kind(of path: String) throws(RecordingError) -> RawFile.Kind? {
        do { return try RawFile.status(of: path)?.kind } catch { throw RecordingError(cannotWrite: path, error) }
    }

    private static func withoutTrailingSlashes(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }
}

extension RecordingError {
    /// The error with the final place of a file instead of the one it was being written in.
    fileprivate func renaming(_ staging: String, to target: String) -> RecordingError {
        guard path.hasPrefix(staging) else { return self }
        var error = self
        error.path = target + path.dropFirst(staging.count)
        return error
    }
}
