import Glibc
import SignalProcessing

/// The motion of one foot from heel-off to foot-flat, exactly differentiable at every instant.
///
/// Until toe-off the toe pivot is fixed. In swing it follows a smooth way from print to print; its height is the
/// clearance of the lowest point of the sole plus a smooth function of pitch that never lets heel or toe below the
/// floor. Towards a heel contact the smooth way passes from the toe pivot to the heel point, which is fixed from
/// contact on; towards a forefoot contact it stays with the toe pivot. All parts have three continuous derivatives.
struct StrideMotion: Sendable {
    let design: StrideDesign

    private let path: DisturbedSwing
    /// From free swing to following the point that lands.
    private let handover: Transition
    /// Half the range of heel-to-toe height differences over which the lowest point changes from toe to heel, metres.
    private let blend: Double
    private let outward: Vector3
    private let toeBefore: Vector3
    private let toeAfter: Vector3

    init(_ design: StrideDesign) {
        self.design = design
        path = DisturbedSwing(design)
        blend = Self.blend(of: design)

        toeBefore = design.from.toe(design.footLength)
        toeAfter = design.to.toe(design.footLength)
        var chord = design.to.heel - design.from.heel
        chord.z = 0
        let length = chord.norm
        let along = length > 0.01 ? chord / length : Vector3(cos(design.to.heading), sin(design.to.heading), 0)
        outward = design.side.outward * Vector3(-along.y, along.x, 0)

        // The handover begins when the point that will land is already the lower one, so that neither can dip.
        let earliest = design.toeOff + 0.35 * design.swing
        let path = path
        let lowest =
            Extremum.lastSignChange(from: design.toeOff, to: design.contact) { path.pitch(at: $0).value } ?? earliest
        handover = Transition(start: max(earliest, lowest), end: design.contact, rise: 0.5, fall: 0.5)
    }

    /// Half the range of height differences over which the lowest point changes from toe to heel, metres.
    static func blend(of design: StrideDesign) -> Double {
        min(0.02, -design.footLength * sin(design.toeOffPitch) / 2)
    }

    /// Pitch in radians.
    func pitch(at time: Double) -> Jet { path.pitch(at: time) }

    /// The foot at an instant between heel-off and foot-flat, in the floor's frame.
    func pose(at time: Double) -> FootPose {
        let state = path.state(at: time)
        var pose = FootPose(heading: state.heading, pitch: state.pitch, roll: state.roll)
        pose.toe = VectorJet(toeBefore)
        guard time > design.toeOff else { return pose }

        pose.toe = pose.toe + path.way(at: time)
        pose.toe = pose.toe + state.arc * VectorJet(outward)
        pose.toe = pose.toe + state.ascent * VectorJet(Vector3(0, 0, toeAfter.z - toeBefore.z))

        let weight = handover.at(time)
        let toeAboveHeel = design.footLength * state.pitch.sineAndCosine.sine
        let ramp = smoothRamp((toeAboveHeel.value + blend) / (2 * blend))
        let eased = toeAboveHeel.mapped(Jet(2 * blend * ramp.value, ramp.first, ramp.second / (2 * blend)))
        let height = state.clearance + (Jet(1) - weight) * eased
        pose.toe = pose.toe + height * VectorJet(Vector3(0, 0, 1))
        if design.contactPitch > 0 {
            let sole = design.footLength * pose.forward
            let soleAfter = VectorJet(toeAfter - design.to.heel)
            pose.toe = pose.toe + weight * (sole - soleAfter)
        }
        return pose
    }
}

extension Footprint {
    /// The toe pivot of a foot of a length, metres.
    func toe(_ footLength: Double) -> Vector3 { heel + footLength * Vector3(cos(heading), sin(heading), 0) }
}
