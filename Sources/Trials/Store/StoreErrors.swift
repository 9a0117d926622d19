internal import GRDB
internal import Recordings

extension RecordingError {
    /// What went wrong with a store, in the words of this program.
    init(store path: String, isWriting: Bool, _ error: any Error) {
        if let error = error as? RecordingError {
            self = error
            return
        }
        let general = isWriting ? Code.cannotWrite : .cannotOpen
        guard let error = error as? DatabaseError else {
            self.init(general, path: path, "\(error)")
            return
        }
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(.cannotWrite, path: path, "no space left on the disk", remedy: "free some space and run again")
        case .SQLITE_IOERR:
            self.init(
                general, path: path,
                isWriting
                    ? "no space left on the disk, or the disk fails (\(error.reason))"
                    : "the disk fails (\(error.reason))",
                remedy: isWriting ? "free some space and run again" : nil)
        case .SQLITE_NOTADB:
            self.init(
                .badData, path: path, "this is not a results store",
                remedy: "give trial.sqlite of 'steppage batch', or another folder for the results")
        case .SQLITE_CORRUPT:
            self.init(
                .badData, path: path, "the results store is damaged (\(error.reason))",
                remedy: "remove it and run 'steppage batch' again")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                general, path: path, "another program has locked the results store",
                remedy: "wait until it is done")
        case .SQLITE_CANTOPEN:
            self.init(
                general, path: path,
                isWriting
                    ? "the results store cannot be opened for writing; its folder has to exist and be writable"
                    : "the results store cannot be opened")
        case .SQLITE_READONLY, .SQLITE_PERM:
            self.init(general, path: path, "the results store may not be written")
        case .SQLITE_NOMEM:
            self.init(general, path: path, "memory has run out")
        default:
            self.init(general, path: path, error.reason)
        }
    }
}

extension DatabaseError {
    /// SQLite's own words.
    fileprivate var reason: String { message ?? "error \(extendedResultCode.rawValue)" }
}
