import Dispatch
import SignalProcessing
import Synchronization

/// The hash of a file, computed on another thread.
package final class BackgroundHash: Sendable {
    private let result = Mutex<Result<String, RecordingError>?>(nil)
    private let finished = DispatchGroup()

    /// Begins; a file that is another one than at its stamp when the hash ends is refused.
    init(size: Int, _ stamp: FileStamp, _ compute: @escaping @Sendable () throws(RecordingError) -> String) {
        let clock = StageClock.current
        DispatchQueue.global(qos: .userInitiated).async(group: finished) { [self] in
            let outcome = StageClock.carry(clock) {
                Result<String, RecordingError> { () throws(RecordingError) in
                    let hash = try measured(.hash, bytes: size) { () throws(RecordingError) in try compute() }
                    try stamp.check()
                    return hash
                }
            }
            result.withLock { $0 = outcome }
        }
    }

    /// Waits until the thread is done with the file.
    package func wait() { finished.wait() }

    /// Waits for the hash.
    ///
    /// - Throws: `RecordingError` when the file cannot be read or has changed.
    package func value() throws(RecordingError) -> String {
        finished.wait()
        guard let outcome = result.withLock({ $0 }) else { preconditionFailure("the hash finished without a result") }
        return try outcome.get()
    }
}
