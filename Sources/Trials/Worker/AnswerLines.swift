import SignalKernels
import Subprocess

/// The lines a child writes, put together from what comes through the pipe.
///
/// The library's own sequence of strings decodes scalar by scalar and costs more than the analysis that made the line.
struct AnswerLines {
    private var buffers: SubprocessOutputSequence.Iterator
    private var bytes: [UInt8] = []
    /// What was searched for an end of line already.
    private var searched = 0

    init(_ output: SubprocessOutputSequence) { buffers = output.makeAsyncIterator() }

    /// The next line, without its end; `nil` when the child writes no more.
    mutating func next() async throws -> String? {
        while true {
            if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: bytes[..<end], as: UTF8.self)
                bytes.removeFirst(end + 1)
                searched = 0
                return line
            }
            searched = bytes.count
            guard let buffer = try await buffers.next() else { return nil }
            bytes.append(contentsOf: buffer.bytes)
        }
    }
}
