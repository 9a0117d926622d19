import Recordings
import Testing

@testable import Gait

/// A session with a sensor on the lower back.
struct TrunkSessionTests {
    private func stream(_ segment: AccelerationSegment) -> SensorStream {
        func channels(_ quantity: Quantity, _ columns: VectorColumns) -> [Channel] {
            [(Axis.x, columns.x), (.y, columns.y), (.z, columns.z)].enumerated().map { number, column in
                let (axis, exact) = column
                // An axis that holds one value is no gyroscope's: every real one has some noise of its own.
                let noise = quantity == .angularRate ? 1e-6 : 0
                let samples = exact.enumerated().map { $1 + noise * Double(($0 * (number + 3)) % 7) }
                return Channel(
                    name: "\(quantity.rawValue)_\(axis.rawValue)", quantity: quantity, axis: axis,
                    fileUnit: quantity == .acceleration ? .metresPerSecondSquared : .degreesPerSecond, samples: samples)
            }
        }
        return SensorStream(
            name: "", placement: .lowerBack, side: .unknown, placementEvidence: "", rate: segment.rate,
            channels: channels(.acceleration, segment.acceleration)
                + (segment.angularRate.map { channels(.angularRate, $0) } ?? []))
    }

    private func session(_ stream: SensorStream, _ analysis: SessionAnalysis = SessionAnalysis()) async throws
        -> Session
    {
        let recording = Recording(
            source: RecordingSource(path: "back.csv", format: "test", sha256: ""), streams: [stream])
        return try await analysis.analyze([SessionSource(recording)])
    }

    @Test func theContactsAreEventsOfTheSession() async throws {
        let walker = SyntheticTrunk()
        let session = try await session(
            stream(walker.segment), SessionAnalysis(body: BodyMeasures(legLength: 0.9)))
        #expect(session.events.count == walker.steps)
        #expect(session.events.allSatisfy { $0.source == .lowerBack && $0.kind == .initialContact })
        #expect(session.events.prefix(15).allSatisfy { $0.side == .left })
        #expect(session.events.dropFirst(15).allSatisfy { $0.side == .right })
        #expect(session.trunk?.gait.walkingSpeed != nil)
        #expect(session.feet.isEmpty && session.strides.isEmpty)
    }

    @Test func anAccelerometerIsEnough() async throws {
        let walker = SyntheticTrunk()
        let session = try await session(stream(walker.segment.withoutGyroscope))
        #expect(session.events.count == walker.steps && session.events.allSatisfy { $0.side == .unknown })
        #expect(session.trunk?.steps.allSatisfy { $0.turning == nil } == true)
    }

    @Test func aSensorThatDoesNotRecordIsAnError() async {
        var silent = SyntheticTrunk().segment
        let zero = [Double](repeating: 0, count: silent.count)
        silent.acceleration = VectorColumns(x: zero, y: zero, z: zero)
        let quiet = stream(silent)
        await #expect(throws: RecordingError.self) { try await session(quiet) }
    }
}
