/// What a RIFF file declares beside its samples, as found by walking its chunks.
struct RiffContents: Equatable {
    /// The `fmt ` chunk's bytes, or `nil` when there is none.
    var formatBytes: [UInt8]?
    /// Whether numbers are stored with the highest byte first (RIFX).
    var isBigEndian = false
    /// The `data` chunks.
    var data: [DataChunk] = []
    /// INFO strings in the file's order; an identifier may occur more than once.
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
    /// Date and time of the broadcast extension, as they stand.
    var broadcastStart: String?
    /// Bytes at the end of the file that are no chunk.
    var trailingBytes = 0
    /// Whether the walk ended at its limit of chunks rather than at the end of the file.
    var hasTooManyChunks = false

    /// A `data` chunk: what its header claims and what the file holds.
    struct DataChunk: Equatable {
        /// Place of the first sample in the file.
        var offset: Int
        /// Bytes the header declares, or `nil` when the recorder left the size open.
        var declared: Int?
        /// Bytes between the first sample and the end of the chunk or of the file.
        var present: Int
    }

    /// One string of an INFO list.
    struct InfoText: Equatable {
        /// Its four-character identifier, for example `ICMT`.
        var identifier: String
        /// Its content.
        var text: String
    }

    /// A marked sample.
    struct Cue: Equatable {
        /// The identifier its names refer to.
        var identifier: UInt32
        /// The sample, counted from the start of the file.
        var sample: UInt32
    }
}
