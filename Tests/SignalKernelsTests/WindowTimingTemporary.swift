import Foundation
import Glibc
import Testing
@testable import SignalKernels
@safe struct MappedWindow: ~Copyable {
    let descriptor: Int32
    var base: UnsafeMutableRawPointer?
    var mapped: Range<Int> = 0..<0
    init(path: String) { descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC); unsafe base = nil }
    deinit { if let base = unsafe base { unsafe munmap(base, mapped.count) }; close(descriptor) }
    mutating func withBytes<R>(_ range: Range<Int>, _ body: (RawSpan) -> R) -> R {
        if range.lowerBound < mapped.lowerBound || range.upperBound > mapped.upperBound {
            if let base = unsafe base { unsafe munmap(base, mapped.count) }
            var status = stat(); _ = unsafe fstat(descriptor, &status)
            let start = range.lowerBound & ~0xFFFF
            let end = min(Int(status.st_size), max(range.upperBound, start + (4 << 20)))
            unsafe base = mmap(nil, end - start, PROT_READ, MAP_PRIVATE, descriptor, start)
            mapped = start..<end
            unsafe madvise(base, end - start, MADV_SEQUENTIAL)
        }
        let inside = range.clamped(to: mapped)
        let start = unsafe base.map { unsafe UnsafeRawPointer($0) + (inside.lowerBound - mapped.lowerBound) }
        return unsafe body(UnsafeRawBufferPointer(start: start, count: inside.count).bytes)
    }
}
struct WindowTimingTemporary {
    @Test func timing() throws {
        let path = "/tmp/window-timing.bin"
        let size = 256 << 20
        try Data(count: size).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let layout = FrameLayout(type: .int16, channels: 6)
        let frames = 196_608 / 12
        var columns = [[Double]](repeating: [Double](repeating: 0, count: frames), count: 6)
        for round in 0..<4 {
            var t = Date()
            var w = try FileWindow(path: path)
            var p = 0
            while p < size { _ = try w.withBytes(p..<p + frames * 12) { layout.split($0, into: &columns, at: 0, factors: [1, 1, 1, 1, 1, 1]) }; p += frames * 12 }
            let copied = Date().timeIntervalSince(t)
            t = Date()
            var m = MappedWindow(path: path)
            p = 0
            while p < size { _ = m.withBytes(p..<p + frames * 12) { layout.split($0, into: &columns, at: 0, factors: [1, 1, 1, 1, 1, 1]) }; p += frames * 12 }
            print("window round \(round): copied \(copied) mapped \(Date().timeIntervalSince(t))")
        }
    }
}
