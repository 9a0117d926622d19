import Recordings
import SignalProcessing

/// An uninterrupted stretch of one point of the foot as the cameras see it.
struct MarkerTrack: Sendable {
    /// Sample of the recording's grid that it begins at.
    var first: Int
    /// Samples per second.
    var rate: Double
    /// Places, m.
    var position: [Vector3]

    /// Shortest stretch that is used, s.
    static let shortest = 0.4

    /// Low-passed forward and backward.
    func lowPassed(_ cutoff: Double) -> MarkerTrack {
        guard let filter = FootSignal.lowPass(cutoff: cutoff, rate: rate) else { return self }
        let (x, y, z) = filter.filteredZeroPhase(position.map(\.x), position.map(\.y), position.map(\.z))
        var track = self
        for i in position.indices { track.position[i] = Vector3(x[i], y[i], z[i]) }
        return track
    }

    /// Speed at every sample by central differences, m/s.
    func speeds() -> [Double] {
        position.indices.map { i in
            let (before, after) = (max(0, i - 1), min(position.count - 1, i + 1))
            guard after > before else { return 0 }
            return (position[after] - position[before]).norm * rate / Double(after - before)
        }
    }

    /// The stretches at which all of several points are seen, one track a point.
    ///
    /// - Parameter points: Streams whose mean is the point; all of one rate and length.
    static func stretches(of points: [[SensorStream]]) -> [[MarkerTrack]] {
        let streams = points.flatMap(\.self)
        guard let one = streams.first, one.rate > 0 else { return [] }
        let count = streams.map(\.sampleCount).min() ?? 0
        var seen = [Bool](repeating: true, count: count)
        for channel in streams.flatMap(\.channels) where channel.quantity == .position {
            for gap in channel.missing { for i in gap.clamped(to: 0..<count) { seen[i] = false } }
        }
        // Many exports write zeros for a marker that was not seen.
        for stream in streams {
            let axes = Axis.allCases.compactMap { stream.channel(.position, $0)?.samples }
            guard axes.count == 3 else { return [] }
            for i in 0..<count where axes[0][i] == 0 && axes[1][i] == 0 && axes[2][i] == 0 { seen[i] = false }
        }
        var stretches: [[MarkerTrack]] = []
        var start: Int?
        for i in 0...count {
            if i < count, seen[i] {
                if start == nil { start = i }
            } else if let from = start {
                start = nil
                guard Double(i - from) >= shortest * one.rate else { continue }
                let tracks = points.compactMap { mean(of: $0, over: from..<i) }
                if tracks.count == points.count { stretches.append(tracks) }
            }
        }
        return stretches
    }

    /// The mean place of several markers; `nil` when one of them lacks an axis.
    private static func mean(of streams: [SensorStream], over range: Range<Int>) -> MarkerTrack? {
        guard let one = streams.first else { return nil }
        var position = [Vector3](repeating: .zero, count: range.count)
        for stream in streams {
            guard let x = stream.channel(.position, .x), let y = stream.channel(.position, .y),
                let z = stream.channel(.position, .z)
            else { return nil }
            for i in range {
                position[i - range.lowerBound] += Vector3(x.samples[i], y.samples[i], z.samples[i])
            }
        }
        let share = 1 / Double(streams.count)
        return MarkerTrack(first: range.lowerBound, rate: one.rate, position: position.map { $0 * share })
    }
}
