import Recordings
import TestSupport
import Testing

@testable import Gait

/// Force plates with known answers.
struct PlateWalkTests {
    private let walk = SchematicLoading()

    private func near(_ value: Double?, _ expected: Double, _ tolerance: Double) -> Bool {
        value.map { abs($0 - expected) <= tolerance } ?? false
    }

    @Test func theForcesOfAStepAreMeasured() throws {
        let analysis = LoadingWalk().analyze(walk.plates(walk.steps(4), seconds: 4))
        #expect(near(analysis.bodyWeight, 700, 7))
        #expect(analysis.contacts.map(\.side) == [.left, .right, .left, .right])
        #expect(analysis.contacts.allSatisfy { $0.isUsable && $0.flags.isEmpty })
        for (contact, step) in zip(analysis.contacts, walk.steps(4)) {
            #expect(near(contact.initialContact, step.start, 0.004))
            #expect(near(contact.finalContact, step.start + walk.contactTime, 0.004))
            let measures = contact.measures
            #expect(near(measures.firstPeak, walk.peak, 0.02) && near(measures.secondPeak, walk.peak, 0.02))
            #expect(near(measures.trough, walk.trough, 0.02))
            #expect(near(measures.dip, 1 - walk.trough / walk.peak, 0.02))
            // A half wave of a sine: amplitude times time over pi.
            let impulse = walk.drive * walk.contactTime / .pi
            #expect(near(measures.brakeImpulse, impulse, 0.001))
            #expect(near(measures.propulsionImpulse, impulse, 0.001))
            #expect(near(measures.peakBrake, 0.2, 0.005) && near(measures.peakPropulsion, 0.2, 0.005))
            #expect(near(measures.pressureAdvance, 0.19, 0.02))
            #expect(near(measures.impulse, 0.5 * walk.stride, 0.01))
        }
        #expect(near(analysis.contacts[0].measures.strideTime, walk.stride, 0.001))
        #expect(near(analysis.contacts[1].measures.stepTime, walk.stride / 2, 0.001))
        #expect(near(analysis.contacts[1].measures.doubleSupport, walk.contactTime - walk.stride / 2, 0.005))
        #expect(near(analysis.contacts[0].measures.stanceShare, walk.stance, 0.005))
        #expect(analysis.withheld.contains { $0.quantity == "asymmetry of force plates" })
        #expect(analysis.asymmetries.isEmpty && analysis.footAnalyses.isEmpty)
    }

    @Test func aLoneContactHasNoBodyWeight() throws {
        let plates = walk.plates(walk.steps(1), seconds: 3)
        let analysis = LoadingWalk().analyze(plates)
        let contact = try #require(analysis.contacts.first)
        #expect(analysis.bodyWeight == nil && contact.measures.firstPeak == nil && contact.contactTime != nil)
        #expect(analysis.withheld.contains { $0.quantity == "forces in body weights" })
        let told = LoadingWalk(bodyWeight: 700).analyze(plates)
        #expect(near(told.contacts.first?.measures.firstPeak, walk.peak, 0.02))
        // Its centre of pressure bends outward by 2 cm at each side.
        #expect(contact.side == .left && contact.sideConfidence == 0.6)
    }

    @Test func oneFootOnTwoPlatesIsOneContact() throws {
        let steps = walk.steps(3)
        // The seam lies under the middle of the second step.
        let seam = steps[1].place + 0.1
        let plates = [
            walk.plate("a", Array(steps[0...1]), seconds: 4) { min(1, max(0, (seam + 0.02 - $0) / 0.04)) },
            walk.plate("b", Array(steps[1...2]), seconds: 4) { min(1, max(0, ($0 - seam + 0.02) / 0.04)) },
        ]
        // The first plate carries the first foot and the second foot's heel: two feet in turn.
        let whole = LoadingWalk().analyze(plates)
        #expect(whole.contacts.contains { $0.rejection != nil })
        let split = [
            walk.plate("a", [steps[1]], seconds: 4) { min(1, max(0, (seam + 0.02 - $0) / 0.04)) },
            walk.plate("b", [steps[1]], seconds: 4) { min(1, max(0, ($0 - seam + 0.02) / 0.04)) },
            walk.plate("c", [steps[0]], seconds: 4), walk.plate("d", [steps[2]], seconds: 4),
        ]
        let analysis = LoadingWalk().analyze(split)
        #expect(analysis.contacts.count == 3)
        let joined = try #require(analysis.contacts.dropFirst().first)
        #expect(joined.devices == [0, 1] && joined.flags == [.twoPlates] && joined.side == .right)
        #expect(near(joined.contactTime, walk.contactTime, 0.006))
        #expect(near(joined.measures.firstPeak, walk.peak, 0.02) && near(joined.measures.secondPeak, walk.peak, 0.02))
        #expect(near(analysis.bodyWeight, 700, 7))
    }

    @Test func twoFeetOnOnePlateAreNotMeasured() throws {
        let steps = walk.steps(6)
        var plates = walk.plates(Array(steps[..<4]), seconds: 6)
        plates.append(walk.plate("long", Array(steps[4...]), seconds: 6))
        // Also without a centre of pressure: by the time they last.
        for isBlind in [false, true] {
            let streams = plates.map { plate in
                var copy = plate
                if isBlind { copy.channels.removeAll { $0.quantity == .position } }
                return copy
            }
            let analysis = LoadingWalk().analyze(streams)
            let last = try #require(analysis.contacts.last)
            #expect(analysis.contacts.count == 5 && last.flags == [.twoFeet] && last.rejection != nil)
            #expect(!last.isUsable && last.measures == ContactMeasures() && last.events.isEmpty)
            #expect(analysis.notes.contains { $0.code == "two_feet" })
        }
    }

    @Test func aContactOverAGapIsFlaggedAndNotMeasured() throws {
        for length in [10, 200] {
            let plates = walk.plates(walk.steps(3), seconds: 4).enumerated().map { number, plate in
                plate.mapping(.force) { channel in
                    guard number == 1 else { return channel }
                    var copy = channel
                    let start = Int((1.05 + 0.2) * walk.rate)
                    copy.missing = [start..<start + length]
                    return copy
                }
            }
            let analysis = LoadingWalk().analyze(plates)
            let spoilt = analysis.contacts.filter { $0.devices == [1] }
            #expect(spoilt.count == (length == 10 ? 1 : 2))
            #expect(spoilt.allSatisfy { $0.flags == [.gap] && !$0.isUsable && $0.measures.contactTime == nil })
            #expect(analysis.contacts.filter { $0.devices != [1] }.allSatisfy { $0.isUsable })
            // The ends that were seen stay known.
            #expect(near(spoilt.first?.initialContact, 1.05, 0.004))
            #expect(near(spoilt.last?.finalContact, 1.05 + walk.contactTime, 0.004))
            if length == 200 { #expect(spoilt.first?.finalContact == nil && spoilt.last?.initialContact == nil) }
        }
    }

    @Test func contactsCutByTheRecordingAreFlagged() throws {
        let analysis = LoadingWalk().analyze(walk.plates(walk.steps(3, from: -0.2), seconds: 1.2))
        #expect(analysis.contacts.map(\.flags) == [[.cut], [], [.cut]])
        #expect(analysis.contacts[0].initialContact == nil && analysis.contacts[0].finalContact != nil)
        #expect(analysis.contacts[2].initialContact != nil && analysis.contacts[2].finalContact == nil)
        #expect(analysis.events.count == 4)
    }

    @Test(arguments: [[0, 1, 2], [1, 2, 0], [2, 0, 1]], [1.0, -1.0])
    func theFramesAxesAndTheSignOfForceDoNotMatter(order: [Int], sign: Double) throws {
        let plates = walk.plates(walk.steps(4), seconds: 4)
        let plain = LoadingWalk().analyze(plates)
        let turned = plates.map { plate in
            plate.permuting(order).mappingSamples(.force) { $0.map { sign * $0 } }
        }
        let analysis = LoadingWalk().analyze(turned)
        #expect(analysis.devices.allSatisfy { $0.vertical?.axis == Axis.allCases[order[2]] })
        #expect(analysis.devices.allSatisfy { $0.vertical?.isLoadedPositive == (sign > 0) })
        #expect(analysis.contacts.count == 4)
        for (a, b) in zip(plain.contacts, analysis.contacts) {
            #expect(a.side == b.side && a.initialContact == b.initialContact && a.finalContact == b.finalContact)
            #expect(near(b.measures.brakeImpulse, a.measures.brakeImpulse ?? 0, 1e-9))
            #expect(near(b.measures.firstPeak, a.measures.firstPeak ?? 0, 1e-9))
        }
    }

    @Test func aMirroredWalkHasTheOtherFeet() {
        let plates = walk.plates(walk.steps(4), seconds: 4).map { plate in
            plate.mapping(.position) { channel in
                var copy = channel
                if channel.axis == .y { copy.samples = channel.samples.map { -$0 } }
                return copy
            }
        }
        let analysis = LoadingWalk().analyze(plates)
        #expect(analysis.contacts.map(\.side) == [.right, .left, .right, .left])
    }

    @Test func whatTheUserStatesIsTaken() throws {
        let stated = LoadingWalk(vertical: VerticalAxis(axis: .x, isLoadedPositive: true), bodyWeight: 600)
        let analysis = stated.analyze(walk.plates(walk.steps(2), seconds: 3))
        #expect(analysis.devices.allSatisfy { $0.vertical?.axis == .x } && analysis.bodyWeight == 600)
        #expect(analysis.decisions.filter { $0.evidence == "stated by the user" }.count == 3)
    }

    /// The sense in which a session takes its plates to be loaded, each once.
    private func senses(of profiled: [SignedAxis?], user: SignedAxis? = nil) async throws -> Set<String> {
        var plates = walk.plates(walk.steps(2), seconds: 3)
        for index in plates.indices { plates[index].verticalAxis = profiled[index % profiled.count] }
        let recording = Recording(
            source: RecordingSource(path: "plates", format: "simulated", sha256: ""), streams: plates)
        let session = try await SessionAnalysis(verticalAxis: user).analyze([SessionSource(recording)])
        let devices = session.loadings.flatMap(\.devices)
        #expect(devices.count == 2)
        return Set(
            devices.map { device in
                device.vertical.map { "\($0.isLoadedPositive ? "+" : "-")\($0.axis?.rawValue ?? "")" } ?? "none"
            })
    }

    @Test func whatAProfileSaysOfThePlatesIsTakenUnlessTheUserSaysOtherwise() async throws {
        let (down, up) = (SignedAxis(.z, isPositive: false), SignedAxis(.z, isPositive: true))
        #expect(try await senses(of: [nil]) == ["+z"])
        #expect(try await senses(of: [down]) == ["-z"])
        // One plate that is described speaks for those that are not.
        #expect(try await senses(of: [down, nil]) == ["-z"])
        #expect(try await senses(of: [down], user: up) == ["+z"])
        // Plates that disagree are left to their signals.
        #expect(try await senses(of: [down, SignedAxis(.x, isPositive: true)]) == ["+z"])
    }

    @Test func aProfileThatContradictsItselfIsTold() async throws {
        var plates = walk.plates(walk.steps(2), seconds: 3)
        plates[0].verticalAxis = SignedAxis(.z, isPositive: false)
        plates[1].verticalAxis = SignedAxis(.x)
        let recording = Recording(
            source: RecordingSource(path: "plates", format: "simulated", sha256: ""), streams: plates)
        let session = try await SessionAnalysis().analyze([SessionSource(recording)])
        let decision = try #require(
            session.loadings.flatMap(\.decisions).first { $0.subject == "vertical axis of the plates" })
        #expect(decision.evidence.contains("states +x and -z"))
        let stated = try await SessionAnalysis(verticalAxis: SignedAxis(.z)).analyze([SessionSource(recording)])
        #expect(!stated.loadings.flatMap(\.decisions).contains { $0.subject == "vertical axis of the plates" })
    }

    @Test(arguments: [(nil, "stated in the profile"), (SignedAxis(.z, isPositive: true), "stated by the user")])
    func whoStatesTheVerticalAxisIsTold(user: SignedAxis?, evidence: String) async throws {
        var plates = walk.plates(walk.steps(2), seconds: 3)
        for index in plates.indices { plates[index].verticalAxis = SignedAxis(.z, isPositive: true) }
        let recording = Recording(
            source: RecordingSource(path: "plates", format: "simulated", sha256: ""), streams: plates)
        let session = try await SessionAnalysis(verticalAxis: user).analyze([SessionSource(recording)])
        let decisions = session.loadings.flatMap(\.decisions)
        let vertical = decisions.filter { $0.subject.hasPrefix("vertical force of") }
        #expect(vertical.count == 2 && vertical.allSatisfy { $0.evidence == evidence })
        let kinds = decisions.filter { $0.subject.hasPrefix("kind of") }
        #expect(kinds.count == 2 && kinds.allSatisfy { $0.evidence == "1 load in 3.0 s" })
    }

    @Test func driftOfAPlateIsFollowed() {
        var generator = SeededGenerator(seed: 3)
        let steps = walk.steps(3, from: 31)
        let plates = walk.plates(steps, seconds: 60).map { plate in
            plate.mapping(.force) { channel in
                guard channel.axis == .z else { return channel }
                var copy = channel
                for i in copy.samples.indices {
                    copy.samples[i] += 12 + 0.5 * Double(i) / walk.rate + 1 * generator.nextNormal()
                }
                return copy
            }
        }
        let analysis = LoadingWalk().analyze(plates)
        #expect(analysis.contacts.count == 3)
        for (contact, step) in zip(analysis.contacts, steps) {
            #expect(near(contact.initialContact, step.start, 0.006))
            #expect(near(contact.finalContact, step.start + walk.contactTime, 0.006))
            #expect(near(contact.measures.firstPeak, walk.peak, 0.02))
        }
    }

    @Test func aZAxisDownIsToldFromAForceDown() throws {
        // Turned by half a turn about the way: y to the right and z down, forces still those of the floor.
        let plates = walk.plates(walk.steps(4), seconds: 4).map { plate in
            plate.mapping(.force) { $0.negated(unless: .x) }.mapping(.position) { $0.negated(unless: .x) }
        }
        let analysis = LoadingWalk().analyze(plates)
        #expect(analysis.contacts.map(\.side) == [.left, .right, .left, .right])
        #expect(analysis.devices.allSatisfy { $0.vertical?.isLoadedPositive == false })
    }

    @Test func platesWithAZeroOfTheirOwnDoNotTellSidesByPlace() throws {
        let steps = walk.steps(4).map { step in
            var copy = step
            copy.place = 0
            return copy
        }
        let analysis = LoadingWalk().analyze(walk.plates(steps, seconds: 4))
        #expect(analysis.contacts.allSatisfy { $0.sideEvidence.contains("bends") })
    }

    @Test func labelsComeBeforeGeometry() throws {
        let events = [
            Recording.Marker(time: 0.52, label: "Right Foot Strike"), Recording.Marker(time: 1.03, label: "LHS"),
            Recording.Marker(time: 9, label: "RHS"), Recording.Marker(time: 0.5, label: "General"),
        ]
        let analysis = LoadingWalk().analyze(walk.plates(walk.steps(2), seconds: 3), events: events)
        #expect(analysis.contacts.map(\.side) == [.right, .left])
        #expect(analysis.contacts.allSatisfy { $0.sideConfidence == 0.95 && $0.sideEvidence.hasPrefix("labelled") })
    }

    @Test func nothingComesOfNothing() {
        #expect(LoadingWalk().analyze([]).contacts.isEmpty)
        let quiet = walk.plate("quiet", [], seconds: 3)
        let analysis = LoadingWalk().analyze([quiet])
        #expect(analysis.contacts.isEmpty && analysis.notes.map(\.code) == ["unused_plate"])
        #expect(analysis.devices.first?.obstacle != nil && analysis.bodyWeight == nil)
    }

    @Test func standingIsNeverUnloaded() {
        var generator = SeededGenerator(seed: 5)
        let samples = (0..<6000).map { i in 500 + (i.isMultiple(of: 2000) ? 0.0 : 80 * generator.nextNormal()) }
        let stream = SensorStream(
            name: "FP1", placement: .forcePlate, side: .unknown, placementEvidence: "", rate: 1000,
            channels: [RealForces.channel("Fz", .force, .z, samples)])
        let analysis = LoadingWalk().analyze([stream])
        #expect(analysis.contacts.isEmpty && analysis.notes.map(\.code) == ["never_unloaded"])
    }

    @Test(arguments: [0, 1, 2, 3, 5, 50])
    func damagedDevicesDoNoHarm(count: Int) {
        var streams: [SensorStream] = []
        for placement in [SensorPlacement.forcePlate, .insole] {
            for value in [0, 1e300, -1e300, Double.nan, .infinity, 700] {
                for rate in [0, 1e-9, 100, 2000, 1e300, .nan, .infinity] {
                    let values = (0..<count).map { $0.isMultiple(of: 7) ? 0 : value }
                    streams.append(
                        SensorStream(
                            name: "", placement: placement, side: .left, placementEvidence: "", rate: rate,
                            channels: [
                                RealForces.channel("1", .force, .z, values),
                                RealForces.channel("x", .position, .x, Array(values.dropLast())),
                                Channel(
                                    name: "2", quantity: .force, axis: .x, fileUnit: .unknown, samples: values,
                                    missing: [-4..<2, 1..<900]),
                            ]))
                }
            }
        }
        for stream in streams {
            let analysis = LoadingWalk().analyze([stream, stream])
            #expect(analysis.contacts.allSatisfy { $0.start.isFinite && $0.end.isFinite })
        }
    }
}

extension SensorStream {
    /// The stream in a frame in which axis `i` is called `order[i]`.
    func permuting(_ order: [Int]) -> SensorStream {
        var copy = self
        for i in copy.channels.indices {
            if let axis = copy.channels[i].axis, let place = Axis.allCases.firstIndex(of: axis) {
                copy.channels[i].axis = Axis.allCases[order[place]]
            }
        }
        return copy
    }
}

extension Channel {
    /// The channel with the other sign, but for one axis.
    func negated(unless axis: Axis) -> Channel {
        var copy = self
        if self.axis != axis { copy.samples = samples.map { -$0 } }
        return copy
    }
}
