import SignalKernels

/// Reads a WAV file block by block, in memory that does not grow with the file.
///
/// Rate, channels, units and sensors are decided when the file is opened, as ``WaveReader`` decides them, which is
/// built on this reader. How the file is cut into blocks changes no bit of its samples.
public struct WaveBlockReader: ~Copyable {
    private static let slowestRate = 10.0

    /// Everything but the samples.
    ///
    /// The channels of its streams are empty, and notes about samples are not among its notes.
    public let outline: Recording
    /// Of each stream of the outline, which columns of a block its channels are.
    public let columns: [[Int]]
    /// Frames between the instants asked for; a damaged file may end before.
    public let frameCount: Int
    /// Frames read so far.
    public private(set) var position = 0

    /// Where in the outline's notes those about the samples belong.
    let placeOfSampleNotes: Int
    private let firstFrame: Int
    /// How each channel of the file is read.
    let plans: [WaveChannelPlan]
    /// How the samples are stored.
    let format: WaveFormat
    /// What the file was before it was opened.
    let stamp: FileStamp
    private var samples: WaveSamples
    private var decoding: WaveDecoding
    /// Whether the file ended before its last frame.
    private var isCutShort = false

    /// Opens a file.
    ///
    /// With `options.from` or `to` only those frames are read; the clock stays that of the whole file.
    ///
    /// - Throws: `RecordingError`: `cannotOpen`, `badData`, or `usage` when the options contradict the file.
    public init(path: String, options: ReadingOptions = ReadingOptions()) throws(RecordingError) {
        let container = try WaveContainer(path: path, salvages: options.salvagesUnfinished)
        let format = container.stored
        let contents = container.contents
        let metadata = WaveMetadata(
            info: contents.info, broadcastStart: contents.broadcast?.text(rate: format.rate))
        let clock = WaveClock(options: options, metadata: metadata, headerRate: format.rate)
        var notes = container.notes + clock.notes
        let placeOfSampleNotes = notes.count
        let planner = WaveChannelPlanner(format: format, metadata: metadata, options: options, path: path)
        let planned = try planner.plan()
        let plans = planned.channels
        var findings = planned.findings
        if clock.rate < Self.slowestRate { findings.append(.tooSlow(clock.rate)) }

        let total = container.frames
        guard total > 0 else { throw RecordingError(.badData, path: path, "the file holds no samples") }
        let frames = try clock.frames(of: total, options: options, path: path)
        let sensors = try WaveStreams(plans: plans, position: metadata.position, options: options, path: path)
            .make(rate: clock.rate, declaredRate: format.rate, start: clock.start(of: frames))
        var samples = try WaveSamples(in: container, channels: plans, path: path)
        var streams = sensors.map(\.stream)
        var decisions = clock.decisions
        for index in streams.indices {
            let settled = try WaveUnitSettling().settle(
                &streams[index], columns: sensors[index].columns, &samples, frames)
            decisions += settled.decisions
            notes += settled.notes
            findings += settled.findings
        }
        if options.requiresUnits, let fatal = findings.first(where: \.isFatal) {
            throw RecordingError(.badData, path: path, fatal.message, remedy: fatal.remedy)
        }
        notes += WaveFinding.merged(findings).map(\.note)
        if format.validBits <= 8 { notes.append(WaveFinding.coarse(plans, format)) }
        decisions += Self.decisions(container, format, metadata, frames: total) + planner.decisions(plans)
        if metadata.hasContradictingComments || contents.infoLists > 1 {
            notes.append(
                QualityNote(
                    code: "duplicate_info", severity: .warning,
                    message: "the file has two INFO lists or comments; where they disagree the last one is used"))
        }
        let start = options.tableStatements.first(\.time.start)
        if let start { decisions.append(.init("start time", start.value, because: start.evidence)) }
        outline = Recording(
            source: RecordingSource(path: path, format: container.format, sha256: ""),
            startTime: start?.value ?? metadata.start,
            streams: streams, markers: contents.markers(rate: clock.rate, offset: clock.offset),
            notes: notes, decisions: decisions)
        columns = sensors.map(\.columns)
        self.samples = samples
        self.plans = plans
        self.format = format
        stamp = container.stamp
        self.placeOfSampleNotes = placeOfSampleNotes
        frameCount = frames.count
        firstFrame = frames.lowerBound
        decoding = WaveDecoding(channels: plans.count)
    }

    /// Reads the next frames, at most `limit` of them; returns whether there were any.
    ///
    /// - Throws: `RecordingError` when the file can no longer be read.
    public mutating func next(_ limit: Int, into block: inout WaveBlock<Double>) throws(RecordingError) -> Bool {
        try fill(&block, limit)
    }

    /// Reads the next frames in single precision, at most `limit` of them; returns whether there were any.
    ///
    /// - Throws: `RecordingError` when the file can no longer be read.
    public mutating func next(_ limit: Int, into block: inout WaveBlock<Float>) throws(RecordingError) -> Bool {
        try fill(&block, limit)
    }

    /// Goes to a frame, to read on from there; what was read before counts in ``sampleNotes`` as it would otherwise.
    mutating func seek(to frame: Int) { position = max(0, min(frame, frameCount)) }

    /// From now on reads these channels of the file; columns of others mean nothing, and their samples are not in ``sampleNotes``.
    mutating func confine(to channels: [Int]) { samples.confine(to: channels) }

    /// What the samples read so far ask to be known, all frames having been read or not.
    public var sampleNotes: [QualityNote] {
        var notes: [QualityNote] = []
        if isCutShort {
            notes.append(
                QualityNote(
                    code: "truncated", severity: .warning,
                    message: "only \(position) of \(frameCount) frames could be read"))
        }
        return notes + decoding.notes(frames: position)
    }

    private mutating func fill<Sample: ColumnSample>(
        _ block: inout WaveBlock<Sample>, _ limit: Int
    ) throws(RecordingError) -> Bool {
        let count = max(0, min(limit, frameCount - position))
        if block.columns.count != samples.channels.count {
            block.columns = Array(repeating: [], count: samples.channels.count)
        }
        var decoding = WaveDecoding(channels: samples.channels.count)
        let found = try read(count, into: &block.columns, &decoding)
        block.frames = position - found..<position
        block.missing = decoding.missing
        block.clipped = decoding.clipped + decoding.atFullScale
        self.decoding.count(decoding)
        return found > 0
    }

    /// Reads the next frames into the columns, which grow where they have no room; returns how many there were.
    private mutating func read<Sample: ColumnSample>(
        _ count: Int, into columns: inout [[Sample]], _ decoding: inout WaveDecoding
    ) throws(RecordingError) -> Int {
        // Of a compressed file only decoding tells how many frames there are; its header may promise any number.
        if !format.isCompressed {
            for channel in samples.decoded { columns[channel].reserveCapacity(count) }
        }
        // Columns grow with what is read into them, so that their memory is still in the cache.
        let step = samples.stretchFrames
        var done = 0
        while done < count {
            let length = min(step, count - done)
            for channel in samples.decoded where columns[channel].count < done + length {
                let lacking = done + length - columns[channel].count
                columns[channel].append(contentsOf: repeatElement(0, count: lacking))
            }
            let start = firstFrame + position
            let found = try samples.decode(start..<start + length, into: &columns, at: done, &decoding)
            position += found
            done += found
            if found < length {
                isCutShort = true
                break
            }
        }
        return done
    }

    /// Reads all frames that are left; columns and missing samples by channel.
    mutating func rest() throws(RecordingError) -> (columns: [[Double]], missing: [[Range<Int>]]) {
        var columns = [[Double]](repeating: [], count: samples.channels.count)
        var decoding = WaveDecoding(channels: samples.channels.count)
        let done = try read(frameCount - position, into: &columns, &decoding)
        for channel in columns.indices { columns[channel].removeLast(columns[channel].count - done) }
        self.decoding.count(decoding)
        return (columns, decoding.missing)
    }

    private static func decisions(
        _ container: WaveContainer, _ format: WaveFormat, _ metadata: WaveMetadata, frames: Int
    ) -> [Recording.Decision] {
        let channels = format.channels == 1 ? "1 channel" : "\(format.channels) channels"
        var decisions = [
            Recording.Decision("format", container.format, because: "the first bytes"),
            Recording.Decision(
                "samples", "\(frames) frames of \(channels), \(format.sampleType)",
                because: "\(container.format) header"),
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
