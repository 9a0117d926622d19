import Foundation

/// Puts WAV files together chunk by chunk, damaged ones too.
struct WaveBuilder {
    var form = "RIFF"
    var chunks: [(identifier: String, declared: UInt32?, content: [UInt8])] = []

    private var isBigEndian: Bool { form == "RIFX" }

    func number<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        let little = (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> Number($0 * 8)) }
        return isBigEndian ? little.reversed() : little
    }

    mutating func add(_ identifier: String, _ content: [UInt8], declared: UInt32? = nil) {
        chunks.append((identifier, declared, content))
    }

    mutating func addFormat(tag: UInt16 = 1, channels: UInt16 = 3, rate: UInt32 = 100, bits: UInt16 = 16) {
        let frame = channels &* ((bits + 7) / 8)
        add(
            "fmt ",
            number(tag) + number(channels) + number(rate) + number(rate &* UInt32(frame)) + number(frame) + number(bits)
        )
    }

    mutating func addInfo(_ strings: [(String, [UInt8])]) {
        add(
            "LIST",
            strings.reduce(Array("INFO".utf8)) { list, string in
                list + string.0.utf8 + number(UInt32(string.1.count)) + string.1 + (string.1.count % 2 == 1 ? [0] : [])
            })
    }

    mutating func addComment(_ text: String) { addInfo([("ICMT", Array(text.utf8))]) }

    mutating func addIntegers(_ samples: [Int16]) { add("data", samples.flatMap { number($0) }) }

    mutating func addFloats(_ samples: [Float]) { add("data", samples.flatMap { number($0.bitPattern) }) }

    var bytes: [UInt8] {
        let body = chunks.reduce(Array("WAVE".utf8)) { bytes, chunk in
            bytes + chunk.identifier.utf8 + number(chunk.declared ?? UInt32(chunk.content.count)) + chunk.content
                + (chunk.content.count % 2 == 1 ? [0] : [])
        }
        return Array(form.utf8) + number(UInt32(body.count)) + body
    }
}

/// A folder for the files of one test, removed with it.
final class ScratchFolder {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("recordings-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    func write(_ bytes: [UInt8], as name: String) throws -> String {
        try Data(bytes).write(to: url.appendingPathComponent(name))
        return path(name)
    }
}
