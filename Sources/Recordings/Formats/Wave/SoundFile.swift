import CSndfile

/// A sound file opened for reading with libsndfile; closed when it goes out of scope.
@safe
struct SoundFile: ~Copyable {
    private let handle: OpaquePointer
    /// How samples are stored.
    let format: WaveFormat
    /// Frames libsndfile expects; it never reports that a file ends earlier than its header says.
    let frames: Int

    /// Opens a file; compressed samples are refused.
    init(path: String) throws(RecordingError) {
        var info = SF_INFO()
        guard let opened = unsafe sf_open(path, Int32(SFM_READ), &info) else {
            let words = unsafe sf_strerror(nil).map { unsafe String(cString: $0) } ?? "unknown error"
            throw RecordingError(.badData, path: path, "not a readable sound file: \(words)")
        }
        let type = Int(info.format) & Int(SF_FORMAT_SUBMASK)
        let known: (bits: Int, isFloat: Bool)? =
            switch type {
            case Int(SF_FORMAT_PCM_S8), Int(SF_FORMAT_PCM_U8): (8, false)
            case Int(SF_FORMAT_PCM_16): (16, false)
            case Int(SF_FORMAT_PCM_24): (24, false)
            case Int(SF_FORMAT_PCM_32): (32, false)
            case Int(SF_FORMAT_FLOAT): (32, true)
            case Int(SF_FORMAT_DOUBLE): (64, true)
            default: nil
            }
        guard let known, info.channels > 0, info.samplerate > 0, info.frames >= 0 else {
            _ = unsafe sf_close(opened)
            throw RecordingError(
                .badData, path: path, "compressed audio is no sensor signal",
                remedy: "export the recording as uncompressed PCM or floating-point WAV")
        }
        unsafe handle = opened
        format = WaveFormat(
            channels: Int(info.channels), rate: Int(info.samplerate), bits: known.bits, isFloat: known.isFloat)
        frames = Int(info.frames)
    }

    deinit { _ = unsafe sf_close(handle) }

    /// Moves to a frame; returns whether there is one.
    func seek(to frame: Int) -> Bool { unsafe sf_seek(handle, sf_count_t(frame), SEEK_SET) == frame }

    /// Fills a block of whole frames with integers, full scale being 2³¹; returns how many frames there were.
    func read(into block: inout [Int32]) -> Int {
        let count = sf_count_t(block.count / format.channels)
        return max(0, Int(unsafe sf_readf_int(handle, &block, count)))
    }

    /// Fills a block of whole frames with floating-point samples as they stand; returns how many frames there were.
    func read(into block: inout [Double]) -> Int {
        let count = sf_count_t(block.count / format.channels)
        return max(0, Int(unsafe sf_readf_double(handle, &block, count)))
    }

    /// The comment of a container that is not RIFF.
    var comment: String? { unsafe sf_get_string(handle, Int32(SF_STR_COMMENT)).map { unsafe String(cString: $0) } }
}
