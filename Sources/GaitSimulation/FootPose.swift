import SignalProcessing

/// A rigid foot at one instant: position and attitude with their exact first and second derivatives.
struct FootPose: Sendable {
    /// The toe pivot.
    var toe: VectorJet
    /// Unit vector from heel to toe.
    var forward: VectorJet
    /// Unit vector to the foot's left.
    var left: VectorJet
    /// Unit vector out of the instep.
    var up: VectorJet
    /// Angle of the sole to the floor, radians, toe-up positive.
    var pitch: Jet
    /// Direction of the toes in the floor's plane, radians, anticlockwise positive.
    var heading: Jet

    /// Attitude from heading, then toe-up pitch, then roll about the foot's own axis.
    init(heading: Jet, pitch: Jet, roll: Jet) {
        let (sh, ch) = heading.sineAndCosine
        let (sp, cp) = pitch.sineAndCosine
        let (sr, cr) = roll.sineAndCosine
        let level = VectorJet(-sh, ch, Jet(0))
        let instep = VectorJet(-(ch * sp), -(sh * sp), cp)
        toe = VectorJet(.zero)
        forward = VectorJet(ch * cp, sh * cp, sp)
        left = cr * level + sr * instep
        up = cr * instep - sr * level
        self.pitch = pitch
        self.heading = heading
    }

    /// A point fixed to the foot, given by its place relative to the toe pivot at foot-flat.
    func point(forward x: Double, left y: Double, up z: Double) -> VectorJet {
        toe + (x * forward + y * left + z * up)
    }

    /// Angular rate along the foot's own axes (forward, left, up), rad/s.
    var angularRate: Vector3 {
        Vector3(
            left.first.dot(up.value), up.first.dot(forward.value), forward.first.dot(left.value))
    }

    /// A world vector along the foot's own axes (forward, left, up).
    func components(of vector: Vector3) -> Vector3 {
        Vector3(vector.dot(forward.value), vector.dot(left.value), vector.dot(up.value))
    }
}
