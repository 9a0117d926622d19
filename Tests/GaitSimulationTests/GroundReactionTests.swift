import Foundation
import Gait
import Recordings
import SignalProcessing
import Testing

@testable import GaitSimulation

struct GroundReactionTests {
    private func ground(_ scenario: WalkingScenario, seed: UInt64 = 3) -> (walk: Walk, ground: GroundReaction) {
        let walk = Walk(scenario, seed: seed)
        let course = WalkerCourse(walk, scenario: scenario, legLength: 0.9)
        return (walk, GroundReaction(walk, trunk: TrunkMotion(course, walk: walk), mass: 70))
    }

    @Test(arguments: WalkingScenario.presets.keys.sorted())
    func aFootIsLoadedFromContactToToeOffAndOnlyThen(preset: String) throws {
        let scenario = try #require(WalkingScenario.presets[preset])
        let (walk, ground) = ground(scenario)
        for side in [WalkingSide.left, .right] {
            for stride in walk.motion(of: side).strides {
                let design = stride.design
                for time in [design.toeOff, (design.toeOff + design.contact) / 2, design.contact - 1e-6] {
                    #expect(ground.load(of: side, at: time).up == 0)
                }
            }
            // A threshold of 20 N is passed within 25 ms of the event.
            for stance in ground.stances(of: side) where stance.isPlain {
                let (contact, toeOff) = (try #require(stance.contact), try #require(stance.toeOff))
                #expect(ground.load(of: side, at: contact + 0.025).up > 20, "\(contact)")
                #expect(ground.load(of: side, at: toeOff - 0.025).up > 20, "\(toeOff)")
            }
            for i in 0..<Int(walk.duration * 100) {
                let load = ground.load(of: side, at: Double(i) / 100)
                #expect(load.up >= 0 && load.up < 2 * ground.weight)
                #expect(abs(load.forward) < 0.4 * ground.weight)
            }
        }
    }

    @Test(arguments: ["healthy", "slow", "fast", "foot-drop-right", "slap"])
    func bothFeetTogetherCarryTheBody(preset: String) throws {
        let scenario = try #require(WalkingScenario.presets[preset])
        let (walk, ground) = ground(scenario)
        let left = walk.left.strides.map(\.design)
        func total(_ time: Double) -> Double {
            ground.load(of: .left, at: time).up + ground.load(of: .right, at: time).up
        }
        // Over whole strides gravity alone is carried.
        let (first, last) = (left[2].contact, left[left.count - 3].contact)
        let steps = 20_000
        let mean =
            (0..<steps).reduce(0) { sum, k in
                sum + total(first + (last - first) * (Double(k) + 0.5) / Double(steps))
            } / Double(steps)
        #expect(abs(mean / ground.weight - 1) < 0.005, "\(mean / ground.weight)")
        // In double support the sum has no step.
        for design in left.dropFirst(2).dropLast(2) {
            for k in -50...150 {
                let time = design.contact + Double(k) / 1000
                #expect((0.4...1.9).contains(total(time) / ground.weight))
            }
        }
        #expect(abs(total(0.5) - ground.weight) < 1e-9)
        #expect(abs(total(walk.duration - 0.2) - ground.weight) < 1e-9)
    }

    @Test(arguments: [0.7, 1.0, 1.3, 1.6])
    func theForceHasTwoHumpsThatGrowWithSpeed(speed: Double) throws {
        var scenario = WalkingScenario()
        scenario.variability = 0
        scenario.pace(at: speed)
        let (walk, ground) = ground(scenario)
        let strides = walk.left.strides.map(\.design)
        let (contact, toeOff) = (strides[8].contact, strides[9].toeOff)
        let force = (0...1000).map { k in
            ground.load(of: .left, at: contact + (toeOff - contact) * Double(k) / 1000).up / ground.weight
        }
        let first = try #require(force[150...450].max())
        let trough = try #require(force[350...650].min())
        let second = try #require(force[550...900].max())
        #expect((1.0...1.4).contains(first) && (1.0...1.4).contains(second), "\(first) \(second)")
        #expect((0.5...0.97).contains(trough) && trough < min(first, second) - 0.05, "\(trough)")
        // The heel's transient: an early maximum of its own.
        let times = force[0...120].indices.dropFirst().dropLast().filter {
            force[$0] > force[$0 - 1] && force[$0] >= force[$0 + 1]
        }
        let transient = try #require(times.first)
        #expect(Double(transient) / 1000 * (toeOff - contact) < 0.03)
        #expect(force[transient] > 0.2)
    }

    @Test func whatIsBrakedIsGivenBack() throws {
        let (walk, ground) = ground(WalkingScenario())
        let strides = walk.right.strides.map(\.design)
        for (design, next) in zip(strides.dropFirst(2), strides.dropFirst(3)).dropLast() {
            var (brake, propulsion) = (0.0, 0.0)
            let step = (next.toeOff - design.contact) / 4000
            for k in 0..<4000 {
                let load = ground.load(of: .right, at: design.contact + (Double(k) + 0.5) * step)
                if load.forward < 0 { brake -= load.forward * step } else { propulsion += load.forward * step }
            }
            #expect(abs(brake - propulsion) < 1e-3 * brake)
            #expect((0.015...0.06).contains(brake / ground.weight), "\(brake / ground.weight)")
        }
        #expect(ground.load(of: .right, at: 1).forward == 0)
    }

    @Test func thePressureRunsAlongTheFootprint() throws {
        let (walk, ground) = ground(WalkingScenario())
        for side in [WalkingSide.left, .right] {
            let gait = WalkingScenario().gait(of: side)
            for stance in ground.stances(of: side).filter({ $0.bout != nil }) {
                let (contact, toeOff) = (try #require(stance.contact), try #require(stance.toeOff))
                let heading = Vector3(cos(stance.print.heading), sin(stance.print.heading), 0)
                func along(_ time: Double) -> Double { (stance.centre(at: time) - stance.print.heel).dot(heading) }
                #expect(along(contact) < 0.02)
                #expect(along(toeOff) > 0.9 * gait.footLength && along(toeOff) < gait.footLength)
                let places = (0...50).map { along(contact + (toeOff - contact) * Double($0) / 50) }
                #expect(zip(places, places.dropFirst()).allSatisfy { $1 >= $0 })
                // Outward in mid-stance, to the big toe at the end.
                #expect(stance.pressure(at: contact + 0.45 * (toeOff - contact)).outward > 0.005)
                #expect(stance.pressure(at: toeOff).outward < -0.015)
            }
        }
        #expect(walk.left.strides.count > 10)
    }

    @Test func aForefootThatLandsFirstIsLoadedFirst() throws {
        var scenario = WalkingScenario()
        scenario.right.contactPitch = -12
        let (_, ground) = ground(scenario)
        for stance in ground.stances(of: .right).filter({ $0.bout != nil }) {
            let contact = try #require(stance.contact)
            #expect(stance.pressure(at: contact).along > 0.7)
            #expect(stance.pressure(at: contact + 0.12).along < 0.6)
        }
        let stance = try #require(ground.stances(of: .left).first { $0.bout != nil })
        #expect(stance.pressure(at: try #require(stance.contact)).along < 0.1)
    }
}
