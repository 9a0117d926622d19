import Foundation
import Gait
import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import GaitSimulation

struct SimulatedSensorsTests {
    private func bits(_ streams: [SensorStream]) -> [[[UInt64]]] {
        streams.map { $0.channels.map { $0.samples.map(\.bitPattern) } }
    }

    private func all(_ sensors: SimulatedSensors) -> [SensorStream] {
        [sensors.lowerBack] + sensors.shanks + sensors.markers + sensors.treadmill + sensors.walkway + sensors.insoles
    }

    @Test func equalSeedsGiveEqualSamplesInAnyOrder() {
        let simulation = WalkingSimulation(scenario: WalkingScenario().shortened(), seed: 7)
        let first = simulation.sensors()
        let insoles = first.insoles
        let one = all(first)
        #expect(bits(one) == bits(all(simulation.sensors())))
        #expect(bits(insoles) == bits(Array(one.suffix(2))))
        var other = simulation
        other.seed = 8
        #expect(bits(one)[0][0].prefix(100) != bits(all(other.sensors()))[0][0].prefix(100))
    }

    @Test func theFeetAreAsTheyEverWere() {
        // Computed before there were other sensors: any change would change every committed fixture.
        let session = WalkingSimulation(scenario: WalkingScenario().shortened(), seed: 7).run()
        var hash: UInt64 = 14_695_981_039_346_656_037
        for channel in session.left.channels + session.right.channels {
            for sample in channel.samples { hash = (hash ^ sample.bitPattern) &* 1_099_511_628_211 }
        }
        #expect(hash == 16_798_767_092_897_820_131)
    }

    @Test(arguments: WalkingScenario.presets.keys.sorted())
    func everyPresetIsRecordedByEverySensor(preset: String) throws {
        let scenario = try #require(WalkingScenario.presets[preset])
        var laboratory = LaboratoryModel()
        laboratory.plates.rate = 200
        let sensors = WalkingSimulation(
            scenario: scenario.disturbances.isEmpty ? scenario.shortened() : scenario, seed: 5
        ).sensors(laboratory)
        let streams = all(sensors)
        #expect(streams.allSatisfy { $0.channels.allSatisfy { $0.samples.allSatisfy(\.isFinite) } })
        #expect(streams.allSatisfy { stream in stream.channels.allSatisfy { $0.samples.count == stream.sampleCount } })
        for channel in sensors.lowerBack.channels {
            let most = channel.quantity == .acceleration ? 35.0 : 4
            #expect(channel.samples.allSatisfy { abs($0) < most })
        }
    }

    @Test func impossibleLaboratoriesAreNamed() {
        #expect(LaboratoryModel().problem == nil && LaboratoryModel.ideal.problem == nil)
        var laboratory = LaboratoryModel()
        laboratory.bodyMass = 0
        #expect(laboratory.problem == "body mass 0.0 kg; 5 to 300 expected")
        laboratory = LaboratoryModel()
        laboratory.insoles.rate = .nan
        #expect(laboratory.problem?.hasPrefix("rate of the insoles") == true)
        laboratory = LaboratoryModel()
        laboratory.plates.noise = -1
        #expect(laboratory.problem != nil)
    }

    // MARK: - Markers

    @Test func markersAreRigidPointsOfTheExactFoot() throws {
        let scenario = WalkingScenario().shortened()
        let streams = WalkingSimulation(scenario: scenario, seed: 2).sensors(.ideal).markers
        #expect(streams.map(\.name) == ["LHEE", "LTOE", "RHEE", "RTOE"])
        #expect(streams.map(\.side) == [.left, .left, .right, .right])
        let motion = Walk(scenario, seed: 2).left
        for i in stride(from: 0, to: streams[0].sampleCount, by: 7) {
            let pose = motion.pose(at: Double(i) / 100)
            func seen(_ stream: SensorStream) -> Vector3 {
                Vector3(stream.channels[0].samples[i], stream.channels[1].samples[i], stream.channels[2].samples[i])
            }
            #expect((seen(streams[1]) - pose.toe.value - 0.04 * pose.up.value).norm < 1e-12)
            let length = Vector3(0.24, 0, 0).norm
            #expect(abs((seen(streams[0]) - seen(streams[1])).norm - length) < 1e-12)
        }
    }

    /// Errors of the marker analysis against the exact truth: median and greatest of the absolute values.
    private func errors(
        _ feet: [FootAnalysis], _ truth: [FootAnalysis], heel: Bool? = nil, _ value: (Stride) -> Double?
    ) -> (found: Int, of: Int, median: Double, greatest: Double) {
        var errors: [Double] = []
        var count = 0
        for (foot, exact) in zip(feet, truth) {
            for stride in exact.strides where stride.isStraight {
                if let heel, heel != (stride.contactType == .heel) { continue }
                count += 1
                guard let expected = value(stride),
                    let own = foot.strides.first(where: { abs($0.toeOff - stride.toeOff) < 0.1 }),
                    let found = value(own)
                else { continue }
                errors.append(abs(found - expected))
            }
        }
        return (errors.count, count, RobustStatistics.median(errors) ?? .infinity, errors.max() ?? .infinity)
    }

    @Test(arguments: ["healthy", "slow", "fast", "foot-drop-right", "slap", "turns", "stop-and-go"])
    func theMarkerAnalysisFindsTheExactWalk(preset: String) throws {
        let scenario = try #require(WalkingScenario.presets[preset])
        let simulation = WalkingSimulation(scenario: scenario, seed: 4)
        let truth = simulation.run().truth
        let feet = MarkerWalking().analyze(simulation.sensors().markers).feet
        #expect(feet.map(\.side) == [.left, .right])
        let length = errors(feet, truth) { $0.length }
        let clearance = errors(feet, truth) { $0.minToeClearance?.value }
        let toeOff = errors(feet, truth) { $0.toeOff }
        let heelContact = errors(feet, truth, heel: true) { $0.initialContact }
        let otherContact = errors(feet, truth, heel: false) { $0.initialContact }
        #expect(length.of > 20 && length.found == length.of && length.greatest < 0.003)
        #expect(clearance.greatest < 0.002)
        #expect(toeOff.greatest < 0.015)
        // The analysis takes the greatest pitch for the contact, which here comes 3 % of the stride before it.
        #expect(heelContact.greatest < 0.06)
        // A forefoot that glides down is below the 10 mm that count as landed a tenth of a second before it lands.
        #expect(otherContact.of == 0 || otherContact.median < 0.12, "\(otherContact)")
    }

    // MARK: - Lower back and shanks

    @Test func aStandingTrunkIsUprightAndStill() {
        var scenario = WalkingScenario()
        scenario.path = [.stand(seconds: 2), .walk(strides: 4), .stand(seconds: 3)]
        let back = WalkingSimulation(scenario: scenario, sensor: .ideal(rate: 100), seed: 1).sensors().lowerBack
        #expect(back.placement == .lowerBack && back.side == .unknown)
        for i in Array(0..<150) + Array(back.sampleCount - 250..<back.sampleCount) {
            let values = back.channels.map { $0.samples[i] }
            #expect(values == [0, 0, SensorSampling.gravity, 0, 0, 0])
        }
    }

    /// Phase of the fundamental of a signal in degrees, positive when it comes later, from left contact to left contact.
    private func phase(_ samples: [Double], _ from: Double, _ to: Double, rate: Double, cycles: Double) -> Double {
        var (sine, cosine) = (0.0, 0.0)
        for i in Int((from * rate).rounded(.up))..<Int(to * rate) {
            let angle = 2 * Double.pi * cycles * (Double(i) / rate - from) / (to - from)
            cosine += samples[i] * cos(angle)
            sine += samples[i] * sin(angle)
        }
        return atan2(sine, cosine) * 180 / .pi
    }

    @Test func theTrunkSwaysAsPeopleDo() throws {
        var scenario = WalkingScenario()
        scenario.variability = 0
        let rate = 200.0
        let simulation = WalkingSimulation(scenario: scenario, sensor: .ideal(rate: rate), seed: 1)
        let sensors = simulation.sensors()
        let back = sensors.lowerBack
        let left = sensors.contacts.filter { $0.side == .left && $0.kind == .initialContact }.map(\.time)
        let (from, to) = (left[4], left[14])
        let vertical = phase(back.channels[2].samples, from, to, rate: rate, cycles: 20)
        let forward = phase(back.channels[0].samples, from, to, rate: rate, cycles: 20)
        let rightward = phase(back.channels[1].samples.map { -$0 }, from, to, rate: rate, cycles: 10)
        let roll = phase(back.channels[3].samples, from, to, rate: rate, cycles: 10)
        let yaw = phase(back.channels[5].samples, from, to, rate: rate, cycles: 10)
        // Forward leads vertical by about a quarter of a step, which is 90 degrees of its own period.
        #expect((80...125).contains(vertical - forward), "\(vertical) \(forward)")
        #expect(abs(rightward - 90) < 10, "\(rightward)")
        #expect(abs(roll - 20) < 10, "\(roll)")
        #expect(abs(yaw - 130) < 10, "\(yaw)")
    }

    @Test func aTrunkTurnsWithTheWay() throws {
        let scenario = try #require(WalkingScenario.presets["turns"])
        let back = WalkingSimulation(scenario: scenario, sensor: .ideal(rate: 200), seed: 1).sensors().lowerBack
        let yaw = back.channels[5].samples
        var angle = 0.0
        var greatest = 0.0
        for rate in yaw {
            angle += rate / 200
            greatest = max(greatest, angle)
        }
        #expect(abs(greatest - .pi) < 0.15, "\(greatest)")
        #expect(abs(angle) < 0.05, "\(angle)")
    }

    @Test(arguments: ["healthy", "slow", "fast"])
    func aShankSwingsBetweenTwoDips(preset: String) throws {
        let scenario = try #require(WalkingScenario.presets[preset])
        let simulation = WalkingSimulation(scenario: scenario, sensor: .ideal(rate: 200), seed: 1)
        let truth = simulation.run().truth
        let shanks = simulation.sensors().shanks
        #expect(shanks.map(\.placement) == [.shank, .shank] && shanks.map(\.side) == [.left, .right])
        for (shank, foot) in zip(shanks, truth) {
            // About the axis to the walker's right: backward turning of swing is positive.
            let rate = shank.channels[4].samples.map { -$0 }
            for stride in foot.strides.filter(\.isStraight) {
                func lowest(_ time: Double, _ reach: Double) -> Int {
                    (Int((time - reach) * 200)...Int((time + reach) * 200)).min { rate[$0] < rate[$1] } ?? 0
                }
                let swing = rate[Int(stride.toeOff * 200)...Int(stride.initialContact * 200)]
                #expect((swing.max() ?? 0) > 2)
                let dips = (lowest(stride.toeOff, 0.1), lowest(stride.initialContact, 0.1))
                #expect(abs(Double(dips.0) / 200 - stride.toeOff) < 0.08 && rate[dips.0] < -1)
                #expect(abs(Double(dips.1) / 200 - stride.initialContact) < 0.05 && rate[dips.1] < -0.7)
            }
        }
    }

    // MARK: - Plates and insoles

    @Test func beltsGiveEachFootItsForce() throws {
        let simulation = WalkingSimulation(scenario: WalkingScenario(), seed: 3)
        let sensors = simulation.sensors(.ideal)
        let belts = sensors.treadmill
        #expect(belts.map(\.side) == [.left, .right] && belts.allSatisfy { $0.placement == .forcePlate })
        for belt in belts {
            let force = try #require(belt.channel(.force, .z))
            let place = try #require(belt.channel(.position, .y))
            let events = sensors.contacts.filter { $0.side == belt.side }
            for event in events {
                // Above 20 N soon after contact and until shortly before toe-off, and never in between.
                let index = Int((event.time * 1000).rounded())
                let isContact = event.kind == .initialContact
                let loaded = isContact ? index + 5 : index - (event == events.first ? 60 : 15)
                #expect(force.samples[loaded] > 20)
                #expect(force.samples[isContact ? index - 1 : index + 1] == 0)
            }
            for i in stride(from: 0, to: belt.sampleCount, by: 11)
            where !place.missing.contains(where: { $0.contains(i) }) {
                #expect((belt.side == .left) == (place.samples[i] > 0))
            }
        }
    }

    @Test func walkwayPlatesCarryOneContactEach() throws {
        let simulation = WalkingSimulation(scenario: WalkingScenario(), seed: 3)
        let sensors = simulation.sensors(.ideal)
        let plates = sensors.walkway
        #expect(plates.map(\.name) == ["plate 1", "plate 2", "plate 3", "plate 4"])
        #expect(plates.allSatisfy { $0.side == .unknown })
        let contacts = sensors.contacts.filter { $0.kind == .initialContact }
        var places: [Double] = []
        for plate in plates {
            let force = try #require(plate.channel(.force, .z)).samples
            let x = try #require(plate.channel(.position, .x))
            let first = try #require(force.firstIndex { $0 > 0 })
            let last = try #require(force.lastIndex { $0 > 0 })
            #expect(force[first...last].allSatisfy { $0 > 0 })
            #expect(contacts.contains { abs($0.time - Double(first) / 1000) < 0.002 })
            #expect((0.4...0.9).contains(Double(last - first) / 1000))
            let middle = (first + last) / 2
            #expect(!x.missing.contains { $0.contains(middle) })
            places.append(x.samples[middle])
        }
        #expect(zip(places, places.dropFirst()).allSatisfy { abs($1 - $0 - 0.65) < 0.1 })
        var standing = WalkingScenario()
        standing.path = [.stand(seconds: 2)]
        #expect(WalkingSimulation(scenario: standing).sensors().walkway.isEmpty)
    }

    @Test func anInsoleShowsTheForceAndItsPlace() throws {
        let sensors = WalkingSimulation(scenario: WalkingScenario(), seed: 3).sensors(.ideal)
        let insole = try #require(sensors.insoles.first)
        #expect(insole.channels.map(\.name) == ["1", "2", "3", "4", "5", "6", "7", "8", "total"])
        var laboratory = LaboratoryModel.ideal
        laboratory.plates.rate = 100
        let belt = try #require(
            WalkingSimulation(scenario: WalkingScenario(), seed: 3).sensors(laboratory).treadmill.first)
        let force = try #require(belt.channel(.force, .z)).samples
        for i in force.indices {
            #expect(abs(insole.channels[8].samples[i] - force[i]) < 1e-9)
            #expect(abs(insole.channels[0..<8].reduce(0) { $0 + $1.samples[i] } - force[i]) < 1e-9)
        }
        var cells = [Double](repeating: 0, count: 8)
        for (along, outward) in [(0.0, 0.0), (0.03, 0.004), (0.37, 0.01), (0.62, 0.0), (0.97, -0.02), (1, -0.05)] {
            cells = cells.map { _ in 0 }
            InsoleSampling.distribute(500, (along, outward), to: &cells)
            #expect(abs(cells.reduce(0, +) - 500) < 1e-9)
            let mean = InsoleSampling.rows.reduce(0) { sum, row in
                sum + row.place * row.cells.reduce(0) { $0 + cells[$1] } / 500
            }
            #expect(abs(mean - along) < 1e-12)
            #expect(cells.allSatisfy { $0 >= 0 })
        }
    }

    @Test func anUnloadedInsoleChatters() throws {
        var laboratory = LaboratoryModel.ideal
        laboratory.insoles.chatter = 30
        let sensors = WalkingSimulation(scenario: WalkingScenario(), seed: 3).sensors(laboratory)
        let clean = WalkingSimulation(scenario: WalkingScenario(), seed: 3).sensors(.ideal).insoles[0].channels[8]
        let total = sensors.insoles[0].channels[8]
        let air = total.samples.indices.filter { clean.samples[$0] == 0 }
        let share = Double(air.count { total.samples[$0] == 30 }) / Double(air.count)
        #expect((0.2...0.8).contains(share), "\(share)")
        #expect(air.allSatisfy { total.samples[$0] == 0 || total.samples[$0] == 30 })
    }

    // MARK: - Files

    @Test func writtenTablesReadBackAsTheSameStreams() throws {
        var scenario = WalkingScenario()
        scenario.path = [.stand(seconds: 1), .walk(strides: 6), .stand(seconds: 1)]
        let sensors = WalkingSimulation(scenario: scenario, seed: 3).sensors()
        let scratch = try ScratchFolder()
        for (name, streams) in [
            ("force_plates", sensors.walkway), ("treadmill", sensors.treadmill), ("insoles", sensors.insoles),
            ("markers", sensors.markers), ("lower_back", [sensors.lowerBack]), ("left_shank", [sensors.shanks[0]]),
        ] {
            let path = scratch.path("\(name).csv")
            let source = RecordingSource(path: "", format: "simulation", sha256: "")
            try RecordingWriter().write(Recording(source: source, streams: streams), to: path)
            let read = try RecordingReader().read(path: path)
            #expect(read.streams.map(\.placement) == streams.map(\.placement), "\(name)")
            #expect(read.streams.map(\.side) == streams.map(\.side), "\(name)")
            #expect(read.streams.map { $0.channels.count } == streams.map { $0.channels.count }, "\(name)")
            for (one, other) in zip(streams, read.streams) {
                #expect(one.rate == other.rate && one.sampleCount == other.sampleCount)
                for (before, after) in zip(one.channels, other.channels) {
                    #expect(before.quantity == after.quantity && before.axis == after.axis, "\(name) \(after.name)")
                    #expect(before.missing == after.missing)
                    let seen = before.samples.indices.filter { i in !before.missing.contains { $0.contains(i) } }
                    #expect(seen.allSatisfy { before.samples[$0] == after.samples[$0] })
                    if one.placement == .insole { #expect(before.name == after.name) }
                }
            }
            if name == "markers" {
                #expect(MarkerWalking.canAnalyze(read.streams))
            }
        }
    }
}
