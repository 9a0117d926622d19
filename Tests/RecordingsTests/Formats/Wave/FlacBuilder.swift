@testable import Recordings

/// A FLAC file whose samples are stored without prediction (RFC 9639, verbatim subframes).
struct FlacBuilder {
    private let recording: ContainedRecording

    init(_ recording: ContainedRecording) { self.recording = recording }

    var bytes: [UInt8] {
        var file =
            Array("fLaC".utf8)
            + block(0, streamInformation, isLast: recording.comment == nil && recording.marks.isEmpty)
        if let comment = recording.comment {
            let text = Array("COMMENT=\(comment)".utf8)
            let content = little(0) + little(1) + little(text.count) + text
            file += block(4, content, isLast: recording.marks.isEmpty)
        }
        if !recording.marks.isEmpty { file += block(5, cueSheet, isLast: true) }
        return file + frame
    }

    private var frames: Int { recording.values.count / recording.channels }

    private func block(_ kind: UInt8, _ content: [UInt8], isLast: Bool) -> [UInt8] {
        [kind | (isLast ? 0x80 : 0)] + SampleEncoding.bytes(UInt32(content.count)).suffix(3) + content
    }

    private func little(_ number: Int) -> [UInt8] { SampleEncoding.bytes(UInt32(number)).reversed() }

    private var streamInformation: [UInt8] {
        let size = SampleEncoding.bytes(UInt16(max(16, frames)))
        let rate = UInt64(recording.rate) << 44
        let shape = UInt64(recording.channels - 1) << 41 | UInt64(recording.encoding.bits - 1) << 36
        return size + size + [UInt8](repeating: 0, count: 6) + SampleEncoding.bytes(rate | shape | UInt64(frames))
            + [UInt8](repeating: 0, count: 16)
    }

    private var cueSheet: [UInt8] {
        var sheet = [UInt8](repeating: 0, count: 128 + 8 + 259) + [UInt8(recording.marks.count + 1)]
        let end = (sample: UInt32(frames), name: "")
        for (index, mark) in (recording.marks + [end]).enumerated() {
            let isEnd = index == recording.marks.count
            sheet += SampleEncoding.bytes(UInt64(mark.sample)) + [isEnd ? 255 : UInt8(index + 1)]
            sheet += [UInt8](repeating: 0, count: 26) + [isEnd ? 0 : 1]
            if !isEnd { sheet += [UInt8](repeating: 0, count: 8) + [1, 0, 0, 0] }
        }
        return sheet
    }

    /// One frame with all samples.
    private var frame: [UInt8] {
        // Sync, block size in 16 bits, rate and bits as in the stream information; frame 0.
        var bytes: [UInt8] = [0xFF, 0xF8, 0x70, UInt8(recording.channels - 1) << 4, 0]
        bytes += SampleEncoding.bytes(UInt16(frames - 1))
        bytes.append(Self.checksum8(bytes))
        for channel in 0..<recording.channels {
            bytes.append(0x02)
            for frame in 0..<frames {
                let value = recording.values[frame * recording.channels + channel]
                bytes += recording.encoding.bigEndian(value, unsigned8: false)
            }
        }
        return bytes + SampleEncoding.bytes(Self.checksum16(bytes))
    }

    private static func checksum8(_ bytes: [UInt8]) -> UInt8 {
        bytes.reduce(0) { sum, byte in
            (0..<8).reduce(sum ^ byte) { sum, _ in sum & 0x80 != 0 ? sum << 1 ^ 0x07 : sum << 1 }
        }
    }

    private static func checksum16(_ bytes: [UInt8]) -> UInt16 {
        bytes.reduce(0) { sum, byte in
            (0..<8).reduce(sum ^ UInt16(byte) << 8) { sum, _ in sum & 0x8000 != 0 ? sum << 1 ^ 0x8005 : sum << 1 }
        }
    }
}
