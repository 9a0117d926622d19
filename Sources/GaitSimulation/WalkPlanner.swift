import Glibc
import SignalProcessing

/// Where and when the feet are put down: the footprints, the instants and the design of every stride.
struct WalkPlan: Sendable {
    var left: [StrideDesign] = []
    var right: [StrideDesign] = []
    var leftStart: Footprint
    var rightStart: Footprint
    var flights: [StairFlight] = []
    /// Seconds from the first to the last instant.
    var duration: Double = 0
}

/// Lays out the walk of a scenario step after step; the feet alternate, half a stride apart.
struct WalkPlanner {
    private struct Step {
        var length: Double
        var turn: Double
        var rise: Double
        var isHalf: Bool

        var isStair: Bool { rise != 0 }
    }

    private let scenario: WalkingScenario
    private var random: SimulationRandom
    private var plan: WalkPlan
    private var prints: [WalkingSide: Footprint]
    private var flatSince: [WalkingSide: Double] = [:]
    private var position = Vector3.zero
    private var heading = 0.0
    private var time = 0.0
    private var bout = 0
    private var next = WalkingSide.right
    /// Persistent parts of the deviations of stride time and length, in standard deviations.
    private var timeDeviation = 0.0
    private var lengthDeviation = 0.0
    /// Decides what disturbances leave open.
    private let seed: UInt64
    /// What disturbances before make of the coming steps.
    private var changes: [StepChange] = []

    init(_ scenario: WalkingScenario, seed: UInt64) {
        self.scenario = scenario
        self.seed = seed
        random = SimulationRandom(seed: seed, use: .walk)
        let left = Self.print(of: .left, at: .zero, heading: 0, in: scenario)
        let right = Self.print(of: .right, at: .zero, heading: 0, in: scenario)
        plan = WalkPlan(leftStart: left, rightStart: right)
        prints = [.left: left, .right: right]
    }

    /// The plan of the whole way.
    mutating func planned() -> WalkPlan {
        var steps: [Step] = []
        for element in scenario.path {
            switch element {
            case .stand(let seconds):
                walk(Self.bout(of: steps))
                steps = []
                time += max(0, seconds)
            case .walk(let strides):
                steps += self.steps(strides, length: scenario.strideLength / 2)
            case .turn(let degrees, let strides):
                let length = scenario.strideLength / 2 * scenario.turningStrideShare
                steps += self.steps(strides, length: length, turn: degrees)
            case .curve(let degrees, let strides):
                steps += self.steps(strides, length: scenario.strideLength / 2, turn: degrees)
            case .stairs(let strides, let rise):
                steps += self.steps(strides, length: scenario.treadDepth, rise: rise / 2)
            }
        }
        walk(Self.bout(of: steps))
        plan.duration = time
        return plan
    }

    private func steps(_ strides: Int, length: Double, turn: Double = 0, rise: Double = 0) -> [Step] {
        let count = max(0, strides) * 2
        let turn = turn * .pi / 180 / Double(max(1, count))
        return Array(repeating: Step(length: length, turn: turn, rise: rise, isHalf: false), count: count)
    }

    /// The steps of a bout: the first and the last are half ones.
    private static func bout(of bare: [Step]) -> [Step] {
        guard !bare.isEmpty else { return [] }
        var steps = bare + [Step(length: 0, turn: 0, rise: 0, isHalf: true)]
        steps[0].isHalf = true
        return steps
    }

    /// One bout: from the feet side by side to side by side.
    private mutating func walk(_ steps: [Step]) {
        guard !steps.isEmpty else { return }
        changes = []
        var contact: Double?
        for (index, step) in steps.enumerated() {
            if step.isStair, index == 0 || steps[index - 1].rise != step.rise {
                addFlight(steps[index...].prefix { $0.rise == step.rise }.count, step: step)
            }
            contact = put(step, after: contact)
            next = next.other
        }
        time = max(flatSince[.left] ?? time, flatSince[.right] ?? time)
        bout += 1
    }

    /// Puts the next foot down and returns the instant of its contact.
    private mutating func put(_ step: Step, after previousContact: Double?) -> Double {
        let spread = WalkingScenario.HealthySpread.self
        let fresh = (1 - spread.persistence * spread.persistence).squareRoot()
        timeDeviation = spread.persistence * timeDeviation + fresh * bounded()
        lengthDeviation = spread.persistence * lengthDeviation + fresh * bounded()
        let strideTime = scenario.strideTime * exp(spread.time * scenario.variability * timeDeviation)
        let lengthNoise = step.isStair ? 1 : exp(spread.length * scenario.variability * lengthDeviation)

        let number = next == .left ? plan.left.count : plan.right.count
        let isPlain = !step.isStair && !step.isHalf
        let disturbances = isPlain ? self.disturbances(of: number) : []
        var change = changes.isEmpty ? StepChange() : changes.removeFirst()
        for disturbance in disturbances { change = change.and(disturbance.kind.ownStep) }

        let forward = heading + step.turn / 2
        position += step.length * lengthNoise * change.length * Vector3(cos(forward), sin(forward), 0)
        position.z += step.rise
        heading += step.turn
        let gait = scenario.gait(of: next)
        let from = prints[next] ?? Self.print(of: next, at: .zero, heading: 0, in: scenario)
        let to = Self.print(of: next, at: position, heading: heading, in: scenario)
        prints[next] = to

        let swing = (1 - gait.stanceShare) * strideTime * change.swing
        let pushOff = gait.pushOffShare * strideTime
        var contact = previousContact.map { $0 + strideTime / 2 * change.time } ?? (time + pushOff + swing)
        if !change.isNone {
            // However hasty, the foot has lain flat and pushed off before.
            contact = max(contact, (flatSince[next] ?? time) + 0.2 * strideTime + swing)
        }
        let toeOff = contact - swing
        let heelOff = max(toeOff - pushOff, (flatSince[next] ?? time) + 0.04 * strideTime)
        let flat = contact + gait.effectiveLandingShare * strideTime

        var design = StrideDesign(
            side: next, footLength: gait.footLength, from: from, to: to, heelOff: heelOff, toeOff: toeOff,
            contact: contact, flat: flat, strideTime: strideTime, toeOffPitch: 0, contactPitch: 0, deficit: 0,
            earlyClearance: 0, clearance: 0, lateClearance: 0, arc: gait.circumduction,
            roll: gait.swingRoll * .pi / 180, yaw: gait.swingYaw * .pi / 180, slap: gait.slap, shock: gait.contactShock,
            ground: step.isStair || to.heel.z != from.heel.z ? .stairs : .plane, bout: bout, isHalf: step.isHalf)
        shape(&design, gait)
        if change.lift > 0 {
            var raised = SwingDisturbance(intended: design)
            raised.lifts = [.init(hump: Hump(start: toeOff, end: contact), height: change.lift)]
            design.disturbance = raised
        }
        for disturbance in disturbances { disturb(&design, by: disturbance) }
        flatSince[next] = design.flat
        prints[next] = design.to
        if next == .left { plan.left.append(design) } else { plan.right.append(design) }
        return design.contact
    }

    /// What happens to the coming stride: what was asked for, and a drag by this foot's habit.
    private func disturbances(of number: Int) -> [Disturbance] {
        var found = scenario.disturbances.filter { $0.stride == number && $0.side == next.side }
        let share = scenario.gait(of: next).dragShare
        guard share > 0, found.isEmpty else { return found }
        // A stream of its own for each stride: habits leave the walk as it is.
        let stream = 2 * UInt64(number) + (next == .left ? 0 : 1)
        var habit = SimulationRandom(seed: seed &+ (stream &* 0x9E6D_62D0_6F6A_9A9B), use: .habits)
        if habit.uniform() < share { found.append(Disturbance(.drag, side: next.side, stride: number)) }
        return found
    }

    /// Lays a disturbance into a stride; the walker goes on from where the foot came down.
    private mutating func disturb(_ design: inout StrideDesign, by disturbance: Disturbance) {
        let stream = UInt64(design.side == .left ? plan.left.count : plan.right.count)
        let own = SimulationRandom(seed: seed &+ (stream &* 0x9E6D_62D0_6F6A_9A9B), use: .disturbances)
        let before = design.to.heel
        let following = DisturbancePlan.apply(disturbance, to: &design, random: own)
        position += design.to.heel - before
        for (index, change) in following.enumerated() {
            if index < changes.count {
                changes[index] = changes[index].and(change)
            } else {
                changes.append(change)
            }
        }
    }

    /// Draws pitches and clearances of a stride; short strides have less of both pitches.
    private mutating func shape(_ design: inout StrideDesign, _ gait: FootGait) {
        let spread = WalkingScenario.HealthySpread.self
        let scale = scenario.variability
        let way = design.to.heel - design.from.heel
        let amount = min(1, 0.4 + 0.6 * (way.x * way.x + way.y * way.y).squareRoot() / scenario.strideLength)
        let rise = way.z
        let deviations = (bounded(), bounded(), bounded(), bounded())

        var toeOffPitch = gait.toeOffPitch * amount
        var contactPitch = gait.contactPitch > 0 ? gait.contactPitch * amount : gait.contactPitch
        var clearance = gait.effectiveClearance
        var earlyRise = gait.earlyRise
        if design.ground == .stairs {
            toeOffPitch = rise > 0 ? -35 : -40
            contactPitch = rise > 0 ? -4 : -16
            clearance += 0.02
            earlyRise += rise > 0 ? 0.03 : 0
        }
        let deficit = design.ground == .stairs ? 0 : gait.dorsiflexionDeficit
        toeOffPitch = min(-12, toeOffPitch + spread.toeOffPitch * scale * deviations.0)
        contactPitch += spread.contactPitch * scale * deviations.1 - deficit
        clearance = max(clearance + spread.clearance * scale * deviations.2, min(clearance, FootGait.leastClearance))
        earlyRise = max(earlyRise + spread.earlyRise * scale * deviations.3, 0.005)

        design.toeOffPitch = toeOffPitch * .pi / 180
        design.contactPitch = contactPitch * .pi / 180
        design.deficit = deficit * .pi / 180
        design.clearance = clearance
        design.earlyClearance = clearance + earlyRise
        design.lateClearance = clearance + gait.lateRise
    }

    /// A normal deviate kept within three standard deviations.
    private mutating func bounded() -> Double { min(3, max(-3, random.normal())) }

    /// The stairs that the coming steps need: every tread carries one footprint with the toes just behind its edge.
    private mutating func addFlight(_ count: Int, step: Step) {
        let direction = Vector3(cos(heading), sin(heading), 0)
        let footLength = max(scenario.left.footLength, scenario.right.footLength)
        // Upstairs the tread begins a little behind the heel, downstairs it ends a little ahead of the toes.
        let margin = (scenario.treadDepth - footLength) / 2
        let first = step.length - footLength / 2 - margin
        plan.flights.append(
            StairFlight(
                origin: position, direction: direction,
                edges: (0..<count).map { first + Double($0) * step.length }, rise: step.rise))
    }

    private static func print(
        of side: WalkingSide, at position: Vector3, heading: Double, in scenario: WalkingScenario
    ) -> Footprint {
        let gait = scenario.gait(of: side)
        let toes = heading + side.outward * gait.toeOut * .pi / 180
        let centre = position + side.outward * scenario.stepWidth / 2 * Vector3(-sin(heading), cos(heading), 0)
        return Footprint(heel: centre - gait.footLength / 2 * Vector3(cos(toes), sin(toes), 0), heading: toes)
    }
}
