import Foundation
import Testing

@testable import SignalKernels

struct MappedFileTests {
    @Test("lends the bytes of a file, also of an empty one")
    func content() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        for text in ["", "walk"] {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            let file = try MappedFile(path: path)
            #expect(file.count == text.utf8.count)
            let copy = file.withBytes { bytes in
                (0..<bytes.byteCount).map { unsafe bytes.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
            }
            #expect(copy == Array(text.utf8))
        }
    }

    @Test("a folder and a missing file are errors")
    func errors() {
        #expect(throws: SystemCallError(number: EISDIR)) { try MappedFile(path: "/tmp") }
        #expect(throws: SystemCallError(number: ENOENT)) { try MappedFile(path: "/no/such/file") }
    }
}
