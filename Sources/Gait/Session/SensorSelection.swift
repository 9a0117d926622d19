import Recordings

/// Decides what each sensor of each recording is taken for.
struct SensorSelection {
    /// A sensor that is taken for one of a side: a foot, a shank.
    struct Worn: Sendable {
        /// The side.
        var side: Side
        /// Its sensor.
        var stream: SensorStream
        /// The file the sensor is from.
        var path: String
    }

    /// What stands under the feet in one file: plates or insoles, and what helps to tell whose foot it is.
    struct Ground: Sendable {
        /// The file.
        var path: String
        /// Force plates.
        var plates: [SensorStream]
        /// Insoles.
        var insoles: [SensorStream]
        /// Markers of the same cameras.
        var markers: [SensorStream]
        /// Events that the file marks.
        var events: [Recording.Marker]
    }

    /// The markers of one file.
    struct Optical: Sendable {
        /// The file.
        var path: String
        /// The markers.
        var markers: [SensorStream]
    }

    /// Sensors of the feet, in the order of the files.
    private(set) var feet: [Worn] = []
    /// Sensors of the shanks.
    private(set) var shanks: [Worn] = []
    /// The lower back, if it was recorded.
    private(set) var trunk: Worn?
    /// Plates and insoles, by file.
    private(set) var grounds: [Ground] = []
    /// Foot markers, by file.
    private(set) var optical: [Optical] = []
    /// All sensors of the files, as they are understood now.
    private(set) var inputs: [SessionInput] = []
    /// Sensors that are left out, and why.
    private(set) var notes: [QualityNote] = []
    /// What was decided, with the evidence for it.
    private(set) var decisions: [Recording.Decision] = []

    /// Sorts the sensors.
    ///
    /// - Throws: `badData` for a file in which nothing of walking was recorded, `usage` where it is open which of several
    ///   sensors is meant.
    init(_ sources: [SessionSource]) throws(RecordingError) {
        for source in sources { try add(source) }
    }

    private mutating func add(_ source: SessionSource) throws(RecordingError) {
        var recording = source.recording
        let path = recording.source.path
        switch source.role {
        case .asNamed: break
        case .lowerBack: try stateLowerBack(&recording)
        case .forcePlates: try statePlates(&recording)
        }
        let all: Recording
        if let stated = source.statedSide {
            let aside = try state(stated, of: &recording)
            all = recording
            recording.streams = recording.streams.indices.filter { !aside.contains($0) }.map { all.streams[$0] }
        } else {
            all = recording
        }
        var isUsed = false
        for (kind, stream) in recording.streams.map({ (Kind($0), $0) }) {
            switch kind {
            case .foot: try append(stream, of: path, to: \.feet, "foot")
            case .shank: try append(stream, of: path, to: \.shanks, "shank")
            case .trunk: try takeTrunk(stream, of: path)
            case .ground, .marker: continue
            case .other:
                leaveOut(stream, of: path)
                continue
            }
            isUsed = true
        }
        if try takeGround(of: recording) { isUsed = true }
        let markers = recording.streams.filter { Kind($0) == .marker }
        if MarkerWalking.canAnalyze(markers) {
            optical.append(Optical(path: path, markers: markers))
            isUsed = true
        } else if !markers.isEmpty, !isUsed {
            throw RecordingError(
                .badData, path: path,
                "none of its \(markers.count) markers is named as one of a heel with one of the same foot's front",
                remedy: "name them, for example LHEE and LTOE")
        }
        guard isUsed else {
            throw RecordingError(
                .badData, path: path,
                "no sensor of walking was found; acceleration of a foot, a shank or the lower back, force plates, insoles "
                    + "or foot markers are expected")
        }
        inputs += SessionInput.inputs(of: withoutOtherMarkers(all))
    }

    /// The recording without the markers of other parts of the body, which a laboratory has dozens of.
    private mutating func withoutOtherMarkers(_ recording: Recording) -> Recording {
        var recording = recording
        recording.streams.removeAll { Kind($0) == .marker && MarkerPoint(label: $0.name) == nil }
        let count = optical.last?.path == recording.source.path ? optical.last?.markers.count ?? 0 : 0
        let kept = recording.streams.count { Kind($0) == .marker }
        if count > kept {
            decisions.append(
                .init(
                    "markers of \(recording.source.path)", "\(kept) of \(count) are used",
                    because: "the others are not on a heel or the front of a foot"))
        }
        return recording
    }

    // MARK: - What the user states

    /// Takes the file's only sensor for the lower back, as the user says it is.
    private mutating func stateLowerBack(_ recording: inout Recording) throws(RecordingError) {
        let path = recording.source.path
        let named = recording.streams.indices.filter { recording.streams[$0].placement == .lowerBack }
        let inertial = recording.streams.indices.filter { Kind.isInertial(recording.streams[$0]) }
        let candidates = named.isEmpty ? inertial : named
        guard candidates.count == 1 else {
            throw RecordingError(
                .usage, path: path,
                candidates.isEmpty
                    ? "no sensor was found; acceleration of the lower back is expected"
                    : "the file holds several sensors, and which one is the lower back is open",
                remedy: "name the columns of the lower back, or give it a file of its own")
        }
        recording.streams[candidates[0]].placement = .lowerBack
        recording.streams[candidates[0]].placementEvidence = "stated by the user"
        recording.streams = [recording.streams[candidates[0]]]
        decisions.append(.init("placement of \(path)", "lower back", because: "stated by the user"))
    }

    /// Takes the file's forces for those of plates, as the user says they are.
    private mutating func statePlates(_ recording: inout Recording) throws(RecordingError) {
        let path = recording.source.path
        let forces = recording.streams.indices.filter { Kind.hasForce(recording.streams[$0]) }
        guard !forces.isEmpty else {
            throw RecordingError(
                .badData, path: path, "no force was found; force plates are expected",
                remedy: "name the columns, for example FP1_Fx_N,FP1_Fy_N,FP1_Fz_N")
        }
        for index in forces where recording.streams[index].placement != .forcePlate {
            recording.streams[index].placement = .forcePlate
            recording.streams[index].placementEvidence = "stated by the user"
        }
        recording.streams.removeAll { $0.placement != .forcePlate && $0.placement != .marker }
        decisions.append(.init("placement of \(path)", "force plates", because: "stated by the user"))
    }

    /// Gives the file's only sensor of a side the side that the user says.
    ///
    /// - Returns: The sensors of the other side that are left aside, when the file holds several.
    private mutating func state(_ side: Side, of recording: inout Recording) throws(RecordingError) -> Set<Int> {
        let path = recording.source.path
        var candidates: [Int] = []
        for kind in [Kind.foot, .shank, .ground] where candidates.isEmpty {
            candidates = recording.streams.indices.filter { index in
                Kind(recording.streams[index]) == kind
                    && (kind != .ground || recording.streams[index].placement == .insole)
            }
        }
        guard !candidates.isEmpty else { return [] }
        var aside: Set<Int> = []
        if candidates.count == 1 {
            let named = recording.streams[candidates[0]].side
            if named != .unknown, named != side {
                notes.append(
                    QualityNote(
                        code: "side_contradiction", severity: .warning, side: side,
                        message: "\(path) is stated to be the \(side.rawValue) foot, and its own names say "
                            + "\(named.rawValue) (\(recording.streams[candidates[0]].placementEvidence)): "
                            + "the feet may be exchanged"))
            }
            recording.streams[candidates[0]].side = side
            recording.streams[candidates[0]].placementEvidence = "stated by the user"
        } else {
            let others = candidates.filter { recording.streams[$0].side != side }
            guard candidates.count - others.count == 1 else {
                throw RecordingError(
                    .usage, path: path,
                    "the file holds several foot sensors, and which one is the \(side.rawValue) foot is open",
                    remedy: "give it without --\(side.rawValue) to analyse them all")
            }
            aside = Set(others)
        }
        decisions.append(.init("side of \(path)", side.rawValue, because: "stated by the user"))
        return aside
    }

    // MARK: - Taking

    private mutating func append(
        _ stream: SensorStream, of path: String, to list: WritableKeyPath<SensorSelection, [Worn]>, _ part: String
    ) throws(RecordingError) {
        let side = stream.side
        if let other = self[keyPath: list].first(where: { $0.side == side }) {
            let owner = side == .unknown ? "\(part) of unknown side" : "\(side.rawValue) \(part)"
            throw RecordingError(
                .usage, path: path,
                "a second sensor for the \(owner) \(Self.place(of: other.path, beside: path)); "
                    + "one sensor a \(part) is expected", remedy: "name the files with --left and --right")
        }
        if let other = self[keyPath: list].first(where: { $0.stream.holdsTheSame(as: stream) }) {
            throw RecordingError(
                .badData, path: path,
                "this is the same recording as the \(other.side.rawValue) \(part) \(Self.place(of: other.path, beside: path))",
                remedy: "give each \(part) the recording of its own sensor")
        }
        self[keyPath: list].append(Worn(side: side, stream: stream, path: path))
    }

    private mutating func takeTrunk(_ stream: SensorStream, of path: String) throws(RecordingError) {
        if let other = trunk {
            throw RecordingError(
                .usage, path: path,
                "a second sensor for the lower back beside the one in \(other.path); one is expected")
        }
        trunk = Worn(side: .unknown, stream: stream, path: path)
    }

    /// Takes plates and insoles; true when there are any.
    private mutating func takeGround(of recording: Recording) throws(RecordingError) -> Bool {
        let path = recording.source.path
        let ground = Ground(
            path: path, plates: recording.streams.filter { $0.placement == .forcePlate && Kind.hasForce($0) },
            insoles: recording.streams.filter { $0.placement == .insole && Kind.hasForce($0) },
            markers: recording.streams.filter { Kind($0) == .marker }, events: recording.markers)
        guard !ground.plates.isEmpty || !ground.insoles.isEmpty else { return false }
        if !ground.plates.isEmpty, let other = grounds.first(where: { !$0.plates.isEmpty }) {
            throw RecordingError(
                .usage, path: path,
                "a second recording of force plates beside the one in \(other.path); one is expected")
        }
        for insole in ground.insoles {
            if let other = grounds.first(where: { $0.insoles.contains { $0.side == insole.side } }) {
                throw RecordingError(
                    .usage, path: path,
                    "a second insole of the \(insole.side.rawValue) foot "
                        + "\(Self.place(of: other.path, beside: path)); one is expected")
            }
        }
        grounds.append(ground)
        return true
    }

    private mutating func leaveOut(_ stream: SensorStream, of path: String) {
        let name = stream.name.isEmpty ? "a sensor" : "the sensor \(stream.name)"
        let placement = stream.placement.rawValue.split(separator: "_").joined(separator: " ")
        notes.append(
            QualityNote(
                code: "sensor_left_out", severity: .info, side: stream.side == .unknown ? nil : stream.side,
                message: "\(name) of \(path) (\(placement)) is not analysed: it holds nothing that tells of walking."))
    }

    private static func place(of other: String, beside path: String) -> String {
        other == path ? "in this file" : "beside the one in \(other)"
    }
}

/// What a sensor can be taken for, by its place and its channels.
private enum Kind: Hashable {
    case foot
    case shank
    case trunk
    case ground
    case marker
    case other

    init(_ stream: SensorStream) {
        let isInertial = Self.isInertial(stream)
        switch stream.placement {
        case .foot, .unknown: self = isInertial ? .foot : .other
        case .shank: self = isInertial ? .shank : .other
        case .lowerBack: self = isInertial ? .trunk : .other
        case .forcePlate, .insole: self = Self.hasForce(stream) ? .ground : .other
        case .marker: self = .marker
        }
    }

    static func isInertial(_ stream: SensorStream) -> Bool {
        stream.channels.contains { $0.quantity == .acceleration || $0.quantity == .angularRate }
    }

    static func hasForce(_ stream: SensorStream) -> Bool { stream.channels.contains { $0.quantity == .force } }
}

extension SensorStream {
    /// Whether another stream holds the very same samples: those of noisy sensors never agree by chance.
    fileprivate func holdsTheSame(as other: SensorStream) -> Bool {
        guard sampleCount == other.sampleCount, sampleCount > 0, rate == other.rate, deferred == nil,
            other.deferred == nil
        else { return false }
        // What does not move is told otherwise.
        guard channels.contains(where: { channel in channel.samples.contains { $0 != channel.samples[0] } }) else {
            return false
        }
        return [Quantity.acceleration, .angularRate].allSatisfy { quantity in
            Axis.allCases.allSatisfy { axis in
                channel(quantity, axis)?.samples == other.channel(quantity, axis)?.samples
            }
        }
    }
}
