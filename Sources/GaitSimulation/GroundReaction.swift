import Glibc
import SignalProcessing

/// What the floor does to each foot: the force and where it acts, from the exact instants of the walk.
///
/// Both feet together carry the body and its vertical acceleration as the lower back feels it; how they share it is
/// ``WeightTransfer``. A heel landing adds a transient without impulse, so the mean over strides stays the weight.
struct GroundReaction: Sendable {
    /// Force on a foot along the walker's heading, to its left, and up, N.
    struct Load: Sendable {
        var forward = 0.0
        var left = 0.0
        var up = 0.0
        var stance: Stance?
    }

    /// A short rise and fall of the vertical force without impulse.
    private struct Transient: Sendable {
        var start: Double
        var length: Double
        /// Greatest force, N.
        var peak: Double

        /// 2x (1 − x)³ (1 − 3x), the derivative of x² (1 − x)⁴, over its greatest value.
        func at(_ time: Double) -> Double {
            guard time > start, time < start + length else { return 0 }
            let x = (time - start) / length
            let rest = 1 - x
            return peak * 2 * x * rest * rest * rest * (1 - 3 * x) / 0.1047
        }
    }

    private struct Foot: Sendable {
        var stances: [Stance]
        /// Of the contact that begins each stance.
        var transients: [[Transient]]
        /// Whether the foot meets or leaves the floor loaded, which happens after a flight only.
        var isAbrupt: [(start: Bool, end: Bool)]
    }

    let trunk: TrunkMotion
    /// The body's weight, N.
    let weight: Double
    private let transfer: WeightTransfer
    private var left: Foot
    private var right: Foot

    /// Greatest transient of a heel landing as a share of the weight for each m/s² of the foot's shock.
    private static let transientShare = 0.35 / 80
    /// The same of a slap of 1.
    private static let slapShare = 0.25
    /// Length of a transient as a share of the double support.
    private static let transientLength = 0.7
    /// Greatest braking and propulsion at 1.2 m/s as a share of the weight.
    private static let brake = 0.2
    /// Force towards the other foot as a share of the vertical one.
    private static let inward = 0.05
    /// Loading of a foot that lands from a flight, seconds.
    private static let edge = 0.03

    init(_ walk: Walk, trunk: TrunkMotion, mass: Double) {
        self.trunk = trunk
        weight = mass * SensorSampling.gravity
        let transfer = WeightTransfer(walk)
        self.transfer = transfer
        left = Self.foot(.left, walk.left, other: walk.right, weight: weight, transfer)
        right = Self.foot(.right, walk.right, other: walk.left, weight: weight, transfer)
    }

    func stances(of side: WalkingSide) -> [Stance] { side == .left ? left.stances : right.stances }

    /// The force on a foot.
    func load(of side: WalkingSide, at time: Double) -> Load {
        let foot = side == .left ? left : right
        guard let index = Self.index(of: time, in: foot.stances) else { return Load() }
        let stance = foot.stances[index]
        guard stance.holds(time) else { return Load() }
        let total = weight * (1 + trunk.bounce(at: time) / SensorSampling.gravity)
        var load = Load(stance: stance)
        load.up = transfer.share(of: side, at: time) * total
        if foot.isAbrupt[index].start, let contact = stance.contact {
            load.up *= min(1, (time - contact) / Self.edge)
        }
        if foot.isAbrupt[index].end, let toeOff = stance.toeOff { load.up *= min(1, (toeOff - time) / Self.edge) }
        for transient in foot.transients[index] { load.up += transient.at(time) }
        load.up = max(0, load.up)
        load.left = -side.outward * Self.inward * load.up
        if stance.bout != nil, let contact = stance.contact, let toeOff = stance.toeOff,
            let bout = trunk.course.bout(at: (contact + toeOff) / 2)
        {
            // Odd about the middle of the stance: what it brakes it gives back.
            let phase = 2 * Double.pi * (time - contact) / (toeOff - contact)
            let size = Self.brake * min(1.6, bout.speed.at((contact + toeOff) / 2).value / 1.2) * weight
            load.forward = -size * (sin(phase) + 0.3 * sin(2 * phase)) / 1.19
        }
        return load
    }

    private static func index(of time: Double, in stances: [Stance]) -> Int? {
        var low = 0
        var high = stances.count
        while low < high {
            let middle = (low + high) / 2
            if stances[middle].contact ?? -.infinity <= time { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }

    private static func foot(
        _ side: WalkingSide, _ motion: FootMotion, other: FootMotion, weight: Double, _ transfer: WeightTransfer
    ) -> Foot {
        let stances = Stance.all(of: motion, side: side)
        let toeOffs = other.strides.map(\.design.toeOff)
        var next = 0
        let transients = stances.indices.map { index -> [Transient] in
            guard index > 0 else { return [] }
            let design = motion.strides[index - 1].design
            while next < toeOffs.count, toeOffs[next] <= design.contact { next += 1 }
            let support = next < toeOffs.count ? toeOffs[next] - design.contact : .infinity
            guard design.contactPitch > 0 else { return [] }
            let length = transientLength * min(0.25 * design.strideTime, max(0.05, support))
            let size = min(1, design.contactPitch / Stance.heelLanding)
            let heel = Transient(
                start: design.contact, length: length, peak: size * transientShare * design.shock * weight)
            guard design.slap > 0 else { return [heel] }
            let start = design.flat - 0.1 * (design.flat - design.contact)
            return [heel, Transient(start: start, length: length, peak: slapShare * design.slap * weight)]
        }
        let moment = 1e-6
        let abrupt = stances.map { stance in
            (
                start: stance.contact.map { transfer.share(of: side, at: $0 + moment) > 0.02 } ?? false,
                end: stance.toeOff.map { transfer.share(of: side, at: $0 - moment) > 0.02 } ?? false
            )
        }
        return Foot(stances: stances, transients: transients, isAbrupt: abrupt)
    }
}
