/// The clock of a WAV file: samples per second and the time of the first one.
struct WaveClock {
    /// Samples per second.
    let rate: Double
    /// Seconds from the start of the recording to the file's first sample.
    let offset: Double
    /// How the rate was decided.
    let decisions: [Recording.Decision]
    /// Doubts about it.
    let notes: [QualityNote]

    /// Rates of common sensors that a header's whole number stands for when a converter has rounded.
    private static let fractionalRates: [Int: Double] = [
        6: 6.25, 12: 12.5, 13: 12.5, 51: 51.2, 102: 102.4, 103: 102.4, 204: 204.8, 205: 204.8, 255: 256, 257: 256,
        409: 409.6, 410: 409.6,
    ]

    /// Chooses what the user states over the file's text, and that over its header.
    init(options: ReadingOptions, metadata: WaveMetadata, headerRate: Double) {
        let header = NumberText.text(headerRate, decimals: 4)
        offset = metadata.offset ?? 0
        if let stated = options.rate {
            rate = stated
            decisions = [.init("rate", "\(stated) Hz", because: "stated by the user; the header says \(header) Hz")]
            notes = []
        } else if let stated = options.tableStatements.first(\.time.rate) {
            rate = stated.value
            decisions = [
                .init("rate", "\(rate) Hz", because: "\(stated.evidence); the header says \(headerRate) Hz")
            ]
            notes = []
        } else if let written = metadata.rate {
            rate = written
            decisions = [
                .init("rate", "\(written) Hz", because: "Rate in the file's text; the header says \(header) Hz")
            ]
            let difference = abs(written - headerRate) / written
            notes =
                difference <= max(0.05, 0.5 / written)
                ? []
                : [
                    QualityNote(
                        code: "rate_mismatch", severity: .warning,
                        message: "the file's text says \(written) Hz, its header \(header) Hz; the text is used")
                ]
        } else {
            rate = headerRate
            decisions = [.init("rate", "\(header) Hz", because: "header")]
            notes =
                Int(exactly: headerRate).flatMap { Self.fractionalRates[$0] }.map {
                    [
                        QualityNote(
                            code: "rounded_rate", severity: .warning,
                            message:
                                "the header's \(header) Hz may be a rounded \($0) Hz, which would change every "
                                + "time and speed; state --rate to be sure")
                    ]
                } ?? []
        }
    }

    /// Time of the first of these frames, seconds.
    func start(of frames: Range<Int>) -> Double { offset + Double(frames.lowerBound) / rate }

    /// The frames between the instants the user asks for.
    func frames(of total: Int, options: ReadingOptions, path: String) throws(RecordingError) -> Range<Int> {
        guard rate.isFinite, rate >= WaveFormat.leastRate else {
            throw RecordingError(
                .usage, path: path, "a rate of \(rate) Hz is stated", remedy: "--rate needs a number above 0")
        }
        let first = options.from.map { (($0 - offset) * rate).rounded(.up) } ?? 0
        let last = options.to.map { (($0 - offset) * rate).rounded(.down) } ?? Double(total - 1)
        // Written so that a NaN fails.
        guard first <= last, first <= Double(total - 1), last >= 0,
            let from = Int(exactly: max(0, first)), let to = Int(exactly: min(Double(total - 1), last))
        else {
            throw RecordingError(
                .usage, path: path,
                "there are no samples between the instants asked for; the file spans "
                    + "\(offset) to \(offset + Double(total - 1) / rate) s",
                remedy: "check --from and --to")
        }
        return from..<to + 1
    }
}
