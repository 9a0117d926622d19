/// When a recording began, as the broadcast extension of a WAV file says it (EBU Tech 3285).
struct BroadcastStart: Equatable {
    /// The date, `yyyy-mm-dd` with any divider.
    var date: String
    /// The time of day, `hh:mm:ss` with any divider.
    var time: String
    /// Samples from midnight to the first sample; 0 where nobody has set it.
    var samplesSinceMidnight: UInt64

    /// Reads the `bext` chunk.
    init?(_ body: ByteCursor) {
        var body = body
        // Description (256), originator (32) and its reference (32) come first.
        _ = body.take(320)
        date = RiffText.decode(body.take(10))
        time = RiffText.decode(body.take(8))
        let low = body.unsigned32() ?? 0
        let high = body.unsigned32() ?? 0
        samplesSinceMidnight = UInt64(high) << 32 | UInt64(low)
        if date.isEmpty { return nil }
    }

    /// Date and time of the first sample.
    ///
    /// The time is written in whole seconds. The number of samples since midnight is finer, and is used where both mean
    /// the same second; elsewhere it is a place in somebody's edited timeline.
    func text(rate: Double) -> String {
        guard samplesSinceMidnight > 0, rate > 0, rate.isFinite else { return time.isEmpty ? date : "\(date) \(time)" }
        let seconds = Double(samplesSinceMidnight) / rate
        guard seconds < 86_400 else { return time.isEmpty ? date : "\(date) \(time)" }
        if let written = secondsWritten, (seconds - written).magnitude >= 1 { return "\(date) \(time)" }
        let milliseconds = min(86_399_999, Int((seconds * 1000).rounded()))
        func digits(_ number: Int, _ count: Int) -> String {
            let text = "\(number)"
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        let whole = milliseconds / 1000
        return "\(date) \(digits(whole / 3600, 2)):\(digits(whole / 60 % 60, 2)):\(digits(whole % 60, 2))."
            + digits(milliseconds % 1000, 3)
    }

    /// The written time of day in seconds; `nil` when there is none.
    private var secondsWritten: Double? {
        let parts = time.split { !$0.isNumber }.compactMap { Double($0) }
        guard parts.count == 3 else { return nil }
        return parts[0] * 3600 + parts[1] * 60 + parts[2]
    }
}
