import Foundation
import TestSupport
import Testing

@testable import Recordings

@Suite struct WaveWriterTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func stream(
        _ side: Side, _ placement: SensorPlacement = .foot, rate: Double = 102.4, start: Double = 0,
        count: Int = 10_000,
        asFloat: Bool = false, seed: UInt64 = 1
    ) -> SensorStream {
        var generator = SeededGenerator(seed: seed)
        func samples() -> [Double] {
            (0..<count).map { _ in
                let value = generator.nextNormal() * 20
                return asFloat ? Double(Float(value)) : value
            }
        }
        let axes: [(Quantity, PhysicalUnit)] = [(.acceleration, .standardGravity), (.angularRate, .degreesPerSecond)]
        let channels = axes.flatMap { quantity, unit in
            Axis.allCases.map { axis in
                Channel(
                    name: "\(quantity) \(axis)", quantity: quantity, axis: axis, fileUnit: unit, samples: samples(),
                    missing: axis == .y ? [3..<5, 4095..<4100, count - 1..<count] : [])
            }
        }
        return SensorStream(
            name: "", placement: placement, side: side, placementEvidence: "test", rate: rate, start: start,
            channels: channels)
    }

    private func recording(_ streams: [SensorStream]) -> Recording {
        Recording(
            source: RecordingSource(path: "memory", format: "test", sha256: ""), startTime: "2024-05-06T13:14:15.250",
            streams: streams)
    }

    private func roundTrip(_ recording: Recording, writer: WaveWriter = WaveWriter()) throws -> Recording {
        try writer.write(recording, to: folder.path("out.wav"))
        return try RecordingReader().read(path: folder.path("out.wav"))
    }

    /// Every sample equal to the bit, outside what is missing.
    private func expectSame(_ found: [SensorStream], _ expected: [SensorStream]) {
        #expect(found.map(\.side) == expected.map(\.side))
        #expect(found.map(\.placement) == expected.map(\.placement))
        #expect(found.map(\.rate) == expected.map(\.rate))
        #expect(found.map(\.start) == expected.map(\.start))
        for (one, other) in zip(found, expected) {
            #expect(one.channels.map(\.quantity) == other.channels.map(\.quantity))
            #expect(one.channels.map(\.axis) == other.channels.map(\.axis))
            #expect(one.channels.map(\.missing) == other.channels.map(\.missing))
            for (channel, original) in zip(one.channels, other.channels) {
                let covered = Set(original.missing.flatMap(\.self))
                #expect(channel.samples.count == original.samples.count)
                #expect(
                    zip(channel.samples, original.samples).enumerated().allSatisfy {
                        covered.contains($0.offset) || $0.element.0.bitPattern == $0.element.1.bitPattern
                    })
            }
        }
    }

    @Test(arguments: [true, false])
    func `reads back to the same bits, rate, sides and start`(asFloat: Bool) throws {
        let original = recording([
            stream(.left, asFloat: asFloat), stream(.right, asFloat: asFloat, seed: 2),
            stream(.unknown, .lowerBack, asFloat: asFloat, seed: 3),
        ])
        let found = try roundTrip(original)
        expectSame(found.streams, original.streams)
        #expect(found.startTime == original.startTime)
        #expect(found.streams.first?.channels.first?.name == "left_foot_acc_x")
        #expect(found.streams.first?.declaredRate == 102)
        let bits = asFloat ? "32-bit float" : "64-bit float"
        #expect(found.decisions.contains { $0.choice.contains(bits) })
        #expect(found.notes.allSatisfy { $0.code == "missing_samples" }, "\(found.notes)")
    }

    @Test func `the same recording gives the same bytes, also over a detour`() throws {
        let original = recording([stream(.left), stream(.right, seed: 2)])
        try WaveWriter().write(original, to: folder.path("a.wav"))
        try WaveWriter().write(original, to: folder.path("b.wav"))
        let detour = try RecordingReader().read(path: folder.path("a.wav"))
        try WaveWriter().write(detour, to: folder.path("c.wav"))
        let hashes = try ["a", "b", "c"].map { try ContentHash.sha256(ofFile: folder.path("\($0).wav")) }
        #expect(Set(hashes).count == 1)
    }

    @Test func `markers keep place, length and name`() throws {
        var original = recording([stream(.left, rate: 100, start: 20)])
        original.markers = [
            .init(time: 21, duration: 1.5, label: "start walk"), .init(time: 23.25, label: "Müller's turn"),
            .init(time: 19, label: "before the file"), .init(time: .nan, label: "nowhere"),
        ]
        let found = try roundTrip(original)
        #expect(found.markers == Array(original.markers.prefix(2)))
        #expect(found.streams.first?.start == 20)
    }

    @Test func `every quantity and an unnamed signal survive`() throws {
        func channel(_ quantity: Quantity, _ axis: Axis?, _ unit: PhysicalUnit, name: String = "") -> Channel {
            Channel(name: name, quantity: quantity, axis: axis, fileUnit: unit, samples: [1e-6, -0.0, 3])
        }
        var plate = stream(.unknown, .forcePlate, count: 3)
        plate.channels = [
            channel(.force, .z, .newton), channel(.moment, .y, .newtonMillimetre), channel(.position, .x, .millimetre),
            channel(.force, nil, .newton), channel(.other, nil, .unknown, name: "trigger\n2"),
        ]
        var twin = plate
        twin.channels = [channel(.force, .z, .newton), channel(.magneticField, .x, .microtesla)]
        let found = try roundTrip(recording([plate, twin]))
        expectSame(found.streams, [plate, twin])
        #expect(found.streams.map(\.name) == ["1", "2"])
        #expect(found.streams.last?.channels.last?.fileUnit == .tesla)
    }

    @Test func `a signal whose unit was never known does not get one`() throws {
        var unknown = stream(.left, count: 10)
        for index in unknown.channels.indices { unknown.channels[index].fileUnit = .unknown }
        try WaveWriter().write(recording([unknown]), to: folder.path("out.wav"))
        #expect(throws: RecordingError.self) { try RecordingReader().read(path: folder.path("out.wav")) }
    }

    @Test func `many channels spread their names over several short strings`() throws {
        var wide = stream(.left, count: 5)
        wide.channels = (0..<300).map { number in
            Channel(
                name: "signal \(number)", quantity: .other, axis: nil, fileUnit: .unknown,
                samples: [Double](repeating: Double(number), count: 5))
        }
        wide.channels.append(
            Channel(
                name: "acc", quantity: .acceleration, axis: .x, fileUnit: .standardGravity, samples: [1, 2, 3, 4, 5]))
        let found = try roundTrip(recording([wide]))
        expectSame(found.streams, [wide])
        let contents = try RiffWalker().walk(InputFile(path: folder.path("out.wav")), path: "")
        #expect(contents.info.count > 5)
        #expect(contents.info.allSatisfy { $0.text.utf8.count < 2000 })
        #expect(!found.notes.contains { $0.code == "duplicate_info" })
    }

    @Test func `a file too long for RIFF becomes RF64`() throws {
        var writer = WaveWriter()
        writer.largestRiff = 50_000
        let original = recording([stream(.left)])
        let found = try roundTrip(original, writer: writer)
        #expect(found.source.format == "rf64")
        expectSame(found.streams, original.streams)
        #expect(!found.notes.contains { $0.code == "truncated" || $0.code == "data_size_unset" })
    }

    @Test func `refuses what one WAV file cannot hold`() throws {
        let path = folder.path("out.wav")
        var late = stream(.right)
        late.start = 0.5
        for streams in [
            [], [stream(.left), stream(.right, rate: 100)], [stream(.left), late],
            [stream(.left), stream(.right, count: 9_000)],
            [stream(.left, rate: .nan)], [stream(.left, rate: -5)],
        ] {
            let error = #expect(throws: RecordingError.self) { try WaveWriter().write(recording(streams), to: path) }
            #expect(error?.code == .badData)
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `the file's size is what its chunks say`() throws {
        var original = recording([stream(.left, count: 101, asFloat: true)])
        original.markers = [.init(time: 0.5, label: "odd")]
        try WaveWriter().write(original, to: folder.path("out.wav"))
        let contents = try RiffWalker().walk(InputFile(path: folder.path("out.wav")), path: "")
        #expect(contents.trailingBytes == 0)
        #expect(contents.data.map(\.declared) == [101 * 6 * 4])
        #expect(contents.data.map(\.present) == [101 * 6 * 4])
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path("out.wav")))
        let declared = bytes[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
        #expect(declared == bytes.count - 8)
    }
}
