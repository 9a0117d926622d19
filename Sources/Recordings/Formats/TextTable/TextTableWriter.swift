/// Writes a recording as a comma-separated table: a row a sample, SI units in the names of the columns.
///
/// `time_s`, then for each sensor columns such as `left_foot_acc_x_m/s^2` and `left_foot_gyr_x_rad/s`. Numbers have the
/// fewest digits that read back to the same bits; a missing sample is an empty cell.
public struct TextTableWriter: Sendable {
    /// Creates a writer.
    public init() {}

    /// Writes a recording to a file, which appears whole or not at all.
    ///
    /// - Throws: `RecordingError`: `usage` when the sensors have different clocks or nothing can be written,
    ///   `cannotWrite` when the file cannot be written.
    public func write(_ recording: Recording, to path: String) throws(RecordingError) {
        let clock = try recording.onlyClock(of: "table", fileFor: "sensor", path: path)
        var columns = try columns(recording, path: path)
        let count = clock.sampleCount
        try AtomicFile.write(to: path) { (sink: inout AtomicFile.Sink) throws(RecordingError) in
            try sink.write((["time_s"] + columns.map(\.name)).joined(separator: ",") + "\n")
            var line = ""
            for row in 0..<count {
                line = "\(clock.start + Double(row) / clock.rate)"
                for index in columns.indices {
                    line += ","
                    if !columns[index].missing.covers(row) { line += Self.shortest(columns[index].samples[row]) }
                }
                line += "\n"
                try sink.write(line)
            }
        }
    }

    /// A column with a cursor that goes through its rows.
    private struct Column {
        let name: String
        let samples: [Double]
        var missing: MissingCursor
    }

    private func columns(_ recording: Recording, path: String) throws(RecordingError) -> [Column] {
        var names: Set<String> = []
        var columns: [Column] = []
        for stream in recording.streams {
            for channel in stream.channels {
                let name = Self.name(of: channel, in: stream)
                guard names.insert(name).inserted else {
                    throw RecordingError(
                        .usage, path: path, "two channels would both be called '\(name)'",
                        remedy: "name side and placement of the sensors, or write one file a sensor")
                }
                columns.append(Column(name: name, samples: channel.samples, missing: MissingCursor(channel.missing)))
            }
        }
        return columns
    }

    /// The name that this package's reader understands as the same sensor, quantity, axis and unit.
    private static func name(of channel: Channel, in stream: SensorStream) -> String {
        if stream.placement == .marker, let axis = channel.axis, channel.quantity == .position {
            return
                "\(stream.name.map { $0 == "," || $0 == "\"" ? "_" : $0 }.map(String.init).joined())_\(axis.rawValue)_m"
        }
        if stream.placement == .insole, stream.side != .unknown, channel.quantity == .force, channel.axis == nil {
            return "\(stream.side.rawValue)_\(channel.name)_N"
        }
        var words: [String] = []
        if stream.side != .unknown { words.append(stream.side.rawValue) }
        if stream.placement != .unknown { words.append(stream.placement.rawValue) }
        // What the stream's name adds to its place.
        let own = NameWords.split(stream.name)
        let place = PlacementWords(own)
        words += own.filter { !place.explains($0) && !words.contains($0) }
        guard let short = shortNames[channel.quantity] else {
            return (words + NameWords.split(channel.name)).joined(separator: "_")
        }
        words.append(short)
        if let axis = channel.axis { words.append(axis.rawValue) }
        let isKnown = channel.fileUnit != .unknown
        return words.joined(separator: "_") + (isKnown ? siUnits[channel.quantity].map { "_\($0)" } ?? "" : "")
    }

    private static let shortNames: [Quantity: String] = [
        .acceleration: "acc", .angularRate: "gyr", .magneticField: "mag", .force: "force", .moment: "moment",
        .position: "cop",
    ]

    private static let siUnits: [Quantity: String] = [
        .acceleration: "m/s^2", .angularRate: "rad/s", .magneticField: "T", .force: "N", .moment: "N.m",
        .position: "m",
    ]

    /// The shortest text that reads back to the same number.
    static func shortest(_ value: Double) -> String {
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
