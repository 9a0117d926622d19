import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

/// The first look at a recording: how much a foot turns, half second by half second.
struct MovementBlocksTests {
    private static let rate = 100.0

    /// A gyroscope that turns to and fro about z with an amplitude of its own in every half second.
    private func stream(_ amplitudes: [Double], missing: [Range<Int>] = []) -> SensorStream {
        let perBlock = Int(MovementBlocks.duration * Self.rate)
        let swing = amplitudes.flatMap { amplitude in
            (0..<perBlock).map { 3 + amplitude * ($0.isMultiple(of: 2) ? 1.0 : -1.0) }
        }
        let channels = [Quantity.acceleration, .angularRate].flatMap { quantity in
            Axis.allCases.map { axis in
                Channel(
                    name: axis.rawValue, quantity: quantity, axis: axis, fileUnit: .unknown,
                    samples: quantity == .angularRate && axis == .z ? swing : swing.map { _ in 1 },
                    missing: quantity == .angularRate ? missing : [])
            }
        }
        return SensorStream(
            name: "", placement: .foot, side: .left, placementEvidence: "made", rate: Self.rate, channels: channels)
    }

    @Test func everyBlockHasTheSpreadOfItsSamples() throws {
        let amplitudes = [0.0, 1, 0.25, 4, 0]
        let blocks = try MovementBlocks(stream(amplitudes), origin: 0)
        #expect(blocks.deviations == amplitudes.map { Float($0) })
    }

    /// More samples than are read at a time, so that a block lies on both sides of an edge.
    @Test func whereTheSamplesAreMakesNoDifference() throws {
        var random = SeededGenerator(seed: 4)
        let amplitudes = (0..<900).map { _ in Double.random(in: 0...3, using: &random) }
        let whole = stream(amplitudes, missing: [100..<130, 16_380..<16_390, 32_700..<32_900])
        var deferred = whole
        for index in deferred.channels.indices { deferred.channels[index].samples = [] }
        deferred.deferred = DeferredSamples(of: whole)
        for origin in [0.0, -0.13] {
            let (one, other) = (
                try MovementBlocks(whole, origin: origin), try MovementBlocks(deferred, origin: origin)
            )
            #expect(one.deviations == other.deviations)
            #expect(one.deviations.count >= amplitudes.count)
        }
        // What was gathered of the samples as they were is not taken for that of others.
        let changes: [(inout SensorStream) -> Void] = [{ $0.rate = 99 }, { $0.start = 0.2 }, { $0.firstFrame = 30 }]
        for change in changes {
            var (one, other) = (whole, deferred)
            change(&one)
            change(&other)
            #expect(
                try MovementBlocks(one, origin: 0).deviations == MovementBlocks(other, origin: 0).deviations)
        }
        let masked = [200..<450]
        #expect(
            try MovementBlocks(whole.masking(masked), origin: 0).deviations
                == MovementBlocks(deferred.masking(masked), origin: 0).deviations)
    }

    @Test func whatIsMissingIsRest() throws {
        let blocks = try MovementBlocks(stream([1, 1, 1, 1], missing: [50..<150]), origin: 0)
        #expect(blocks.deviations == [1, 0, 0, 1])
    }

    @Test func anImpossibleSampleIsNoRest() throws {
        var stream = stream([0, 0, 0])
        stream.channels[5].samples[70] = .infinity
        #expect(try MovementBlocks(stream, origin: 0).deviations == [0, .infinity, 0])
    }

    @Test func anAxisThatIsMissingIsSaid() {
        var stream = stream([1, 1, 1])
        stream.channels.removeLast()
        let error = #expect(throws: RecordingError.self) { try MovementBlocks(stream, path: "a.csv", origin: 0) }
        #expect(error?.message.contains("z") == true)
    }
}
