import Gait
import Recordings
import Testing

@testable import FootDrop

/// Possible stumbles of feet without a gyroscope, from swings that are written down.
struct AccelerometerStumblesTests {
    private let search = AccelerometerStumbles(parameters: StumbleParameters())

    private func swing(_ number: Int, _ change: (inout AccelerometerSwing) -> Void = { _ in }) -> AccelerometerSwing {
        var swing = AccelerometerSwing(
            stride: number, time: 1 + Double(number), vibration: -0.2, vibrationAtDeparture: -0.5, departure: -0.1,
            relativeDeparture: -0.5, durationSpread: 0.03)
        change(&swing)
        return swing
    }

    /// An obstacle that the foot is lifted over.
    private func obstacle(_ swing: inout AccelerometerSwing) {
        swing.vibration = 2.5
        swing.vibrationAtDeparture = 2.5
        swing.departure = 1
        swing.relativeDeparture = 5
        swing.durationChange = 0.25
        swing.pathChange = 0.6
    }

    private func foot(_ swings: [AccelerometerSwing]) -> FootAnalysis {
        var foot = SyntheticFoot(count: swings.count, speed: nil, clearance: nil).analysis
        for i in foot.strides.indices { foot.strides[i].maxSwingPitch = nil }
        foot.hasGyroscope = false
        foot.accelerometerSwings = swings
        return foot
    }

    @Test func theScoreIsTheSumOfItsParts() {
        var some = swing(3)
        obstacle(&some)
        // −6.29 + 1.10·2.5 − 0.34·1 + 0.29·2.5 + 0.46·√2.5 − 1.82·0.25 − 1.25·0.25 + 3.82·0.6 + 0.69·0.6 + 5.6·0.03 + 2.01
        #expect(abs(search.score(of: some) - 1.68883) < 1e-4)
        // Limits: nothing counts beyond them.
        some.vibration = 100
        let limited = search.score(of: some)
        some.vibration = 3.5
        #expect(search.score(of: some) == limited)
        some.isEdge = true
        #expect(abs(search.score(of: some) - (limited - 1.92)) < 1e-12)
    }

    @Test func anElevatingStumbleIsPossible() throws {
        let swings = (0..<20).map { number in swing(number) { if number == 8 { obstacle(&$0) } } }
        let findings = StumbleDetection().detect(in: Session(inputs: [], feet: [foot(swings)]))
        let event = try #require(findings.events.first)
        #expect(findings.events.count == 1)
        #expect(event.kind == .stumbleElevating && event.stride == 8 && event.time == 9)
        #expect(event.reason.hasPrefix("possible stumble (accelerometer only)"))
        #expect((0.05...0.9).contains(event.score))
        #expect(findings.swingCount == 20)
        let hours = try #require(findings.walkingHours > 0 ? findings.walkingHours : nil)
        #expect(abs(try #require(findings.expectedFalseCount) - 1.7 * hours) < 1e-12)
        #expect(findings.remarks.contains { $0.contains("may hold stumbles all the same") })
    }

    @Test func edgesAndShorterPathsAreNone() {
        let changes: [(inout AccelerometerSwing) -> Void] = [
            { $0.isEdge = true }, { $0.pathChange = 0.45 },
            {
                $0.vibration = -1; $0.vibrationAtDeparture = -2
            },
        ]
        for change in changes {
            let swings = (0..<20).map { number in
                swing(number) { swing in
                    guard number == 8 else { return }
                    obstacle(&swing)
                    change(&swing)
                }
            }
            #expect(search.search(foot(swings)).events.isEmpty)
        }
    }

    @Test func withoutSwingsThereIsAReason() {
        let findings = StumbleDetection().detect(in: Session(inputs: [], feet: [foot([])]))
        #expect(findings.events.isEmpty && findings.notAssessable.count == 1)
        #expect(findings.expectedFalseCount == nil)
    }
}
