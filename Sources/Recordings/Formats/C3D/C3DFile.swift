/// A C3D file taken apart: its parameters and its samples as the file means them.
///
/// The format is described in "The C3D File Format: A Technical User Guide" (Motion Lab Systems, www.c3d.org).
struct C3DFile: Sendable {
    /// The file's numbers.
    let bytes: C3DBytes
    /// Its parameters.
    let parameters: C3DParameters
    /// Where its samples stand.
    let layout: C3DLayout

    /// Takes a file apart.
    ///
    /// - Throws: `badData` with one clear sentence for anything that is no usable C3D file.
    init(_ content: [UInt8], path: String, statedRate: Double? = nil) throws(RecordingError) {
        func damaged(_ what: String) -> RecordingError {
            RecordingError(.badData, path: path, "damaged C3D file: \(what)", remedy: "export the trial again")
        }
        guard content.count >= 2 * C3DBytes.blockSize else {
            throw damaged("\(content.count) bytes are too few for a header and parameters")
        }
        guard content[1] == 0x50, content[0] > 0 else { throw damaged("the mark in its first bytes is missing") }
        let start = (Int(content[0]) - 1) * C3DBytes.blockSize
        guard start > 0, start + 3 < content.count else {
            throw damaged("the parameter section would lie behind the end of the file")
        }
        guard let processor = C3DProcessor(rawValue: content[start + 3]) else {
            throw damaged("the mark \(content[start + 3]) names no known kind of numbers")
        }
        bytes = C3DBytes(bytes: content, processor: processor)
        guard let header = C3DHeader(bytes) else { throw damaged("the header is not whole") }
        let dataStart = (header.dataBlock - 1) * C3DBytes.blockSize
        let end = dataStart > start ? min(dataStart, content.count) : content.count
        parameters = try C3DParameters(bytes, from: start, to: end, path: path)
        layout = try C3DLayout(header, parameters, fileSize: content.count, statedRate: statedRate, path: path)
    }

    // MARK: - Points

    /// A point's coordinates in the file's unit.
    struct Point: Sendable {
        var x: [Double]
        var y: [Double]
        var z: [Double]
        /// Frames in which it was not seen.
        var missing: [Range<Int>]
    }

    /// The coordinates of a point; not seen are frames with a negative residual or without finite coordinates.
    ///
    /// The numbers are those of the file, exactly: integers times the scale in double precision.
    func point(_ index: Int) -> Point {
        let count = layout.frameCount
        var columns = [[Double]](repeating: [], count: 3)
        for axis in 0..<3 { columns[axis].reserveCapacity(count) }
        var isMissing = [Bool](repeating: true, count: count)
        let factor = layout.isFloat ? 1 : Double(layout.scale)
        for frame in 0..<count {
            let place = layout.dataStart + frame * layout.frameSize + index * 4 * layout.width
            let residual = number(place + 3 * layout.width)
            var isSeen = residual >= 0
            for axis in 0..<3 {
                let value = number(place + axis * layout.width) * factor
                if !value.isFinite { isSeen = false }
                columns[axis].append(value)
            }
            isMissing[frame] = !isSeen
        }
        let missing = Self.ranges(isMissing)
        for axis in 0..<3 { Self.fill(&columns[axis], missing) }
        return Point(x: columns[0], y: columns[1], z: columns[2], missing: missing)
    }

    private func number(_ place: Int) -> Double {
        if layout.isFloat { return bytes.float(place).map { Double($0) } ?? .nan }
        return bytes.signed16(place).map { Double($0) } ?? .nan
    }

    /// The stretches over which something is true.
    static func ranges(_ flags: [Bool]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start: Int?
        for (index, flag) in flags.enumerated() {
            if flag {
                if start == nil { start = index }
            } else if let first = start {
                ranges.append(first..<index)
                start = nil
            }
        }
        if let first = start { ranges.append(first..<flags.count) }
        return ranges
    }

    /// Puts the last known value where nothing was measured, so that filters run over it unharmed.
    static func fill(_ samples: inout [Double], _ missing: [Range<Int>]) {
        for gap in missing {
            let value =
                gap.lowerBound > 0
                ? samples[gap.lowerBound - 1]
                : gap.upperBound < samples.count
                    ? samples[gap.upperBound] : 0
            for index in gap { samples[index] = value }
        }
    }

    // MARK: - Analog channels

    /// The samples of an analog channel in its own unit: (stored − OFFSET) × SCALE × GEN_SCALE; NaN where none is.
    func analog(_ channel: Int) -> [Double] {
        let isUnsigned = parameters["ANALOG", "FORMAT"]?.texts.first?.uppercased() == "UNSIGNED"
        let offset =
            isUnsigned
            ? Self.value(parameters.counts("ANALOG", "OFFSET").map { Double($0) }, channel) ?? 0
            : Self.value(parameters.numbers("ANALOG", "OFFSET"), channel) ?? 0
        let scale = Self.value(parameters.numbers("ANALOG", "SCALE"), channel) ?? 1
        let general = parameters["ANALOG", "GEN_SCALE"]?.numbers.first ?? 1
        let count = layout.frameCount * layout.samplesPerFrame
        var samples: [Double] = []
        samples.reserveCapacity(count)
        for frame in 0..<layout.frameCount {
            var place = layout.dataStart + frame * layout.frameSize + (4 * layout.pointCount + channel) * layout.width
            for _ in 0..<layout.samplesPerFrame {
                let stored: Double =
                    isUnsigned && !layout.isFloat
                    ? bytes.unsigned16(place).map { Double($0) } ?? .nan : number(place)
                samples.append((stored - offset) * scale * general)
                place += layout.channelCount * layout.width
            }
        }
        return samples
    }

    /// The value of a channel in a list with one for each.
    private static func value(_ list: [Double], _ channel: Int) -> Double? {
        channel < list.count ? list[channel] : nil
    }
}
