import SignalProcessing
import Testing

@testable import GaitSimulation

struct FootMotionTests {
    /// Every preset and some random persons, on a shorter way.
    static let cases: [(name: String, scenario: WalkingScenario)] =
        WalkingScenario.presets.sorted { $0.key < $1.key }.map { ($0.key, $0.value.shortened()) }
        + (1...12).map { ("random \($0)", WalkingScenario.random(seed: UInt64($0)).shortened()) }

    @Test(arguments: ["healthy", "foot-drop-left", "slap", "slope-up", "turns", "stairs-down"])
    func derivativesAreExact(preset: String) throws {
        let scenario = try #require(WalkingScenario.presets[preset]).shortened()
        let motion = Walk(scenario, seed: 5).left
        for stride in motion.strides.prefix(3) {
            let range = stride.design.heelOff...stride.design.flat
            for direction in [Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1)] {
                expectExactDerivatives(of: { motion.pose(at: $0).toe.along(direction) }, over: range, tolerance: 1e-4)
                expectExactDerivatives(of: { motion.pose(at: $0).up.along(direction) }, over: range, tolerance: 1e-4)
            }
            expectExactDerivatives(of: { motion.pose(at: $0).pitch }, over: range, tolerance: 1e-4)
        }
    }

    @Test(arguments: cases)
    func theSoleNeverEntersTheFloor(name: String, scenario: WalkingScenario) {
        let walk = Walk(scenario, seed: 3)
        for side in [WalkingSide.left, .right] {
            let motion = walk.motion(of: side)
            for time in stride(from: 0, to: walk.duration, by: 0.004) {
                let pose = motion.poseOnFloor(at: time)
                for share in [0, 0.25, 0.5, 0.75, 1] {
                    let point = pose.point(forward: -share * motion.footLength, left: 0, up: 0).value
                    let floor = walk.flights.reduce(0) { height, flight in
                        height + flight.height(at: (point - flight.origin).dot(flight.direction))
                    }
                    #expect(point.z - floor > -1e-9, "\(name), \(side), \(time) s, \(share) of the way to the heel")
                }
            }
        }
    }

    @Test(arguments: cases)
    func theFootIsStillInStanceAndItsAccelerationHasNoJumps(name: String, scenario: WalkingScenario) {
        let motion = Walk(scenario, seed: 4).right
        for (stride, next) in zip(motion.strides, motion.strides.dropFirst()) {
            let rest = (stride.design.flat + next.design.heelOff) / 2
            #expect(next.design.heelOff - stride.design.flat > 0.03)
            #expect(motion.pose(at: rest).toe.first == .zero)
            #expect(motion.pose(at: rest).toe.second == .zero)
            // At the joints of the phases position and its derivatives agree from both sides.
            let joints = [
                stride.design.heelOff, stride.design.toeOff, stride.design.contact, stride.design.flat,
            ]
            for joint in joints {
                let before = motion.pose(at: joint - 1e-9).point(forward: -0.1, left: 0.02, up: 0.06)
                let after = motion.pose(at: joint + 1e-9).point(forward: -0.1, left: 0.02, up: 0.06)
                #expect((after.value - before.value).norm < 1e-7)
                #expect((after.first - before.first).norm < 1e-5)
                #expect((after.second - before.second).norm < 1e-3, "\(name) at \(joint)")
            }
        }
    }

    @Test(arguments: cases)
    func accelerationsAreThoseOfWalking(name: String, scenario: WalkingScenario) {
        let motion = Walk(scenario, seed: 6).left
        for stride in motion.strides {
            for time in Swift.stride(from: stride.design.heelOff, to: stride.design.flat, by: 0.002) {
                #expect(motion.pose(at: time).toe.second.norm < 200, "\(name) at \(time)")
            }
        }
    }

    @Test func theToeStaysPutInPushOffAndTheHeelInLanding() throws {
        let motion = Walk(WalkingScenario().shortened(), seed: 1).right
        let stride = try #require(motion.strides.dropFirst().first)
        let design = stride.design
        let toe = stride.pose(at: design.heelOff).toe.value
        let heel = design.to.heel
        for k in 0...20 {
            let pushing = design.heelOff + (design.toeOff - design.heelOff) * Double(k) / 20
            #expect((stride.pose(at: pushing).toe.value - toe).norm < 1e-12)
            let landing = design.contact + (design.flat - design.contact) * Double(k) / 20
            let point = stride.pose(at: landing).point(forward: -design.footLength, left: 0, up: 0)
            #expect((point.value - heel).norm < 1e-12)
        }
        #expect(abs(stride.pitch(at: design.toeOff).value - design.toeOffPitch) < 1e-12)
        #expect(abs(stride.pitch(at: design.contact).value - design.contactPitch) < 1e-12)
    }

    @Test func aForefootLandingKeepsTheToeAndLowersTheHeel() throws {
        let scenario = try #require(WalkingScenario.presets["foot-drop-right"]).shortened()
        let stride = try #require(Walk(scenario, seed: 1).right.strides.dropFirst().first)
        let design = stride.design
        #expect(design.contactPitch < 0)
        let toe = stride.pose(at: design.flat).toe.value
        for k in 0...20 {
            let landing = design.contact + (design.flat - design.contact) * Double(k) / 20
            #expect((stride.pose(at: landing).toe.value - toe).norm < 1e-12)
        }
    }
}

extension WalkingScenario {
    /// The same walk with fewer strides, for tests that look at every millisecond.
    func shortened() -> WalkingScenario {
        var short = self
        short.disturbances.removeAll { $0.stride >= 3 }
        short.path = path.map { element in
            switch element {
            case .stand(let seconds): .stand(seconds: min(1, seconds))
            case .walk(let strides): .walk(strides: min(3, strides))
            case .turn: element
            case .curve(let degrees, let strides):
                .curve(degrees: degrees * 3 / Double(max(3, strides)), strides: min(3, strides))
            case .stairs(let strides, let rise): .stairs(strides: min(3, strides), rise: rise)
            }
        }
        return short
    }
}
