import Gait
import Recordings
import Testing

@testable import FootDrop

/// The whole assessment on feet whose strides are written down.
struct FootDropAssessmentTests {
    @Test func usualFeetLieWithinTheReference() throws {
        let assessed = SyntheticFoot.assess(.left(), .right())
        #expect(assessed.feet.map(\.finding) == [.withinReference, .withinReference])
        #expect(assessed.feet.map(\.grade) == [.a, .a])
        #expect(assessed.laterality.laterality == .none)
        for foot in assessed.feet {
            let z = try #require(foot.z)
            let interval = try #require(foot.zInterval)
            #expect(interval.contains(z) && interval.lowerBound < z && z < interval.upperBound)
            #expect(abs(z) < 1.2)
            #expect(foot.signs.allSatisfy { $0.isAssessable != ($0.reason != nil) })
            #expect(foot.signs.filter(\.isFlagged).isEmpty)
            #expect(foot.subScores.map(\.kind) == SubScore.Kind.allCases)
            #expect(foot.subScores.allSatisfy { ($0.value ?? 100) < 10 })
            #expect(foot.statement.contains("within the range of reference walkers at 1.20 m/s"))
            #expect(foot.statement.contains("z ") && foot.statement.contains("detectable change 4"))
        }
    }

    @Test func aLowFootIsFoundWithItsFigures() throws {
        let assessed = SyntheticFoot.assess(
            .left {
                $0.pitch = 4; $0.toeOffPitch = -60; $0.midSwingPitch = -38; $0.clearance = 0.008
            }, .right())
        let left = try #require(assessed.foot(.left))
        #expect(left.finding == .markedlyReduced)
        #expect(assessed.foot(.right)?.finding == .withinReference)
        #expect(assessed.laterality.laterality == .left)
        let difference = try #require(left.sideDifference)
        #expect(abs(difference.value - 22) < 1.5)
        #expect(difference.interval.map { $0.contains(22) } == true)
        let opposite = try #require(assessed.foot(.right)?.sideDifference)
        #expect(opposite.value == -difference.value)
        #expect(abs((opposite.interval?.upperBound ?? 9) + (difference.interval?.lowerBound ?? 9)) < 1e-9)
        #expect(left.sign("max_swing_pitch")?.isFlagged == true)
        #expect((left.sign("max_swing_pitch")?.z ?? 0) == -(left.z ?? 0))
        #expect(left.sign("max_swing_pitch_difference")?.isFlagged == true)
        #expect(left.sign("heel_first_share")?.isFlagged == true)
        #expect(left.sign("steppage_lift")?.isFlagged == true)
        // A foot that hardly ever lands on its heel says nothing about a slap.
        #expect(left.sign("slap_rate")?.reason?.contains("landing on the heel") == true)
        #expect((left.score(.primaryDeficit)?.value ?? 0) > 90)
        #expect((left.score(.clearanceRisk)?.value ?? 0) > 5)
        #expect((left.score(.compensation)?.value ?? 0) > 30)
        #expect(assessed.foot(.right)?.score(.primaryDeficit)?.value == 0)
        for score in left.subScores {
            let (value, interval) = (try #require(score.value), try #require(score.interval))
            #expect(interval.contains(value) && interval.lowerBound >= 0 && interval.upperBound <= 100)
        }
    }

    @Test(arguments: [(40, FootDropFinding.EvidenceGrade.a), (29, .b), (10, .b), (9, .c), (6, .c)])
    func theGradeFollowsTheStrides(count: Int, grade: FootDropFinding.EvidenceGrade) {
        let assessed = SyntheticFoot.assess(.left { $0.count = count }, .right())
        // The weaker foot decides: a difference rests on both.
        #expect(assessed.feet.map(\.grade) == [grade, grade])
        #expect(assessed.feet.map(\.strideCount) == [count, 40])
    }

    @Test func slowWalkingAndASingleFootLowerTheGrade() {
        let slow = SyntheticFoot.assess(
            .left {
                $0.speed = 0.7; $0.pitch = 14
            },
            .right {
                $0.speed = 0.7; $0.pitch = 14
            })
        #expect(slow.feet.map(\.grade) == [.b, .b])
        #expect(slow.feet.allSatisfy { $0.flags.contains(.fewReferencePeople) })
        let alone = SyntheticFoot.assess(.left())
        #expect(alone.feet.map(\.grade) == [.b])
        #expect(alone.laterality.laterality == .notAssessable)
        #expect(alone.bilateral.asymmetries.isEmpty && alone.bilateral.withheld.count == 1)
        #expect(alone.foot(.left)?.sign("steppage_lift")?.reason == "only one foot was recorded")
    }

    @Test func fiveStridesAreTooFew() throws {
        let assessed = SyntheticFoot.assess(
            .left {
                $0.count = 5; $0.pitch = -5
            }, .right())
        let left = try #require(assessed.foot(.left))
        #expect(left.finding == .notAssessable)
        #expect(left.grade == nil && left.z == nil && left.sideDifference == nil)
        #expect(left.statement.contains("5 strides"))
        #expect(left.subScores.allSatisfy { $0.value == nil && $0.reason != nil })
        #expect(assessed.foot(.right)?.sideDifference == nil)
        #expect(assessed.laterality.laterality == .notAssessable)
    }

    @Test func withoutPitchTheReasonIsThatOfTheTrajectory() {
        var foot = SyntheticFoot.left().analysis
        for i in foot.strides.indices {
            foot.strides[i].maxSwingPitch = nil
            foot.strides[i].minToeClearance = nil
        }
        foot.withheld = [.init(quantity: "trajectory", reason: "the foot is not at rest at least twice")]
        let finding = FootDropAssessment().assess(Session(inputs: [], feet: [foot])).feet.first
        #expect(finding?.finding == .notAssessable)
        #expect(finding?.statement.contains("the foot is not at rest at least twice") == true)
    }

    @Test func tooShortAPathOfOneFootMakesBothNotAssessable() {
        let assessed = SyntheticFoot.assess(
            .left {
                $0.speed = 0.8; $0.pitch = 2
            }, .right())
        #expect(assessed.feet.map(\.finding) == [.notAssessable, .notAssessable])
        #expect(assessed.feet.allSatisfy { $0.statement.contains("trajectory is unreliable") })
        // What rests on times alone stays.
        #expect(assessed.feet.allSatisfy { $0.sign("stride_time_cv")?.isAssessable == true })
        #expect(assessed.feet.allSatisfy { $0.sign("max_swing_pitch")?.isAssessable == false })
        #expect(assessed.feet.allSatisfy { $0.score(.primaryDeficit)?.value == nil })
    }

    @Test func aLeastSpeedCountsForTheFootAndIsSaid() throws {
        let bound = SyntheticFoot.assess(
            .left {
                $0.speed = nil; $0.leastSpeed = 0.9; $0.pitch = 14
            },
            .right {
                $0.speed = nil; $0.leastSpeed = 0.9; $0.pitch = 16
            })
        let known = SyntheticFoot.assess(.left { $0.pitch = 14 }, .right { $0.pitch = 16 })
        let (low, high) = (try #require(bound.foot(.left)), try #require(known.foot(.left)))
        #expect((low.z ?? 0) > (high.z ?? 0))
        #expect(low.flags.contains(.speedIsLowerBound) && !high.flags.contains(.speedIsLowerBound))
        #expect(low.statement.contains("in favour of the foot"))
        #expect(low.walkingSpeed == nil)
        #expect(low.sign("walking_speed")?.reason?.contains("at least 0.90 m/s") == true)
        #expect(low.grade == .b)
    }

    @Test func withoutAnySpeedOnlyTheSidesCount() {
        let assessed = SyntheticFoot.assess(
            .left {
                $0.speed = nil; $0.pitch = 2
            }, .right { $0.speed = nil })
        #expect(assessed.feet.allSatisfy { $0.flags.contains(.onlySideDifference) && $0.z == nil })
        #expect(assessed.foot(.left)?.finding == .markedlyReduced)
        #expect(assessed.foot(.right)?.finding == .withinReference)
        #expect(assessed.laterality.laterality == .left)
        let alike = SyntheticFoot.assess(
            .left {
                $0.speed = nil; $0.pitch = 2
            },
            .right {
                $0.speed = nil; $0.pitch = 3
            })
        #expect(alike.feet.map(\.finding) == [.notAssessable, .notAssessable])
        #expect(alike.feet.allSatisfy { $0.statement.contains("the walking speed is not known") })
    }

    @Test func theStrongerSwingerIsCappedAndSaidSo() throws {
        let assessed = SyntheticFoot.assess(
            .left {
                $0.pitch = 3; $0.toeOffPitch = -80
            }, .right { $0.toeOffPitch = -40 })
        let left = try #require(assessed.foot(.left))
        #expect(left.finding == .reduced)
        #expect(left.flags.contains(.strongerSwing))
        #expect(left.statement.contains("swings more"))
        #expect(assessed.laterality.laterality == .notAssessable)
    }

    @Test func exchangingTheSidesExchangesEverything() throws {
        func feet(_ low: Side) -> [FootAnalysis] {
            let one = SyntheticFoot.left {
                $0.pitch = 12; $0.clearance = 0.01
            }.analysis
            let two = SyntheticFoot.right().analysis
            return low == .left ? [one, two] : [one.named(.right), two.named(.left)]
        }
        let a = Assessed(FootDropAssessment().assess(Session(inputs: [], feet: feet(.left))))
        let b = Assessed(FootDropAssessment().assess(Session(inputs: [], feet: feet(.right))))
        #expect(a.laterality.laterality == .left && b.laterality.laterality == .right)
        #expect(a.foot(.left)?.named(.right) == b.foot(.right))
        #expect(a.foot(.right)?.named(.left) == b.foot(.left))
    }

    @Test func scoresGrowWithTheDose() throws {
        var last: [SubScore.Kind: Double] = [:]
        var lastZ = Double.infinity
        for deficit in stride(from: 0.0, through: 30, by: 2.5) {
            let assessed = SyntheticFoot.assess(
                .left {
                    $0.pitch -= deficit
                    $0.midSwingPitch -= deficit
                    $0.clearance = 0.014 - 0.0004 * deficit
                    $0.circumduction = 0.03 + 0.002 * deficit
                    $0.swingShare = 0.38 + 0.004 * deficit
                }, .right())
            let foot = try #require(assessed.foot(.left))
            for score in foot.subScores {
                let value = try #require(score.value)
                #expect(value >= last[score.kind] ?? 0)
                last[score.kind] = value
            }
            let z = try #require(foot.z)
            #expect(z < lastZ)
            lastZ = z
        }
        #expect(last.values.allSatisfy { $0 > 20 })
    }

    @Test func aMissingSignWidensTheScore() throws {
        let whole = SyntheticFoot.assess(.left { $0.midSwingPitch = -28 }, .right())
        let partial = SyntheticFoot.assess(
            .left {
                $0.midSwingPitch = -28; $0.circumduction = nil
            }, .right())
        func width(_ assessed: Assessed) throws -> Double {
            let interval = try #require(assessed.foot(.left)?.score(.compensation)?.interval)
            return interval.upperBound - interval.lowerBound
        }
        #expect(try width(partial) > width(whole) + 5)
        let nothing = SyntheticFoot.assess(
            .left {
                $0.clearance = nil; $0.heel = nil; $0.circumduction = nil
            }, .right())
        let score = try #require(nothing.foot(.left)?.score(.compensation))
        #expect(score.value == nil && score.reason != nil)
        #expect(nothing.foot(.left)?.score(.clearanceRisk)?.value == nil)
    }

    @Test func measurementErrorIsNoTripRisk() throws {
        // 14 mm with an own error that explains the whole spread: nothing lies below 5 mm.
        var foot = SyntheticFoot.left { $0.count = 200 }.analysis
        var random = SplitMix64(seed: 9)
        for i in foot.strides.indices {
            foot.strides[i].minToeClearance = Estimate(0.014 + 0.006 * random.normal(), standardDeviation: 0.0065)
        }
        let finding = FootDropAssessment().assess(Session(inputs: [], feet: [foot])).feet.first
        #expect(foot.strides.contains { ($0.minToeClearance?.value ?? 1) < 0.005 })
        #expect(finding?.sign("trip_probability_5mm")?.estimate?.value == 0)
        #expect((finding?.sign("min_toe_clearance_p5")?.estimate?.value ?? 0) > 0.013)
    }

    @Test func anotherTableChangesTheFinding() throws {
        let text = ReferenceTable.builtInText.replacing("rule.s2_difference,7,", with: "rule.s2_difference,30,")
            .replacing("rule.s1_z_alone,-3.3,", with: "rule.s1_z_alone,-9,").replacing(
                "rule.s1_z,-2.5,", with: "rule.s1_z,-9,")
        let table = try ReferenceTable(bytes: Array(text.utf8), path: "t.csv")
        let session = Session(
            inputs: [], feet: [SyntheticFoot.left { $0.pitch = 12 }.analysis, SyntheticFoot.right().analysis])
        #expect(FootDropAssessment().assess(session).feet.first?.finding == .reduced)
        #expect(FootDropAssessment(reference: table).assess(session).feet.first?.finding == .withinReference)
    }

    @Test func aLongRecordingIsAssessedLikeAShortOne() throws {
        let long = SyntheticFoot.assess(
            .left {
                $0.count = 5000; $0.pitch = 15
            }, .right { $0.count = 5000 })
        let finding = try #require(long.foot(.left))
        #expect(finding.finding == .reduced && finding.strideCount == 5000)
        #expect(abs((finding.sign("max_swing_pitch")?.estimate?.value ?? 0) - 15) < 0.2)
    }
}

extension FootAnalysis {
    /// The same foot under another name.
    fileprivate func named(_ side: Side) -> FootAnalysis {
        var foot = self
        foot.side = side
        for i in foot.strides.indices { foot.strides[i].side = side }
        return foot
    }
}

extension FootDropFinding {
    /// The same finding under another name.
    fileprivate func named(_ side: Side) -> FootDropFinding {
        var finding = self
        finding.side = side
        return finding
    }
}
