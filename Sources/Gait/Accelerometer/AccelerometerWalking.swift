public import Recordings
import SignalProcessing

/// The analysis of a foot whose sensor has no gyroscope.
///
/// Strides, events and times come from the bursts of acceleration; one figure of the whole foot, the ``ToeLiftEstimate``,
/// from a map learnt on other people. Every angle, height and length of a stride is withheld: acceleration alone cannot
/// be turned into them, as trials against motion capture and gyroscopes show (`docs/accelerometer-only.md`).
public struct AccelerometerWalking: Sendable {
    /// Why a gyroscope that is there is not used; `nil` when there is none.
    public var gyroscopeFault: String?

    /// Creates an analysis.
    public init(gyroscopeFault: String? = nil) { self.gyroscopeFault = gyroscopeFault }

    /// Analyses one foot from the uninterrupted segments of its accelerometer.
    ///
    /// - Parameters:
    ///   - segments: Ascending in time, of one sampling rate; a gyroscope beside the accelerometer is not looked at.
    ///   - side: The foot.
    /// - Returns: Strides, events and times; zero strides when there is no walking.
    public func analyze(_ segments: [AccelerationSegment], side: Side) -> FootAnalysis {
        let signal = FootSignal(accelerationOf: segments)
        var analysis = FootAnalysis(side: side)
        analysis.hasGyroscope = false
        if signal.count > 0, let obstacle = signal.obstacle {
            analysis.notes.append(.notAnalysable(side, obstacle))
            return analysis
        }
        guard let found = AccelerometerSegmentation().segment(signal), !found.strides.isEmpty else {
            analysis.notes.append(.noWalking(side))
            return analysis
        }
        analysis.withheld = Self.withheld
        let bouts = assemble(found, signal, into: &analysis)
        analysis.bouts = WalkingBouts.bouts(bouts, of: analysis.strides, side: side)
        analysis.overview = SignalOverview(signal, pitchRate: [])

        let slow = signal.atAccelerometerRate
        var moved = found.strides
        for i in moved.indices { moved[i].range = signal.range(moved[i].range, in: slow) }
        let outcome = ToeLiftEstimation().estimate(
            moved, in: slow, sensorRate: signal.rate, timing: timing(of: analysis.strides))
        switch outcome {
        case .estimate(let estimate):
            analysis.toeLift = estimate
            analysis.timingError = Self.timingError
            analysis.notes.append(note(side, doubt: nil))
        case .withheld(let reason):
            // Nobody knows how a foot is timed that is not like those on which it was tried.
            analysis.withheld.append(.init(quantity: "toe lift", reason: reason))
            analysis.timingError = Self.doubtfulTimingError
            analysis.notes.append(note(side, doubt: reason))
        }
        if signal.rate >= ToeLiftEstimation().lowestRate {
            analysis.accelerometerSwings = AccelerometerSwings().measure(moved, analysis.strides, in: slow)
        }
        return analysis
    }

    /// Fills in strides and events; gives the bouts as ranges of stride numbers.
    private func assemble(
        _ found: AccelerometerSegmentation.Result, _ signal: FootSignal, into analysis: inout FootAnalysis
    ) -> [Range<Int>] {
        let side = analysis.side
        let smooth = signal.lowPassed(signal.acceleration, cutoff: TimingSignals.cutoff)
        let pairs = AccelerometerEvents().find(
            found.strides, jerk: TimingSignals.jerkNorm(smooth, signal), in: signal)
        let rests = AccelerometerRests(of: found.strides, in: signal)
        let pieces = found.strides.map { signal.piece(of: $0.range.lowerBound) }
        var strides = found.strides.indices.map { i in
            let (candidate, pair, rest) = (found.strides[i], pairs[i], rests.bounds[i])
            let start = min(rest.before.map { Double($0.index) } ?? Double(candidate.range.lowerBound), pair.toeOff)
            let end = max(rest.after.map { Double($0.index) } ?? Double(candidate.range.upperBound), pair.contact)
            func time(_ position: Double) -> Double { signal.time(position, inPiece: pieces[i]) }
            var stride = Stride(
                side: side, index: i, start: time(start), toeOff: time(pair.toeOff),
                initialContact: time(pair.contact), end: time(end))
            if pair.contact - pair.toeOff < EventDetection().shortestSwing * signal.rate {
                stride.flags.append(.eventsUncertain)
            }
            if candidate.isSplit, !Self.isAtRest(rest.before) || !Self.isAtRest(rest.after) {
                stride.flags.append(.split)
            }
            if signal.isBridged(candidate.range) { stride.flags.append(.bridged) }
            stride.flags.append(.clearanceWithheld)
            return stride
        }
        for i in strides.indices.dropFirst() where pieces[i] == pieces[i - 1] && strides[i - 1].end > strides[i].start {
            // Without a rest between them the quietest instant may lie beside their border.
            let border = max(strides[i - 1].initialContact, min(strides[i].start, strides[i].toeOff))
            strides[i - 1].end = border
            strides[i].start = border
        }
        let bouts = WalkingBouts(strideTime: found.strideTime).divide(strides)
        WalkingBouts.setTimes(&strides, in: bouts, isUnbroken: { pieces[$0] == pieces[$0 - 1] })
        StrideLabels().label(&strides, candidates: found.strides, bouts: bouts)
        analysis.strides = strides
        analysis.events = GaitEvent.swings(of: strides, source: .foot)
        return bouts
    }

    /// Whether a quiet instant is quiet enough to separate two strides: twice the noise that a resting sensor may have.
    ///
    /// Bursts are cut where the smoothed measure of movement does not fall far enough, which a foot that turned in between
    /// delays; the acceleration itself tells whether it rested.
    private static func isAtRest(_ rest: AccelerometerRests.Rest?) -> Bool {
        rest.map { $0.spread < 2 * AccelerationMovement.restFloor } ?? false
    }

    private func timing(of strides: [Stride]) -> ToeLiftEstimation.Timing {
        let full = strides.filter(\.isStraight)
        return ToeLiftEstimation.Timing(
            strideTime: RobustStatistics.median(full.compactMap(\.strideTime)),
            swingShare: RobustStatistics.median(
                full.compactMap { stride in
                    stride.strideTime.flatMap { $0 > 0 ? stride.swingTime / $0 : nil }
                }))
    }
}
