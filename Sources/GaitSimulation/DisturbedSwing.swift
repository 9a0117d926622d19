import Glibc
import SignalProcessing

/// A stride's shape and way: as designed, or as a disturbance leaves them.
///
/// Before a disturbance the foot moves exactly as in the stride that was going to be. From then on it goes the same way
/// by another clock, or passes over to another landing. Heights are changed by what is never negative only, so the sole
/// stays above the floor.
struct DisturbedSwing: Sendable {
    private let disturbance: SwingDisturbance?
    /// The stride as it was going to be.
    private let intended: SwingShape
    /// The stride as it lands.
    private let real: SwingShape
    private let progress: ForwardProgress
    /// From print to print, as it was going to be.
    private let intendedWay: Vector3
    /// From where the intended way leads to the footprint.
    private let aside: Vector3

    init(_ design: StrideDesign) {
        let undisturbed = design.undisturbed
        let windows = Self.windows(for: undisturbed)
        disturbance = design.disturbance
        intended = SwingShape(undisturbed, ascentWindow: windows.vertical)
        real = design.disturbance == nil ? intended : SwingShape(design, ascentWindow: windows.vertical)
        progress = ForwardProgress(toeOff: design.toeOff, swing: undisturbed.swing, window: windows.forward)
        let before = design.from.toe(design.footLength)
        let way = undisturbed.to.toe(design.footLength) - before
        intendedWay = Vector3(way.x, way.y, 0)
        let made = progress.at(design.disturbance?.forward?.at(design.contact).value ?? design.contact).value
        var rest = design.to.toe(design.footLength) - before - made * intendedWay
        rest.z = 0
        aside = rest
    }

    /// When the foot moves forward and when upward or downward, as shares of swing.
    ///
    /// Upstairs the foot is lifted before it goes forward over the edge; downstairs it goes forward before it sinks.
    private static func windows(
        for design: StrideDesign
    ) -> (forward: ClosedRange<Double>, vertical: ClosedRange<Double>) {
        let rise = design.to.heel.z - design.from.heel.z
        if rise > 0 { return (0.27...1, 0...0.55) }
        if rise < 0 { return (0...0.75, 0.35...1) }
        return (0...1, 0...1)
    }

    func pitch(at time: Double) -> Jet {
        disturbance == nil ? intended.pitch.at(time) : state(at: time).pitch
    }

    func state(at time: Double) -> SwingState {
        guard let disturbance else { return intended.state(at: time) }
        var state: SwingState
        if let delaying = disturbance.delaying {
            let clock = Jet(time, 1) - disturbance.delay * delaying.at(time)
            state = intended.state(at: clock.value).driven(by: clock)
        } else if let landing = disturbance.landing {
            state = intended.state(at: time).passing(to: real.state(at: time), by: landing.at(time))
        } else {
            state = intended.state(at: time)
        }
        for tilt in disturbance.tilts { state.pitch = state.pitch + tilt.at(time) }
        if let dip = disturbance.dip { state.clearance = (Jet(1) - dip.at(time)) * state.clearance }
        for lift in disturbance.lifts { state.clearance = state.clearance + lift.at(time) }
        return state
    }

    /// What the toe pivot has come from its print, in the floor's plane.
    func way(at time: Double) -> VectorJet {
        let clock = disturbance?.forward?.at(time)
        let forward = clock.map { $0.driving(progress.at) } ?? progress.at(time)
        let way = forward * VectorJet(intendedWay)
        guard let passage = disturbance?.aside else { return way }
        return way + passage.at(time) * VectorJet(aside)
    }
}
