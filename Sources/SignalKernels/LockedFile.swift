import Glibc

/// A file that one process at a time may hold; let go when it goes out of scope, or when the process ends, however it ends.
package final class LockedFile: Sendable {
    private let descriptor: Int32

    /// Opens or makes the file and locks it.
    ///
    /// - Throws: Also when another process holds it: then ``SystemCallError/isLocked``.
    package init(path: String) throws(SystemCallError) {
        let opened = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else { throw .last }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            let error = SystemCallError.last
            close(opened)
            throw error
        }
        descriptor = opened
    }

    deinit { close(descriptor) }
}

extension SystemCallError {
    /// Whether another process holds a lock.
    package var isLocked: Bool { number == EWOULDBLOCK }
}
