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
}
