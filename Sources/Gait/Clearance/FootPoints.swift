import Glibc
import SignalProcessing

/// The points of the sole under toes and heel, in the sensor's frame, metres from the sensor.
struct FootPoints: Sendable, Hashable {
    /// Under the toes, where the foot turns last before toe-off.
    var toe: Vector3
    /// Under the heel; `nil` when the person does not land on it.
    var heel: Vector3?
    /// The toe along the foot's axes.
    var toeAlongFoot: FootPoint
    /// The heel along the foot's axes.
    var heelAlongFoot: FootPoint?
    /// Standard deviation of the toe's sideways place, m.
    var toeLeftDeviation: Double
}

extension FootPoints {
    /// The same points with toe and heel at their measured distance, m.
    ///
    /// Where the heel pivots, the toe is laid that far ahead of it; where it does not, the heel is laid behind the toe.
    func withFootLength(_ length: Double, frame: FootFrame) -> FootPoints {
        var points = self
        if let heel = heelAlongFoot {
            points.toeAlongFoot.forward = heel.forward + length
            points.toe = frame.vector(points.toeAlongFoot)
        } else {
            var heel = toeAlongFoot
            heel.forward -= length
            points.heelAlongFoot = heel
            points.heel = frame.vector(heel)
        }
        return points
    }
}

/// Finds the points of the sole from the person's own pivots: no shoe size is needed.
struct FootPointFinder: Sendable {
    /// Shares of the lowest pitch at which the foot turns about its toes.
    static let toeShares = [0.72, 0.78, 0.84, 0.90]
    /// The level whose forward lever is taken as the toe.
    static let toeLevel = 2
    /// Shares of the greatest pitch at which the foot turns about its heel.
    static let heelShares = [0.60, 0.45, 0.30]

    /// The shoe bends under the toes and its contact wanders across the forefoot, so the pivot there tells the sideways
    /// place poorly, m.
    var toeModelDeviation = 0.100
    /// The heel is stiff; the toe point lies ahead of it within this, m.
    var heelToToeDeviation = 0.020
    /// The sensor sits over the middle of the foot within this, on the side of the shoe at worst, m.
    var midlineDeviation = 0.060

    /// The points, or `nil` when too few strides turn about their toes.
    ///
    /// - Parameter teaching: Which of the strides teach them.
    func find(
        _ strides: [ConditionedStride], _ teaching: [Int], templates: RollTemplates, frame: FootFrame
    ) -> FootPoints? {
        let heelSamples = heelSamples(strides, teaching, templates: templates, frame: frame)
        let heelAlone = PivotFinder().find(heelSamples, levels: 1)
        let samples = toeSamples(strides, teaching, templates: templates, frame: frame)
        let levels = Self.toeShares.count
        guard let alone = PivotFinder().find(samples, levels: levels) else { return nil }
        let left = sideways(toe: alone, heel: heelAlone)
        let finder = PivotFinder(knownLeft: left.value)
        guard let toe = finder.find(samples, levels: levels) else { return nil }
        // Toe and heel lie on one line along the foot; alone, a heel that rolls in one plane could lie anywhere sideways.
        let heel = finder.find(heelSamples, levels: 1)
        let toePoint = FootPoint(forward: toe.forward[Self.toeLevel], left: toe.left, up: toe.up)
        let heelPoint = heel.map { FootPoint(forward: $0.forward[0], left: $0.left, up: $0.up) }
        return FootPoints(
            toe: frame.vector(toePoint), heel: heelPoint.map(frame.vector), toeAlongFoot: toePoint,
            heelAlongFoot: heelPoint, toeLeftDeviation: left.standardDeviation)
    }

    /// The sideways place of the toe point.
    ///
    /// It is weighed from the toe's own pivot, the heel's and the middle of the foot by how well each is known; a foot
    /// that rolls in one plane tells nothing, and the middle remains.
    private func sideways(toe: PivotPoint, heel: PivotPoint?) -> Estimate {
        var weight = 1 / (midlineDeviation * midlineDeviation)
        var sum = 0.0
        func add(_ pivot: PivotPoint, model: Double) {
            let own = 1 / (pivot.leftDeviation * pivot.leftDeviation + model * model)
            weight += own
            sum += own * pivot.left
        }
        add(toe, model: toeModelDeviation)
        if let heel { add(heel, model: heelToToeDeviation) }
        return Estimate(sum / weight, standardDeviation: 1 / weight.squareRoot())
    }

    /// The turns about the toes in push-off.
    private func toeSamples(
        _ strides: [ConditionedStride], _ teaching: [Int], templates: RollTemplates, frame: FootFrame
    ) -> [PivotSample] {
        var samples: [PivotSample] = []
        samples.reserveCapacity(teaching.count * Self.toeShares.count)
        for i in teaching {
            let path = strides[i].path
            let base = FootAxes(path.orientation(0), frame)
            var falls = path.falls(from: 0, to: path.lowestPitch)
            for (number, share) in Self.toeShares.enumerated() {
                guard let position = falls.first(through: share * templates.lowestPitch) else { continue }
                samples.append(sample(strides[i], at: position, level: number, base: base, origin: .zero, frame))
            }
        }
        return samples
    }

    /// The turns about the heel after contact; none when the person does not land on it.
    private func heelSamples(
        _ strides: [ConditionedStride], _ teaching: [Int], templates: RollTemplates, frame: FootFrame
    ) -> [PivotSample] {
        guard templates.greatestPitch >= RollTemplates.smallestLanding else { return [] }
        var samples: [PivotSample] = []
        samples.reserveCapacity(teaching.count * Self.heelShares.count)
        for i in teaching {
            let path = strides[i].path
            let last = path.count - 1
            let end = strides[i].place(Double(last))
            let base = FootAxes(path.orientation(last), frame)
            var falls = path.falls(from: max(path.greatestPitch, path.impact), to: last)
            for share in Self.heelShares {
                guard let position = falls.first(through: share * templates.greatestPitch) else { continue }
                samples.append(sample(strides[i], at: position, level: 0, base: base, origin: end, frame))
            }
        }
        return samples
    }

    private func sample(
        _ stride: ConditionedStride, at position: Double, level: Int, base: FootAxes, origin: Vector3,
        _ frame: FootFrame
    ) -> PivotSample {
        let now = FootAxes(stride.orientation(position), frame)
        return PivotSample(
            level: level, forward: now.forward - base.forward, left: now.left - base.left, up: now.up - base.up,
            displacement: stride.place(position) - origin)
    }
}

/// Where a foot's axes point in the world.
private struct FootAxes {
    let forward: Vector3
    let left: Vector3
    let up: Vector3

    init(_ orientation: Rotation, _ frame: FootFrame) {
        forward = orientation.apply(frame.forward)
        left = orientation.apply(frame.left)
        up = orientation.apply(frame.up)
    }
}

extension FootFrame {
    /// A point given along the foot's axes, in the sensor's frame.
    func vector(_ point: FootPoint) -> Vector3 {
        forward * point.forward + left * point.left + up * point.up
    }
}
