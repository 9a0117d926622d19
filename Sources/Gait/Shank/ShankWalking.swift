public import Recordings
import SignalProcessing

/// The analysis of a sensor on the shank, an accelerometer with a gyroscope.
///
/// It tells strides, events, times and how far the shank turns in swing. What the foot does below the ankle, its pitch and
/// its height over the floor, does not show on the shank and is withheld. The events were tested on computed signals
/// only: no recording of a shank with known events was at hand.
public struct ShankWalking: Sendable {
    /// Creates an analysis.
    public init() {}

    /// Analyses one shank from the uninterrupted segments of its sensor.
    ///
    /// - Parameters:
    ///   - segments: Ascending in time, of one sampling rate.
    ///   - side: The leg.
    /// - Returns: Strides, events and times with `source` `.shank`; zero strides when there is no walking.
    public func analyze(_ segments: [InertialSegment], side: Side) -> FootAnalysis {
        let signal = FootSignal(segments)
        var analysis = FootAnalysis(side: side)
        analysis.source = .shank
        if signal.count > 0, let obstacle = signal.obstacle {
            analysis.notes.append(.notAnalysable(side, obstacle))
            return analysis
        }
        let rotation = ShankRotation(signal)
        let swings = rotation.map { ShankEvents().find($0, in: signal) } ?? []
        guard let rotation, !swings.isEmpty else {
            analysis.notes.append(.noWalking(side))
            return analysis
        }
        analysis.withheld = Self.withheld
        analysis.notes.append(
            QualityNote(
                code: "shank_sensor", severity: .info, side: side,
                message: "the sensor sits on the shank: strides and times are told from the turning of the shank; "
                    + "nothing of the foot itself is measured"))
        assemble(swings, rotation, signal, into: &analysis)
        return analysis
    }

    private func assemble(
        _ swings: [ShankEvents.Swing], _ rotation: ShankRotation, _ signal: FootSignal,
        into analysis: inout FootAnalysis
    ) {
        let side = analysis.side
        let pieces = swings.map { signal.piece(of: $0.midSwing) }
        let ranges = swings.map { swingRange($0, rotation, signal) }
        let usual = RobustStatistics.median(ranges) ?? 0
        var strides: [Stride] = []
        var candidates: [StrideCandidate] = []
        for (i, swing) in swings.enumerated() {
            let piece = signal.pieces[pieces[i]]
            let previous = i > 0 && pieces[i - 1] == pieces[i] ? swings[i - 1].contact : Double(piece.lowerBound)
            let next =
                i + 1 < swings.count && pieces[i + 1] == pieces[i] ? swings[i + 1].toeOff : Double(piece.upperBound - 1)
            // A minimum between samples may lie a little beyond the quietest one.
            let start = min(
                quietest(rotation, from: max(previous, swing.toeOff - signal.rate), to: swing.toeOff), swing.toeOff)
            let end = max(
                quietest(rotation, from: swing.contact, to: min(next, swing.contact + signal.rate)), swing.contact)
            func time(_ position: Double) -> Double { signal.time(position, inPiece: pieces[i]) }
            var stride = Stride(
                side: side, index: i, start: time(start), toeOff: time(swing.toeOff),
                initialContact: time(swing.contact), end: time(end))
            stride.flags.append(.clearanceWithheld)
            if !swing.isClear { stride.flags.append(.eventsUncertain) }
            let range = Int(swing.toeOff)..<max(Int(swing.toeOff) + 1, Int(swing.contact))
            if signal.isBridged(range) { stride.flags.append(.bridged) }
            strides.append(stride)
            candidates.append(
                StrideCandidate(
                    range: range, swing: range, mainLobe: nil, kind: .swing, isSplit: false, path: ranges[i],
                    relativePath: usual > 0 ? ranges[i] / usual : 0, relativeArea: 1))
            analysis.shankSwings.append(
                ShankSwing(
                    stride: i, range: ranges[i] * 180 / .pi, peakRate: rotation.rate[swing.midSwing] * 180 / .pi,
                    midSwing: time(Double(swing.midSwing))))
        }
        let times = zip(strides, strides.dropFirst()).map { $1.initialContact - $0.initialContact }
        let bouts = WalkingBouts(strideTime: RobustStatistics.median(times) ?? 1).divide(strides)
        WalkingBouts.setTimes(&strides, in: bouts, isUnbroken: { pieces[$0] == pieces[$0 - 1] })
        StrideLabels().label(&strides, candidates: candidates, bouts: bouts)
        analysis.strides = strides
        analysis.bouts = WalkingBouts.bouts(bouts, of: strides, side: side)
        analysis.events = GaitEvent.swings(of: strides, source: .shank)
    }

    /// Greatest less least angle between the events of a swing, rad.
    private func swingRange(_ swing: ShankEvents.Swing, _ rotation: ShankRotation, _ signal: FootSignal) -> Double {
        var (angle, least, greatest) = (0.0, 0.0, 0.0)
        let first = Int(swing.toeOff.rounded(.up))
        for i in first..<max(first, Int(swing.contact)) {
            angle += 0.5 * (rotation.rate[i] + rotation.rate[min(i + 1, rotation.rate.count - 1)]) / signal.rate
            least = min(least, angle)
            greatest = max(greatest, angle)
        }
        return greatest - least
    }

    /// The position at which the shank turns least.
    private func quietest(_ rotation: ShankRotation, from: Double, to: Double) -> Double {
        let (first, last) = (Int(from.rounded(.up)), Int(to))
        guard first <= last else { return min(from, to) }
        var best = first
        for i in first...last where rotation.speed[i] < rotation.speed[best] { best = i }
        return Double(best)
    }

    private static let withheld: [FootAnalysis.Withheld] = {
        let reason = "the sensor sits on the shank, and the ankle moves the foot below it"
        let quantities = [
            "clearance", "trajectory", "pitch of the foot", "foot-drop finding", "landing", "heel-off and foot-flat",
        ]
        return quantities.map { FootAnalysis.Withheld(quantity: $0, reason: reason) }
    }()
}
