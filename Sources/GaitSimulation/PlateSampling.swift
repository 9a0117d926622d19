import Glibc
import Recordings
import SignalProcessing

/// The errors one force plate keeps over a session, and the stream it gives.
struct PlateSampling {
    private let model: LaboratoryModel.Plates
    private let forceOffset: Vector3
    private let momentOffset: Vector3
    /// Drift of the vertical force, N/s.
    private let drift: Double
    private var random: SimulationRandom

    /// Below this the centre of pressure is not computed, N.
    static let leastForce = 20.0
    /// What an error of a force is to a moment, metres.
    private static let lever = 0.1

    /// - Parameter number: Tells plates of one kind apart.
    init(_ model: LaboratoryModel.Plates, seed: UInt64, use: SimulationRandom.Use, number: Int) {
        self.model = model
        random = SimulationRandom(seed: seed &+ (UInt64(number) &* 0x9E6D_62D0_6F6A_9A9B), use: use)
        forceOffset = model.offset * random.normalVector()
        momentOffset = Self.lever * model.offset * random.normalVector()
        drift = model.drift / 60 * random.normal()
    }

    /// Samples a plate.
    ///
    /// - Parameters:
    ///   - origin: The middle of the plate, about which its moments are.
    ///   - load: Force in N and where it acts in metres, at an instant; `nil` when nothing is on the plate.
    mutating func stream(
        name: String, side: Side, times: SampleTimes, origin: Vector3,
        load: (Double) -> (force: Vector3, point: Vector3)?
    ) -> SensorStream {
        let count = times.count
        var columns = Array(repeating: [Double](repeating: 0, count: count), count: 9)
        var missing: [Range<Int>] = []
        for i in 0..<count {
            let time = times[i]
            var force = forceOffset + Vector3(0, 0, drift * time) + model.noise * random.normalVector()
            var moment = momentOffset + Self.lever * model.noise * random.normalVector()
            if let load = load(time) {
                force += load.force
                moment += (load.point - origin).cross(load.force)
            }
            for axis in 0..<3 {
                columns[axis][i] = force[axis]
                columns[3 + axis][i] = moment[axis]
            }
            if force.z >= Self.leastForce {
                columns[6][i] = origin.x - moment.y / force.z
                columns[7][i] = origin.y + moment.x / force.z
                columns[8][i] = origin.z
            } else if let last = missing.last, last.upperBound == i {
                missing[missing.count - 1] = last.lowerBound..<i + 1
            } else {
                missing.append(i..<i + 1)
            }
        }
        let kinds: [(name: String, quantity: Quantity, unit: PhysicalUnit)] = [
            ("F", .force, .newton), ("M", .moment, .newtonMetre), ("P", .position, .metre),
        ]
        let channels = columns.enumerated().map { index, samples in
            let (kind, axis) = (kinds[index / 3], Axis.allCases[index % 3])
            return Channel(
                name: kind.name + axis.rawValue, quantity: kind.quantity, axis: axis, fileUnit: kind.unit,
                samples: samples, missing: kind.quantity == .position ? missing : [])
        }
        return SensorStream(
            name: name, placement: .forcePlate, side: side, placementEvidence: "simulated", rate: model.rate,
            channels: channels)
    }
}

/// A walkway: which contacts have a plate of their own.
struct Walkway {
    /// The contacts on plates in the order of time.
    var contacts: [(side: WalkingSide, stance: Stance)] = []

    /// Headings that differ by more are no straight way, radians.
    private static let straight = 0.5 * Double.pi / 180

    /// Chooses contacts from the middle of the longest straight part.
    init(_ ground: GroundReaction, count: Int) {
        let all = [WalkingSide.left, .right].flatMap { side in ground.stances(of: side).map { (side, $0) } }
            .sorted { $0.1.contact ?? -.infinity < $1.1.contact ?? -.infinity }
        var best: Range<Int> = 0..<0
        var start = 0
        for i in 0...all.count {
            let goesOn =
                i < all.count && all[i].1.isPlain
                && (i == start
                    || all[i].1.bout == all[start].1.bout
                        && abs(heading(all[i].1, ground) - heading(all[start].1, ground)) < Self.straight)
            guard !goesOn else { continue }
            if i - start > best.count { best = start..<i }
            start = i < all.count && all[i].1.isPlain ? i : i + 1
        }
        let used = min(count, best.count)
        let first = best.lowerBound + (best.count - used) / 2
        contacts = all[first..<first + used].map { (side: $0.0, stance: $0.1) }
    }

    private func heading(_ stance: Stance, _ ground: GroundReaction) -> Double {
        ground.trunk.course.place(at: stance.contact ?? 0).heading.value
    }
}
