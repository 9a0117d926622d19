import Gait
import Recordings
import Testing

@testable import GaitSimulation

struct StrideTruthTests {
    private static func truth(_ preset: String, seed: UInt64 = 1) throws -> [FootAnalysis] {
        let scenario = try #require(WalkingScenario.presets[preset])
        return WalkingSimulation(scenario: scenario, sensor: .ideal(rate: 50), seed: seed).run().truth
    }

    /// Every kind of walk; the others differ in numbers only.
    private static let kindsOfWalk = WalkingScenario.presets.keys.sorted().filter {
        !$0.hasPrefix("severity") && !["steppage-right", "distractors"].contains($0)
    }

    @Test(arguments: kindsOfWalk)
    func theTableIsConsistent(preset: String) throws {
        for foot in try Self.truth(preset) {
            for (number, stride) in foot.strides.enumerated() {
                #expect(stride.index == number)
                #expect(stride.start < stride.toeOff && stride.toeOff < stride.initialContact)
                #expect(stride.initialContact < stride.end)
                #expect(abs(stride.swingTime - (stride.initialContact - stride.toeOff)) < 1e-12)
                if let whole = stride.strideTime, let stance = stride.stanceTime {
                    #expect(abs(whole - stance - stride.swingTime) < 1e-12)
                    #expect(stance > stride.swingTime)
                } else {
                    #expect(stride.flags.contains(.first))
                }
                let length = try #require(stride.length)
                #expect(
                    abs(try #require(stride.walkingSpeed) - length / (stride.strideTime ?? stride.end - stride.start))
                        < 1e-12)
                let highest = try #require(stride.maxSwingPitch)
                #expect(highest >= (stride.footStrikeAngle ?? .infinity) - 1e-9)
                #expect((stride.toeOffAngle ?? 0) < -10)
                if let lowest = stride.minToeClearance?.value {
                    let time = try #require(stride.minToeClearanceTime)
                    let share = (time - stride.toeOff) / stride.swingTime
                    #expect(share >= 0.25 && share <= 0.75)
                    #expect(lowest < (stride.earlyToeClearanceMax ?? 0))
                    #expect(lowest < (stride.lateToeClearanceMax ?? 0))
                    #expect(!stride.flags.contains(.noMinimum))
                } else {
                    #expect(stride.flags.contains(.noMinimum))
                }
                #expect((stride.heelClearanceMax ?? 0) > 0.05)
                #expect(stride.contactType != .uncertain)
                #expect((stride.slapRate != nil) == (stride.contactType == .heel))
                #expect(stride.terrain != .unknown)
                #expect(stride.quality == 1)
                let drags = preset == "stumbles" || preset == "drag-right"
                #expect(drags ? (0..<0.5).contains(stride.dragFraction ?? 1) : stride.dragFraction == 0)
            }
            for (stride, next) in zip(foot.strides, foot.strides.dropFirst()) {
                #expect(stride.end <= next.start + 1e-9)
                if let time = next.strideTime {
                    #expect(abs(next.initialContact - stride.initialContact - time) < 1e-12)
                    #expect(abs(stride.end - next.start) < 1e-9)
                }
            }
            #expect(foot.events.count == foot.strides.count * 4)
            for (event, next) in zip(foot.events, foot.events.dropFirst()) { #expect(event.time < next.time) }
            #expect(foot.bouts.reduce(0) { $0 + $1.strideCount } == foot.strides.count)
        }
    }

    @Test func aHealthyWalkHasTheStatedGait() throws {
        for foot in try Self.truth("healthy") {
            let straight = foot.strides.filter(\.isStraight)
            #expect(straight.count >= 16)
            for stride in straight {
                #expect(abs(try #require(stride.strideTime) - 1.1) < 0.1)
                #expect(abs(try #require(stride.length) - 1.3) < 0.12)
                #expect(abs(try #require(stride.toeOffAngle) + 60) < 7)
                #expect(abs(try #require(stride.footStrikeAngle) - 22) < 6)
                #expect(abs(try #require(stride.minToeClearance).value - 0.015) < 0.0085)
                #expect(stride.contactType == .heel)
                #expect(stride.terrain == .level)
                #expect(abs(stride.turn ?? 90) < 1e-9)
            }
        }
    }

    @Test func withoutVariabilityTheClearanceIsTheStatedOne() throws {
        var scenario = WalkingScenario()
        scenario.variability = 0
        let truth = WalkingSimulation(scenario: scenario, sensor: .ideal(rate: 50), seed: 1).run().truth
        for stride in truth[1].strides where stride.isStraight {
            #expect(abs(try #require(stride.minToeClearance).value - 0.015) < 1e-6)
            #expect(abs(try #require(stride.length) - 1.3) < 1e-12)
            #expect(abs(try #require(stride.strideTime) - 1.1) < 1e-12)
            #expect(abs(try #require(stride.footStrikeAngle) - 22) < 1e-9)
        }
    }

    @Test(arguments: ["foot-drop-left", "foot-drop-right", "bilateral-drop"])
    func aDeficitEndsTheHeelLandingOnItsSide(preset: String) throws {
        let truth = try Self.truth(preset)
        for (foot, other) in [(truth[0], "foot-drop-right"), (truth[1], "foot-drop-left")] {
            let isWeak = preset != other
            for stride in foot.strides where stride.isStraight {
                #expect((stride.contactType == .heel) != isWeak)
                #expect(((stride.midSwingPitch ?? 0) < -20) == isWeak)
            }
        }
    }

    @Test func aSlapBringsTheForefootDownFaster() throws {
        let feet = try Self.truth("slap")
        func mean(_ foot: FootAnalysis, _ column: (Stride) -> Double?) -> Double {
            let values = foot.strides.filter(\.isStraight).compactMap(column)
            return values.reduce(0, +) / Double(max(1, values.count))
        }
        #expect(mean(feet[1], \.slapRate) > 1.1 * mean(feet[0], \.slapRate))
        #expect(mean(feet[1], \.footFlatDelay) < 0.8 * mean(feet[0], \.footFlatDelay))
    }

    @Test(arguments: [("stairs-up", 0.33), ("stairs-down", -0.33)])
    func stairsAreLabelledWithTheirRise(preset: String, rise: Double) throws {
        for foot in try Self.truth(preset) {
            let stairs = foot.strides.filter { $0.flags.contains(.stairs) }
            #expect(stairs.count >= 9)
            #expect(stairs.filter { abs(($0.rise ?? 0) - rise) < 1e-9 }.count >= 8)
            // Both feet make the whole flight of 18 steps.
            #expect(abs(stairs.reduce(0) { $0 + ($1.rise ?? 0) } - 9 * rise) < 1e-9)
            for stride in stairs {
                #expect(stride.terrain == (rise > 0 ? .up : .down))
                #expect(!stride.isStraight)
            }
        }
    }

    @Test func aSlopeRisesWithItsLengthAndClearanceIsAboveTheSlope() throws {
        for stride in try Self.truth("slope-up")[0].strides {
            let gradient = try #require(stride.rise) / (try #require(stride.length))
            #expect(abs(gradient - 0.087_488_663_5) < 1e-9)
            #expect(stride.terrain == .up)
            #expect(stride.flags.contains(.slope))
            #expect(abs((stride.minToeClearance?.value ?? 0) - 0.015) < 0.009)
        }
    }

    @Test func turnsAddUp() throws {
        for foot in try Self.truth("turns") {
            let turning = foot.strides.filter { abs($0.turn ?? 0) > 1 }
            #expect(turning.count >= 6)
            #expect(turning.allSatisfy { !$0.isStraight })
            #expect(abs(turning.filter { ($0.turn ?? 0) > 0 }.reduce(0) { $0 + ($1.turn ?? 0) } - 180) < 1e-6)
            #expect(abs(foot.strides.reduce(0) { $0 + ($1.turn ?? 0) }) < 1e-6)
        }
        #expect(try Self.truth("curve")[0].strides.filter(\.isStraight).allSatisfy { abs($0.turn ?? 90) < 8 })
    }

    @Test func everyStopEndsABout() throws {
        let foot = try Self.truth("stop-and-go")[0]
        #expect(foot.bouts.count == 3)
        #expect(foot.strides.filter { $0.strideTime == nil }.count == 3)
        #expect(foot.strides.filter { $0.flags.contains(.last) }.count == 3)
    }

    @Test func theModelPlacesHeelAndToe() throws {
        var scenario = WalkingScenario().shortened()
        scenario.left.sensorForward = 0.12
        scenario.left.sensorLeft = 0.03
        let truth = WalkingSimulation(scenario: scenario, sensor: .ideal(rate: 50), seed: 1).run().truth
        let model = try #require(truth[0].model)
        #expect(abs(try #require(model.toe).forward - 0.11) < 1e-12)
        #expect(abs(try #require(model.heel).forward + 0.12) < 1e-12)
        #expect(abs(try #require(model.heel).left + 0.03) < 1e-12)
        #expect(model.axisQuality > 5)
        #expect(abs(model.gravity - 9.80665) < 1e-12)
    }

    @Test func theFeetAlternate() throws {
        let truth = try Self.truth("healthy")
        let contacts = truth.flatMap { foot in foot.strides.map { ($0.initialContact, foot.side) } }.sorted {
            $0.0 < $1.0
        }
        for (a, b) in zip(contacts, contacts.dropFirst()) { #expect(a.1 != b.1) }
    }

    @Test func aClockThatStartsInTheWalkBeginsWithAWholeStride() throws {
        let scenario = WalkingScenario().shortened()
        for offset in stride(from: 1.5, to: 3.5, by: 0.1) {
            var sensor = SensorModel.ideal(rate: 50)
            sensor.clockOffset = offset
            let strides = WalkingSimulation(scenario: scenario, sensor: sensor, seed: 1).run().truth[1].strides
            let first = try #require(strides.first)
            #expect(first.start >= 0)
            #expect(first.strideTime == nil && first.flags.contains(.first) && first.index == 0)
            #expect(strides.last?.flags.contains(.last) == true)
        }
    }
}
