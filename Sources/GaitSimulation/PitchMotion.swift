import Glibc

/// The pitch of the sole to the floor over one stride: the sum of push-off, swing and landing, each a smooth passage.
struct PitchMotion: Sendable, Hashable {
    private let pushOff: Transition
    private let swingUp: Transition
    private let weakness: Transition
    private let landing: Transition
    private let pushOffAmount: Double
    private let swingAmount: Double
    private let weaknessAmount: Double
    private let landingAmount: Double

    /// Solves the three amounts so that pitch at toe-off and at contact are the design's and the foot ends flat.
    init(_ design: StrideDesign) {
        let time = design.strideTime
        pushOff = Transition(start: design.heelOff, end: design.toeOff + 0.04 * time, rise: 0.75, fall: 0.25)
        swingUp = Transition(
            start: design.toeOff - 0.02 * time, end: design.contact - 0.02 * time, rise: 0.25, fall: 0.25)
        weakness = Transition(start: design.toeOff, end: design.toeOff + 0.45 * design.swing, rise: 0.5, fall: 0.5)
        // An uncontrolled forefoot falls faster and faster; a controlled one is braked.
        let rise = 0.4 + 0.35 * design.slap
        landing = Transition(start: design.contact - 0.03 * time, end: design.flat, rise: rise, fall: 1 - rise)

        landingAmount = design.contactPitch / (1 - landing.at(design.contact).value)
        weaknessAmount = design.deficit
        let pushed = pushOff.at(design.toeOff).value
        let raised = swingUp.at(design.toeOff).value
        pushOffAmount = ((landingAmount + weaknessAmount) * raised - design.toeOffPitch) / (pushed - raised)
        swingAmount = pushOffAmount + landingAmount + weaknessAmount
    }

    /// Pitch in radians.
    func at(_ time: Double) -> Jet {
        swingAmount * swingUp.at(time) - pushOffAmount * pushOff.at(time) - weaknessAmount * weakness.at(time)
            - landingAmount * landing.at(time)
    }
}
