import Gait
import Recordings
import SignalProcessing
import Testing

@testable import GaitSimulation

struct SensorSamplingTests {
    private static func samples(_ stream: SensorStream) -> [(force: Vector3, rate: Vector3)] {
        (0..<stream.sampleCount).map { i in
            let v = stream.channels.map { $0.samples[i] }
            return (Vector3(v[0], v[1], v[2]), Vector3(v[3], v[4], v[5]))
        }
    }

    private static func session(
        _ scenario: WalkingScenario = WalkingScenario().shortened(), seed: UInt64 = 1,
        change: (inout SensorModel) -> Void = { _ in }
    ) -> SimulatedSession {
        var sensor = SensorModel.ideal(rate: 100)
        change(&sensor)
        return WalkingSimulation(scenario: scenario, sensor: sensor, seed: seed).run()
    }

    /// Strapdown integration of nothing but samples at 1 kHz, over two samples at a time by Simpson's rule.
    @Test(arguments: ["healthy", "fast", "foot-drop-right", "slap", "turns", "slope-up", "stairs-up"])
    func integratingTheSignalsTwiceGivesThePositionBack(preset: String) throws {
        let scenario = try #require(WalkingScenario.presets[preset]).shortened()
        let motion = Walk(scenario, seed: 2).right
        let sampling = SensorSampling(motion: motion, gait: scenario.right)
        let gravity = Vector3(0, 0, SensorSampling.gravity)
        let step = 0.002
        for stride in motion.strides.dropFirst().prefix(2) {
            let start = stride.design.heelOff - 0.02
            let first = motion.pose(at: start)
            var attitude = Rotation(columns: first.forward.value, first.left.value, first.up.value)
            var position = sampling.sensor(at: start, in: first).value
            let origin = position
            var velocity = Vector3.zero
            var before = sampling.exact(at: start)
            var worst = 0.0
            for k in 0..<Int((stride.design.flat + 0.02 - start) / step) {
                let time = start + Double(k) * step
                let middle = sampling.exact(at: time + step / 2)
                let after = sampling.exact(at: time + step)
                let halfTurn = (step / 24) * (5 * before.rate + 8 * middle.rate - after.rate)
                // The second term of Magnus' series for rates along the body's axes.
                let commutator = (step * step / 12) * before.rate.cross(after.rate)
                let turn = (step / 6) * (before.rate + 4 * middle.rate + after.rate) + commutator
                let a0 = attitude.apply(before.force) - gravity
                let a1 = (attitude * Rotation(rotationVector: halfTurn)).apply(middle.force) - gravity
                attitude = (attitude * Rotation(rotationVector: turn)).normalized
                let a2 = attitude.apply(after.force) - gravity
                position += step * velocity + (step * step / 6) * (a0 + 2 * a1)
                velocity += (step / 6) * (a0 + 4 * a1 + a2)
                before = after
                let truth = sampling.sensor(at: time + step, in: motion.pose(at: time + step)).value
                worst = max(worst, (position - truth).norm)
            }
            #expect((position - origin).norm > 0.3)
            #expect(worst < 5e-5, "\(preset): \(worst) m")
        }
    }

    @Test func aRestingSensorReadsGravityOnly() {
        let still = Self.samples(Self.session().left)[3]
        #expect(still.force == Vector3(0, 0, SensorSampling.gravity))
        #expect(still.rate == .zero)
    }

    @Test func walkingIsToeUpInSwingAboutTheLeftAxis() throws {
        let session = Self.session()
        let stride = try #require(session.truth[0].strides.dropFirst().first)
        let signals = Self.samples(session.left)
        // Toe-up is a negative turn about the axis to the left, by the right-hand rule.
        #expect(signals[Int((stride.toeOff + stride.initialContact) / 2 * 100)].rate.y < -3)
    }

    @Test func mountingOnlyTurnsTheSignals() throws {
        let aligned = Self.samples(Self.session { $0.mounting = .aligned }.right)
        let turned = Self.samples(Self.session { $0.mounting = .random }.right)
        // The rotation from four samples would do; every sample must agree with it in all inner products.
        let reference = try #require(aligned.indices.max { aligned[$0].rate.norm < aligned[$1].rate.norm })
        for (a, b) in zip(aligned, turned) {
            #expect(abs(a.force.norm - b.force.norm) < 1e-9)
            #expect(abs(a.rate.norm - b.rate.norm) < 1e-9)
            #expect(abs(a.force.dot(a.rate) - b.force.dot(b.rate)) < 1e-8)
            let volume = a.force.cross(a.rate).dot(aligned[reference].rate)
            #expect(abs(volume - b.force.cross(b.rate).dot(turned[reference].rate)) < 1e-7)
        }
        #expect((aligned[0].force - turned[0].force).norm > 0.1)
    }

    @Test func aStatedMountingTurnsTheAxes() {
        // Turned by 90° about the foot's z axis the sensor's x axis points to the left, its y axis backwards.
        let aligned = Self.samples(Self.session { $0.mounting = .aligned }.left)
        let turned = Self.samples(Self.session { $0.mounting = .turned(x: 0, y: 0, z: 90) }.left)
        for (a, b) in zip(aligned, turned) {
            #expect((Vector3(a.force.y, -a.force.x, a.force.z) - b.force).norm < 1e-9)
        }
    }

    @Test func lostPacketsAreMaskedOnEveryChannel() {
        let session = Self.session {
            $0.packetLoss = 0.1
            $0.packetLength = 5
        }
        let missing = session.left.channels[0].missing
        #expect(!missing.isEmpty)
        #expect(session.left.channels.allSatisfy { $0.missing == missing })
        #expect(session.right.channels[0].missing != missing)
        let lost = missing.reduce(0) { $0 + $1.count }
        #expect(abs(Double(lost) / Double(session.left.sampleCount) - 0.1) < 0.08)
        for (range, next) in zip(missing, missing.dropFirst()) { #expect(range.upperBound < next.lowerBound) }
        for range in missing {
            #expect(range.lowerBound % 5 == 0 && range.upperBound <= session.left.sampleCount)
            #expect(session.left.channels[2].samples[range].allSatisfy { $0 == 0 })
        }
        #expect(Self.session().left.channels[0].missing.isEmpty)
    }

    @Test func theRangeClipsAndTheResolutionRounds() {
        let session = Self.session {
            $0.accelerationRange = 20
            $0.angularRateRange = 250
            $0.bits = 12
        }
        let signals = Self.samples(session.left)
        let step = 40.0 / 4096
        #expect(signals.contains { abs($0.force.z) == 20 || abs($0.force.x) == 20 })
        #expect(signals.contains { abs(abs($0.rate.y) * 180 / .pi - 250) < 1e-9 })
        for signal in signals {
            #expect(abs(signal.force.x) <= 20)
            #expect(abs((signal.force.z / step).rounded() * step - signal.force.z) < 1e-9)
        }
    }

    @Test func noiseHasTheStatedDensityAndBiasStays() {
        var standing = WalkingScenario()
        standing.path = [.stand(seconds: 60)]
        let session = Self.session(standing) {
            $0.angularRateNoise = 0.05
            $0.angularRateBias = 2
        }
        let rates = session.left.channels[3].samples.map { $0 * 180 / .pi }
        let mean = RobustStatistics.mean(rates) ?? 0
        let deviation = RobustStatistics.standardDeviation(rates) ?? 0
        // 0.05 deg/s/√Hz over the 50 Hz that 100 samples per second hold.
        #expect(abs(deviation / (0.05 * 50.0.squareRoot()) - 1) < 0.05)
        #expect(abs(mean - (session.truth[0].model?.gyroscopeBias[0] ?? 0)) < 0.03)
        #expect(abs(mean) > 0.05)
    }

    @Test func theRightClockMayStartLater() {
        let together = Self.session()
        let apart = Self.session { $0.clockOffset = 0.25 }
        #expect(apart.left.channels[0].samples == together.left.channels[0].samples)
        #expect(apart.right.sampleCount == together.right.sampleCount - 25)
        for (a, b) in zip(together.right.channels[1].samples.dropFirst(25), apart.right.channels[1].samples) {
            #expect(abs(a - b) < 1e-6)
        }
        #expect(apart.truth[0].strides == together.truth[0].strides)
        for (a, b) in zip(together.truth[1].strides, apart.truth[1].strides) {
            #expect(abs(a.initialContact - 0.25 - b.initialContact) < 1e-12)
            #expect(abs((a.minToeClearanceTime ?? 0) - 0.25 - (b.minToeClearanceTime ?? 0)) < 1e-6)
        }
    }

    @Test func theShockIntegratesToNothing() throws {
        let shock = ContactShock(start: 1, peak: 80, direction: Vector3(0, 0, 1))
        #expect(shock.at(1) == nil)
        #expect(shock.at(1 + ContactShock.duration) == nil)
        var greatest = 0.0
        var velocity = 0.0
        for k in 1..<1000 {
            let jet = try #require(shock.at(1 + ContactShock.duration * Double(k) / 1000))
            greatest = max(greatest, abs(jet.second.z))
            velocity += jet.second.z * ContactShock.duration / 1000
        }
        #expect(abs(greatest - 80) < 0.1)
        #expect(abs(velocity) < 1e-4)
        expectExactDerivatives(of: { shock.at($0)?.z ?? Jet(0) }, over: 0.99...1.11, tolerance: 1e-4)
    }
}
