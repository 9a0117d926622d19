/// The INFO text of a WAV file: channels in omconvert's syntax, and what a WAV header has no room for.
struct WaveText {
    /// libsndfile loses a string of more than 2045 bytes and every string behind it.
    private static let longestString = 1990

    /// The recording.
    var recording: Recording
    /// The names of its channels, in order.
    var names: [String]
    /// The channels, in the same order.
    var channels: [Channel]
    /// Samples per second.
    var rate: Double
    /// Time of the first sample, seconds.
    var offset: Double

    /// The strings to write; continuation of a long comment goes into keyword strings, which nobody else fills.
    func info(path: String) throws(RecordingError) -> [(identifier: String, text: String)] {
        var strings: [(identifier: String, text: String)] = []
        var part = ""
        for line in lines {
            guard line.utf8.count <= Self.longestString else {
                throw RecordingError(.badData, path: path, "a channel's name has more than \(Self.longestString) bytes")
            }
            if part.utf8.count + line.utf8.count > Self.longestString {
                strings.append((strings.isEmpty ? "ICMT" : "IKEY", part))
                part = ""
            }
            part += line
        }
        strings.append((strings.isEmpty ? "ICMT" : "IKEY", part))
        if let start = recording.startTime.map(Self.singleLine), start.utf8.count <= Self.longestString {
            strings.append(("ICRD", start))
        }
        return strings
    }

    private var lines: [String] {
        var lines: [String] = []
        if let start = recording.startTime { lines.append("Time: \(Self.spacedTime(Self.singleLine(start)))\n") }
        lines.append("Rate: \(rate)\n")
        if offset != 0 { lines.append("Offset: \(offset)\n") }
        for (index, channel) in channels.enumerated() {
            // A signal whose unit was never known must not leave with one.
            let unit = channel.fileUnit == .unknown ? .unknown : channel.quantity.unitInSI
            let n = index + 1
            lines.append("Channel-\(n): \(names[index])\nScale-\(n): 1\nUnit-\(n): \(unit.rawValue)\n")
        }
        return lines
    }

    /// An ISO 8601 time in omconvert's spelling, with a blank between date and time.
    private static func spacedTime(_ text: String) -> String {
        var characters = Array(text)
        if characters.count > 11, characters[4] == "-", characters[7] == "-", characters[10] == "T" {
            characters[10] = " "
        }
        return String(characters)
    }

    private static func singleLine(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }
}

extension WaveText {
    /// Names that keep side and placement of each sensor: `left_foot_acc_x`.
    static func names(of streams: [SensorStream]) -> [String] {
        let bases = streams.map { stream in
            [
                stream.side == .unknown ? nil : stream.side.rawValue,
                stream.placement == .unknown ? nil : stream.placement.rawValue,
            ].compactMap(\.self)
        }
        return streams.indices.flatMap { index in
            let twins = bases.indices.filter { bases[$0] == bases[index] }
            var words = bases[index]
            // Sensors of one placement are told apart by a number.
            if twins.count > 1 { words.append("\((twins.firstIndex(of: index) ?? 0) + 1)") }
            let prefix = words.isEmpty ? "" : words.joined(separator: "_") + "_"
            return streams[index].channels.map { name(of: $0, prefix: prefix) }
        }
    }

    private static func name(of channel: Channel, prefix: String) -> String {
        let quantity: String? =
            switch channel.quantity {
            case .acceleration: "acc"
            case .angularRate: "gyr"
            case .magneticField: "mag"
            case .force: "force"
            case .moment: "moment"
            case .position: "position"
            case .other: nil
            }
        guard let quantity else {
            let name = singleLine(channel.name)
            return name.hasPrefix(prefix) ? name : prefix + name
        }
        return prefix + quantity + (channel.axis.map { "_\($0.rawValue)" } ?? "")
    }
}
