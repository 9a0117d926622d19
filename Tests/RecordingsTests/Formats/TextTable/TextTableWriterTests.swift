import Foundation
import TestSupport
import Testing

@testable import Recordings

struct TextTableWriterTests {
    private let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv").path

    private func stream(
        _ side: Side, _ placement: SensorPlacement, seed: UInt64, rate: Double = 204.8, unit: PhysicalUnit? = nil
    ) -> SensorStream {
        var random = SeededGenerator(seed: seed)
        var channels: [Channel] = []
        for quantity in [Quantity.acceleration, .angularRate] {
            for axis in Axis.allCases {
                let gravity = quantity == .acceleration && axis == .z ? 9.8 : 0
                channels.append(
                    Channel(
                        name: "\(quantity)_\(axis)", quantity: quantity, axis: axis,
                        fileUnit: quantity == .acceleration ? .standardGravity : .degreesPerSecond,
                        samples: (0..<700).map { _ in gravity + random.nextNormal() * 3 },
                        missing: axis == .y ? [10..<12, 300..<400] : []))
            }
        }
        return SensorStream(
            name: "", placement: placement, side: side, placementEvidence: "test", rate: rate, channels: channels)
    }

    private func recording(_ streams: [SensorStream]) -> Recording {
        Recording(source: RecordingSource(path: "x", format: "test", sha256: ""), streams: streams)
    }

    @Test func `what is written reads back to the bit`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let written = recording([
            stream(.left, .foot, seed: 1), stream(.right, .foot, seed: 2), stream(.unknown, .lowerBack, seed: 3),
        ])
        try TextTableWriter().write(written, to: path)
        let read = try TextTableReader().read(path: path)
        #expect(read.noteCodes.isSubset(of: ["missing_values", "many_losses"]))
        #expect(read.streams.map(\.side) == written.streams.map(\.side))
        #expect(read.streams.map(\.placement) == written.streams.map(\.placement))
        for (one, other) in zip(written.streams, read.streams) {
            #expect(other.rate == one.rate)
            for (before, after) in zip(one.channels, other.channels) {
                #expect(after.missing == before.missing)
                let known = before.samples.indices.filter { index in !before.missing.contains { $0.contains(index) } }
                #expect(known.allSatisfy { before.samples[$0].bitPattern == after.samples[$0].bitPattern })
            }
        }
        let first = try String(contentsOfFile: path, encoding: .utf8).prefix { $0 != "\n" }
        #expect(first.hasPrefix("time_s,left_foot_acc_x_m/s^2,"))
        #expect(first.contains(",right_foot_gyr_z_rad/s,lower_back_acc_x_m/s^2,"))
    }

    @Test func `sensors on different clocks and with the same name are refused and nothing is written`() {
        for streams in [
            [stream(.left, .foot, seed: 1), stream(.right, .foot, seed: 2, rate: 100)],
            [stream(.left, .foot, seed: 1), stream(.left, .foot, seed: 2)], [],
        ] {
            #expect(throws: RecordingError.self) { try TextTableWriter().write(recording(streams), to: path) }
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }
}
