import Foundation
import GaitSimulation
import Recordings
import SignalProcessing
import Testing

@testable import Gait

struct MarkerWalkingTests {
    /// Errors of a column against the truth, over the strides that the truth marks as straight.
    private func errors(
        _ feet: [FootAnalysis], _ truth: [[String: String]], _ column: String, _ value: (Stride) -> Double?
    ) -> [Double] {
        truth.filter { $0["straight"] == "1" }.compactMap { row in
            guard let contact = row["initial_contact_s"].flatMap(Double.init),
                let expected = row[column].flatMap(Double.init),
                let foot = feet.first(where: { $0.side.rawValue == row["side"] }),
                let stride = foot.strides.min(by: {
                    abs($0.initialContact - contact) < abs($1.initialContact - contact)
                }), abs(stride.initialContact - contact) < 0.1
            else { return nil }
            return value(stride).map { $0 - expected }
        }
    }

    @Test func theReferenceOfTheExampleWalkIsReproduced() throws {
        guard let streams = try MarkerStreams.gaitmap() else { return }
        let truth = try MarkerStreams.truth()
        let result = MarkerWalking().analyze(streams)
        #expect(result.feet.map(\.side) == [.left, .right])
        let columns: [(String, Double, Double, (Stride) -> Double?)] = [
            ("toe_off_s", 0.010, 0.013, { $0.toeOff }), ("initial_contact_s", 0.010, 0.010, { $0.initialContact }),
            ("stride_time_s", 0.010, 0.025, { $0.strideTime }),
            ("stride_length_m", 0.001, 0.001, { $0.length }),
            ("min_toe_clearance_m", 0.001, 0.0015, { $0.minToeClearance?.value }),
            // The early maximum lies at toe-off, whose label scatters by some milliseconds.
            ("early_toe_clearance_max_m", 0.0012, 0.0025, { $0.earlyToeClearanceMax }),
            ("late_toe_clearance_max_m", 0.001, 0.002, { $0.lateToeClearanceMax }),
            ("heel_clearance_max_m", 0.001, 0.001, { $0.heelClearanceMax }),
            ("foot_strike_angle_deg", 0.5, 1, { $0.footStrikeAngle }), ("turn_deg", 1, 3, { $0.turn }),
        ]
        for (name, typical, worst, value) in columns {
            let errors = errors(result.feet, truth, name, value)
            let rms = (errors.reduce(0) { $0 + $1 * $1 } / Double(max(1, errors.count))).squareRoot()
            #expect(errors.count >= 25, "\(name)")
            #expect(rms < typical, "\(name) rms \(rms)")
            #expect((errors.map(abs).max() ?? 1) < worst, "\(name) max \(errors.map(abs).max() ?? 1)")
        }
        // Every labelled stride is found.
        #expect(errors(result.feet, truth, "initial_contact_s", \.initialContact).count == 26)
    }

    /// The streams with every place changed.
    private func mapped(_ streams: [SensorStream], _ change: (Vector3) -> Vector3) -> [SensorStream] {
        streams.map { stream in
            let axes = Axis.allCases.compactMap { stream.channel(.position, $0)?.samples }
            let places = (0..<stream.sampleCount).map { change(Vector3(axes[0][$0], axes[1][$0], axes[2][$0])) }
            return MarkerStreams.stream(stream.name, stream.side, places, rate: stream.rate)
        }
    }

    @Test(arguments: ["y up", "x down", "z down", "turned"])
    func theAxesOfTheLaboratoryDoNotMatter(axes: String) throws {
        guard let streams = try MarkerStreams.gaitmap() else { return }
        let plain = MarkerWalking().analyze(streams)
        let turned = MarkerWalking().analyze(
            mapped(streams) { place in
                switch axes {
                case "y up": Vector3(place.y, place.z, place.x)
                case "x down": Vector3(-place.z, -place.y, -place.x)
                case "z down": Vector3(place.x, -place.y, -place.z)
                default: Vector3(0.6 * place.x - 0.8 * place.y, 0.8 * place.x + 0.6 * place.y, place.z)
                }
            })
        let expected = ["y up": "+y", "x down": "-x", "z down": "-z", "turned": "+z"][axes]
        #expect(turned.decisions.first?.choice == expected)
        for (one, other) in zip(plain.feet, turned.feet) {
            #expect(one.strides.count == other.strides.count)
            for (a, b) in zip(one.strides, other.strides) {
                #expect(abs(a.initialContact - b.initialContact) < 1e-6)
                #expect(abs((a.minToeClearance?.value ?? 0) - (b.minToeClearance?.value ?? 0)) < 1e-6)
                // The place of a stance is a median by component, which a turned laboratory changes a little.
                #expect(abs((a.turn ?? 0) - (b.turn ?? 0)) < 0.2)
                #expect(abs((a.circumduction ?? 0) - (b.circumduction ?? 0)) < 5e-4)
            }
        }
    }

    @Test func aStrideWithAnUnseenMarkerIsLeftOut() throws {
        guard var streams = try MarkerStreams.gaitmap() else { return }
        let whole = MarkerWalking().analyze(streams)
        let index = try #require(streams.firstIndex { $0.name == "L_TOE" })
        let stride = try #require(whole.feet[0].strides.dropFirst(4).first)
        let first = Int(stride.toeOff * 100)
        for k in streams[index].channels.indices {
            streams[index].channels[k].missing = [first..<first + 5]
            for i in first..<first + 5 { streams[index].channels[k].samples[i] = 9 }
        }
        let broken = MarkerWalking().analyze(streams)
        #expect(broken.feet[0].strides.count == whole.feet[0].strides.count - 1)
        #expect(!broken.feet[0].strides.contains { abs($0.initialContact - stride.initialContact) < 0.1 })
        #expect(broken.feet[1].strides == whole.feet[1].strides)
        // The stride after the gap has no contact before it to be timed from.
        let next = try #require(broken.feet[0].strides.first { $0.start > stride.end - 0.05 })
        #expect(next.strideTime == nil)
    }

    @Test func aFloorThatIsNotAtZeroGivesNoClearance() throws {
        guard let streams = try MarkerStreams.gaitmap() else { return }
        let result = MarkerWalking().analyze(mapped(streams) { $0 + Vector3(0, 0, 0.7) })
        for foot in result.feet {
            #expect(foot.strides.count > 10 && foot.strides.allSatisfy { $0.minToeClearance == nil })
            #expect(foot.withheld.contains { $0.quantity == "clearance" && $0.reason.contains("75") })
        }
    }

    @Test func markersThatStandStillAreNoWalk() {
        let places = [Vector3](repeating: Vector3(1, 2, 0.05), count: 300)
        let result = MarkerWalking().analyze([
            MarkerStreams.stream("LHEE", .left, places, rate: 100),
            MarkerStreams.stream("LTOE", .left, places.map { $0 + Vector3(0.2, 0, 0) }, rate: 100),
        ])
        #expect(result.feet.count == 1)
        #expect(result.feet.allSatisfy { $0.strides.isEmpty && $0.notes.contains { $0.code == "no_walking" } })
    }

    @Test(arguments: [
        ("L_FCC", MarkerPoint.heel), ("RHEE", .heel), ("R.Heel", .heel), ("L_TOE", .toe), ("LTOE", .toe),
        ("L.MT2", .secondMetatarsal),
        ("L_FM1", .firstMetatarsal), ("R.MT5", .fifthMetatarsal), ("Anna:LHEE", .heel),
    ])
    func labelsNamePoints(label: String, point: MarkerPoint) {
        #expect(MarkerPoint(label: label) == point)
    }

    @Test(arguments: ["RKNE", "V_R.MT2_Static", "LASI", "wheel", "", "TOE_force"])
    func otherLabelsNameNone(label: String) {
        #expect(MarkerPoint(label: label) == nil)
    }

    /// Markers of a simulated walk with its true contacts by foot.
    private func simulated(_ preset: String, seed: UInt64) throws -> (streams: [SensorStream], truth: [GaitEvent]) {
        let sensors = WalkingSimulation(scenario: try #require(WalkingScenario.presets[preset]), seed: seed).sensors()
        return (sensors.markers, sensors.contacts)
    }

    @Test(arguments: [
        "healthy", "slow", "slope-up", "slope-down", "stairs-up", "stairs-down", "turns", "foot-drop-right",
    ])
    func upIsToldFromTheSwings(preset: String) throws {
        for seed in 1...3 as ClosedRange<UInt64> {
            let (streams, truth) = try simulated(preset, seed: seed)
            let result = MarkerWalking().analyze(streams)
            #expect(result.decisions.first?.choice == "+z", "\(seed)")
            for foot in result.feet {
                let contacts = truth.filter { $0.side == foot.side && $0.kind == .initialContact }.map(\.time)
                #expect(foot.strides.count == contacts.count, "\(seed)")
                // Contact by markers is defined early, in flat landings as in those on the heel.
                for (stride, time) in zip(foot.strides, contacts) {
                    #expect(
                        (-0.07...0).contains(stride.initialContact - time), "\(seed) \(stride.initialContact - time)")
                }
            }
        }
    }

    @Test func exchangedMarkersAreNoticed() throws {
        var (streams, _) = try simulated("healthy", seed: 1)
        for i in streams.indices {
            streams[i].name = String(streams[i].name.prefix(1)) + (streams[i].name.hasSuffix("HEE") ? "TOE" : "HEE")
        }
        let result = MarkerWalking().analyze(streams)
        #expect(result.feet.count == 2)
        #expect(result.feet.allSatisfy { $0.strides.isEmpty && $0.notes.contains { $0.code == "markers_exchanged" } })
    }

    @Test func zerosAreMarkersThatWereNotSeen() throws {
        var (streams, _) = try simulated("healthy", seed: 1)
        let whole = MarkerWalking().analyze(streams)
        let stride = whole.feet[0].strides[5]
        let from = Int(stride.toeOff * 100)
        for k in streams[0].channels.indices { for i in from..<from + 8 { streams[0].channels[k].samples[i] = 0 } }
        let broken = MarkerWalking().analyze(streams)
        #expect(broken.feet[0].strides.count == whole.feet[0].strides.count - 1)
        #expect(broken.feet[0].strides.allSatisfy { ($0.length ?? 0) < 2 })
    }
}
