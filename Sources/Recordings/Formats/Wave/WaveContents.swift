/// What a sound file declares beside its samples, as found by walking its chunks.
struct WaveContents: Equatable {
    /// How samples are stored; `nil` when no chunk says so.
    var format: WaveFormat?
    /// The chunks that hold samples.
    var data: [DataChunk] = []
    /// Frames the header declares in a number of its own, beside the size of the data (AIFF, FLAC).
    var declaredFrames: Int?
    /// Strings in the file's order; an identifier may occur more than once.
    var info: [InfoText] = []
    /// Number of `LIST` chunks of type `INFO`.
    var infoLists = 0
    /// Marked samples.
    var cues: [Cue] = []
    /// Names of cues, by identifier.
    var labels: [UInt32: String] = [:]
    /// Remarks on cues, by identifier.
    var remarks: [UInt32: String] = [:]
    /// Lengths of cues in samples, by identifier.
    var lengths: [UInt32: UInt32] = [:]
    /// The broadcast extension.
    var broadcast: BroadcastStart?
    /// Bytes at the end of the file that are no chunk.
    var trailingBytes = 0
    /// Whether the walk ended at its limit of chunks rather than at the end of the file.
    var hasTooManyChunks = false
    /// Sizes of chunks of text that are too long to be read whole.
    var oversizedText: [Int] = []

    /// A chunk of samples: what its header claims and what the file holds.
    struct DataChunk: Equatable {
        /// Place of the first sample in the file.
        var offset: Int
        /// Bytes the header declares, or `nil` when the recorder left the size open.
        var declared: Int?
        /// Bytes between the first sample and the end of the chunk or of the file.
        var present: Int

        /// A chunk whose size is bounded by the file.
        init(offset: Int, declared: Int?, fileSize: Int) {
            self.offset = offset
            self.declared = declared.map { max(0, $0) }
            let rest = max(0, fileSize - offset)
            present = min(self.declared ?? rest, rest)
        }
    }

    /// One string.
    struct InfoText: Equatable {
        /// Its identifier, for example `ICMT`.
        var identifier: String
        /// Its content.
        var text: String
    }

    /// A marked sample.
    struct Cue: Equatable {
        /// The identifier its names refer to.
        var identifier: UInt32
        /// The sample, counted from the start of the file; some formats place marks between samples.
        var sample: Double
    }
}

extension WaveContents {
    /// The cues as markers, in the order of time; marks that lie at no time are none.
    func markers(rate: Double, offset: Double) -> [Recording.Marker] {
        cues.map { cue in
            Recording.Marker(
                time: offset + cue.sample / rate,
                duration: Double(lengths[cue.identifier] ?? 0) / rate,
                label: labels[cue.identifier] ?? remarks[cue.identifier] ?? "cue \(cue.identifier)")
        }.filter { $0.time.isFinite && $0.duration.isFinite }.sorted { $0.time < $1.time }
    }

    /// Reads the first bytes of a chunk of text, markers or sizes; all of it unless it is beyond any such chunk.
    mutating func body(
        of file: borrowing InputFile, at offset: Int, count: Int
    ) throws(RecordingError) -> ArraySlice<UInt8> {
        let limit = 1 << 26
        let present = max(0, min(count, file.size - offset))
        if present > limit { oversizedText.append(present) }
        return try file.bytes(at: offset, count: min(present, limit))[...]
    }
}
