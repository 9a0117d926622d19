/// How samples are stored in a sound file.
struct WaveFormat: Equatable {
    /// No recorder takes fewer samples than one in eleven days, Hz; below, times would no longer be finite numbers.
    static let leastRate = 1e-6

    /// Channels in a frame.
    var channels: Int
    /// Frames per second, as the header says it; WAV has room for whole numbers only.
    var rate: Double
    /// Bytes of a frame, as declared.
    var blockAlignment: Int
    /// Bits a sample takes in the file.
    var bits: Int
    /// Bits of those that carry the value, from the highest down; the rest are zero.
    var validBits: Int
    /// Whether samples are floating-point numbers rather than integers.
    var isFloat: Bool
    /// Whether samples are stored with the highest byte first.
    var isBigEndian = false
    /// Whether integers of 8 bits have a sign; those of WAV have none.
    var isSigned8 = false
    /// Whether samples are compressed without loss (FLAC).
    var isCompressed = false

    /// Bytes of a frame, as channels and bits make them.
    var frameBytes: Int { channels * (bits / 8) }

    /// The way samples are stored, for a person.
    var sampleType: String {
        if isFloat { return "\(bits)-bit float" }
        return validBits == bits ? "\(bits) bit" : "\(validBits) bit in \(bits)"
    }

    /// The header's rate for a person.
    var rateText: String { NumberText.text(rate, decimals: 4) }

    private static let extensible: UInt16 = 0xFFFE

    /// Reads a `fmt ` chunk and refuses what cannot be a sensor signal.
    init(_ body: ByteCursor, _ isBigEndian: Bool, path: String) throws(RecordingError) {
        var cursor = body
        guard var tag = cursor.unsigned16(), let channels = cursor.unsigned16(), let rate = cursor.unsigned32(),
            cursor.unsigned32() != nil, let alignment = cursor.unsigned16(), let bits = cursor.unsigned16()
        else {
            throw RecordingError(
                .badData, path: path, "the format chunk has \(body.remaining) bytes; 16 or more expected")
        }
        var valid = bits
        if tag == Self.extensible {
            // The size of the extension comes before the valid bits, the channel mask between them and the sub-format.
            _ = cursor.take(2)
            let stated = cursor.unsigned16()
            _ = cursor.take(4)
            guard let stated, let subFormat = cursor.unsigned16() else {
                throw RecordingError(.badData, path: path, "the format chunk ends before its sub-format")
            }
            tag = subFormat
            if stated > 0 { valid = stated }
        }
        guard tag == 1 || tag == 3 else { throw Self.compressed(Self.name(of: tag), path: path) }
        try self.init(
            channels: Int(channels), rate: Double(rate), bits: Int(bits), validBits: Int(valid), isFloat: tag == 3,
            path: path)
        blockAlignment = Int(alignment)
        self.isBigEndian = isBigEndian
    }

    /// A format from its parts, refused when it cannot be a sensor signal.
    ///
    /// Integers of other than whole bytes fill up their bytes from the highest bit down.
    init(
        channels: Int, rate: Double, bits: Int, validBits: Int? = nil, isFloat: Bool, path: String
    ) throws(RecordingError) {
        self.channels = channels
        self.rate = rate
        self.bits = isFloat ? bits : (bits + 7) / 8 * 8
        self.validBits = isFloat ? bits : validBits ?? bits
        self.isFloat = isFloat
        blockAlignment = channels * (self.bits / 8)
        guard channels > 0 else { throw RecordingError(.badData, path: path, "the header declares no channels") }
        guard channels <= 1024 else {
            throw RecordingError(
                .badData, path: path, "the header declares \(channels) channels; at most 1024 can be read")
        }
        guard rate.isFinite, rate >= Self.leastRate else {
            throw RecordingError(.badData, path: path, "the header declares sampling rate \(NumberText.text(rate))")
        }
        guard rate < 0x1p31 else {
            throw RecordingError(.badData, path: path, "the header declares a sampling rate of \(rate) Hz")
        }
        guard isFloat ? [32, 64].contains(bits) : (1...32).contains(bits) else {
            throw RecordingError(
                .badData, path: path, "\(isFloat ? "floating-point" : "integer") samples of \(bits) bits are not known")
        }
        guard (1...self.bits).contains(self.validBits) else {
            throw RecordingError(
                .badData, path: path, "the header declares \(self.validBits) valid bits in samples of \(bits)")
        }
    }

    /// Why compressed sound is refused.
    static func compressed(_ name: String, path: String) -> RecordingError {
        RecordingError(
            .badData, path: path,
            "compressed audio (\(name)) is no sensor signal: its samples are not what was measured",
            remedy: "export the recording as uncompressed PCM, floating-point WAV or FLAC")
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
