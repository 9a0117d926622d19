import Testing

@testable import Recordings

@Suite struct WaveReaderTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func read(
        _ builder: WaveBuilder, as name: String = "walk.wav", _ options: ReadingOptions = ReadingOptions()
    ) throws -> Recording {
        try WaveReader().read(path: folder.write(builder.bytes, as: name), options: options)
    }

    private func named(_ form: String = "RIFF", samples: [Int16]) -> WaveBuilder {
        var builder = WaveBuilder(form: form)
        builder.addFormat()
        builder.addComment(
            "Channel-1: Accel-X\nScale-1: 8\nChannel-2: Accel-Y\nScale-2: 8\nChannel-3: Gyro-Z\nScale-3: 2000\n")
        builder.addIntegers(samples)
        return builder
    }

    @Test(arguments: ["RIFF", "RIFX"])
    func `integers are scaled to SI`(form: String) throws {
        let recording = try read(named(form, samples: [4096, -4096, 16_384, 0, 1, -1]))
        let stream = try #require(recording.streams.first)
        #expect(recording.source.format == (form == "RIFF" ? "wav" : "rifx"))
        #expect(stream.channel(.acceleration, .x)?.samples == [9.80665, 0])
        #expect(stream.channel(.acceleration, .y)?.samples == [-9.80665, 8.0 / 32_768 * 9.80665])
        let gyro = try #require(stream.channel(.angularRate, .z)?.samples.first)
        #expect(abs(gyro - 1000 * Double.pi / 180) < 1e-12)
    }

    @Test func `the last channel without a name is the device's word of validity`() throws {
        var builder = WaveBuilder()
        builder.addFormat(channels: 2)
        builder.addComment("Channel-1: Accel-X\nScale-1: 8\n")
        builder.addIntegers([4096, 0x1200, 0, .min, 0, -0x4000, 4096, 0x4000])
        let recording = try read(builder)
        let channel = try #require(recording.streams.first?.channel(.acceleration, .x))
        #expect(channel.missing == [1..<3])
        #expect(recording.streams.first?.channels.last?.samples == [4608, 32_768, 49_152, 16_384])
        #expect(recording.notes.filter { $0.code == "clipped" }.map(\.message).first?.contains("2 of 4") == true)
    }

    @Test func `floating-point samples are taken as they are and gaps are missing`() throws {
        var builder = WaveBuilder()
        builder.addFormat(tag: 3, channels: 1, bits: 32)
        builder.addComment("Channel-1: right_foot_gyr_y\nUnit-1: rad/s\nRate: 102.4")
        builder.addFloats([-12.5, .nan, .infinity, 3, -.infinity])
        let recording = try read(builder)
        let stream = try #require(recording.streams.first)
        let channel = try #require(stream.channel(.angularRate, .y))
        #expect(stream.rate == 102.4)
        #expect(stream.side == .right && stream.placement == .foot)
        #expect(channel.samples == [-12.5, 0, 0, 3, 0])
        #expect(channel.missing == [1..<3, 4..<5])
        #expect(recording.notes.contains { $0.code == "missing_samples" && $0.message.hasPrefix("3 values") })
    }

    @Test(arguments: [(Float(1), PhysicalUnit.standardGravity), (9.81, .metresPerSecondSquared)])
    func `gravity tells the unit of acceleration that nobody states`(size: Float, unit: PhysicalUnit) throws {
        var builder = WaveBuilder()
        builder.addFormat(tag: 3, channels: 3, bits: 32)
        builder.addComment("Channel-1: acc_x\nChannel-2: acc_y\nChannel-3: acc_z")
        builder.addFloats((0..<30).map { $0 % 3 == 2 ? size : 0 })
        let recording = try read(builder)
        let channel = try #require(recording.streams.first?.channel(.acceleration, .z))
        #expect(channel.fileUnit == unit)
        #expect(abs((channel.samples.first ?? 0) - 9.81) < 0.01)
        #expect(recording.notes.contains { $0.code == "assumed_unit" })
    }

    @Test(arguments: [
        ("Channel-1: acc_x\nChannel-2: acc_y\nChannel-3: acc_z", "--acc-unit"),
        ("Channel-1: gyr_x\nChannel-2: gyr_y\nChannel-3: gyr_z", "--gyro-unit"),
        ("Channel-1: acc_x\nUnit-1: deg/s", "--acc-unit"),
        ("Channel-1: acc_x\nUnit-1: g\nScale-1: 8", "--scale 1"),
        ("Channel-1: acc_x\nUnit-1: g\nChannel-2: acc_x\nUnit-2: g", "--channels"),
        ("Channel-1: first\nChannel-2: second\nChannel-3: third", "--channels"),
    ])
    func `a meaning that would be a guess is refused with the way out`(comment: String, remedy: String) throws {
        var builder = WaveBuilder()
        builder.addFormat(tag: 3, channels: 3, bits: 32)
        builder.addComment(comment)
        builder.addFloats((0..<300).map { _ in 0.3 })
        let error = #expect(throws: RecordingError.self) { try read(builder) }
        #expect(error?.code == .badData)
        #expect(error?.remedy?.contains(remedy) == true, "\(String(describing: error))")
        let lenient = try read(builder, ReadingOptions(requiresUnits: false))
        #expect(lenient.streams.first?.sampleCount == 100)
        #expect(lenient.notes.contains { $0.severity == .warning })
    }

    @Test func `integers without a scale are refused and stay whole numbers when only looked at`() throws {
        var builder = WaveBuilder()
        builder.addFormat(channels: 2)
        builder.addComment("Channel-1: acc_x\nChannel-2: acc_y\nUnit-1: g")
        builder.addIntegers([300, -7])
        #expect(throws: RecordingError.self) { try read(builder) }
        let channel = try read(builder, ReadingOptions(requiresUnits: false)).streams.first?.channel(.acceleration, .x)
        #expect(channel?.samples == [300])
        #expect(channel?.fileUnit == .unknown)
        var options = ReadingOptions(accelerationUnit: .standardGravity)
        options.channelScales = [16]
        #expect(try read(builder, options).streams.first?.channel(.acceleration, .x)?.fileUnit == .standardGravity)
    }

    @Test func `statements that do not fit the file are told`() throws {
        let builder = named(samples: [1, 2, 3])
        var names = ReadingOptions()
        names.channelNames = ["acc_x"]
        var scales = ReadingOptions()
        scales.channelScales = [1, 2]
        for options in [names, scales, ReadingOptions(rate: -1), ReadingOptions(from: 5), ReadingOptions(to: .nan)] {
            let error = #expect(throws: RecordingError.self) { try read(builder, options) }
            #expect(error?.code == .usage)
        }
    }

    @Test func `sizes the recorder left open or never finished`() throws {
        var zero = WaveBuilder()
        zero.addFormat()
        zero.add("data", [UInt8](repeating: 0xF0, count: 600), declared: 0)
        let error = #expect(throws: RecordingError.self) { try read(zero, ReadingOptions(requiresUnits: false)) }
        #expect(error?.message.contains("600 bytes follow") == true)
        var short = WaveBuilder()
        short.addFormat()
        short.add("data", [UInt8](repeating: 0xF0, count: 600), declared: 300)
        let recording = try read(short, ReadingOptions(requiresUnits: false))
        #expect(recording.streams.first?.sampleCount == 50)
        #expect(recording.notes.contains { $0.code == "trailing_bytes" && $0.message.contains("300 bytes") })
    }

    @Test func `8-bit samples are called coarse`() throws {
        var builder = WaveBuilder()
        builder.addFormat(channels: 1, bits: 8)
        builder.add("data", [128, 192, 0, 64])
        let recording = try read(builder, ReadingOptions(requiresUnits: false))
        #expect(recording.streams.first?.channels.first?.samples == [0, 64, -128, -64])
        #expect(recording.notes.contains { $0.code == "low_resolution" })
    }

    @Test(arguments: [
        ("walk_left_foot.wav", Side.left, SensorPlacement.foot), ("trial-right.wav", .right, .unknown),
        ("l_bright.wav", .unknown, .unknown), ("left_or_right.wav", .unknown, .unknown),
    ])
    func `the file's name tells what its channels do not`(name: String, side: Side, placement: SensorPlacement) throws {
        let stream = try #require(try read(named(samples: [1, 2, 3]), as: name).streams.first)
        #expect(stream.side == side)
        #expect(stream.placement == placement)
        let stated = try read(named(samples: [1, 2, 3]), as: name, ReadingOptions(side: .right, placement: .shank))
        #expect(stated.streams.first?.side == .right)
        #expect(stated.streams.first?.placement == .shank)
        #expect(stated.streams.first?.placementEvidence == "stated by the user")
    }

    @Test func `both feet in one file become two streams`() throws {
        var builder = WaveBuilder()
        builder.addFormat(tag: 3, channels: 5, bits: 32)
        builder.addComment(
            "Channel-1: left_foot_acc_x\nUnit-1: m/s^2\nChannel-2: right_foot_acc_x\nUnit-2: m/s^2\n"
                + "Channel-3: left_foot_gyr_x\nUnit-3: rad/s\nChannel-4: left_foot_temperature\nUnit-4: ?\n"
                + "Channel-5: trigger\n"
        )
        builder.addFloats([1, 2, 3, 4, 5])
        let streams = try read(builder).streams
        #expect(streams.map(\.side) == [.left, .right, .unknown])
        #expect(streams.map { $0.channels.map(\.samples) } == [[[1], [3], [4]], [[2]], [[5]]])
        #expect(throws: RecordingError.self) { try read(builder, ReadingOptions(side: .left)) }
    }
}
