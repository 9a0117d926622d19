/// Reads sensor signals from WAV files and their uncompressed relatives (RF64, RIFX, W64, AIFF, CAF).
///
/// Samples come through libsndfile; sizes, names, scales, units and markers from a walk of its own over the file's
/// chunks, because libsndfile reports damaged files as healthy and drops text. Floating-point samples are taken as they
/// are, integers are scaled with what the file or the user states; NaN and infinite values count as missing.
/// The unit of floating-point acceleration that nobody states is recognised by gravity, and said.
public struct WaveReader: Sendable {
    private static let slowestRate = 10.0

    /// Creates a reader.
    public init() {}

    /// Reads a file; `source.sha256` stays empty.
    ///
    /// With `options.from` or `to` only those frames are read; the clock stays that of the whole file.
    ///
    /// - Throws: `RecordingError`: `cannotOpen`, `badData`, or `usage` when the options contradict the file.
    public func read(path: String, options: ReadingOptions = ReadingOptions()) throws(RecordingError) -> Recording {
        let container = try WaveContainer(path: path)
        let file = try SoundFile(path: path)
        try container.check(against: file.format, path: path)
        var notes = container.notes
        let metadata =
            container.riff.map { WaveMetadata(info: $0.info, broadcastStart: $0.broadcastStart) }
            ?? WaveMetadata(info: file.comment.map { [.init(identifier: "ICMT", text: $0)] } ?? [])
        let clock = WaveClock(options: options, metadata: metadata, headerRate: file.format.rate)
        notes += clock.notes
        let planner = WaveChannelPlanner(format: file.format, metadata: metadata, options: options, path: path)
        var (plans, findings) = try planner.plan()
        if clock.rate < Self.slowestRate { findings.append(.tooSlow(clock.rate)) }

        let total = container.frames(of: file)
        guard total > 0 else { throw RecordingError(.badData, path: path, "the file holds no samples") }
        let frames = try clock.frames(of: total, options: options, path: path)
        let decoded = WaveDecoder(channels: plans).decode(file, frames: frames)
        let found = decoded.columns.first?.count ?? 0
        guard found > 0 else { throw RecordingError(.badData, path: path, "the samples cannot be read") }
        notes += container.lossNotes(expected: frames.count, found: found)
        notes += Self.sampleNotes(decoded)

        var streams = try WaveStreams(plans: plans, position: metadata.position, options: options, path: path)
            .make(
                rate: clock.rate, declaredRate: Double(file.format.rate), start: clock.start(of: frames),
                decoded: decoded)
        var decisions = clock.decisions
        for index in streams.indices {
            let settled = WaveUnitSettling().settle(&streams[index])
            decisions += settled.decisions
            notes += settled.notes
            findings += settled.findings
        }
        if options.requiresUnits, let fatal = findings.first(where: \.isFatal) {
            throw RecordingError(.badData, path: path, fatal.message, remedy: fatal.remedy)
        }
        notes += WaveFinding.merged(findings).map(\.note)
        decisions += Self.decisions(container, file.format, metadata, frames: total)
        if metadata.hasContradictingComments || (container.riff?.infoLists ?? 0) > 1 {
            notes.append(
                QualityNote(
                    code: "duplicate_info", severity: .warning,
                    message: "the file has two INFO lists or comments; where they disagree the last one is used"))
        }
        return Recording(
            source: RecordingSource(path: path, format: container.format, sha256: ""), startTime: metadata.start,
            streams: streams, markers: container.riff?.markers(rate: clock.rate, offset: clock.offset) ?? [],
            notes: notes, decisions: decisions)
    }

    private static func sampleNotes(_ decoded: WaveDecoder.Result) -> [QualityNote] {
        let frames = decoded.columns.first?.count ?? 0
        var notes: [QualityNote] = []
        func add(_ code: String, _ count: Int, _ message: String) {
            if count > 0 { notes.append(QualityNote(code: code, severity: .warning, message: message)) }
        }
        add(
            "missing_samples", decoded.notNumbers,
            "\(decoded.notNumbers) values are not numbers (NaN or infinite) and count as missing")
        add(
            "missing_samples", decoded.unavailable,
            "the device marks \(decoded.unavailable) of \(frames) frames as not available; they count as missing")
        add(
            "clipped", decoded.clipped,
            "the device marks \(decoded.clipped) of \(frames) frames as clipped: the true values were larger")
        add(
            "clipped", decoded.clipped == 0 ? decoded.atFullScale : 0,
            "\(decoded.atFullScale) samples stand at the end of the range: the true values may have been larger")
        return notes
    }

    private static func decisions(
        _ container: WaveContainer, _ format: WaveFormat, _ metadata: WaveMetadata, frames: Int
    ) -> [Recording.Decision] {
        let channels = format.channels == 1 ? "1 channel" : "\(format.channels) channels"
        var decisions = [
            Recording.Decision(
                "samples", "\(frames) frames of \(channels), \(format.sampleType)",
                because: "\(container.format) header")
        ]
        if let device = metadata.device {
            decisions.append(Recording.Decision("device", device, because: "INFO text"))
        }
        if let start = metadata.start {
            decisions.append(Recording.Decision("start time", start, because: "text in the file"))
        }
        return decisions
    }
}
