/// The parts of a stride's motion that do not say where the foot is: its attitude, its clearance, its arc.
struct SwingShape: Sendable {
    let pitch: PitchMotion
    private let design: StrideDesign
    private let ascent: Transition
    private let turning: Transition
    private let aloft: Hump
    private let earlySwing: Hump
    private let lateSwing: Hump
    private let clearance: ExtremesCurve

    /// - Parameter ascentWindow: When the foot goes up or down, as shares of swing.
    init(_ design: StrideDesign, ascentWindow: ClosedRange<Double> = 0...1) {
        self.design = design
        pitch = PitchMotion(design)
        let swing = design.swing
        func within(_ window: ClosedRange<Double>, rise: Double, fall: Double) -> Transition {
            Transition(
                start: design.toeOff + window.lowerBound * swing, end: design.toeOff + window.upperBound * swing,
                rise: rise, fall: fall)
        }
        ascent = within(ascentWindow, rise: 0.4, fall: 0.4)
        turning = within(0.1...0.9, rise: 0.5, fall: 0.5)
        aloft = Hump(start: design.toeOff, end: design.contact)
        earlySwing = Hump(start: design.toeOff, end: design.toeOff + 0.6 * swing)
        lateSwing = Hump(start: design.toeOff + 0.4 * swing, end: design.contact)
        clearance = ExtremesCurve(
            times: [0, 0.22, 0.48, 0.68, 1].map { design.toeOff + $0 * swing },
            values: [0, design.earlyClearance, design.clearance, design.lateClearance, 0])
    }

    func state(at time: Double) -> SwingState {
        let turned = turning.at(time)
        let hump = aloft.at(time)
        let outwardTurn = (design.side.outward * design.yaw) * hump
        return SwingState(
            pitch: pitch.at(time),
            heading: Jet(design.from.heading) + (design.to.heading - design.from.heading) * turned + outwardTurn,
            roll: (-design.side.outward * design.roll) * (earlySwing.at(time) - 0.5 * lateSwing.at(time)),
            arc: design.arc * hump, ascent: ascent.at(time), clearance: clearance.at(time))
    }
}

/// A foot's attitude, clearance and arc at one instant.
struct SwingState: Sendable, Hashable {
    /// Radians, toe-up positive.
    var pitch: Jet
    /// Direction of the toes, radians.
    var heading: Jet
    /// Radians.
    var roll: Jet
    /// Sideways, metres, outward positive.
    var arc: Jet
    /// Share of the rise from print to print.
    var ascent: Jet
    /// Of the lowest point of the sole, metres.
    var clearance: Jet

    /// The state as a quantity of `clock`, where this one was read at the clock's value.
    func driven(by clock: Jet) -> SwingState {
        SwingState(
            pitch: clock.mapped(pitch), heading: clock.mapped(heading), roll: clock.mapped(roll),
            arc: clock.mapped(arc), ascent: clock.mapped(ascent), clearance: clock.mapped(clearance))
    }

    /// From this state to another by a share of 0 to 1.
    func passing(to other: SwingState, by share: Jet) -> SwingState {
        func mixed(_ part: KeyPath<SwingState, Jet>) -> Jet {
            self[keyPath: part] + share * (other[keyPath: part] - self[keyPath: part])
        }
        return SwingState(
            pitch: mixed(\.pitch), heading: mixed(\.heading), roll: mixed(\.roll), arc: mixed(\.arc),
            ascent: mixed(\.ascent), clearance: mixed(\.clearance))
    }
}
