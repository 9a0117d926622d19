import FootDrop
import Gait
import Recordings
import SignalKernels

/// What a program, or the page's own script, finds in a report: the session, the tables as they are written to files,
/// and the thinned signals.
struct EmbeddedData {
    /// More strides than this are left to `strides.csv`, and their events to `gait_events.csv`.
    static let mostStrides = 2400
    /// Intervals of a signal at most: six minutes at 50 a second.
    static let mostIntervals = 18_000

    /// The data as JSON that may stand in a `script` element.
    func text(of assessed: AssessedSession) -> String {
        var json = JSONWriter()
        json.object(inline: true) { json in
            json.key("session")
            SessionJSON().writeWithoutTables(assessed, to: &json)
            json.key("files")
            json.object { json in
                for exporter in files(of: assessed) {
                    json.key(exporter.fileName)
                    json.string(utf8: exporter.utf8(of: assessed).span)
                }
            }
            json.key("signals")
            json.array { json in
                for foot in assessed.session.feet {
                    guard let overview = foot.overview, overview.count > 0 else { continue }
                    write(overview, of: foot, to: &json)
                }
            }
        }
        return json.withUTF8 { json in
            var text = Self.harmless(json)
            text.append("\n")
            return text.string
        }
    }

    /// The names of the tables that are part of the page.
    func fileNames(of assessed: AssessedSession) -> [String] { files(of: assessed).map(\.fileName) }

    /// What the data are, for a reader.
    func note(of assessed: AssessedSession) -> String {
        let start =
            "This page holds its own data in the element with the id “result”: the summary of the session, the "
            + "thinned signals, and "
        let strides = strideCount(of: assessed)
        return strides > Self.mostStrides
            ? start + "the stumble-like events. The \(strides) strides are in strides.csv beside this file."
            : start + "the tables of strides, gait events and stumble-like events as they are in the result folder."
    }

    private func files(of assessed: AssessedSession) -> [any SessionExporter] {
        let isLarge = strideCount(of: assessed) > Self.mostStrides
        return (isLarge ? [] : [StrideTable(), EventTable()]) + [StumbleTable()]
    }

    private func strideCount(of assessed: AssessedSession) -> Int {
        assessed.session.feet.reduce(0) { $0 + $1.strides.count }
    }

    private func write(_ overview: SignalOverview, of foot: FootAnalysis, to json: inout JSONWriter) {
        let step = (overview.count + Self.mostIntervals - 1) / Self.mostIntervals
        json.object { json in
            json.member("side", foot.side.rawValue)
            json.member("start_s", overview.start, decimals: 4)
            json.member("interval_s", overview.interval * Double(step), decimals: 6)
            for (name, values) in [("pitch_rate", overview.pitchRate), ("acceleration", overview.acceleration)] {
                let column = QuantizedColumn(Self.thinned(values, by: step))
                json.key(name)
                json.object { json in
                    json.member("step", column.step, decimals: 9)
                    json.key("int16")
                    json.string(utf8: Base64.utf8(column.bytes).span)
                }
            }
            json.key("contacts_s")
            json.array { json in
                for event in foot.events where event.kind == .initialContact {
                    json.number(event.time, decimals: 2)
                }
            }
        }
    }

    /// Joins `step` neighbouring intervals of alternating least and greatest values.
    static func thinned(_ values: [Float], by step: Int) -> [Float] {
        guard step > 1 else { return values }
        let values = values.span
        let count = values.count / 2
        var result: [Float] = []
        result.reserveCapacity(2 * (count / step + 1))
        for first in stride(from: 0, to: count, by: step) {
            var low = Float.infinity
            var high = -Float.infinity
            for index in first..<min(count, first + step) where values[2 * index].isFinite {
                low = min(low, values[2 * index])
                high = max(high, values[2 * index + 1])
            }
            result.append(low <= high ? low : .nan)
            result.append(low <= high ? high : .nan)
        }
        return result
    }

    /// Escapes what could end a `script` element or turn the direction of text; the meaning of the JSON stays the same.
    static func harmless(_ json: Span<UInt8>) -> TextBuffer {
        var text = TextBuffer()
        var start = 0
        while let place = json.firstIndex(from: start, where: mayBeHarmful) {
            text.append(json.extracting(start..<place))
            // A character begins here and ends where the next one begins.
            let end = json.firstIndex(from: place + 1) { $0 & 0xC0 != 0x80 } ?? json.count
            var character: [UInt8] = []
            character.append(contentsOf: json.extracting(place..<end))
            for scalar in String(decoding: character, as: UTF8.self).unicodeScalars {
                if scalar.value < 0x80 || HTMLText.isDeceptive(scalar) {
                    let digits = String(scalar.value, radix: 16)
                    text.append("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)")
                } else {
                    text.append(String(scalar))
                }
            }
            start = end
        }
        text.append(json.extracting(start...))
        return text
    }

    private static func mayBeHarmful(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&") || byte >= 0x7F
    }
}

/// Values as whole multiples of one step in 16 bits, little-endian; −32768 is a lost sample.
struct QuantizedColumn {
    /// The value of one unit.
    let step: Double
    /// Two bytes a value.
    let bytes: [UInt8]

    init(_ values: [Float]) {
        var most: Float = 0
        for value in values where value.isFinite && value.magnitude > most { most = value.magnitude }
        let step = most > 0 ? Double(most) / 32767 : 1
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2 * values.count)
        for value in values {
            let whole = value.isFinite ? Int16((Double(value) / step).rounded()) : .min
            let pattern = UInt16(bitPattern: whole)
            bytes.append(UInt8(truncatingIfNeeded: pattern))
            bytes.append(UInt8(truncatingIfNeeded: pattern >> 8))
        }
        self.step = step
        self.bytes = bytes
    }
}
