import Recordings
import SignalProcessing

/// Cuts the signal of one foot where the plan says, each cut at the instant of least motion nearby.
struct FootSections: Sendable {
    private let stream: SensorStream
    private let path: String
    /// The uninterrupted stretches of the whole recording; `nil` where its samples are read section by section.
    private let whole: [InertialSegment]?

    /// How far from the planned instant a foot is cut, s: within a stride every foot comes near rest.
    private static let reach = 0.75
    /// Time over which the motion at a cut is averaged, s.
    private static let window = 0.12
    /// What is read beyond a planned instant, s: the reach, and a stretch that is just long enough to be kept.
    private static let overhang = reach + SensorStream.shortestSegment + 0.25

    /// The sections of a foot's sensor; `path` is its file, for messages.
    ///
    /// - Throws: `RecordingError` when an axis is missing.
    init(_ stream: SensorStream, path: String) throws(RecordingError) {
        self.stream = stream
        self.path = path
        whole = stream.deferred == nil ? try stream.inertialSegments(path: path) : nil
    }

    /// The uninterrupted stretches of a section.
    ///
    /// - Throws: `RecordingError` when an axis is missing or the file cannot be read any more.
    func segments(of section: SectionPlan.Section) throws(RecordingError) -> [InertialSegment] {
        let clock = SampleClock(stream)
        var segments: [InertialSegment] = []
        for kept in section.kept {
            let borders = clock.frame(at: kept.lowerBound)..<clock.frame(at: kept.upperBound)
            let overhang = clock.frame(at: clock.origin + Self.overhang)
            let read = max(0, borders.lowerBound - overhang)..<max(0, borders.upperBound + overhang)
            var found = try stretches(read)
            for number in found.indices {
                let from = cut(found[number], at: borders.lowerBound)
                let range = from..<max(from, cut(found[number], at: borders.upperBound))
                // A stretch between losses that is too short holds no stride.
                guard Double(range.count) >= SensorStream.shortestSegment * found[number].rate else { continue }
                if whole == nil {
                    // What was read for this section alone is cut where it stands.
                    found[number].crop(to: range)
                    segments.append(found[number])
                } else {
                    segments.append(found[number].stretch(range))
                }
            }
        }
        return segments
    }

    /// The uninterrupted stretches in which a range of samples lies.
    private func stretches(_ range: Range<Int>) throws(RecordingError) -> [InertialSegment] {
        if let whole { return whole }
        return try stream.stretch(range).inertialSegments(path: path)
    }

    /// The sample of least motion near a frame; the ends of the segment for frames near or beyond them.
    private func cut(_ segment: InertialSegment, at frame: Int) -> Int {
        let reach = Int((Self.reach * segment.rate).rounded())
        let position = frame - segment.firstFrame
        // What would be left between the cut and a loss must be long enough to be kept.
        let least = reach + Int((SensorStream.shortestSegment * segment.rate).rounded(.up))
        guard position > least else { return 0 }
        guard position < segment.count - least else { return segment.count }
        let half = max(1, Int((Self.window * segment.rate / 2).rounded()))
        let (x, y, z) = (segment.angularRate.x, segment.angularRate.y, segment.angularRate.z)
        func square(_ i: Int) -> Double { x[i] * x[i] + y[i] * y[i] + z[i] * z[i] }
        let range = max(half, position - reach)..<min(segment.count - half, position + reach)
        guard !range.isEmpty else { return position }
        var sum = 0.0
        for i in range.lowerBound - half..<range.lowerBound + half { sum += square(i) }
        var best = (sample: range.lowerBound, sum: sum)
        for i in range.dropFirst() {
            sum += square(i + half - 1) - square(i - half - 1)
            if sum < best.sum { best = (i, sum) }
        }
        return best.sample
    }
}
