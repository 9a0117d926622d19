import GaitSimulation
import Recordings
import Testing

@testable import Gait

/// A fault of the sensor is found, and what it spoils is withheld or still right; never silently wrong.
struct FaultySensorTests {
    /// One fault and what is to be said of it.
    struct Fault: Sendable, CustomTestStringConvertible {
        let name: String
        /// A code that is to be told; `nil` where the results stay right whether it is told or not.
        let code: String?
        let inflict: @Sendable (inout SensorStream) -> Void
        var testDescription: String { name }

        init(_ name: String, _ code: String?, _ inflict: @escaping @Sendable (inout SensorStream) -> Void) {
            self.name = name
            self.code = code
            self.inflict = inflict
        }

        /// The samples of some channels changed one by one.
        init(_ name: String, _ code: String?, channels: Range<Int>, _ change: @escaping @Sendable (Double) -> Double) {
            self.init(name, code) { stream in
                for index in channels { stream.channels[index].samples = stream.channels[index].samples.map(change) }
            }
        }

        /// Samples of some channels standing still for a second and a half every few seconds.
        static func hanging(_ name: String, channels: Range<Int>, for count: Int) -> Fault {
            Fault(name, "stuck") { stream in
                for start in stride(from: 1500, to: stream.sampleCount - 2 * count, by: 1300) {
                    for index in channels {
                        let value = stream.channels[index].samples[start]
                        for i in start..<start + count { stream.channels[index].samples[i] = value }
                    }
                }
            }
        }
    }

    static let faults: [Fault] = {
        var faults = [Fault("none", nil) { _ in }]
        for axis in 0..<6 {
            faults += [
                Fault("dead axis \(axis)", "constant_channel", channels: axis..<axis + 1) { _ in 0.1 },
                Fault("axis \(axis) turned over", "axes_disagree", channels: axis..<axis + 1) { -$0 },
                Fault("axis \(axis) twice", "duplicated_channel") { stream in
                    stream.channels[axis].samples = stream.channels[axis / 3 * 3 + (axis + 1) % 3].samples
                },
                .hanging("axis \(axis) hangs", channels: axis..<axis + 1, for: 500),
            ]
        }
        // Exchanging the two axes about which the foot hardly turns does little.
        for (first, second, code) in [
            (0, 1, "axes_disagree"), (0, 2, "axes_disagree"), (1, 2, "axes_disagree"), (3, 4, "axes_disagree"),
            (3, 5, nil), (4, 5, "axes_disagree"),
        ] {
            faults.append(
                Fault("axes \(first) and \(second) exchanged", code) { stream in
                    let samples = stream.channels[first].samples
                    stream.channels[first].samples = stream.channels[second].samples
                    stream.channels[second].samples = samples
                })
        }
        faults += [
            Fault("rad/s as deg/s", "angular_rate_unit_wrong", channels: 3..<6) { $0 * .pi / 180 },
            Fault("deg/s as rad/s", "angular_rate_unit_wrong", channels: 3..<6) { $0 * 180 / .pi },
            Fault("twice the rate", "axes_disagree", channels: 3..<6) { 2 * $0 },
            Fault("half the rate", "axes_disagree", channels: 3..<6) { 0.5 * $0 },
            Fault("m/s^2 as g", "acceleration_unit_wrong", channels: 0..<3) { $0 * 9.80665 },
            Fault("half the acceleration", "gravity_implausible", channels: 0..<3) { 0.5 * $0 },
            .hanging("everything hangs", channels: 0..<6, for: 100),
        ]
        for range in [100.0, 150, 200, 230, 250, 350] {
            let limit = range * .pi / 180
            let code = range <= 250 ? "clipping" : nil
            faults.append(
                Fault("clipped at \(range) deg/s", code, channels: 3..<6) { min(max($0, -limit), limit) })
        }
        for range in [2.0, 4, 8] {
            let limit = range * 9.80665
            let code = range <= 2 ? "clipping" : nil
            faults.append(Fault("clipped at \(range) g", code, channels: 0..<3) { min(max($0, -limit), limit) })
        }
        return faults
    }()

    static let walks = ["healthy", "foot-drop-left"].compactMap { WalkingScenario.presets[$0] }.map {
        WalkingSimulation(scenario: $0, seed: 5).run()
    }

    private func source(_ stream: SensorStream, _ path: String = "left.csv") -> SessionSource {
        SessionSource(
            Recording(source: RecordingSource(path: path, format: "simulated", sha256: path), streams: [stream]))
    }

    @Test(arguments: faults)
    func whatAFaultSpoilsIsWithheld(fault: Fault) async throws {
        for walk in Self.walks {
            var stream = walk.left
            fault.inflict(&stream)
            let session: Session
            do {
                session = try await SessionAnalysis().analyze([source(stream)])
            } catch {
                let notes = QualityControl().notes(for: stream)
                #expect(notes.contains { $0.code == fault.code && $0.severity == .error })
                continue
            }
            let foot = try #require(session.feet.first)
            if let code = fault.code { #expect(session.notes.contains { $0.code == code }) }
            let stuck = session.notes.filter { $0.code == "stuck" }
            let matching = StrideMatching(foot.strides, walk.truth[0].strides)
            #expect(matching.pairs.count > 8)
            let isByAcceleration = session.notes.contains { $0.code == "accelerometer_only" }
            for (found, truth) in matching.pairs {
                expectRight(found.length, truth.length, within: 0.04)
                expectRight(found.maxSwingPitch, truth.maxSwingPitch, within: 1.2)
                expectRight(found.footStrikeAngle, truth.footStrikeAngle, within: 1.2)
                if let clearance = found.minToeClearance, let value = truth.minToeClearance?.value {
                    #expect(abs(clearance.value - value) < 3 * clearance.standardDeviation)
                }
                // Of a swing that is cut by a loss only one end can be seen.
                let isCut = stuck.contains { note in
                    (note.start ?? 0) < found.end + 0.5 && found.start - 0.5 < (note.end ?? 0)
                }
                guard !isByAcceleration, !isCut else { continue }
                #expect(abs(found.initialContact - truth.initialContact) < 0.03)
                #expect(abs(found.toeOff - truth.toeOff) < 0.03)
            }
        }
    }

    /// Changes of a gyroscope that must not pass at any pace.
    static let gyroscopeFaults: [Fault] = {
        var faults = (3..<6).map { axis in Fault("axis \(axis) turned over", nil, channels: axis..<axis + 1) { -$0 } }
        faults += [0.5, 0.75, 0.85, 0.9, 1.1, 1.15, 1.25, 2].map { scale in
            Fault("\(scale) times the rate", nil, channels: 3..<6) { scale * $0 }
        }
        faults.append(
            Fault("axes 4 and 5 exchanged", nil) { stream in
                let samples = stream.channels[4].samples
                stream.channels[4].samples = stream.channels[5].samples
                stream.channels[5].samples = samples
            })
        return faults
    }()

    @Test(arguments: [
        (length: 0.5, time: 2.7, strides: 20), (length: 0.4, time: 1.6, strides: 12),
        (length: 0.6, time: 1.2, strides: 12),
        (length: 1.2, time: 1.1, strides: 6),
    ])
    func slowAndShortWalksAreLookedAtToo(length: Double, time: Double, strides: Int) async throws {
        var scenario = try #require(WalkingScenario.presets["healthy"])
        (scenario.strideLength, scenario.strideTime) = (length, time)
        scenario.path = [.stand(seconds: 2), .walk(strides: strides), .stand(seconds: 2)]
        let clean = WalkingSimulation(scenario: scenario, seed: 4).run().left
        let session = try await SessionAnalysis().analyze([source(clean)])
        #expect(!session.notes.contains { $0.code == "axes_disagree" })
        let truth = session.feet.first?.strides.map(\.length) ?? []
        for fault in Self.gyroscopeFaults {
            var stream = clean
            fault.inflict(&stream)
            let session = try await SessionAnalysis().analyze([source(stream)])
            let lengths = session.feet.first?.strides.map(\.length) ?? []
            guard lengths.contains(where: { $0 != nil }) else { continue }
            #expect(lengths.count == truth.count)
            for (found, right) in zip(lengths, truth) {
                guard let found, let right else { continue }
                // A tenth is at the limit of what is told, and of few strides less is known.
                let isSmall = ["0.9", "1.1 "].contains { fault.name.hasPrefix($0) }
                #expect(
                    abs(found - right) < (isSmall ? 0.2 : 0.04),
                    "\(fault.name)")
            }
        }
    }

    private func expectRight(
        _ found: Double?, _ truth: Double?, within tolerance: Double,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        guard let found, let truth else { return }
        #expect(abs(found - truth) < tolerance, sourceLocation: sourceLocation)
    }

    @Test func aHealthySensorIsToldNothing() async throws {
        for walk in Self.walks {
            let session = try await SessionAnalysis().analyze([source(walk.left)])
            #expect(session.notes.isEmpty)
            #expect(session.strides.contains { $0.minToeClearance != nil })
        }
    }

    @Test(arguments: WalkingScenario.presets.keys.sorted())
    func noWalkOfASoundSensorIsTakenForAFault(preset: String) {
        for foot in SimulatedFoot.pair(preset) {
            #expect(!foot.analysis().notes.contains { $0.code == "axes_disagree" })
        }
    }

    @Test func theExchangedAxesAreNamed() async throws {
        var stream = Self.walks[0].left
        let samples = stream.channels[3].samples
        stream.channels[3].samples = stream.channels[4].samples
        stream.channels[4].samples = samples
        let session = try await SessionAnalysis().analyze([source(stream)])
        let note = try #require(session.notes.first { $0.code == "axes_disagree" })
        #expect(note.message.contains("y, x, z of the gyroscope in the places of x, y, z"))
        let reason = session.feet.first?.withheld.first { $0.quantity == "trajectory" }?.reason
        #expect(reason?.contains("do not fit each other") == true)
    }

    @Test func oneRecordingIsNotBothFeet() async throws {
        var other = Self.walks[0].left
        other.side = .right
        let left = source(Self.walks[0].left)
        let right = source(other, "right.csv")
        await #expect(throws: RecordingError.self) { try await SessionAnalysis().analyze([left, right]) }
    }
}
