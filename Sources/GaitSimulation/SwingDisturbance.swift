import SignalProcessing

/// How a stride departs from the one that was going to be: all of it smooth, none of it below the floor.
struct SwingDisturbance: Sendable, Hashable {
    /// The landing that was going to be.
    struct Intended: Sendable, Hashable {
        var to: Footprint
        var contact: Double
        var flat: Double
        var contactPitch: Double
    }

    /// A hump of a height, metres or radians.
    struct Bump: Sendable, Hashable {
        var hump: Hump
        var height: Double

        func at(_ time: Double) -> Jet { height * hump.at(time) }
    }

    /// A vibration of the sensor against the foot.
    struct Burst: Sendable, Hashable {
        var start: Double
        /// m/s².
        var peak: Double
        /// In the floor's frame.
        var direction: Vector3
        var duration: Double
        /// Hertz.
        var frequency: Double
    }

    /// The toe on the floor: from and until when.
    struct Dip: Sendable, Hashable {
        var down: Transition
        var up: Transition

        var start: Double { down.end }
        var end: Double { up.start }

        func at(_ time: Double) -> Jet { down.at(time) - up.at(time) }
    }

    /// What the foot met.
    struct Encounter: Sendable, Hashable {
        var kind: Disturbance.Kind
        /// Seconds.
        var time: Double
        /// Percent of the swing that was going to be.
        var swingPercent: Double
        /// m/s.
        var speedLost: Double
    }

    var intended: Intended
    /// The clock of the forward motion.
    var forward: SlowedTime?
    /// How late everything else becomes, seconds, and when.
    var delay = 0.0
    var delaying: Transition?
    /// From the intended landing to another one.
    var landing: Transition?
    /// From the intended footprint to another one.
    var aside: Transition?
    var lifts: [Bump] = []
    var tilts: [Bump] = []
    var dip: Dip?
    var bursts: [Burst] = []
    var encounter: Encounter?

    init(intended design: StrideDesign) {
        intended = Intended(
            to: design.to, contact: design.contact, flat: design.flat, contactPitch: design.contactPitch)
    }
}

extension StrideDesign {
    /// The stride that was going to be.
    var undisturbed: StrideDesign {
        guard let disturbance else { return self }
        var design = self
        design.to = disturbance.intended.to
        design.contact = disturbance.intended.contact
        design.flat = disturbance.intended.flat
        design.contactPitch = disturbance.intended.contactPitch
        design.disturbance = nil
        return design
    }
}
