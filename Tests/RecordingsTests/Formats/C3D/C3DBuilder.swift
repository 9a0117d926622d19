@testable import Recordings

/// C3D files for tests, in the numbers of any of the three processors.
struct C3DBuilder {
    /// A parameter with its dimensions.
    enum Value {
        case text([String])
        case bytes([UInt8])
        case integers([Int], dimensions: [Int])
        case floats([Float], dimensions: [Int])

        /// A single number.
        static func float(_ value: Float) -> Value { .floats([value], dimensions: []) }
        /// A single integer.
        static func integer(_ value: Int) -> Value { .integers([value], dimensions: []) }
    }

    var processor = C3DProcessor.intel
    var isFloat = true
    var rate: Float = 100
    var samplesPerFrame = 1
    var firstFrame = 1
    /// Of each point the coordinates of each frame; `nil` where it was not seen.
    var points: [[[Float]?]] = []
    /// Of each channel the stored samples.
    var analog: [[Float]] = []
    var scale: Float = 0.1
    /// Parameters beyond those that say how the samples are stored; they win over them.
    var parameters: [String: Value] = [:]
    /// Names of parameters to leave out.
    var omitted: Set<String> = []
    /// The last frame in the header, when it is not the real one.
    var lastFrame: Int?

    var frameCount: Int { points.first?.count ?? (analog.first?.count ?? 0) / samplesPerFrame }

    // MARK: - Numbers

    func word(_ value: Int) -> [UInt8] {
        let bits = UInt16(truncatingIfNeeded: value)
        let (low, high) = (UInt8(truncatingIfNeeded: bits), UInt8(truncatingIfNeeded: bits >> 8))
        return processor == .mips ? [high, low] : [low, high]
    }

    func number(_ value: Float) -> [UInt8] {
        var bits = value.bitPattern
        if processor == .dec, value != 0 { bits += 0x100_0000 }
        let (high, low) = (Int(bits >> 16), Int(bits & 0xFFFF))
        return processor == .intel ? word(low) + word(high) : word(high) + word(low)
    }

    private func sample(_ value: Float) -> [UInt8] { isFloat ? number(value) : word(Int(value)) }

    // MARK: - Sections

    private func record(_ name: String, group: Int, _ body: [UInt8]) -> [UInt8] {
        [UInt8(name.utf8.count), UInt8(truncatingIfNeeded: group)] + Array(name.utf8) + word(body.count + 2) + body
    }

    private func body(_ value: Value) -> [UInt8] {
        func head(_ type: Int, _ dimensions: [Int]) -> [UInt8] {
            [UInt8(truncatingIfNeeded: type), UInt8(dimensions.count)] + dimensions.map { UInt8($0) }
        }
        switch value {
        case .text(let texts):
            let length = texts.map(\.utf8.count).max() ?? 0
            let cells = texts.flatMap { Array($0.utf8) + [UInt8](repeating: 0x20, count: length - $0.utf8.count) }
            return head(-1, [length, texts.count]) + cells + [0]
        case .bytes(let bytes): return head(1, bytes.count == 1 ? [] : [bytes.count]) + bytes + [0]
        case .integers(let integers, let dimensions): return head(2, dimensions) + integers.flatMap(word) + [0]
        case .floats(let floats, let dimensions): return head(4, dimensions) + floats.flatMap(number) + [0]
        }
    }

    /// The parameter section, padded to whole blocks.
    private func section() -> [UInt8] {
        let signed = isFloat ? -scale : scale
        var all: [String: Value] = [
            "POINT:USED": .integer(points.count), "POINT:SCALE": .float(signed), "POINT:RATE": .float(rate),
            "POINT:UNITS": .text(["mm"]), "ANALOG:USED": .integer(analog.count),
            "ANALOG:RATE": .float(rate * Float(samplesPerFrame)),
        ]
        if !points.isEmpty { all["POINT:LABELS"] = .text((1...points.count).map { "M\($0)" }) }
        all.merge(parameters) { $1 }
        for name in omitted { all[name] = nil }
        let groups = Set(all.keys.compactMap { $0.split(separator: ":").first.map(String.init) }).sorted()
        var bytes: [UInt8] = [1, 0x50, 0, processor.rawValue]
        for name in all.keys.sorted() {
            let parts = name.split(separator: ":").map(String.init)
            guard let value = all[name], let group = groups.firstIndex(of: parts[0]) else { continue }
            bytes += record(parts[1], group: group + 1, body(value))
        }
        // Groups last, as they may be.
        for (index, name) in groups.enumerated() { bytes += record(name, group: -(index + 1), [0]) }
        bytes += [0, 0]
        bytes += [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
        bytes[2] = UInt8(bytes.count / 512)
        return bytes
    }

    /// The whole file.
    var bytes: [UInt8] {
        let section = section()
        var header: [UInt8] = [2, 0x50] + word(points.count) + word(analog.count * samplesPerFrame) + word(firstFrame)
        header += word(lastFrame ?? firstFrame + frameCount - 1) + word(0) + number(isFloat ? -scale : scale)
        header += word(2 + section.count / 512) + word(samplesPerFrame) + number(rate)
        header += [UInt8](repeating: 0, count: 512 - header.count)
        var data: [UInt8] = []
        for frame in 0..<frameCount {
            for point in points {
                let seen = point[frame] ?? [0, 0, 0]
                data += seen.flatMap(sample) + sample(point[frame] == nil ? -1 : 0)
            }
            for part in 0..<samplesPerFrame {
                for channel in analog { data += sample(channel[frame * samplesPerFrame + part]) }
            }
        }
        return header + section + data
    }
}

/// Reads a C3D file from memory.
func readC3D(_ bytes: [UInt8], options: ReadingOptions = ReadingOptions()) throws(RecordingError) -> Recording {
    try C3DReader().read(bytes: bytes, path: "trial.c3d", options: options)
}
