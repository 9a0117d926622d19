public import Recordings

/// A recording of a session, with what the user states about it.
public struct SessionSource: Sendable {
    /// The recording.
    public var recording: Recording
    /// The foot it is to be taken for; `nil` leaves it to the recording.
    public var statedSide: Side?

    /// Creates a source.
    public init(_ recording: Recording, statedSide: Side? = nil) {
        self.recording = recording
        self.statedSide = statedSide
    }
}

/// Decides which sensor of which recording is which foot.
struct FootSelection {
    /// A sensor that is taken for a foot.
    struct Foot: Sendable {
        /// The foot.
        var side: Side
        /// Its sensor.
        var stream: SensorStream
        /// The file the sensor is from.
        var path: String
    }

    /// The feet, in the order of the files.
    private(set) var feet: [Foot] = []
    /// Sensors that are left out, and why.
    private(set) var notes: [QualityNote] = []
    /// What was decided, with the evidence for it.
    private(set) var decisions: [Recording.Decision] = []

    /// Finds the feet.
    ///
    /// - Throws: `badData` for a file without a foot sensor, `usage` where it is open which of several is meant.
    init(_ sources: [SessionSource]) throws(RecordingError) {
        for source in sources { try add(source) }
    }

    private mutating func add(_ source: SessionSource) throws(RecordingError) {
        let recording = source.recording
        let path = recording.source.path
        var candidates: [SensorStream] = []
        for stream in recording.streams {
            if Self.mayBeFoot(stream) { candidates.append(stream) } else { leaveOut(stream, of: path) }
        }
        guard !candidates.isEmpty else {
            throw RecordingError(
                .badData, path: path,
                "no foot sensor was found; acceleration and angular rate of a foot are expected")
        }
        guard let stated = source.statedSide else {
            for stream in candidates { try append(stream, as: stream.side, of: path) }
            return
        }
        let matching = candidates.count == 1 ? candidates : candidates.filter { $0.side == stated }
        guard let stream = matching.first, matching.count == 1 else {
            throw RecordingError(
                .usage, path: path,
                "the file holds \(candidates.count) foot sensors, and which one is the \(stated.rawValue) foot is open",
                remedy: "give it without --\(stated.rawValue) to analyse them all")
        }
        decisions.append(.init("side of \(path)", stated.rawValue, because: "stated by the user"))
        try append(stream, as: stated, of: path)
    }

    private mutating func append(_ stream: SensorStream, as side: Side, of path: String) throws(RecordingError) {
        if let other = feet.first(where: { $0.side == side }) {
            let foot = side == .unknown ? "foot of unknown side" : "\(side.rawValue) foot"
            let place = other.path == path ? "in this file" : "beside the one in \(other.path)"
            throw RecordingError(
                .usage, path: path, "a second sensor for the \(foot) \(place); one sensor a foot is expected",
                remedy: "name the files with --left and --right")
        }
        feet.append(Foot(side: side, stream: stream, path: path))
    }

    private mutating func leaveOut(_ stream: SensorStream, of path: String) {
        let name = stream.name.isEmpty ? "a sensor" : "the sensor \(stream.name)"
        let placement = stream.placement.rawValue.split(separator: "_").joined(separator: " ")
        notes.append(
            QualityNote(
                code: "sensor_left_out", severity: .info, side: stream.side == .unknown ? nil : stream.side,
                message: "\(name) of \(path) (\(placement)) is not analysed by this version."))
    }

    private static func mayBeFoot(_ stream: SensorStream) -> Bool {
        guard stream.placement == .foot || stream.placement == .unknown else { return false }
        return stream.channels.contains { $0.quantity == .acceleration || $0.quantity == .angularRate }
    }
}
