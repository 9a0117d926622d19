import Recordings
import SignalProcessing

/// A contact together with the signal it was found in.
struct FoundContact: Sendable {
    /// Number of its signal.
    var signal: Int
    /// Where it lies in the signal.
    var stretch: LoadedStretch
    /// What is told of it.
    var contact: FootContact

    /// A contact without a foot and without measures.
    init(_ stretch: LoadedStretch, in signal: LoadSignal, number: Int) {
        self.signal = number
        self.stretch = stretch
        let begin = stretch.isCutBefore ? nil : stretch.touch
        let end = stretch.isCutAfter ? nil : stretch.release
        contact = FootContact(
            side: signal.side, sideEvidence: signal.side == .unknown ? "" : "named by the file",
            sideConfidence: signal.side == .unknown ? 0 : 1, source: signal.kind, devices: [signal.device],
            start: signal.time(stretch.touch), end: signal.time(stretch.release),
            initialContact: begin.map(signal.time), finalContact: end.map(signal.time),
            thresholdStart: begin == nil ? nil : signal.time(stretch.rise),
            thresholdEnd: end == nil ? nil : signal.time(stretch.fall), measures: ContactMeasures(), flags: [])
        if stretch.hasGap { contact.flags.append(.gap) }
        if (stretch.isCutBefore || stretch.isCutAfter), !stretch.hasGap { contact.flags.append(.cut) }
    }

    /// Samples of the contact that carry more than a tenth of its peak, thinned to what is asked.
    func loaded(in signal: LoadSignal) -> [Int] {
        var peak = 0.0
        for i in stretch.range { peak = max(peak, signal.force[i]) }
        return stretch.range.filter { signal.force[$0] > 0.1 * peak }
    }
}

/// The centre of pressure of a contact while the foot is well loaded.
struct PressureCourse: Sendable {
    /// The points, in the order of time.
    var points: [Vector3]

    /// The course of a contact; `nil` without a centre of pressure for at least 16 samples and half of the contact.
    init?(_ found: FoundContact, in signal: LoadSignal) {
        guard let pressure = signal.pressure else { return nil }
        let loaded = found.loaded(in: signal)
        points = loaded.compactMap { pressure[$0] }
        guard points.count >= 16, 2 * points.count > loaded.count else { return nil }
    }

    /// Mean over a part of the course.
    func mean(_ from: Double, _ to: Double) -> Vector3 {
        let count = Double(points.count)
        let low = min(points.count - 1, Int(from * count))
        let high = min(points.count, max(low + 1, Int(to * count)))
        return points[low..<high].reduce(Vector3.zero, +) / Double(high - low)
    }

    /// Median along a direction over a part of the course.
    func median(along direction: Vector3, _ from: Double = 0, _ to: Double = 1) -> Double {
        let count = Double(points.count)
        let low = min(points.count - 1, Int(from * count))
        let high = min(points.count, max(low + 1, Int(to * count)))
        return RobustStatistics.median(points[low..<high].map { $0.dot(direction) }) ?? 0
    }

    /// From the first to the last eighth.
    var advance: Vector3 { mean(0.875, 1) - mean(0, 0.125) }
}

extension Axis {
    /// The unit vector along the axis.
    var unit: Vector3 {
        switch self {
        case .x: Vector3(1, 0, 0)
        case .y: Vector3(0, 1, 0)
        case .z: Vector3(0, 0, 1)
        }
    }
}

extension Vector3 {
    /// The vector without its part along a unit vector.
    func without(_ unit: Vector3) -> Vector3 { self - unit * dot(unit) }
}
