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
    let pitch: PitchMotion

    private let progress: Transition
    private let surge: Transition
    private let ascent: Transition
    private let turning: Transition
    private let aloft: Hump
    private let earlySwing: Hump
    private let lateSwing: Hump
    private let clearance: ExtremesCurve
    /// From free swing to following the point that lands.
    private let handover: Transition
    /// Half the range of heel-to-toe height differences over which the lowest point changes from toe to heel, metres.
    private let blend: Double
    private let outward: Vector3
    private let toeBefore: Vector3
    private let toeAfter: Vector3

    /// Share of the way made by the part of the speed that peaks in mid-swing.
    private static let surgeShare = 0.3

    init(_ design: StrideDesign) {
        self.design = design
        pitch = PitchMotion(design)
        let swing = design.swing
        func within(_ window: ClosedRange<Double>, rise: Double, fall: Double) -> Transition {
            Transition(
                start: design.toeOff + window.lowerBound * swing, end: design.toeOff + window.upperBound * swing,
                rise: rise, fall: fall)
        }
        let windows = Self.windows(for: design)
        progress = within(windows.forward, rise: 0.27, fall: 0.3)
        surge = within(windows.forward, rise: 0.6, fall: 0.4)
        ascent = within(windows.vertical, rise: 0.4, fall: 0.4)
        turning = within(0.1...0.9, rise: 0.5, fall: 0.5)
        aloft = Hump(start: design.toeOff, end: design.contact)
        earlySwing = Hump(start: design.toeOff, end: design.toeOff + 0.6 * swing)
        lateSwing = Hump(start: design.toeOff + 0.4 * swing, end: design.contact)
        clearance = ExtremesCurve(
            times: [0, 0.22, 0.48, 0.68, 1].map { design.toeOff + $0 * swing },
            values: [0, design.earlyClearance, design.clearance, design.lateClearance, 0])
        blend = min(0.02, -design.footLength * sin(design.toeOffPitch) / 2)

        toeBefore = Self.toe(of: design.from, length: design.footLength)
        toeAfter = Self.toe(of: design.to, length: design.footLength)
        var chord = design.to.heel - design.from.heel
        chord.z = 0
        let length = chord.norm
        let along = length > 0.01 ? chord / length : Vector3(cos(design.to.heading), sin(design.to.heading), 0)
        outward = design.side.outward * Vector3(-along.y, along.x, 0)

        // The handover begins when the point that will land is already the lower one, so that neither can dip.
        let earliest = design.toeOff + 0.35 * swing
        let lowest = pitch.lastSignChange(from: design.toeOff, to: design.contact) ?? earliest
        handover = Transition(start: max(earliest, lowest), end: design.contact, rise: 0.5, fall: 0.5)
    }

    /// When the foot moves forward and when upward or downward, as shares of swing.
    ///
    /// Upstairs the foot is lifted before it goes forward over the edge; downstairs it goes forward before it sinks.
    private static func windows(
        for design: StrideDesign
    ) -> (forward: ClosedRange<Double>, vertical: ClosedRange<Double>) {
        let rise = design.to.heel.z - design.from.heel.z
        if rise > 0 { return (0.27...1, 0...0.55) }
        if rise < 0 { return (0...0.75, 0.35...1) }
        return (0...1, 0...1)
    }

    private static func toe(of print: Footprint, length: Double) -> Vector3 {
        print.heel + length * Vector3(cos(print.heading), sin(print.heading), 0)
    }

    /// The foot at an instant between heel-off and foot-flat, in the floor's frame.
    func pose(at time: Double) -> FootPose {
        let angle = pitch.at(time)
        let turned = turning.at(time)
        let outwardTurn = (design.side.outward * design.yaw) * aloft.at(time)
        let heading = Jet(design.from.heading) + (design.to.heading - design.from.heading) * turned + outwardTurn
        let roll = (-design.side.outward * design.roll) * (earlySwing.at(time) - 0.5 * lateSwing.at(time))
        var pose = FootPose(heading: heading, pitch: angle, roll: roll)
        pose.toe = VectorJet(toeBefore)
        guard time > design.toeOff else { return pose }

        let way = toeAfter - toeBefore
        let forward = (1 - Self.surgeShare) * progress.at(time) + Self.surgeShare * surge.at(time)
        pose.toe = pose.toe + forward * VectorJet(Vector3(way.x, way.y, 0))
        pose.toe = pose.toe + (design.arc * aloft.at(time)) * VectorJet(outward)
        pose.toe = pose.toe + ascent.at(time) * VectorJet(Vector3(0, 0, way.z))

        let weight = handover.at(time)
        let toeAboveHeel = design.footLength * angle.sineAndCosine.sine
        let ramp = smoothRamp((toeAboveHeel.value + blend) / (2 * blend))
        let eased = toeAboveHeel.mapped(Jet(2 * blend * ramp.value, ramp.first, ramp.second / (2 * blend)))
        let height = clearance.at(time) + (Jet(1) - weight) * eased
        pose.toe = pose.toe + height * VectorJet(Vector3(0, 0, 1))
        if design.contactPitch > 0 {
            let sole = design.footLength * pose.forward
            let soleAfter = VectorJet(toeAfter - design.to.heel)
            pose.toe = pose.toe + weight * (sole - soleAfter)
        }
        return pose
    }
}
