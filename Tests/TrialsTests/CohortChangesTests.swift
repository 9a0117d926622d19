import FootDrop
import Testing

@testable import Trials

/// Changes within people: who is compared with whom, and what a change is called.
struct CohortChangesTests {
    private static func outcome(of recordings: [CohortRecording]) -> PairedContrast.Outcome? {
        CohortStatistics(of: recordings).contrasts.first?.outcome(.pitch, .left)
    }

    @Test func theMeanChangeHasItsKnownInterval() throws {
        // Changes 1, 2, 3, 4, 5: mean 3, SD 1.5811, t(4) 2.7764: half width 1.9632.
        let recordings = (1...5).flatMap { CohortRecordings.pair("P\($0)", from: 20, by: Double($0)) }
        let outcome = try #require(Self.outcome(of: recordings))
        #expect(outcome.changes.map(\.value) == [1, 2, 3, 4, 5])
        #expect(outcome.mean == 3)
        let interval = try #require(outcome.interval)
        #expect(abs(interval.lowerBound - 1.0368) < 1e-4)
        #expect(abs(interval.upperBound - 4.9632) < 1e-4)
    }

    @Test(arguments: [
        // Detectable at this speed: 3.4 deg.
        (5.0, 60, 1.0, 1.1, PairedContrast.Verdict.changedUp), (-5, 60, 1, 1.1, .changedDown),
        (3.3, 60, 1, 1.1, .withinVariation), (3.5, 60, 1, 1.1, .changedUp),
        // Slow walkers differ more: 4.1 deg.
        (3.5, 60, 1, 0.6, .withinVariation), (4.2, 60, 1, 0.6, .changedUp),
        // Too few strides.
        (9, 5, 1, 1.1, .notAssessable), (9, 6, 1, 1.1, .changedUp),
        // The interval holds zero: half width 1.96 · √2 · 2 · 10 / √36 = 9.24.
        (9, 36, 10, 1.1, .withinVariation), (9.3, 36, 10, 1.1, .changedUp),
    ])
    func aChangeIsCalledAsInAComparisonOfTwoSessions(
        change: Double, n: Int, sd: Double, speed: Double, verdict: PairedContrast.Verdict
    ) throws {
        let outcome = try #require(
            Self.outcome(of: CohortRecordings.pair("P", from: 20, by: change, speed: speed, n: n, sd: sd)))
        #expect(outcome.changes.map(\.verdict) == [verdict])
        #expect(outcome.count(verdict) == 1)
        // One person has no interval.
        #expect(outcome.interval == nil)
    }

    @Test func theGreaterDetectableChangeCountsAcrossTheLimitOfSpeed() throws {
        let recordings = [
            CohortRecordings.recording("a", "P", condition: "off", pitch: ["left": 20], speed: 0.7),
            CohortRecordings.recording("b", "P", condition: "on", pitch: ["left": 23.8], speed: 0.9),
        ]
        let change = try #require(Self.outcome(of: recordings)?.changes.first)
        #expect(change.detectable == ReferenceTable.builtIn.value("mdc_slow.max_swing_pitch_deg"))
        #expect(change.verdict == .withinVariation)
    }

    @Test func withoutASpeedTheColumnOverAllPeopleCounts() throws {
        let recordings = CohortRecordings.pair("P", from: 20, by: 3.6, speed: nil)
        let change = try #require(Self.outcome(of: recordings)?.changes.first)
        #expect(change.detectable == ReferenceTable.builtIn.value("mdc_all.max_swing_pitch_deg"))
    }

    @Test func aParameterWithoutADetectableChangeIsNotJudged() throws {
        var recordings = CohortRecordings.pair("P", from: 20, by: 1)
        for index in recordings.indices {
            recordings[index].figures.append(
                Figure(
                    side: "left", parameter: "min_toe_clearance_m", unit: "m", decimals: 5,
                    value: 0.01 + 0.02 * Double(index), n: 60))
        }
        let clearance = try #require(
            CohortStatistics(of: recordings).contrasts.first?.outcomes.first {
                $0.parameter.name == "min_toe_clearance_m"
            })
        #expect(!clearance.hasDetectableChange)
        #expect(clearance.judged == 0)
        #expect(abs(clearance.mean - 0.02) < 1e-12)
    }

    @Test func repeatedRecordingsAreAveragedAndThePersonCountsOnce() throws {
        let recordings = [
            CohortRecordings.recording("a1", "P", condition: "off", pitch: ["left": 10]),
            CohortRecordings.recording("a2", "P", condition: "off", pitch: ["left": 14]),
            // Three strides say less than sixty and do not count beside them.
            CohortRecordings.recording("a3", "P", condition: "off", pitch: ["left": 90], n: 3),
            CohortRecordings.recording("b", "P", condition: "on", pitch: ["left": 20]),
        ]
        let statistics = CohortStatistics(of: recordings)
        #expect(statistics.contrasts.first?.outcome(.pitch, .left)?.changes.map(\.value) == [8])
        #expect(statistics.averagedRecordings == 3)
        let spread = try #require(statistics.distributions.first?.sides.first?.spreads.first ?? nil)
        #expect(spread.n == 1)
        #expect(spread.median == 12)
    }

    @Test func visitsAreInTheOrderOfTheirNumbers() throws {
        let recordings = ["10", "2", "1"].map { (visit: String) in
            CohortRecordings.recording("r" + visit, "P", visit: visit, pitch: ["left": 20])
        }
        let contrasts = CohortStatistics(of: recordings).contrasts
        #expect(contrasts.map(\.a) == ["1", "1"])
        #expect(contrasts.map(\.b) == ["2", "10"])
        #expect(contrasts.allSatisfy { $0.factor == .visit && $0.at == nil })
    }

    @Test func conditionsAreComparedWithinAVisitAndVisitsWithinACondition() {
        var recordings: [CohortRecording] = []
        for visit in ["1", "2"] {
            for condition in ["off", "on"] {
                recordings.append(
                    CohortRecordings.recording(
                        visit + condition, "P", condition: condition, visit: visit, pitch: ["left": 20]))
            }
        }
        let contrasts = CohortStatistics(of: recordings).contrasts
        #expect(contrasts.map { "\($0.a) \($0.b) \($0.at ?? "")" } == ["off on 1", "off on 2", "1 2 off", "1 2 on"])
    }

    @Test func whoCannotBePairedIsCounted() {
        let recordings =
            CohortRecordings.pair("P", from: 20, by: 1) + [
                CohortRecordings.recording("q", "Q", condition: "off", pitch: ["left": 20]),
                CohortRecordings.recording("r", "R", condition: "on", pitch: ["left": 20]),
                CohortRecordings.recording("s", nil, condition: "on", pitch: ["left": 20]),
                CohortRecordings.recording("t", "T", pitch: ["left": 20]),
                CohortRecordings.failed("u", participant: "Q"),
            ]
        let statistics = CohortStatistics(of: recordings)
        #expect(statistics.contrasts.map(\.pairs) == [1])
        #expect(statistics.contrasts.map(\.onlyA) == [1])
        #expect(statistics.contrasts.map(\.onlyB) == [1])
        #expect(statistics.unpairedWithoutParticipant == 1)
        #expect(statistics.unpairedWithoutCounterpart == 3)
        #expect(statistics.pairingObstacle == nil)
    }

    @Test func whyNobodyCanBeComparedIsTold() {
        func obstacle(_ recordings: [CohortRecording]) -> CohortStatistics.PairingObstacle? {
            CohortStatistics(of: recordings).pairingObstacle
        }
        #expect(obstacle([]) == .noResults)
        #expect(obstacle([CohortRecordings.failed("a")]) == .noResults)
        #expect(obstacle([CohortRecordings.recording("a", nil, condition: "x", pitch: ["left": 1])]) == .noParticipants)
        #expect(obstacle([CohortRecordings.recording("a", "P", condition: "x", pitch: ["left": 1])]) == .oneLevel)
        #expect(
            obstacle([
                CohortRecordings.recording("a", "P", condition: "x", pitch: ["left": 1]),
                CohortRecordings.recording("b", "Q", condition: "y", pitch: ["left": 1]),
            ]) == .nobodyHasBoth)
    }

    @Test func valuesThatAreNoNumbersTakeNoPart() {
        let recordings = [
            CohortRecordings.recording("a", "P", condition: "off", pitch: ["left": .nan]),
            CohortRecordings.recording("b", "P", condition: "on", pitch: ["left": .infinity]),
            CohortRecordings.recording("c", "Q", condition: "off", pitch: ["left": nil]),
            CohortRecordings.recording("d", "Q", condition: "on", pitch: ["left": 20]),
        ]
        #expect(Self.outcome(of: recordings) == nil)
    }

    @Test(arguments: [
        (1, 12.7062), (2, 4.3027), (3, 3.1824), (4, 2.7764), (10, 2.2281), (29, 2.0452), (30, 2.0423), (100, 1.9840),
        (200, 1.9719), (201, 1.9718), (1000, 1.9623),
    ])
    func theQuantilesAreThoseOfTheTables(freedom: Int, expected: Double) throws {
        let quantile = try #require(StudentDistribution.quantile95(degreesOfFreedom: freedom))
        #expect(abs(quantile - expected) < 6e-5)
    }

    @Test func noFreedomHasNoQuantile() { #expect(StudentDistribution.quantile95(degreesOfFreedom: 0) == nil) }
}
