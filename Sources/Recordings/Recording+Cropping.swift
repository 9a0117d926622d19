extension Recording {
    /// Keeps what lies between two instants, in seconds from the start of the file; `nil` keeps that end.
    ///
    /// Times stay as they were: they count from the first sample of the file.
    mutating func crop(from: Double?, to: Double?) throws(RecordingError) {
        guard from != nil || to != nil else { return }
        for index in streams.indices {
            let stream = streams[index]
            let kept = try Self.kept(from: from, to: to, of: stream.sampleCount, stream, path: source.path)
            streams[index].start += Double(kept.lowerBound) / stream.rate
            for channel in streams[index].channels.indices {
                streams[index].channels[channel] = streams[index].channels[channel].stretch(kept)
            }
        }
        keepMarkers(from: from, to: to)
    }

    /// Keeps the markers between two instants.
    mutating func keepMarkers(from: Double?, to: Double?) {
        markers.removeAll { $0.time < from ?? -.infinity || $0.time > to ?? .infinity }
    }

    /// The samples of a stream between two instants, of so many.
    static func kept(
        from: Double?, to: Double?, of count: Int, _ stream: SensorStream, path: String
    ) throws(RecordingError) -> Range<Int> {
        let first = sample(from, stream, .up) ?? 0
        let end = sample(to, stream, .down).map { $0 + 1 } ?? count
        let kept = max(0, min(first, count))..<max(0, min(end, count))
        guard first < end, !kept.isEmpty else {
            let duration = stream.rate > 0 ? Double(count) / stream.rate : 0
            throw RecordingError(
                .usage, path: path,
                "no samples between the instants asked for; the file lasts \(NumberText.text(duration)) s",
                remedy: "change --from and --to")
        }
        return kept
    }

    private static func sample(_ time: Double?, _ stream: SensorStream, _ rule: FloatingPointRoundingRule) -> Int? {
        guard let time else { return nil }
        // An instant on a sample must not fall beside it by rounding.
        let position = (time - stream.start) * stream.rate
        let nearest = position.rounded()
        let sample = (position - nearest).magnitude < 1e-6 ? nearest : position.rounded(rule)
        return Int(exactly: min(max(sample, -1), 1e15))
    }
}
