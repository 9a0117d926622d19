import SignalKernels

/// The file around the samples: what it is, what it declares, and whether it is whole.
struct WaveContainer {
    /// Identifier of the format, for example `wav`.
    let format: String
    /// The chunks of a RIFF file; `nil` for containers that are left to libsndfile.
    let riff: RiffContents?
    /// How the header says samples are stored; `nil` for containers that are left to libsndfile.
    private let declared: WaveFormat?
    private let size: Int
    /// What a user should know about the file itself.
    private(set) var notes: [QualityNote] = []

    /// Walks a file and refuses what libsndfile would take or refuse without a reason.
    init(path: String) throws(RecordingError) {
        let file = try InputFile(path: path)
        size = file.size
        let head = FileHead(try file.bytes(at: 0, count: FileHead.length))
        guard size > 0 else { throw RecordingError(.badData, path: path, "the file is empty") }
        guard case .sound(let format) = FileKind(head) else {
            throw RecordingError(
                .badData, path: path,
                "the file is \(head.looksLikeText ? "text, not WAV" : "no WAV"): it begins with \(head.beginning)",
                remedy: head.looksLikeText ? "give it the ending .csv or .txt" : nil)
        }
        self.format = format
        guard RiffWalker.recognises(head.bytes) else {
            riff = nil
            declared = nil
            return
        }
        let contents = try RiffWalker().walk(file)
        riff = contents
        guard let bytes = contents.formatBytes else {
            throw RecordingError(.badData, path: path, "the file has no format chunk: its beginning is damaged")
        }
        let declared = try WaveFormat(bytes, isBigEndian: contents.isBigEndian, path: path)
        self.declared = declared
        try checkData(contents, path: path)
        notes = notes(contents, declared)
    }

    private func checkData(_ contents: RiffContents, path: String) throws(RecordingError) {
        guard let data = contents.data.first else {
            let place = contents.hasTooManyChunks ? " among the first 64 chunks" : ""
            throw RecordingError(.badData, path: path, "the file has no data chunk\(place): nothing was recorded")
        }
        guard contents.data.count == 1 else {
            throw RecordingError(
                .badData, path: path, "the file has two data chunks; which one is the recording cannot be known")
        }
        if data.declared == 0, contents.trailingBytes > 0 {
            throw RecordingError(
                .badData, path: path,
                "the header declares no samples (data size 0) although \(contents.trailingBytes) bytes follow: "
                    + "the recorder did not finish the file",
                remedy: "let the recorder's software repair it")
        }
    }

    private func notes(_ contents: RiffContents, _ declared: WaveFormat) -> [QualityNote] {
        guard let data = contents.data.first else { return [] }
        var notes: [QualityNote] = []
        func warn(_ code: String, _ message: String) {
            notes.append(QualityNote(code: code, severity: .warning, message: message))
        }
        let present = data.present / declared.frameBytes
        if let size = data.declared, size > data.present {
            warn(
                "truncated",
                "the header declares \(size) bytes of samples, the file holds \(data.present): "
                    + "\(present) of \(size / declared.frameBytes) frames present")
        } else if data.declared == nil {
            warn("data_size_unset", "data size not set in the header; \(present) frames read to the end of the file")
        }
        if contents.trailingBytes > 0 {
            warn("trailing_bytes", "\(contents.trailingBytes) bytes after the samples are no chunk and are ignored")
        }
        if declared.blockAlignment != declared.frameBytes {
            warn(
                "block_alignment",
                "block alignment \(declared.blockAlignment) disagrees with channels × bytes = \(declared.frameBytes); "
                    + "the latter is used")
        }
        if declared.bits == 8 {
            warn("low_resolution", "8-bit samples: at ±8 g one step is 0.06 g, too coarse for trajectories")
        }
        return notes
    }

    /// Refuses a file that libsndfile understands in another way than its header.
    func check(against opened: WaveFormat, path: String) throws(RecordingError) {
        guard let declared else { return }
        guard opened.channels == declared.channels, opened.bits == declared.bits, opened.isFloat == declared.isFloat
        else {
            throw RecordingError(
                .badData, path: path,
                "the header contradicts itself: \(declared.channels) channels of \(declared.sampleType), "
                    + "or \(opened.channels) of \(opened.sampleType)")
        }
    }

    /// How and where samples lie that can be taken from the file's own bytes; `nil` for those left to libsndfile.
    var plainSamples: (type: StoredSample, offset: Int)? {
        guard let riff, !riff.isBigEndian, let declared, let data = riff.data.first else { return nil }
        let type: StoredSample? =
            switch (declared.bits, declared.isFloat) {
            case (16, false): .int16
            case (24, false): .int24
            case (32, false): .int32
            case (32, true): .float32
            case (64, true): .float64
            default: nil
            }
        return type.map { ($0, data.offset) }
    }

    /// Frames that can be in the file, whatever its header claims.
    func frames(of file: borrowing SoundFile) -> Int {
        let present = riff?.data.first?.present ?? size
        return min(file.frames, present / file.format.frameBytes)
    }
}

extension RiffContents {
    /// The cues as markers, in the order of time.
    func markers(rate: Double, offset: Double) -> [Recording.Marker] {
        cues.map { cue in
            Recording.Marker(
                time: offset + Double(cue.sample) / rate,
                duration: Double(lengths[cue.identifier] ?? 0) / rate,
                label: labels[cue.identifier] ?? remarks[cue.identifier] ?? "cue \(cue.identifier)")
        }.sorted { $0.time < $1.time }
    }
}
