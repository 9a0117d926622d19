import Recordings
import SignalProcessing

/// Markers on feet and hips beside force plates.
struct FootMarkers: Sendable {
    /// A marker with a side.
    struct Point: Sendable {
        var side: Side
        /// The name without what tells the side.
        var part: String
        var isFoot: Bool
        var rate: Double
        var start: Double
        var x: [Double]
        var y: [Double]
        var z: [Double]
        var missing: [Bool]

        /// Where it is at a time; `nil` where it was not seen.
        func position(at time: Double) -> Vector3? {
            let place = ((time - start) * rate).rounded()
            guard place >= 0, place < Double(x.count) else { return nil }
            let i = Int(place)
            return missing[i] ? nil : Vector3(x[i], y[i], z[i])
        }
    }

    var points: [Point]
    /// Farthest that the nearest marker of a foot may be from its centre of pressure, m.
    var farthest = 0.35
    /// How much farther the other foot has to be.
    var clearness = 1.5

    private static let footParts = [
        "hee", "toe", "fcc", "fm1", "fm2", "fm5", "mt1", "mt2", "mt5", "mth", "foot",
    ]
    private static let hipParts = ["asi", "psi", "hip", "gtr", "ips", "ias"]

    /// What a name says beside a point that is measured: `foot` or a part of the hip; `nil` for anything else.
    static func part(of label: String) -> String? {
        let letters = label.lowercased().filter { $0.isLetter || $0.isNumber }
        return footParts.contains { letters.contains($0) } ? "foot" : hipParts.first { letters.contains($0) }
    }

    /// Keeps the markers that name a side and a part of foot or hip.
    init(_ streams: [SensorStream]) {
        points = streams.compactMap { stream in
            guard stream.placement == .marker, stream.side != .unknown, stream.rate > 0,
                let x = stream.channel(.position, .x), let y = stream.channel(.position, .y),
                let z = stream.channel(.position, .z), x.samples.count == y.samples.count,
                x.samples.count == z.samples.count
            else { return nil }
            let letters = stream.name.lowercased().filter { $0.isLetter || $0.isNumber }
            let isFoot = MarkerPoint(label: stream.name) != nil || Self.footParts.contains { letters.contains($0) }
            guard isFoot || Self.hipParts.contains(where: { letters.contains($0) }) else { return nil }
            var missing = [Bool](repeating: false, count: x.samples.count)
            for channel in [x, y, z] { for gap in channel.absent { for i in gap { missing[i] = true } } }
            let named = stream.side == .left ? ["left", "l"] : ["right", "r"]
            let part = named.first { letters.hasPrefix($0) }.map { String(letters.dropFirst($0.count)) } ?? letters
            return Point(
                side: stream.side, part: part, isFoot: isFoot, rate: stream.rate, start: stream.start, x: x.samples,
                y: y.samples, z: z.samples, missing: missing)
        }
    }

    /// The foot whose markers are nearest to the centre of pressure in the middle of a contact.
    func side(
        of found: FoundContact, in signal: LoadSignal, up: Vector3
    ) -> (side: Side, evidence: String)? {
        guard let pressure = signal.pressure else { return nil }
        var distances: [Side: [Double]] = [:]
        let range = found.stretch.range
        for part in 5..<16 {
            let i = range.lowerBound + range.count * part / 20
            guard let place = pressure[i] else { continue }
            for side in [Side.left, .right] {
                let nearest = points.lazy.filter { $0.isFoot && $0.side == side }
                    .compactMap { $0.position(at: signal.time(Double(i))) }
                    .map { ($0 - place).without(up).norm }.min()
                if let nearest { distances[side, default: []].append(nearest) }
            }
        }
        let left = distances[.left].flatMap { RobustStatistics.median($0) }
        let right = distances[.right].flatMap { RobustStatistics.median($0) }
        guard let left, let right, min(left, right) <= farthest, max(left, right) >= clearness * min(left, right)
        else { return nil }
        let side: Side = left < right ? .left : .right
        return (
            side,
            "markers of the left foot \(left.text(decimals: 2)) m, of the right foot \(right.text(decimals: 2)) m "
                + "from the centre of pressure"
        )
    }

    /// How far markers named right lie to the left of those named left, m; positive is the wrong way round.
    ///
    /// Hips tell it best, since feet may cross; without hips the feet are taken.
    func mirroring(left: Vector3, from start: Double, to end: Double) -> Double? {
        let hips = points.filter { !$0.isFoot }
        return offset(of: hips, left, start, end) ?? offset(of: points.filter(\.isFoot), left, start, end)
    }

    private func offset(of points: [Point], _ left: Vector3, _ start: Double, _ end: Double) -> Double? {
        var offsets: [Double] = []
        for right in points where right.side == .right {
            guard let other = points.first(where: { $0.side == .left && $0.part == right.part }) else { continue }
            for step in 0...20 {
                let time = start + (end - start) * Double(step) / 20
                if let a = right.position(at: time), let b = other.position(at: time) {
                    offsets.append((a - b).dot(left))
                }
            }
        }
        guard offsets.count >= 5, let offset = RobustStatistics.median(offsets), abs(offset) > 0.02 else { return nil }
        return offset
    }
}
