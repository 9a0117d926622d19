import Gait
import Recordings

extension FootAnalysis {
    /// Why this foot's sensor cannot carry a finding, if so; the part of a sentence after a colon.
    ///
    /// A finding is a toe lift that is low for the walking speed or beside the other foot. Acceleration alone tells neither
    /// well enough, and a sensor on the shank nothing of the foot.
    var sensorObstacle: String? {
        switch source {
        case .shank: return "the sensor sits on the shank and does not see the foot's pitch"
        case .insole, .forcePlate: return "forces under a foot do not tell how it is turned in the air"
        case .marker:
            return
                "the reference people wore sensors on their feet, and the line between two markers tilts otherwise than "
                + "such a sensor"
        case .foot, .lowerBack, .unknown: break
        }
        guard !hasGyroscope else { return nil }
        let obstacle =
            "the foot was recorded with an accelerometer without a gyroscope, which cannot tell whether the toe lift is low "
            + "for the walking speed or on which side"
        let reason = withheld.first { $0.quantity == "toe lift" }?.reason
        return reason.map { "\(obstacle), and gives no toe lift of the foot, because \($0)" } ?? obstacle
    }
}
