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
    /// All sensors of the files, as they are understood now.
    private(set) var inputs: [SessionInput] = []
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
        var recording = source.recording
        let path = recording.source.path
        for stream in recording.streams where !Self.mayBeFoot(stream) { leaveOut(stream, of: path) }
        var chosen = recording.streams.indices.filter { Self.mayBeFoot(recording.streams[$0]) }
        guard !chosen.isEmpty else {
            throw RecordingError(
                .badData, path: path,
                "no foot sensor was found; acceleration and angular rate of a foot are expected")
        }
        if let stated = source.statedSide {
            if chosen.count == 1 {
                recording.streams[chosen[0]].side = stated
                recording.streams[chosen[0]].placementEvidence = "stated by the user"
            } else {
                chosen.removeAll { recording.streams[$0].side != stated }
            }
            guard chosen.count == 1 else {
                throw RecordingError(
                    .usage, path: path,
                    "the file holds several foot sensors, and which one is the \(stated.rawValue) foot is open",
                    remedy: "give it without --\(stated.rawValue) to analyse them all")
            }
            decisions.append(.init("side of \(path)", stated.rawValue, because: "stated by the user"))
        }
        for index in chosen { try append(recording.streams[index], of: path) }
        inputs += SessionInput.inputs(of: recording)
    }

    private mutating func append(_ stream: SensorStream, of path: String) throws(RecordingError) {
        let side = stream.side
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
