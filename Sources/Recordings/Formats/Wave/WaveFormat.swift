/// How samples are stored, as the `fmt ` chunk declares it.
struct WaveFormat: Equatable {
    /// Channels in a frame.
    var channels: Int
    /// Frames per second; the format has room for whole numbers only.
    var rate: Int
    /// Bytes of a frame, as declared.
    var blockAlignment: Int
    /// Bits of a sample.
    var bits: Int
    /// Whether samples are floating-point numbers rather than integers.
    var isFloat: Bool

    /// Bytes of a frame, as channels and bits make them.
    var frameBytes: Int { channels * ((bits + 7) / 8) }

    /// The way samples are stored, for a person.
    var sampleType: String { isFloat ? "\(bits)-bit float" : "\(bits) bit" }

    private static let extensible: UInt16 = 0xFFFE

    /// Reads a `fmt ` chunk and refuses what cannot be a sensor signal.
    init(_ bytes: [UInt8], isBigEndian: Bool, path: String) throws(RecordingError) {
        var cursor = ByteCursor(bytes[...], isBigEndian: isBigEndian)
        guard var tag = cursor.unsigned16(), let channels = cursor.unsigned16(), let rate = cursor.unsigned32(),
            cursor.unsigned32() != nil, let alignment = cursor.unsigned16(), let bits = cursor.unsigned16()
        else {
            throw RecordingError(.badData, path: path, "the format chunk has \(bytes.count) bytes; 16 or more expected")
        }
        if tag == Self.extensible {
            // Size of the extension, valid bits and channel mask come before the actual format.
            _ = cursor.take(8)
            guard let subFormat = cursor.unsigned16() else {
                throw RecordingError(.badData, path: path, "the format chunk ends before its sub-format")
            }
            tag = subFormat
        }
        self.channels = Int(channels)
        self.rate = Int(rate)
        self.blockAlignment = Int(alignment)
        self.bits = Int(bits)
        isFloat = tag == 3
        guard tag == 1 || tag == 3 else {
            throw RecordingError(
                .badData, path: path, "compressed audio (\(Self.name(of: tag))) is no sensor signal",
                remedy: "export the recording as uncompressed PCM or floating-point WAV")
        }
        guard channels > 0 else { throw RecordingError(.badData, path: path, "the header declares no channels") }
        guard channels <= 1024 else {
            throw RecordingError(
                .badData, path: path, "the header declares \(channels) channels; at most 1024 can be read")
        }
        guard rate > 0 else {
            throw RecordingError(.badData, path: path, "the header declares sampling rate 0")
        }
        guard (isFloat ? [32, 64] : [8, 16, 24, 32]).contains(self.bits) else {
            throw RecordingError(
                .badData, path: path, "\(isFloat ? "floating-point" : "integer") samples of \(bits) bits are not known")
        }
    }

    /// A format as libsndfile reports it, for containers other than RIFF.
    init(channels: Int, rate: Int, bits: Int, isFloat: Bool) {
        self.channels = channels
        self.rate = rate
        self.bits = bits
        self.isFloat = isFloat
        blockAlignment = channels * (bits / 8)
    }

    private static func name(of tag: UInt16) -> String {
        switch tag {
        case 0x02, 0x11: "ADPCM"
        case 0x06: "A-law"
        case 0x07: "µ-law"
        case 0x31: "GSM"
        case 0x50, 0x55: "MPEG"
        default: "format tag \(tag)"
        }
    }
}
