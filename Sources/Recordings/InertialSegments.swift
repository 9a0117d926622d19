extension SensorStream {
    /// Losses up to this many seconds are bridged unless another length is asked for.
    public static let longestBridge = 0.15
    /// Stretches shorter than this many seconds hold no stride and are dropped.
    public static let shortestSegment = 1.0

    /// The uninterrupted stretches of a six-axis sensor, ready for analysis.
    ///
    /// Losses of up to `seconds` are bridged by straight lines and recorded in ``InertialSegment/bridged``; longer ones
    /// split the stream. Stretches shorter than ``shortestSegment`` are left out; ``droppedStretches(bridging:)`` names
    /// them. Without losses the samples are shared with the stream and not copied.
    ///
    /// - Throws: `RecordingError` with code `badData` when an axis of acceleration or angular rate is missing, which one
    ///   is said.
    public func inertialSegments(
        bridging seconds: Double = SensorStream.longestBridge, path: String = ""
    ) throws(RecordingError) -> [InertialSegment] {
        guard deferred == nil else { return try loaded().inertialSegments(bridging: seconds, path: path) }
        let axes = try axes(of: [.acceleration, .angularRate], path: path)
        return pieces(of: axes, bridging: seconds).map { piece in
            InertialSegment(
                start: start, firstFrame: piece.firstFrame, rate: rate, acceleration: piece.vector(0),
                angularRate: piece.vector(3),
                bridged: piece.bridged)
        }
    }

    /// The uninterrupted stretches of an accelerometer, with the gyroscope when it has all three axes.
    ///
    /// Losses are treated as in ``inertialSegments(bridging:path:)``.
    ///
    /// - Throws: `RecordingError` with code `badData` when an axis of acceleration is missing, which one is said.
    public func accelerationSegments(
        bridging seconds: Double = SensorStream.longestBridge, path: String = ""
    ) throws(RecordingError) -> [AccelerationSegment] {
        guard deferred == nil else { return try loaded().accelerationSegments(bridging: seconds, path: path) }
        var axes = try axes(of: [.acceleration], path: path)
        let gyroscope = Axis.allCases.compactMap { channel(.angularRate, $0) }
        if gyroscope.count == Axis.allCases.count { axes += gyroscope }
        return pieces(of: axes, bridging: seconds).map { piece in
            AccelerationSegment(
                start: start + Double(piece.firstFrame) / rate, rate: rate, acceleration: piece.vector(0),
                angularRate: piece.columns.count > 3 ? piece.vector(3) : nil, bridged: piece.bridged)
        }
    }

    /// Notes on stretches between losses that are too short to hold a stride.
    public func droppedStretches(bridging seconds: Double = SensorStream.longestBridge) -> [QualityNote] {
        let lost = Self.union(
            channels.filter { $0.quantity == .acceleration || $0.quantity == .angularRate }.map(\.missing))
        let short = stretches(lost, bridging: seconds).filter { Double($0.count) / rate < Self.shortestSegment }
        return short.map { part in
            let (from, to) = (time(part.lowerBound), time(part.upperBound))
            return QualityNote(
                code: "short_stretch", severity: .info, side: side == .unknown ? nil : side,
                message: "\(NumberText.fixed(to - from, decimals: 2)) s between losses are too short to hold a stride "
                    + "and were left out",
                start: from, end: to)
        }
    }

    /// Time of a sample, seconds from the start of the recording.
    private func time(_ sample: Int) -> Double { start + Double(firstFrame + sample) / rate }

    // MARK: - Axes

    /// The three axes of each quantity, one after the other.
    private func axes(of quantities: [Quantity], path: String) throws(RecordingError) -> [Channel] {
        var axes: [Channel] = []
        for quantity in quantities {
            let found = channels.filter { $0.quantity == quantity }.compactMap(\.axis)
            if let sentence = SensorGroups.missingAxes(quantity, found: found, in: name) {
                throw RecordingError(
                    .badData, path: path, sentence,
                    remedy: quantities.count > 1
                        ? "the analysis of a foot needs three axes of acceleration and of angular rate"
                        : "three axes of acceleration are needed")
            }
            axes += Axis.allCases.compactMap { channel(quantity, $0) }
        }
        return axes
    }

    /// A stretch of several channels.
    private struct Piece {
        var firstFrame: Int
        var columns: [[Double]]
        var bridged: [Range<Int>]

        /// Three columns from the given one on.
        func vector(_ first: Int) -> VectorColumns {
            VectorColumns(x: columns[first], y: columns[first + 1], z: columns[first + 2])
        }
    }

    /// The stretches of channels that are measured together.
    private func pieces(of axes: [Channel], bridging seconds: Double) -> [Piece] {
        let lost = Self.union(axes.map(\.missing))
        guard !lost.isEmpty else {
            guard duration >= Self.shortestSegment else { return [] }
            return [Piece(firstFrame: firstFrame, columns: axes.map(\.samples), bridged: [])]
        }
        return stretches(lost, bridging: seconds).filter { Double($0.count) / rate >= Self.shortestSegment }.map {
            part in
            let bridged = lost.compactMap { gap -> Range<Int>? in
                let inside = gap.clamped(to: part)
                return inside.isEmpty ? nil : inside.lowerBound - part.lowerBound..<inside.upperBound - part.lowerBound
            }
            let columns = axes.map { axis in
                var samples = part == 0..<sampleCount ? axis.samples : Array(axis.samples[part])
                Self.bridge(&samples, axis.missing, offset: part.lowerBound)
                return samples
            }
            return Piece(firstFrame: firstFrame + part.lowerBound, columns: columns, bridged: bridged)
        }
    }

    // MARK: - Losses

    /// Ranges covered by any of the lists.
    package static func union(_ lists: [[Range<Int>]]) -> [Range<Int>] {
        if let first = lists.first, lists.dropFirst().allSatisfy({ $0 == first }) { return first }
        var joined: [Range<Int>] = []
        for range in lists.joined().sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }

    /// What lies between losses too long to bridge, and between losses at the ends.
    private func stretches(_ lost: [Range<Int>], bridging seconds: Double) -> [Range<Int>] {
        // A loss of exactly the longest length is still bridged, whatever rounding makes of it.
        let longest = Int(exactly: (seconds * rate + 1e-6).rounded(.down)) ?? .max
        var stretches: [Range<Int>] = []
        var first = 0
        for gap in lost where gap.count > longest || gap.lowerBound == 0 || gap.upperBound == sampleCount {
            if first < gap.lowerBound { stretches.append(first..<gap.lowerBound) }
            first = gap.upperBound
        }
        if first < sampleCount { stretches.append(first..<sampleCount) }
        return stretches
    }

    /// Draws straight lines over the losses of one axis inside a stretch that starts at `offset`.
    private static func bridge(_ samples: inout [Double], _ missing: [Range<Int>], offset: Int) {
        for gap in missing {
            let (from, to) = (gap.lowerBound - offset, gap.upperBound - offset)
            guard from > 0, to < samples.count else { continue }
            let (before, after) = (samples[from - 1], samples[to])
            for index in from..<to {
                samples[index] = before + (after - before) * Double(index - from + 1) / Double(to - from + 1)
            }
        }
    }
}
