import Glibc
import Recordings
import SignalProcessing

/// The exact signals at the sensor, before the sensor adds anything: along the foot's axes (forward, left, up).
struct ExactSignals {
    /// Specific force, m/s².
    var force: Vector3
    /// Angular rate, rad/s.
    var rate: Vector3
}

/// Samples the motion of one foot the way its sensor does.
struct SensorSampling {
    /// Standard gravity, m/s².
    static let gravity = 9.80665

    let motion: FootMotion
    let gait: FootGait
    private let shocks: [ContactShock]
    private let longestShock: Double

    init(motion: FootMotion, gait: FootGait) {
        self.motion = motion
        self.gait = gait
        shocks = ContactShock.all(of: motion)
        longestShock = shocks.map(\.duration).max() ?? 0
    }

    /// Position of the sensor in the world; with the vibration of its mount after contacts.
    func sensor(at time: Double, in pose: FootPose) -> VectorJet {
        var position = pose.point(
            forward: gait.sensorForward - gait.footLength, left: gait.sensorLeft, up: gait.sensorUp)
        var low = 0
        var high = shocks.count
        while low < high {
            let middle = (low + high) / 2
            if shocks[middle].start <= time { low = middle + 1 } else { high = middle }
        }
        // A slap follows its contact within the first vibration, so vibrations may overlap.
        var first = low
        while first > 0, shocks[first - 1].start > time - longestShock { first -= 1 }
        for shock in shocks[first..<low] {
            if let displacement = shock.at(time) { position = position + displacement }
        }
        return position
    }

    /// What an ideal sensor along the foot's axes reads.
    func exact(at time: Double) -> ExactSignals {
        let pose = motion.pose(at: time)
        let acceleration = sensor(at: time, in: pose).second + Vector3(0, 0, Self.gravity)
        return ExactSignals(force: pose.components(of: acceleration), rate: pose.angularRate)
    }
}

/// The errors one sensor keeps over a session, and the stream it gives.
struct SensorInstance {
    private let model: SensorModel
    private let mounting: Rotation
    private let gyroscopeTurn: Rotation
    private let accelerationScale: Vector3
    private let rateScale: Vector3
    private let accelerationBias: Vector3
    /// At the start, rad/s.
    let rateBias: Vector3
    private var noise: SimulationRandom
    private var packets: SimulationRandom

    init(_ model: SensorModel, seed: UInt64, side: WalkingSide) {
        self.model = model
        let isLeft = side == .left
        var attitude = SimulationRandom(seed: seed, use: isLeft ? .leftMounting : .rightMounting)
        mounting = model.mounting.rotation(random: &attitude)
        noise = SimulationRandom(seed: seed, use: isLeft ? .leftErrors : .rightErrors)
        packets = SimulationRandom(seed: seed, use: isLeft ? .leftPackets : .rightPackets)
        gyroscopeTurn = Rotation(rotationVector: model.misalignment * .pi / 180 * noise.normalVector())
        accelerationScale = Vector3(repeating: 1) + model.scaleError * noise.normalVector()
        rateScale = Vector3(repeating: 1) + model.scaleError * noise.normalVector()
        accelerationBias = model.accelerationBias * noise.normalVector()
        rateBias = model.angularRateBias * .pi / 180 * noise.normalVector()
    }

    /// Samples a foot; sample 0 is the sensor's own time 0.
    mutating func stream(of sampling: SensorSampling, times: SampleTimes, side: Side) -> SensorStream {
        let count = times.count
        var columns = Array(repeating: [Double](repeating: 0, count: count), count: 6)
        // White noise of a density, sampled at a rate, has the variance of half the rate.
        let bandwidth = (model.rate / 2).squareRoot()
        let accelerationNoise = model.accelerationNoise * bandwidth
        let rateNoise = model.angularRateNoise * .pi / 180 * bandwidth
        let walk = model.angularRateWalk * .pi / 180 / model.rate.squareRoot()
        var drift = Vector3.zero
        for i in 0..<count {
            let exact = sampling.exact(at: times[i])
            var force = reading(of: exact.force)
            var rate = gyroscopeTurn.apply(mounting.apply(exact.rate)) * rateScale + rateBias + drift
            force += accelerationNoise * noise.normalVector()
            rate += rateNoise * noise.normalVector()
            drift += walk * noise.normalVector()
            force = digitised(force, range: model.accelerationRange)
            rate = digitised(rate, range: model.angularRateRange * .pi / 180)
            for axis in 0..<3 {
                columns[axis][i] = force[axis]
                columns[3 + axis][i] = rate[axis]
            }
        }
        let missing = lostSamples(count)
        let channels = columns.enumerated().map { index, samples in
            channel(index, samples: samples, missing: missing)
        }
        return SensorStream(
            name: "\(side.rawValue) foot", placement: .foot, side: side, placementEvidence: "simulated",
            rate: model.rate, channels: channels)
    }

    /// What the accelerometer makes of a specific force along the foot's axes, but for noise and limits.
    func reading(of force: Vector3) -> Vector3 { mounting.apply(force) * accelerationScale + accelerationBias }

    private func channel(_ index: Int, samples: [Double], missing: [Range<Int>]) -> Channel {
        let axis = Axis.allCases[index % 3]
        var samples = samples
        // A lost sample was never measured, so nothing of the truth stays behind the mask.
        for range in missing { samples.replaceSubrange(range, with: repeatElement(0, count: range.count)) }
        return index < 3
            ? Channel(
                name: "acc_\(axis.rawValue)", quantity: .acceleration, axis: axis, fileUnit: .metresPerSecondSquared,
                samples: samples, missing: missing)
            : Channel(
                name: "gyr_\(axis.rawValue)", quantity: .angularRate, axis: axis, fileUnit: .degreesPerSecond,
                samples: samples, missing: missing)
    }

    private func digitised(_ vector: Vector3, range: Double) -> Vector3 {
        guard range.isFinite else { return vector }
        let clipped = vector.clamped(lowerBound: Vector3(repeating: -range), upperBound: Vector3(repeating: range))
        guard let bits = model.bits else { return clipped }
        let step = 2 * range / exp2(Double(bits))
        return (clipped / step).rounded(.toNearestOrEven) * step
    }

    /// Ranges of samples in lost packets; neighbours are joined.
    private mutating func lostSamples(_ count: Int) -> [Range<Int>] {
        guard model.packetLoss > 0 else { return [] }
        var ranges: [Range<Int>] = []
        for start in stride(from: 0, to: count, by: max(1, model.packetLength)) {
            guard packets.uniform() < model.packetLoss else { continue }
            let end = min(count, start + max(1, model.packetLength))
            if let last = ranges.last, last.upperBound == start {
                ranges[ranges.count - 1] = last.lowerBound..<end
            } else {
                ranges.append(start..<end)
            }
        }
        return ranges
    }
}
