import Glibc
import SignalProcessing

/// Draws what a disturbance leaves open and lays it into a stride.
///
/// The strategies are those of Eng, Winter & Patla (1994) and Schillings et al. (2000); blocks of 150 to 250 ms bring
/// them about (Shirota et al. 2014). The other magnitudes are assumptions.
struct DisturbancePlan {
    private let asked: Disturbance
    private var design: StrideDesign
    private var random: SimulationRandom
    private var change: SwingDisturbance
    private let progress: ForwardProgress
    /// Of the toe, as it was going to be.
    private let way: Vector3
    /// 0 to 1, of the steps that follow.
    private var strength = 0.0

    /// A foot put down at once needs this long after the contact, seconds.
    private static let quickestLowering = 0.1

    private init(_ asked: Disturbance, design: StrideDesign, random: SimulationRandom) {
        self.asked = asked
        self.design = design
        self.random = random
        change = design.disturbance ?? SwingDisturbance(intended: design)
        progress = ForwardProgress(toeOff: design.toeOff, swing: design.swing)
        var way = design.to.toe(design.footLength) - design.from.toe(design.footLength)
        way.z = 0
        self.way = way
    }

    /// Disturbs a stride on the plane; returns the steps that follow.
    static func apply(
        _ asked: Disturbance, to design: inout StrideDesign, random: SimulationRandom
    ) -> [StepChange] {
        var plan = DisturbancePlan(asked, design: design, random: random)
        plan.lay()
        design = plan.design
        design.disturbance = plan.change
        return asked.kind.recovery(strength: plan.strength)
    }

    private mutating func lay() {
        switch asked.kind {
        case .elevating: elevate(longer: random.uniform(0.15, 0.6), speed: random.uniform(0.9, 2.5))
        case .lowering: lower(cut: random.uniform(0.2, 0.5), speed: random.uniform(0.9, 2.5))
        case .nearFall:
            let speed = random.uniform(1.5, 3)
            if (asked.swingPercent ?? 30) < 45 {
                elevate(longer: random.uniform(0.45, 0.6), speed: speed)
            } else {
                lower(cut: random.uniform(0.3, 0.5), speed: speed)
            }
        case .scuff: scuff()
        case .drag: drag()
        case .highStep: lift(random.uniform(0.10, 0.20), from: design.toeOff, to: design.contact)
        case .kick: kick()
        case .stamp: design.shock = random.uniform(200, 300)
        case .tap: tap()
        case .slowing: break
        }
    }

    // MARK: - Contacts

    /// The foot stops and is lifted over.
    private mutating func elevate(longer: Double, speed: Double) {
        strength = longer / 0.6
        let contact = phase(15, 45)
        let slowing = meets(at: contact, speed: speed, width: random.uniform(0.02, 0.05))
        let left = design.contact - contact
        // A delay longer than the rest of the swing would turn the foot back.
        var delay = min(longer * design.swing, 0.9 * left)
        let hold = random.uniform(0.05, 0.12)
        func clock() -> SlowedTime {
            SlowedTime(
                start: contact, width: slowing.width, loss: slowing.loss, hold: hold, end: design.contact + delay,
                reading: design.contact)
        }
        while delay > 0.02, !clock().isSteady(fastest: 3) { delay *= 0.9 }
        change.forward = clock()
        change.delay = delay
        change.delaying = Transition(
            start: contact, end: contact + min(max(0.15, 1.5 * delay), left + delay), rise: 0.25, fall: 0.25)
        design.contact += delay
        design.flat += delay
        // What little time is left late in swing carries the foot less far and high.
        let aloft = design.contact - contact
        let share = min(1, aloft * aloft / 0.09)
        let start = contact + min(0.04, 0.2 * aloft)
        shift(by: random.uniform(-0.03, 0.1) * share, from: start)
        lift(random.uniform(0.06, 0.14) * share, from: start, to: design.contact)
        tilt(from: contact, rate: random.uniform(80, 200))
        shake(at: contact, peak: random.uniform(25, 70), duration: 0.08, frequency: random.uniform(40, 80))
    }

    /// The foot stops and is put down.
    private mutating func lower(cut: Double, speed: Double) {
        strength = cut / 0.5
        let contact = phase(35, 55)
        let slowing = meets(at: contact, speed: speed, width: random.uniform(0.02, 0.05))
        let intended = design.contact
        let landing = max(intended - cut * design.swing, contact + Self.quickestLowering)
        let earlier = max(0, intended - landing)
        design.contact -= earlier
        design.flat -= earlier
        change.forward = SlowedTime(
            start: contact, width: slowing.width, loss: slowing.loss, stoppingAt: design.contact)
        change.landing = Transition(start: contact + 0.01, end: design.contact, rise: 0.5, fall: 0.5)
        // The sole comes down flat, of a weak foot as far toe-down as it was going to.
        design.contactPitch = min(design.contactPitch, -random.uniform(0.3, 1.5) * .pi / 180)
        let made = change.forward.map { progress.at($0.at(design.contact).value).value } ?? 1
        design.to.heel += (made - 1) * way
        tilt(from: contact, rate: random.uniform(50, 150))
        shake(at: contact, peak: random.uniform(25, 70), duration: 0.08, frequency: random.uniform(40, 80))
    }

    /// The toe brushes over something.
    private mutating func scuff() {
        let contact = phase(15, 60)
        let width = min(random.uniform(0.02, 0.06), 0.5 * (design.contact - contact))
        slow(at: contact, speed: random.uniform(0.1, 0.5), width: width)
        // Where the toe is higher, it met an obstacle and not the floor.
        if clearance(at: contact) < 0.025 { touch(from: contact, to: contact + width) }
        tilt(from: contact, rate: random.uniform(50, 120))
        shake(at: contact, peak: random.uniform(10, 40), duration: width + 0.02, frequency: random.uniform(40, 90))
    }

    /// The toe slides over the floor and the shoe vibrates.
    private mutating func drag() {
        let contact = phase(38, 48)
        let longest = min(max(0.03, lastTouch(after: contact) - contact), 0.5 * (design.contact - contact))
        let duration = min(random.uniform(0.06, 0.2), longest)
        let friction = random.uniform(1, 3)
        slow(at: contact, speed: friction * duration, width: duration)
        touch(from: contact, to: contact + duration)
        let peak = random.uniform(8, 16)
        for start in stride(from: contact, to: contact + duration - 0.02, by: 0.015) {
            shake(
                at: start, peak: peak * random.uniform(0.5, 1), duration: min(0.05, contact + duration - start),
                frequency: random.uniform(30, 90))
        }
    }

    // MARK: - Distractors

    /// The foot is ahead of its clock, toes up, and waits for it.
    private mutating func kick() {
        let start = design.toeOff + 0.15 * design.swing
        let ahead = random.uniform(0.2, 0.35)
        change.forward = SlowedTime(
            start: start, width: 0.12, loss: -ahead, hold: 0.02, end: design.contact, reading: design.contact)
        lift(random.uniform(0.04, 0.08), from: design.toeOff, to: design.contact)
        change.tilts.append(
            SwingDisturbance.Bump(
                hump: Hump(start: start, end: design.contact), height: random.uniform(12, 22) * .pi / 180))
    }

    /// One or more bursts, no motion; in stance where the percentage is beyond swing.
    private mutating func tap() {
        let first = phase(10, 90)
        for k in 0..<(1 + Int(random.uniform(0, 3))) {
            let direction = random.normalVector()
            change.bursts.append(
                SwingDisturbance.Burst(
                    start: first + 0.12 * Double(k), peak: random.uniform(30, 120),
                    direction: direction / max(1e-9, direction.norm), duration: 0.05,
                    frequency: random.uniform(50, 90)))
        }
    }

    // MARK: - Parts

    /// The instant asked for, or one drawn between two percentages of swing.
    private mutating func phase(_ low: Double, _ high: Double) -> Double {
        let drawn = random.uniform(low, high)
        return design.toeOff + (asked.swingPercent ?? drawn) / 100 * design.swing
    }

    /// What share of its rate the forward clock loses so that the toe loses `speed` at the end of the contact; the foot
    /// cannot lose more than it has.
    private mutating func meets(at contact: Double, speed: Double, width: Double) -> (loss: Double, width: Double) {
        // Late in swing the foot stops before it lands.
        let width = min(width, 0.5 * (design.contact - contact))
        let after = contact + width
        let length = way.norm
        let usual = length * progress.at(after).first
        func lost(_ loss: Double) -> Double {
            usual - length * (1 - loss) * progress.at(after - loss * width / 2).first
        }
        let wanted = asked.speedLost ?? speed
        var low = 0.0
        var high = 1.0
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if lost(middle) < wanted { low = middle } else { high = middle }
        }
        change.encounter = SwingDisturbance.Encounter(
            kind: asked.kind, time: contact, swingPercent: (contact - design.toeOff) / design.swing * 100,
            speedLost: lost(high))
        return (high, width)
    }

    /// The foot loses speed and makes up for it by the same contact.
    private mutating func slow(at contact: Double, speed: Double, width: Double) {
        let slowing = meets(at: contact, speed: speed, width: width)
        change.forward = SlowedTime(
            start: contact, width: slowing.width, loss: slowing.loss, hold: 0.01, end: design.contact,
            reading: design.contact)
    }

    /// The toe comes down to the floor for a while.
    private mutating func touch(from start: Double, to end: Double) {
        let flank = 0.1
        change.dip = SwingDisturbance.Dip(
            down: Transition(start: max(design.toeOff, start - flank), end: start, rise: 0.5, fall: 0.5),
            up: Transition(start: end, end: min(design.contact, end + flank), rise: 0.5, fall: 0.5))
    }

    /// Until when the toe is so far below the heel that it alone can touch; not beyond 70 % of swing.
    private func lastTouch(after contact: Double) -> Double {
        let shape = SwingShape(design.undisturbed)
        let lowest = -StrideMotion.blend(of: design)
        var time = contact
        while time < design.toeOff + 0.7 * design.swing,
            design.footLength * sin(shape.pitch.at(time + 0.001).value) <= lowest
        {
            time += 0.001
        }
        return time
    }

    /// Of the lowest point of the sole, as it was going to be.
    private func clearance(at time: Double) -> Double {
        SwingShape(design.undisturbed).state(at: time).clearance.value
    }

    /// Lands farther on by a share of the way.
    private mutating func shift(by share: Double, from start: Double) {
        design.to.heel += share * way
        change.aside = Transition(start: start, end: design.contact, rise: 0.5, fall: 0.5)
    }

    private mutating func lift(_ height: Double, from start: Double, to end: Double) {
        change.lifts.append(SwingDisturbance.Bump(hump: Hump(start: start, end: end), height: height))
    }

    /// Turns the toes down at a rate, °/s, and back.
    private mutating func tilt(from start: Double, rate: Double) {
        let duration = min(0.15, 0.8 * (design.contact - start))
        let hump = Hump(start: start, end: start + duration)
        change.tilts.append(
            SwingDisturbance.Bump(hump: hump, height: -rate * .pi / 180 * duration / Hump.steepest))
    }

    private mutating func shake(at start: Double, peak: Double, duration: Double, frequency: Double) {
        let direction = way / max(1e-9, way.norm)
        change.bursts.append(
            SwingDisturbance.Burst(
                start: start, peak: peak, direction: Vector3(-0.8 * direction.x, -0.8 * direction.y, 0.6),
                duration: duration, frequency: frequency))
    }
}
