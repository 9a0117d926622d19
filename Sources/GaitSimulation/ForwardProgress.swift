/// How far a foot has come from print to print in swing: exactly 0 before, exactly 1 after.
struct ForwardProgress: Sendable, Hashable {
    private let progress: Transition
    private let surge: Transition

    /// Share of the way made by the part of the speed that peaks in mid-swing.
    private static let surgeShare = 0.3

    /// - Parameter window: First and last instant of the way, as shares of swing.
    init(toeOff: Double, swing: Double, window: ClosedRange<Double> = 0...1) {
        func within(rise: Double, fall: Double) -> Transition {
            Transition(
                start: toeOff + window.lowerBound * swing, end: toeOff + window.upperBound * swing, rise: rise,
                fall: fall)
        }
        progress = within(rise: 0.27, fall: 0.3)
        surge = within(rise: 0.6, fall: 0.4)
    }

    func at(_ time: Double) -> Jet {
        (1 - Self.surgeShare) * progress.at(time) + Self.surgeShare * surge.at(time)
    }
}
