import Glibc

/// The calls to the operating system that make and remove folders.
package enum RawFolder {
    /// Makes a folder; its parent must exist.
    package static func create(_ path: String) throws(SystemCallError) {
        guard unsafe mkdir(path, 0o777) == 0 else { throw .last }
    }

    /// Removes a folder if it is empty; that there is none, or that it holds something, is no error.
    package static func removeIfEmpty(_ path: String) {
        _ = unsafe rmdir(path)
    }

    /// What a folder holds.
    package struct Entry: Hashable, Sendable {
        /// The kinds.
        package enum Kind: Hashable, Sendable {
            case file
            case folder
            case link
            case other
        }

        /// The name; `nil` where it is not UTF-8.
        package let name: String?
        /// The kind; a link is not followed.
        package let kind: Kind
    }

    /// What a folder holds, sorted by the bytes of the names.
    package static func entries(of path: String) throws(SystemCallError) -> [Entry] {
        guard let folder = unsafe opendir(path) else { throw .last }
        defer { unsafe closedir(folder) }
        var found: [(bytes: [UInt8], kind: Entry.Kind)] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(folder) else {
                if errno != 0 { throw .last }
                break
            }
            let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            guard bytes != [0x2E], bytes != [0x2E, 0x2E] else { continue }
            let kind: Entry.Kind =
                switch Int(unsafe entry.pointee.d_type) {
                case Int(DT_REG): .file
                case Int(DT_DIR): .folder
                case Int(DT_LNK): .link
                case Int(DT_UNKNOWN): unsafe kindByStatus(of: bytes, in: folder)
                default: .other
                }
            found.append((bytes, kind))
        }
        return found.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map {
            Entry(name: String(validating: $0.bytes, as: UTF8.self), kind: $0.kind)
        }
    }

    /// The kind where the file system does not list it.
    private static func kindByStatus(of name: [UInt8], in folder: OpaquePointer) -> Entry.Kind {
        var raw = stat()
        let terminated = name.map { CChar(bitPattern: $0) } + [0]
        let done = unsafe fstatat(dirfd(folder), terminated, &raw, AT_SYMLINK_NOFOLLOW)
        guard done == 0 else { return .other }
        return switch raw.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }

    /// Removes a folder with all it holds, links not followed; that there is none is no error.
    package static func removeTree(_ path: String) {
        for entry in (try? entries(of: path)) ?? [] {
            guard let name = entry.name else { continue }
            if entry.kind == .folder { removeTree("\(path)/\(name)") } else { RawFile.remove("\(path)/\(name)") }
        }
        removeIfEmpty(path)
    }
}
