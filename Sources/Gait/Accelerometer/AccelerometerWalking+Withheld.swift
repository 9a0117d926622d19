import Recordings

extension AccelerometerWalking {
    /// What an accelerometer without a gyroscope cannot tell, with the size of the error it would have.
    ///
    /// The figures are measured ones; `docs/accelerometer-only.md` says on whom.
    static let withheld: [FootAnalysis.Withheld] = [
        .init(
            quantity: "clearance",
            reason: "the heights of toe and heel need a gyroscope; an estimate from acceleration alone was tested "
                + "against motion capture and was wrong by 3 to 4 cm"),
        .init(
            quantity: "trajectory",
            reason: "stride length, speed and path need a gyroscope; an estimate from acceleration alone is good to "
                + "0.3 m in stride length"),
        .init(
            quantity: "foot-drop finding",
            reason:
                "whether a toe lift is low for the walking speed needs a gyroscope; from acceleration alone only 10 "
                + "to 30 % of such findings are made when 98 % of healthy people are to have none"),
        .init(
            quantity: "side of the finding",
            reason: "the side cannot be named without a gyroscope: the difference of the sides is uncertain by 3 to "
                + "6 deg (one standard deviation), as much as the feet of reference people differ"),
        .init(
            quantity: "pitch of single strides",
            reason: "single strides are followed with an error of 1.6 to 1.9 deg, as much as they truly differ"),
        .init(
            quantity: "mid-swing pitch",
            reason: "it cannot be told from acceleration alone: the error of 4 to 5 deg is as great as the differences "
                + "between healthy people"),
        .init(
            quantity: "toe-off pitch",
            reason: "the error is 5 to 9 deg, and 6 deg on average with another sensor"),
        .init(
            quantity: "landing of single strides",
            reason: "only 30 to 83 % of flat landings are recognised as such; the usual landing of the foot is told "
                + "instead"),
        .init(
            quantity: "slap rate and foot-flat delay",
            reason: "rates of turning need a gyroscope; how fast the foot comes down cannot be told"),
        .init(
            quantity: "heel-off and foot-flat",
            reason: "too few of these instants were found from acceleration to say how well"),
        .init(
            quantity: "turns, stairs and slopes",
            reason: "directions and heights need a gyroscope, so that averages may hold strides of turns and stairs"),
        .init(
            quantity: "steppage and circumduction",
            reason: "the path of the foot needs a gyroscope"),
        .init(
            quantity: "scuffs and lowering stumbles",
            reason: "of scuffs of the toe 1 to 30 % and of lowering stumbles 5 to 17 % show in the acceleration"),
    ]

    /// By how much a foot's contact and toe-off may all be early or late, s.
    static let timingError = 0.04
    /// The same of a foot that is not known to move like those on which the times were tried, s.
    static let doubtfulTimingError = 0.15

    /// What a reader should know of such a recording.
    ///
    /// - Parameter doubt: Why the foot is not known to move like those on which the times were tried; `nil` where it does.
    func note(_ side: Side, doubt: String?) -> QualityNote {
        let cause = gyroscopeFault == nil ? "the sensor has no gyroscope" : "the gyroscope is not used"
        let error =
            if let doubt {
                "strides and stride times are measured; how well contact, toe-off, swing and stance are timed is not known, and "
                    + "it may be by no better than \(NumberText.fixed(Self.doubtfulTimingError, decimals: 2)) s: \(doubt)"
            } else {
                "strides and times are measured, contact within about 22 ms and toe-off within 26 ms besides a shift of up to "
                    + "\(NumberText.text(1000 * Self.timingError, decimals: 0)) ms that a foot has of its own"
            }
        return QualityNote(
            code: "accelerometer_only", severity: .warning, side: side,
            message: "\(cause): \(error); angles and heights of strides are withheld")
    }
}
