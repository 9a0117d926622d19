import Foundation
import Testing

@testable import SignalKernels

struct ByteSourceTests {
    @Test("lends the bytes of a file, also of an empty one")
    func content() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        for text in ["", "walk"] {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            let source = try ByteSource(path: path)
            #expect(source.count == text.utf8.count)
            #expect(source.bytes(0..<10) == Array(text.utf8))
        }
    }

    @Test("a folder and a missing file are errors")
    func errors() {
        #expect(throws: SystemCallError(number: EISDIR)) { try ByteSource(path: "/tmp") }
        #expect(throws: SystemCallError(number: ENOENT)) { try ByteSource(path: "/no/such/file") }
    }
}
