/// Decides whether a foot's clearance can be trusted at all.
///
/// A wrong millimetre shown with confidence is worse than none: each limit is where clearance was seen to fail on
/// recordings with known truth.
struct ClearanceGate: Sendable {
    /// Below this rate the shock of contact is too coarse, Hz; a sensor of 100 Hz may run a little slow.
    var slowestRate = 99.0
    /// Least ratio of the principal moments of rotation: below it there is no one pitch axis.
    var axisQuality = 4.0
    /// Least share of the way that goes forward along the foot.
    var forwardConfidence = 0.8
    /// Greatest end velocity relative to its model.
    var noiseFactor = 2.0
    /// Greatest median tilt left at the end of a stride, rad.
    var tiltClosure = 4 * Double.pi / 180
    /// Where the toe may lie ahead of the sensor, m.
    var forwardLever = 0.060...0.260
    /// How far the sensor may sit above or below the toe point, m.
    var heightLever = 0.130
    /// Fewest level strides that teach the toe point.
    var fewestStrides = 5
    /// Below this number of level strides the roll templates rest on little, and a note says so.
    var fewStrides = 8
    /// Spread of the rolls above which shoe or sensor slip, m.
    var slip = 0.005

    /// Why clearance is withheld, or `nil` when it is given.
    func reason(_ walk: FootWalk, points: FootPoints?, levelStrides: Int, rate: Double) -> String? {
        let frame = walk.frame
        let trajectory = walk.trajectory
        if rate < slowestRate {
            return "\(rounded(rate)) samples/s are too few for clearance; 100 are needed"
        }
        if frame.axisQuality < axisQuality {
            return "the foot's pitch axis is not clear (axis quality \(rounded(frame.axisQuality)), needed "
                + "\(rounded(axisQuality)))"
        }
        if walk.forwardConfidence < forwardConfidence {
            return "forward is not told from backward surely enough "
                + "(\(Int((100 * walk.forwardConfidence).rounded())) % of the way goes along the foot)"
        }
        if trajectory.noiseFactor > noiseFactor {
            return
                "the velocity left at the end of strides is \(rounded(trajectory.noiseFactor)) times what the sensor "
                + "model explains"
        }
        if trajectory.tiltClosure > tiltClosure {
            return "the tilt left at the end of strides is \(rounded(trajectory.tiltClosure * 180 / .pi))°"
        }
        if levelStrides < fewestStrides {
            return "only \(levelStrides) level strides; \(fewestStrides) are needed to find the toe"
        }
        guard let points else { return "the foot does not turn about its toes, so the toe point was not found" }
        let toe = points.toeAlongFoot
        if !forwardLever.contains(toe.forward) || toe.up.magnitude > heightLever {
            return
                "the toe point came out \(millimetres(toe.forward)) mm ahead and \(millimetres(-toe.up)) mm below the "
                + "sensor, which no foot explains"
        }
        return nil
    }

    private func millimetres(_ metres: Double) -> String {
        metres.magnitude < 1000 ? "\(Int((metres * 1000).rounded()))" : "?"
    }
}
