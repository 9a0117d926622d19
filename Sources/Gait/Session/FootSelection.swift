public import Recordings

/// A recording of a session, with what the user states about it.
public struct SessionSource: Sendable {
    /// The recording.
    public var recording: Recording
    /// The foot it is to be taken for; `nil` leaves it to the recording.
    public var statedSide: Side?
    /// Whether it is to be taken for the lower back.
    public var isLowerBack: Bool

    /// Creates a source.
    public init(_ recording: Recording, statedSide: Side? = nil, isLowerBack: Bool = false) {
        self.recording = recording
        self.statedSide = statedSide
        self.isLowerBack = isLowerBack
    }
}

/// Decides which sensor of which recording is which foot, and which is the lower back.
struct FootSelection {
    /// A sensor that is taken for the lower back.
    struct Trunk: Sendable {
        /// The sensor.
        var stream: SensorStream
        /// The file it is from.
        var path: String
    }

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
    /// The lower back, if it was recorded.
    private(set) var trunk: Trunk?
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
        if source.isLowerBack { try stateLowerBack(&recording) }
        for stream in recording.streams where !Self.mayBeFoot(stream) { try takeOther(stream, of: path) }
        var chosen = recording.streams.indices.filter { Self.mayBeFoot(recording.streams[$0]) }
        guard !chosen.isEmpty || trunk?.path == path else {
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

    /// Takes the file's only sensor for the lower back, as the user says it is.
    private mutating func stateLowerBack(_ recording: inout Recording) throws(RecordingError) {
        let path = recording.source.path
        let named = recording.streams.indices.filter { recording.streams[$0].placement == .lowerBack }
        let inertial = recording.streams.indices.filter { Self.isInertial(recording.streams[$0]) }
        let candidates = named.isEmpty ? inertial : named
        guard candidates.count == 1 else {
            throw RecordingError(
                .usage, path: path,
                candidates.isEmpty
                    ? "no sensor was found; acceleration and angular rate of the lower back are expected"
                    : "the file holds several sensors, and which one is the lower back is open",
                remedy: "name the columns of the lower back, or give it a file of its own")
        }
        recording.streams[candidates[0]].placement = .lowerBack
        recording.streams[candidates[0]].placementEvidence = "stated by the user"
        recording.streams = [recording.streams[candidates[0]]]
        decisions.append(.init("placement of \(path)", "lower back", because: "stated by the user"))
    }

    /// A sensor that is no foot: the lower back is looked at, others are left out.
    private mutating func takeOther(_ stream: SensorStream, of path: String) throws(RecordingError) {
        guard stream.placement == .lowerBack, Self.isInertial(stream) else { return leaveOut(stream, of: path) }
        if let other = trunk {
            throw RecordingError(
                .usage, path: path,
                "a second sensor for the lower back beside the one in \(other.path); one is expected")
        }
        trunk = Trunk(stream: stream, path: path)
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
        (stream.placement == .foot || stream.placement == .unknown) && isInertial(stream)
    }

    private static func isInertial(_ stream: SensorStream) -> Bool {
        stream.channels.contains { $0.quantity == .acceleration || $0.quantity == .angularRate }
    }
}
