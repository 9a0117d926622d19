import GaitSimulation
import Recordings
import Testing

@testable import Gait

/// A fault of the sensor is found, and what it spoils is withheld or still right; never silently wrong.
struct FaultySensorTests {
    /// One fault and what is to be said of it.
    struct Fault: Sendable, CustomTestStringConvertible {
        let name: String
        /// The codes of which one is to be told; empty where the results stay right.
        let codes: Set<String>
        let inflict: @Sendable (inout SensorStream) -> Void
        var testDescription: String { name }

        init(_ name: String, _ codes: Set<String>, _ inflict: @escaping @Sendable (inout SensorStream) -> Void) {
            self.name = name
            self.codes = codes
            self.inflict = inflict
        }
    }

    static let faults: [Fault] = {
        var faults: [Fault] = [
            Fault("none", []) { _ in }
        ]
        for axis in 0..<6 {
            faults.append(
                Fault("dead \(axis)", ["constant_channel"]) { stream in
                    stream.channels[axis].samples = stream.channels[axis].samples.map { _ in 0.1 }
                })
            faults.append(
                Fault("copy \(axis)", ["duplicated_channel"]) { stream in
                    let other = axis / 3 * 3 + (axis + 1) % 3
                    stream.channels[axis].samples = stream.channels[other].samples
                })
            faults.append(
                Fault("turned over \(axis)", ["axes_disagree"]) { stream in
                    stream.channels[axis].samples = stream.channels[axis].samples.map { -$0 }
                })
            faults.append(
                Fault("stuck \(axis)", ["stuck"]) { stream in
                    let value = stream.channels[axis].samples[3000]
                    for i in 3000..<min(6000, stream.sampleCount) { stream.channels[axis].samples[i] = value }
                })
        }
        for (first, second) in [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)] {
            faults.append(
                Fault("exchanged \(first) \(second)", ["axes_disagree"]) { stream in
                    let samples = stream.channels[first].samples
                    stream.channels[first].samples = stream.channels[second].samples
                    stream.channels[second].samples = samples
                })
        }
        for (name, quantity, factor, code) in [
            ("rad/s as deg/s", Quantity.angularRate, Double.pi / 180, "angular_rate_unit_wrong"),
            ("deg/s as rad/s", .angularRate, 180 / .pi, "angular_rate_unit_wrong"),
            ("g as m/s^2", .acceleration, 1 / 9.80665, "acceleration_unit_wrong"),
            ("m/s^2 as g", .acceleration, 9.80665, "acceleration_unit_wrong"),
            ("half acceleration", .acceleration, 0.5, "gravity_implausible"),
            ("rate 1.3", .angularRate, 1.3, ""), ("rate 0.75", .angularRate, 0.75, ""),
        ] {
            faults.append(
                Fault(name, [code]) { stream in
                    for index in stream.channels.indices where stream.channels[index].quantity == quantity {
                        stream.channels[index].samples = stream.channels[index].samples.map { factor * $0 }
                    }
                })
        }
        for range in [100.0, 150.0, 200, 230, 250, 300, 350, 500] {
            faults.append(
                Fault("clipped at \(range) deg/s", ["clipping"]) { stream in
                    let limit = range * .pi / 180
                    for index in 3..<6 {
                        stream.channels[index].samples = stream.channels[index].samples.map { min(max($0, -limit), limit) }
                    }
                })
        }
        for range in [2.0, 4, 8] {
            faults.append(
                Fault("clipped at \(range) g", ["clipping"]) { stream in
                    let limit = range * 9.80665
                    for index in 0..<3 {
                        stream.channels[index].samples = stream.channels[index].samples.map { min(max($0, -limit), limit) }
                    }
                })
        }
        faults.append(
            Fault("frozen", ["stuck"]) { stream in
                for start in stride(from: 1500, to: stream.sampleCount - 200, by: 700) {
                    for index in 0..<6 {
                        let value = stream.channels[index].samples[start]
                        for i in start..<start + 100 { stream.channels[index].samples[i] = value }
                    }
                }
            })
        return faults
    }()

    static let walks: [SimulatedSession] = ["healthy", "foot-drop-left"].compactMap { WalkingScenario.presets[$0] ?? WalkingScenario.presets["healthy"] }.map {
        WalkingSimulation(scenario: $0, seed: 5).run()
    }

    @Test(arguments: faults.filter { !$0.name.hasPrefix("dead") && !$0.name.hasPrefix("copy") && !$0.name.hasPrefix("turned") && !$0.name.hasPrefix("exch") && !$0.name.hasPrefix("stuck") })
    func look(fault: Fault) async throws {
        for (number, walk) in Self.walks.enumerated() {
        var stream = walk.left
        fault.inflict(&stream)
        let recording = Recording(source: RecordingSource(path: "left", format: "t", sha256: ""), streams: [stream])
        do {
            let session = try await SessionAnalysis().analyze([SessionSource(recording)])
            let foot = session.feet[0]
            let match = StrideMatching(foot.strides, walk.truth[0].strides)
            let codes = Set((session.recordingNotes + foot.notes).map(\.code))
            let clip = walk.left.channels[3...5].map { c in c.samples.map(\.magnitude).max() ?? 0 }.max() ?? 0
            let lim = stream.channels[3...5].map { c in c.samples.map(\.magnitude).max() ?? 0 }.max() ?? 0
            let n = (0..<stream.sampleCount).count { i in stream.channels[3...5].contains { abs($0.samples[i]) >= lim * 0.9995 } }
            print("CLIP", fault.name, number, clip, lim, Double(n) / stream.rate / Double(max(1, foot.strides.count)))
            for p in match.pairs where abs(p.found.initialContact - p.true.initialContact) > 0.05 || abs((p.found.length ?? 0) - (p.true.length ?? 0)) > 0.05 && p.found.length != nil { print("BAD", fault.name, number, p.found.initialContact - p.true.initialContact, (p.found.length ?? 0) - (p.true.length ?? 0), p.found.flags.map(\.rawValue), p.found.isStraight) }
            print("RES", fault.name, number, "noise", foot.model?.noiseFactor ?? -1, "tilt", foot.model?.tiltClosure ?? -1, codes.sorted(), "missed", match.missed.count, "extra", match.extra.count, "of", match.pairs.count,
                "\n   L", ErrorSummary(match.errors { $0.length }), "P", ErrorSummary(match.errors { $0.maxSwingPitch }),
                "\n   S", ErrorSummary(match.errors { $0.footStrikeAngle }),
                "C", ErrorSummary(match.errors { $0.minToeClearance?.value }), "sd", ErrorSummary(match.pairs.compactMap { $0.found.minToeClearance?.standardDeviation }).mean,
                "\n   IC", ErrorSummary(match.errors { $0.initialContact }), "TO", ErrorSummary(match.errors { $0.toeOff }),
                "gc", foot.strides.count { $0.flags.contains(.gyroscopeClipped) }, "ac", foot.strides.count { $0.flags.contains(.accelerationClipped) },
                foot.withheld.map(\.reason).first ?? "")
        } catch { print("RES", fault.name, number, "noise", foot.model?.noiseFactor ?? -1, "tilt", foot.model?.tiltClosure ?? -1, "error", error) }
        }
    }
}
