public import Recordings
import SignalProcessing

/// The analysis of a walking session: the one place where the stages are put together.
public struct WalkingAnalysis: Sendable {
    /// Heel-to-toe length of the foot in metres, when the user measured it.
    public var footLength: Double?
    /// Why the accelerometer must not be trusted with directions and sizes; `nil` when it may.
    ///
    /// Strides and times are then found as always, everything that is integrated from it is withheld.
    public var accelerometerFault: String?

    /// Below this a resting accelerometer had its gravity removed, m/s²; removal leaves up to 2 m/s² while walking.
    private static let gravityFreeRest = 3.0

    /// Creates an analysis; without a foot length the toe and heel points are found from the person's own pivots.
    public init(footLength: Double? = nil) {
        self.footLength = footLength
    }

    /// Analyses one foot from the uninterrupted segments of its sensor.
    ///
    /// - Parameters:
    ///   - segments: Ascending in time, of one sampling rate.
    ///   - side: The foot.
    /// - Returns: Strides, events and what was learnt; zero strides when there is no walking.
    public func analyze(_ segments: [InertialSegment], side: Side) -> FootAnalysis {
        analyze(segments, side: side, sectionOf: nil)
    }

    /// Analyses a section of a recording that is `whole` seconds long; its overview is as coarse as that of the whole.
    func analyze(_ segments: [InertialSegment], side: Side, sectionOf whole: Double?) -> FootAnalysis {
        let signal = FootSignal(segments)
        var analysis = FootAnalysis(side: side)
        if signal.count > 0, let obstacle = signal.obstacle {
            analysis.notes.append(.notAnalysable(side, obstacle))
            return analysis
        }
        guard var foot = measured(.segment, { StrideSegmentation().segment(signal) }), !foot.strides.isEmpty else {
            analysis.notes.append(.noWalking(side))
            return analysis
        }
        let bounds = measured(.segment) { FootFlatFinder().find(foot.strides, in: signal) }
        var walk: FootWalk?
        var gravityFree: GravityFreeWalk?
        do {
            walk = try measured(.trajectory) { () throws(FootAlignment.Failure) in
                try self.walk(foot, bounds, signal, &analysis)
            }
        } catch {
            analysis.withhold(error)
            if case .noGravity(let rest) = error, rest < Self.gravityFreeRest, accelerometerFault == nil {
                gravityFree = measured(.trajectory) { GravityFreeWalk(foot, bounds: bounds, in: signal) }
            }
        }
        if let walk, walk.frame.left.dot(foot.axis.axis) > 0 {
            // Travel is the stronger evidence: the movement alone had taken toe-up for toe-down.
            foot = measured(.segment) { StrideSegmentation().reversed(foot, in: signal) }
        }
        let timing = measured(.events) { TimingSignals(foot, signal) }
        let events = measured(.events) { EventDetection().detect(foot, timing, in: signal) }
        measured(.clearance) {
            StrideAssembly(
                signal: signal, foot: foot, bounds: bounds, timing: timing, events: events, walk: walk,
                gravityFree: gravityFree, footLength: footLength, recordingDuration: whole
            ).assemble(into: &analysis)
        }
        return analysis
    }

    /// The trajectory of a foot whose sensor can be trusted with one.
    private func walk(
        _ foot: SegmentedFoot, _ bounds: [FootFlatFinder.Bounds], _ signal: FootSignal, _ analysis: inout FootAnalysis
    ) throws(FootAlignment.Failure) -> FootWalk? {
        if let accelerometerFault {
            analysis.withhold(accelerometerFault)
            return nil
        }
        let walk = try FootWalk(foot, bounds: bounds, in: signal)
        guard
            let objection = AxisAgreement().objection(foot, bounds: bounds, walk: walk, in: signal)
        else { return walk }
        analysis.withhold(objection)
        analysis.notes.append(
            QualityNote(
                code: "axes_disagree", severity: .warning, side: analysis.side,
                message: "\(objection); angles, paths and clearance are withheld"))
        return nil
    }
}

extension QualityNote {
    /// The signal of a foot or shank cannot be analysed, and why.
    static func notAnalysable(_ side: Side, _ obstacle: String) -> QualityNote {
        QualityNote(code: "not_analysable", severity: .error, side: side, message: obstacle)
    }

    /// The signal of a foot or shank holds no stride.
    static func noWalking(_ side: Side) -> QualityNote {
        QualityNote(code: "no_walking", severity: .info, side: side, message: "no strides were found")
    }
}

extension FootAnalysis {
    /// States that there is no trajectory, and why.
    fileprivate mutating func withhold(_ failure: FootAlignment.Failure) {
        let reason =
            switch failure {
            case .tooFewRests: "the foot is not at rest at least twice"
            case .noStride: "no stride of 0.2–3.5 s begins and ends at rest"
            case .noGravity(let value):
                "at rest the accelerometer reads \(rounded(value)) m/s² instead of gravity"
            }
        withhold(reason)
    }

    /// States that there is no trajectory, for a reason.
    fileprivate mutating func withhold(_ reason: String) {
        for quantity in ["trajectory", "clearance"] {
            withheld.append(Withheld(quantity: quantity, reason: reason))
        }
    }
}

/// A number with one decimal, for messages.
func rounded(_ value: Double) -> String {
    let tenths = (value * 10).rounded()
    guard tenths.magnitude < 1e15 else { return "\(value)" }
    let whole = Int(tenths)
    return "\(whole < 0 ? "-" : "")\(whole.magnitude / 10).\(whole.magnitude % 10)"
}
