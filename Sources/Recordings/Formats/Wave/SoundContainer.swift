/// The kinds of file that hold uncompressed or losslessly compressed samples.
enum SoundContainer: String, CaseIterable {
    /// RIFF, lowest byte first.
    case wav
    /// RIFF, highest byte first.
    case rifx
    /// RIFF with sizes of 64 bits (EBU Tech 3306).
    case rf64
    /// The same under its newer name (ITU-R BS.2088).
    case bw64
    /// Sony Wave64.
    case w64
    /// AIFF and AIFF-C.
    case aiff
    /// Apple's Core Audio Format.
    case caf
    /// FLAC (RFC 9639).
    case flac

    /// Recognises a file by its first bytes.
    init?(_ head: FileHead) {
        let isWave = head.begins(with: "WAVE", at: 8)
        if head.begins(with: "RIFF"), isWave {
            self = .wav
        } else if head.begins(with: "RIFX"), isWave {
            self = .rifx
        } else if head.begins(with: "RF64"), isWave {
            self = .rf64
        } else if head.begins(with: "BW64"), isWave {
            self = .bw64
        } else if head.begins(with: "riff"), head.begins(with: [0x2E, 0x91, 0xCF, 0x11], at: 4) {
            self = .w64
        } else if head.begins(with: "FORM"), head.begins(with: "AIFF", at: 8) || head.begins(with: "AIFC", at: 8) {
            self = .aiff
        } else if head.begins(with: "caff"), !head.looksLikeText {
            self = .caf
        } else if head.begins(with: "fLaC"), !head.looksLikeText {
            self = .flac
        } else {
            return nil
        }
    }
}
