import SignalKernels

/// Reads C3D files: markers, force plates and events.
///
/// Force is what the file's numbers are, turned into laboratory axes and never negated. In genuine files of Motion
/// Analysis, Qualisys and Vicon that is the reaction, what the plate exerts on the foot: upward under load. A
/// laboratory may store the load on the plate instead; analysis finds the sign for itself.
public struct C3DReader: Sendable {
    /// Creates a reader.
    public init() {}

    /// Reads a C3D file; the hash of the source is left empty.
    ///
    /// - Throws: `RecordingError`: `cannotOpen`, `badData` for what is damaged or holds neither markers nor force
    ///   plates, `usage` when the options contradict the file.
    public func read(path: String, options: ReadingOptions = ReadingOptions()) throws(RecordingError) -> Recording {
        let stamp = FileStamp(of: path)
        let source = try ByteSource(recording: path)
        let bytes = source.bytes(0..<source.count)
        try source.checkIsWhole(path: path, since: stamp)
        return try read(bytes: bytes, path: path, options: options)
    }

    /// Reads a C3D file from memory; `path` stands for its name.
    package func read(
        bytes: [UInt8], path: String, options: ReadingOptions = ReadingOptions()
    ) throws(RecordingError) -> Recording {
        if let rate = options.rate, !(rate > 0 && rate.isFinite) {
            throw RecordingError(.usage, path: path, "a rate of \(rate) Hz is no rate", remedy: "pass --rate in Hz")
        }
        let file = try C3DFile(bytes, path: path, statedRate: options.rate)
        var recording = Recording(source: RecordingSource(path: path, format: "c3d", sha256: ""), streams: [])
        let layout = file.layout
        recording.decisions = Self.decisions(file, options)
        recording.notes = Self.notes(layout)

        let streams = C3DStreams(file: file, path: path)
        let unit = try Self.lengthUnit(streams, file, &recording, path)
        streams.addMarkers(unit, to: &recording)
        let used = streams.addPlates(unit, to: &recording)
        Self.tellUnused(file, used, &recording)
        guard !recording.streams.isEmpty else { throw Self.nothing(recording, path) }
        try Self.state(options, &recording, path)
        recording.markers = C3DEvents.markers(
            file.parameters, firstFrame: layout.firstFrame, rate: layout.rate)
        try recording.crop(from: options.from, to: options.to)
        return recording
    }

    // MARK: - What is told

    private static func decisions(_ file: C3DFile, _ options: ReadingOptions) -> [Recording.Decision] {
        let layout = file.layout
        return [
            .init("format", "c3d", because: "the first bytes"),
            .init(
                "numbers", "\(file.bytes.processor.name), \(layout.isFloat ? "floating point" : "16-bit integers")",
                because: "mark of the parameter section and sign of POINT:SCALE"),
            .init(
                "rate",
                "\(NumberText.text(layout.rate, decimals: 4)) Hz"
                    + (layout.channelCount > 0
                        ? ", analog \(NumberText.text(layout.analogRate, decimals: 4)) Hz" : ""),
                because: options.rate == nil
                    ? "POINT:RATE, \(NumberText.count(layout.samplesPerFrame, "analog sample")) a frame"
                    : "stated with --rate"),
        ]
    }

    private static func notes(_ layout: C3DLayout) -> [QualityNote] {
        var notes: [QualityNote] = []
        if layout.frameCount < layout.declaredFrames {
            notes.append(
                QualityNote(
                    code: "truncated", severity: .warning,
                    message: "the header promises \(layout.declaredFrames) frames, the file holds "
                        + "\(layout.frameCount): read what is there"))
        }
        if let declared = layout.declaredAnalogRate, layout.channelCount > 0,
            (declared - layout.analogRate).magnitude > 0.005 * layout.analogRate
        {
            notes.append(
                QualityNote(
                    code: "rate_mismatch", severity: .warning,
                    message: "ANALOG:RATE says \(NumberText.text(declared)) Hz, but "
                        + "\(layout.samplesPerFrame) samples lie in each frame: "
                        + "\(NumberText.text(layout.analogRate)) Hz used"))
        }
        return notes
    }

    /// The unit of lengths: the file's, or millimetres, which nearly all files are in, where it names none.
    private static func lengthUnit(
        _ streams: C3DStreams, _ file: C3DFile, _ recording: inout Recording, _ path: String
    ) throws(RecordingError) -> PhysicalUnit {
        if let unit = streams.lengthUnit {
            recording.decisions.append(.init("length unit", unit.rawValue, because: "POINT:UNITS"))
            return unit
        }
        let text = file.parameters["POINT", "UNITS"]?.texts.first ?? ""
        guard text.isEmpty else {
            throw RecordingError(
                .badData, path: path, "POINT:UNITS says '\(text.prefix(20))', which is neither mm nor m",
                remedy: "export the trial in mm")
        }
        recording.notes.append(
            QualityNote(
                code: "assumed_unit", severity: .warning,
                message: "POINT:UNITS names no unit of length -> assumed mm"))
        recording.decisions.append(.init("length unit", "mm", because: "none named"))
        return .millimetre
    }

    private static func tellUnused(_ file: C3DFile, _ used: Set<Int>, _ recording: inout Recording) {
        let labels = file.parameters.texts("ANALOG", "LABELS")
        let unused = (0..<file.layout.channelCount).filter { !used.contains($0) }
        guard !unused.isEmpty else { return }
        let names = unused.prefix(12).map { $0 < labels.count ? labels[$0] : "\($0 + 1)" }
        recording.decisions.append(
            .init(
                "analog channels left out",
                "\(unused.count): \(names.joined(separator: ", "))" + (unused.count > 12 ? ", …" : ""),
                because: "of no force plate"))
    }

    private static func nothing(_ recording: Recording, _ path: String) -> RecordingError {
        let plates = recording.notes.first { $0.code == "force_plate_left_out" }
        return RecordingError(
            .badData, path: path,
            "the C3D file holds no markers and no force plate that can be read"
                + (plates.map { " (\($0.message))" } ?? ""),
            remedy: "export the trial with its markers or force plates")
    }

    /// Side and placement as the user states them, for a file of one stream.
    private static func state(
        _ options: ReadingOptions, _ recording: inout Recording, _ path: String
    ) throws(RecordingError) {
        guard options.side != nil || options.placement != nil else { return }
        guard recording.streams.count == 1 else {
            throw RecordingError(
                .usage, path: path,
                "the file holds \(recording.streams.count) markers and plates; side and placement of one cannot be "
                    + "stated",
                remedy: "leave them out")
        }
        recording.streams[0].side = options.side ?? recording.streams[0].side
        recording.streams[0].placement = options.placement ?? recording.streams[0].placement
        recording.streams[0].placementEvidence = "stated by the user"
    }
}
