/// How a step departs from the usual one after, or because of, a disturbance.
struct StepChange: Sendable, Hashable {
    /// Factor on the time since the other foot's contact.
    var time = 1.0
    /// Factor on the swing time.
    var swing = 1.0
    /// Factor on the step length.
    var length = 1.0
    /// How much higher the foot is lifted, metres.
    var lift = 0.0

    /// Whether the step is the usual one.
    var isNone: Bool { self == StepChange() }

    /// Both changes, kept to what a foot can do.
    func and(_ other: StepChange) -> StepChange {
        StepChange(
            time: min(2, max(0.6, time * other.time)), swing: min(1.6, max(0.6, swing * other.swing)),
            length: min(1.6, max(0.3, length * other.length)), lift: lift + other.lift)
    }
}

extension Disturbance.Kind {
    /// How this very step is walked from its beginning; only what is meant changes a step before it is disturbed.
    var ownStep: StepChange {
        switch self {
        case .highStep: StepChange(time: 1.08, swing: 1.1, length: 0.97)
        case .stamp: StepChange(time: 1.04, swing: 1.05, length: 0.95, lift: 0.05)
        case .slowing: StepChange(time: 1.2, swing: 1.1, length: 0.75)
        default: StepChange()
        }
    }

    /// The steps that follow: the other foot's, this foot's, the other foot's.
    ///
    /// - Parameter strength: 0 to 1 from a light to a grave one.
    func recovery(strength: Double) -> [StepChange] {
        switch self {
        case .elevating:
            // The other foot has stood for longer and steps a little short; then both find back.
            [
                StepChange(time: 1 - 0.04 * strength, swing: 1 - 0.08 * strength, length: 1 - 0.15 * strength),
                StepChange(time: 1 + 0.04 * strength, length: 1 - 0.1 * strength),
                StepChange(time: 1 + 0.02 * strength, length: 1 - 0.04 * strength),
            ]
        case .lowering:
            // The other foot steps over: quick, high and far.
            [
                StepChange(swing: 0.9 - 0.1 * strength, length: 1.2 + 0.2 * strength, lift: 0.03 + 0.03 * strength),
                StepChange(time: 1 + 0.05 * strength, length: 1 - 0.15 * strength),
                StepChange(time: 1 + 0.02 * strength, length: 1 - 0.05 * strength),
            ]
        case .nearFall:
            // Two hasty short steps before the walker has caught up with the own trunk.
            [
                StepChange(time: 0.85, swing: 0.68, length: 0.75, lift: 0.03),
                StepChange(time: 0.85, swing: 0.66, length: 0.6),
                StepChange(time: 1.05, swing: 0.9, length: 0.75),
                StepChange(time: 1.05, length: 0.9),
            ]
        case .slowing:
            [
                StepChange(time: 1.35, swing: 1.2, length: 0.6), StepChange(time: 1.3, swing: 1.15, length: 0.6),
                StepChange(time: 1.1, swing: 1.05, length: 0.85),
            ]
        case .highStep, .stamp, .kick: [StepChange(length: 0.96)]
        case .scuff, .drag, .tap: []
        }
    }
}
