import CSndfile

/// Samples decoded by libsndfile: what is compressed without loss, has its highest byte first, or has 8 bits.
///
/// Where samples lie and how they are stored comes from our own walk over the file, because libsndfile reports damaged
/// files as healthy: it is told to take everything but FLAC as bare samples. Closed when it goes out of scope.
@safe
struct SoundFile: ~Copyable {
    private let handle: OpaquePointer
    private let format: WaveFormat

    /// Opens a file whose first sample lies at `offset`.
    init(path: String, format: WaveFormat, offset: Int) throws(RecordingError) {
        var info = SF_INFO()
        if !format.isCompressed {
            info.samplerate = Int32(clamping: max(1, Int(format.rate.rounded())))
            info.channels = Int32(format.channels)
            info.format = Int32(Self.type(of: format))
        }
        if let problem = unsafe sound_library_load() {
            throw RecordingError(
                .cannotOpen, path: path,
                "the samples are decoded by libsndfile, which cannot be loaded: \(unsafe String(cString: problem))",
                remedy: "install libsndfile (Debian: libsndfile1)")
        }
        guard let opened = unsafe sound_open(path, Int32(SFM_READ), &info) else {
            let words = unsafe sound_error(nil).map { unsafe String(cString: $0) } ?? "unknown error"
            throw RecordingError(.badData, path: path, "the samples cannot be decoded: \(words)")
        }
        let bits = Self.bits(Int(info.format) & Int(SF_FORMAT_SUBMASK))
        guard !format.isCompressed || (Int(info.channels) == format.channels && bits == format.bits) else {
            _ = unsafe sound_close(opened)
            throw RecordingError(
                .badData, path: path,
                "the header contradicts itself: \(format.channels) channels of \(format.sampleType), "
                    + "or \(info.channels) of \(bits) bit")
        }
        unsafe handle = opened
        self.format = format
        guard !format.isCompressed else { return }
        var place = sf_count_t(offset)
        _ = unsafe sound_command(opened, Int32(SFC_SET_RAW_START_OFFSET), &place, Int32(MemoryLayout<sf_count_t>.size))
        // The place counts from the next move on.
        _ = seek(to: 0)
    }

    /// The bits of a kind of sample that FLAC may hold; 0 for any other.
    private static func bits(_ kind: Int) -> Int {
        switch kind {
        case Int(SF_FORMAT_PCM_S8): 8
        case Int(SF_FORMAT_PCM_16): 16
        case Int(SF_FORMAT_PCM_24): 24
        default: 0
        }
    }

    /// libsndfile's words for bare samples.
    private static func type(of format: WaveFormat) -> Int {
        let kind =
            switch (format.bits, format.isFloat) {
            case (8, _): format.isSigned8 ? SF_FORMAT_PCM_S8 : SF_FORMAT_PCM_U8
            case (16, _): SF_FORMAT_PCM_16
            case (24, _): SF_FORMAT_PCM_24
            case (32, false): SF_FORMAT_PCM_32
            case (32, true): SF_FORMAT_FLOAT
            default: SF_FORMAT_DOUBLE
            }
        let order = format.isBigEndian ? SF_ENDIAN_BIG : SF_ENDIAN_LITTLE
        return Int(SF_FORMAT_RAW) | Int(kind) | Int(order)
    }

    deinit { _ = unsafe sound_close(handle) }

    /// Moves to a frame; returns whether there is one.
    func seek(to frame: Int) -> Bool { unsafe sound_seek(handle, sf_count_t(frame), SEEK_SET) == frame }

    /// Fills a block of whole frames with integers, full scale being 2³¹; returns how many frames there were.
    func read(into block: inout [Int32]) -> Int {
        let count = sf_count_t(block.count / format.channels)
        return max(0, Int(unsafe sound_read_int(handle, &block, count)))
    }

    /// Fills a block of whole frames with floating-point samples as they stand; returns how many frames there were.
    func read(into block: inout [Double]) -> Int {
        let count = sf_count_t(block.count / format.channels)
        return max(0, Int(unsafe sound_read_double(handle, &block, count)))
    }
}
