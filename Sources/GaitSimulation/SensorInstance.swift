import Glibc
import Recordings
import SignalProcessing

/// The errors one sensor keeps over a session, and the stream it gives.
struct SensorInstance {
    private let model: SensorModel
    private let place: SensorPlace
    private let mounting: Rotation
    private let gyroscopeTurn: Rotation
    private let accelerationScale: Vector3
    private let rateScale: Vector3
    private let accelerationBias: Vector3
    /// At the start, rad/s.
    let rateBias: Vector3
    private var noise: SimulationRandom
    private var packets: SimulationRandom

    init(_ model: SensorModel, seed: UInt64, at place: SensorPlace) {
        self.model = model
        let uses = place.randomUses
        var attitude = SimulationRandom(seed: seed, use: uses.mounting)
        mounting = model.mounting.rotation(random: &attitude)
        noise = SimulationRandom(seed: seed, use: uses.errors)
        packets = SimulationRandom(seed: seed, use: uses.packets)
        self.place = place
        gyroscopeTurn = Rotation(rotationVector: model.misalignment * .pi / 180 * noise.normalVector())
        accelerationScale = Vector3(repeating: 1) + model.scaleError * noise.normalVector()
        rateScale = Vector3(repeating: 1) + model.scaleError * noise.normalVector()
        accelerationBias = model.accelerationBias * noise.normalVector()
        rateBias = model.angularRateBias * .pi / 180 * noise.normalVector()
    }

    /// Samples what carries the sensor; sample 0 is the sensor's own time 0.
    mutating func stream(of motion: some InertialMotion, times: SampleTimes) -> SensorStream {
        let count = times.count
        var columns = Array(repeating: [Double](repeating: 0, count: count), count: 6)
        // White noise of a density, sampled at a rate, has the variance of half the rate.
        let bandwidth = (model.rate / 2).squareRoot()
        let accelerationNoise = model.accelerationNoise * bandwidth
        let rateNoise = model.angularRateNoise * .pi / 180 * bandwidth
        let walk = model.angularRateWalk * .pi / 180 / model.rate.squareRoot()
        var drift = Vector3.zero
        for i in 0..<count {
            let exact = motion.exact(at: times[i])
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
            name: place.name, placement: place.placement, side: place.side, placementEvidence: "simulated",
            rate: model.rate, channels: channels)
    }

    /// What the accelerometer makes of a specific force along the carrier's axes, but for noise and limits.
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
