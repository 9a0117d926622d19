import SignalKernels

/// The file around the samples: what it is, what it declares, and whether it is whole.
struct WaveContainer {
    /// The samples a byte of a compressed file may stand for; measured signals have noise and need far more room.
    private static let mostSamplesPerByte = 64

    /// Identifier of the format, for example `wav`.
    let format: String
    /// What its chunks say.
    let contents: WaveContents
    /// How samples are stored.
    let stored: WaveFormat
    /// Place of the first sample.
    let firstSample: Int
    /// Frames that are in the file, whatever its header claims; of a compressed file, at most so many.
    let frames: Int
    /// What a user should know about the file itself.
    let notes: [QualityNote]
    /// What the file was before it was opened.
    let stamp: FileStamp

    /// Walks a file and refuses what would be read wrongly, with a reason.
    ///
    /// - Parameter salvages: Whether the size of samples that a recorder never filled in is taken from the file's length.
    init(path: String, salvages: Bool) throws(RecordingError) {
        stamp = FileStamp(of: path)
        let file = try InputFile(path: path)
        let head = FileHead(try file.bytes(at: 0, count: FileHead.length))
        guard file.size > 0 else { throw RecordingError(.badData, path: path, "the file is empty") }
        guard case .sound(let container) = FileKind(head) else {
            throw RecordingError(
                .badData, path: path,
                "the file is \(head.looksLikeText ? "text, not WAV" : "no WAV"): it begins with \(head.beginning)",
                remedy: head.looksLikeText ? "give it the ending .csv or .txt" : nil)
        }
        format = container.rawValue
        var contents = try container.walker.walk(file, path: path)
        guard let stored = contents.format else {
            throw RecordingError(.badData, path: path, "the file has no format chunk: its beginning is damaged")
        }
        self.stored = stored
        var notes: [QualityNote] = []
        let data = try Self.data(&contents, stored, salvages ? file.size : nil, &notes, path: path)
        firstSample = data.offset
        if stored.isCompressed {
            frames = try Self.compressedFrames(contents, stored, data, path: path)
        } else {
            frames = Self.frames(contents, stored, data, &notes)
        }
        Self.addRemarks(contents, stored, &notes)
        self.contents = contents
        self.notes = notes
    }

    /// The samples' place, with the way out where the header hides it.
    private static func data(
        _ contents: inout WaveContents, _ stored: WaveFormat, _ salvagedEnd: Int?, _ notes: inout [QualityNote],
        path: String
    ) throws(RecordingError) -> WaveContents.DataChunk {
        guard let data = contents.data.first else {
            let place = contents.hasTooManyChunks ? " among the first 64 chunks" : ""
            throw RecordingError(.badData, path: path, "the file has no data chunk\(place): nothing was recorded")
        }
        guard contents.data.count == 1 else {
            throw RecordingError(
                .badData, path: path, "the file has two data chunks; which one is the recording cannot be known")
        }
        let isUnfinished = data.declared == 0 || contents.declaredFrames == 0
        let rest = data.declared == 0 ? contents.trailingBytes : data.present
        guard isUnfinished, rest > 0 else { return data }
        guard let salvagedEnd else {
            throw RecordingError(
                .badData, path: path,
                "the header declares no samples (data size 0) although \(rest) bytes follow: "
                    + "the recorder did not finish the file",
                remedy: "let the recorder's software repair it, or take all bytes as samples with --salvage")
        }
        contents.trailingBytes = 0
        contents.declaredFrames = nil
        let salvaged = WaveContents.DataChunk(offset: data.offset, declared: nil, fileSize: salvagedEnd)
        notes.append(
            QualityNote(
                code: "salvaged", severity: .warning,
                message: "the recorder did not finish the file: all \(salvaged.present) bytes behind its header were "
                    + "taken as samples, \(salvaged.present / stored.frameBytes) frames"))
        return salvaged
    }

    private static func frames(
        _ contents: WaveContents, _ stored: WaveFormat, _ data: WaveContents.DataChunk, _ notes: inout [QualityNote]
    ) -> Int {
        func warn(_ code: String, _ message: String) {
            notes.append(QualityNote(code: code, severity: .warning, message: message))
        }
        let present = data.present / stored.frameBytes
        if let size = data.declared, size > data.present {
            warn(
                "truncated",
                "the header declares \(size) bytes of samples, the file holds \(data.present): "
                    + "\(present) of \(size / stored.frameBytes) frames present")
        } else if data.declared == nil, !notes.contains(where: { $0.code == "salvaged" }) {
            warn("data_size_unset", "data size not set in the header; \(present) frames read to the end of the file")
        } else if data.present % stored.frameBytes != 0 {
            warn(
                "partial_frame",
                "the samples end within a frame: its \(data.present % stored.frameBytes) bytes are left out")
        }
        if let declared = contents.declaredFrames, let size = data.declared, declared != size / stored.frameBytes {
            warn(
                "frame_count",
                "the header declares \(declared) frames, its chunk of samples \(size / stored.frameBytes): "
                    + "\(min(declared, present)) are read")
            return min(declared, present)
        }
        return present
    }

    /// Frames of a compressed file, which only decoding it can count.
    private static func compressedFrames(
        _ contents: WaveContents, _ stored: WaveFormat, _ data: WaveContents.DataChunk, path: String
    ) throws(RecordingError) -> Int {
        guard let declared = contents.declaredFrames else {
            throw RecordingError(
                .badData, path: path, "the header leaves the number of frames open",
                remedy: "write the file anew with the flac program, which fills it in")
        }
        let most = data.present * mostSamplesPerByte / stored.channels
        guard declared <= most else {
            throw RecordingError(
                .badData, path: path,
                "the header declares \(declared) frames of \(NumberText.count(stored.channels, "channel")), the file "
                    + "holds \(data.present) bytes of samples: no measured signal is so small",
                remedy: "the file is cut off; copy it again")
        }
        return declared
    }

    private static func addRemarks(_ contents: WaveContents, _ stored: WaveFormat, _ notes: inout [QualityNote]) {
        func warn(_ code: String, _ message: String) {
            notes.append(QualityNote(code: code, severity: .warning, message: message))
        }
        if contents.trailingBytes > 0 {
            warn("trailing_bytes", "\(contents.trailingBytes) bytes after the samples are no chunk and are ignored")
        }
        if stored.blockAlignment != stored.frameBytes {
            warn(
                "block_alignment",
                "block alignment \(stored.blockAlignment) disagrees with channels × bytes = \(stored.frameBytes); "
                    + "the latter is used")
        }
        for size in contents.oversizedText {
            warn("long_text", "only the first 64 MiB of a chunk of \(size) bytes of text were read")
        }
    }

    /// How samples lie that can be taken from the file's own bytes; `nil` for those left to libsndfile.
    var plainSamples: StoredSample? {
        guard !stored.isBigEndian, !stored.isCompressed, stored.validBits == stored.bits else { return nil }
        switch (stored.bits, stored.isFloat) {
        case (16, false): return .int16
        case (24, false): return .int24
        case (32, false): return .int32
        case (32, true): return .float32
        case (64, true): return .float64
        default: return nil
        }
    }
}
