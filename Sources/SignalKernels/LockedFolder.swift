import Glibc

/// A folder that one writer at a time holds, in this process or another.
///
/// It is let go when this goes out of scope, or when the process ends, however it ends. Nothing is left in it.
package final class LockedFolder: Sendable {
    private let descriptor: Int32

    /// Waits until nobody else holds the folder, and holds it.
    ///
    /// A file system that cannot lock folders, as some network drives, lets everybody in.
    ///
    /// - Throws: When there is no such folder, or it may not be opened.
    package init(waitingFor path: String) throws(SystemCallError) {
        let opened = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { throw .last }
        while flock(opened, LOCK_EX) != 0, errno == EINTR {}
        descriptor = opened
    }

    deinit { close(descriptor) }
}
