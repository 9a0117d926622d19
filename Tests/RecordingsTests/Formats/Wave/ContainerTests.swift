import Foundation
import Testing

@testable import Recordings

/// Every container with every way of storing samples, and what is written beside them.
@Suite struct ContainerTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private static let encodings = [
        SampleEncoding(8), .init(16), .init(16, valid: 12), .init(24), .init(24, valid: 20), .init(32),
        .init(32, valid: 24), .init(32, isFloat: true), .init(64, isFloat: true),
    ]

    private static let cases: [(SoundContainer, SampleEncoding)] = SoundContainer.allCases.flatMap { container in
        encodings.filter {
            // FLAC has integers up to 24 bits only; AIFF declares the valid bits alone.
            switch container {
            case .flac: !$0.isFloat && $0.bits == $0.validBits && $0.bits <= 24
            case .aiff: ($0.validBits + 7) / 8 * 8 == $0.bits
            default: true
            }
        }.map { (container, $0) }
    }

    private func read(
        _ bytes: [UInt8], _ name: String = "walk", strict: Bool = false,
        _ change: (inout ReadingOptions) -> Void = { _ in }
    ) throws -> Recording {
        var options = ReadingOptions(requiresUnits: strict)
        change(&options)
        return try RecordingReader().read(path: folder.write(bytes, as: name), options: options)
    }

    /// Samples of the channels, frame by frame; what counts as missing as NaN.
    private func values(_ recording: Recording) -> [Double] {
        let channels = recording.streams.flatMap(\.channels)
        return (0..<(channels.first?.samples.count ?? 0)).flatMap { frame in channels.map { $0.samples[frame] } }
    }

    @Test(arguments: cases)
    func `samples are the numbers that were stored`(container: SoundContainer, encoding: SampleEncoding) throws {
        let stored = ContainedRecording(encoding: encoding, values: encoding.values + encoding.values.reversed())
        let recording = try read(stored.bytes(container))
        #expect(recording.source.format == container.rawValue)
        #expect(values(recording).map(\.bitPattern) == stored.values.map(\.bitPattern), "\(values(recording))")
        #expect(recording.streams.first?.rate == 100)
        let told = Set(recording.notes.map(\.code))
        let damage = told.subtracting(["unnamed_channels", "clipped", "low_resolution", "assumed_unit"])
        #expect(damage.isEmpty, "\(recording.notes)")
        #expect(told.contains("low_resolution") == (encoding.validBits <= 8))
        // The highest and the lowest value of the range, in both halves.
        let clipped = recording.notes.first { $0.code == "clipped" }
        #expect(encoding.isFloat ? clipped == nil : clipped?.message.hasPrefix("4 samples") == true)
    }

    @Test(arguments: [("sowt", 16), ("twos", 16), ("in24", 24), ("in32", 32), ("raw ", 8), ("FL32", 32), ("fl64", 64)])
    func `the kinds of AIFF-C that lose nothing are read`(kind: String, bits: Int) throws {
        let encoding = SampleEncoding(bits, isFloat: kind.lowercased().hasPrefix("fl"))
        let stored = ContainedRecording(encoding: encoding, values: encoding.values)
        #expect(values(try read(stored.aiff(kind: kind))) == stored.values)
    }

    @Test(arguments: encodings) func `Core Audio files with the highest byte first are read`(
        encoding: SampleEncoding
    ) throws {
        let stored = ContainedRecording(encoding: encoding, values: encoding.values)
        #expect(values(try read(stored.coreAudio(big: true))) == stored.values)
    }

    @Test(arguments: SoundContainer.allCases)
    func `names, scales, rate, start and markers come through`(container: SoundContainer) throws {
        let stored = ContainedRecording(
            values: (0..<400).map { Double($0 * 13 % 2000 - 1000) },
            comment: "Time: 2024-05-06 13:14:15.250\nRate: 102.4\nChannel-1: left_foot_acc_x\nScale-1: 8\nUnit-1: g\n"
                + "Channel-2: left_foot_gyr_x\nScale-2: 2000\nUnit-2: deg/s\n",
            marks: [(50, "turn"), (100, "stop now")])
        let recording = try read(stored.bytes(container), strict: true)
        let stream = try #require(recording.streams.first)
        #expect(stream.rate == 102.4)
        #expect(stream.side == .left && stream.placement == .foot)
        #expect(recording.startTime == "2024-05-06T13:14:15.250")
        let x = try #require(stream.channel(.acceleration, .x))
        #expect(x.fileUnit == .standardGravity)
        #expect(x.samples[7] == stored.values[14] * 0x1p16 * (8 / 0x1p31 * 9.80665))
        #expect(recording.markers.map(\.time) == [50 / 102.4, 100 / 102.4])
        // FLAC's cue sheet has numbers only.
        let labels = container == .flac ? ["track 1", "track 2"] : ["turn", "stop now"]
        #expect(recording.markers.map(\.label) == labels)
        #expect(recording.notes.filter { $0.code != "rate_mismatch" }.isEmpty, "\(recording.notes)")
    }

    @Test(arguments: [SoundContainer.aiff, .caf])
    func `a header with room for it says a fractional rate`(container: SoundContainer) throws {
        let stored = ContainedRecording(rate: 102.4, values: [1, 2, 3, 4])
        let recording = try read(stored.bytes(container))
        #expect(recording.streams.first?.rate == 102.4)
        #expect(recording.streams.first?.declaredRate == 102.4)
        #expect(!recording.notes.contains { $0.code == "rounded_rate" })
    }

    @Test(arguments: SoundContainer.allCases)
    func `what is cut off is told with both sizes`(container: SoundContainer) throws {
        let stored = ContainedRecording(values: (0..<400).map { Double($0) })
        let bytes = stored.bytes(container)
        guard container != .flac else {
            // Its one frame is lost with its end.
            #expect(throws: RecordingError.self) { try read(Array(bytes.dropLast(100))) }
            return
        }
        let recording = try read(Array(bytes.dropLast(100)))
        #expect(values(recording) == Array(stored.values.prefix(350)))
        let note = try #require(recording.notes.first { $0.code == "truncated" })
        #expect(note.message.contains("800") && note.message.contains("700"), "\(note.message)")
    }

    @Test(arguments: SoundContainer.allCases)
    func `any cut is survived and never adds a sample`(container: SoundContainer) throws {
        let stored = ContainedRecording(
            values: (0..<40).map { Double($0) }, comment: "Rate: 50\n", marks: [(3, "turn")])
        let bytes = stored.bytes(container)
        for length in 0..<bytes.count {
            guard let recording = try? read(Array(bytes.prefix(length))) else { continue }
            let found = values(recording)
            #expect(found == Array(stored.values.prefix(found.count)), "\(length) bytes")
        }
    }

    /// The place of the size of the samples in each container, and what an unfinished file has there.
    private static let sizes: [(SoundContainer, String, Int)] = [
        (.wav, "data", 4), (.rifx, "data", 4), (.w64, "data", 16), (.aiff, "SSND", 4), (.caf, "data", 4),
    ]

    @Test(arguments: sizes)
    func `a file whose size was never filled in is read when the user asks for it`(
        container: SoundContainer, name: String, gap: Int
    ) throws {
        let stored = ContainedRecording(values: (0..<40).map { Double($0 * 700) })
        var bytes = stored.bytes(container)
        let start = try #require(bytes.firstRange(of: Array(name.utf8))?.lowerBound)
        let width = container == .w64 || container == .caf ? 8 : 4
        for offset in 0..<width { bytes[start + gap + offset] = 0 }
        if container == .w64 { bytes[start + gap] = 24 }
        let error = #expect(throws: RecordingError.self) { try read(bytes) }
        #expect(error?.message.contains("did not finish") == true, "\(String(describing: error))")
        #expect(error?.remedy?.contains("--salvage") == true)
        let recording = try read(bytes) { $0.salvagesUnfinished = true }
        #expect(values(recording) == stored.values)
        #expect(recording.notes.contains { $0.code == "salvaged" && $0.message.contains("80 bytes") })
    }

    @Test func `a FLAC file that declares what its bytes cannot hold is refused`() throws {
        var bytes = ContainedRecording(values: [1, 2, 3, 4]).bytes(.flac)
        // The last 36 bits of these eight bytes are the number of frames.
        for place in 22..<26 { bytes[place] = 0xFF }
        let error = #expect(throws: RecordingError.self) { try read(bytes) }
        #expect(error?.message.contains("no measured signal is so small") == true, "\(String(describing: error))")
        for place in 22..<26 { bytes[place] = 0 }
        let open = #expect(throws: RecordingError.self) { try read(bytes) }
        #expect(open?.message.contains("leaves the number of frames open") == true, "\(String(describing: open))")
    }

    @Test func `an AIFF header that declares other frames than its samples is told`() throws {
        var bytes = ContainedRecording(values: [1, 2, 3, 4, 5, 6]).aiff()
        bytes[25] = 2
        let recording = try read(bytes)
        #expect(values(recording) == [1, 2, 3, 4])
        #expect(recording.notes.contains { $0.code == "frame_count" })
    }

    @Test func `remarks of AIFF name marks and hold text`() throws {
        var bytes = ContainedRecording(values: [1, 2, 3, 4]).aiff()
        func add(_ name: String, _ content: [UInt8]) {
            bytes += Array(name.utf8) + SampleEncoding.bytes(UInt32(content.count)) + content
        }
        add("NAME", Array("Device: X1\nMetadata: _p=left+ankle".utf8))
        add("MARK", [0, 1, 0, 9, 0, 0, 0, 1, 0, 0])
        add(
            "COMT",
            [0, 2] + [0, 0, 0, 0, 0, 9, 0, 4] + Array("turn".utf8) + [0, 0, 0, 0, 0, 0, 0, 8] + Array("Rate: 50".utf8))
        let recording = try read(bytes)
        #expect(recording.markers == [.init(time: 1.0 / 50, label: "turn")])
        #expect(recording.streams.first?.side == .left)
        #expect(recording.decisions.contains { $0.subject == "device" && $0.choice == "X1" })
    }

    @Test func `the summary of a Wave64 file is text`() throws {
        var bytes = ContainedRecording(values: [1, 2, 3, 4]).bytes(.w64)
        let text = Array("Rate: 51.2\0".utf16).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let content: [UInt8] = [1, 0, 0, 0] + Array("ICMT".utf8) + [UInt8(text.count), 0, 0, 0] + text
        bytes += [0x92, 0x5F, 0x94, 0xBC, 0x52, 0x5A, 0xD2, 0x11, 0x86, 0xDC, 0x00, 0xC0, 0x4F, 0x8E, 0xDB, 0x8A]
        bytes += [UInt8(content.count + 24), 0, 0, 0, 0, 0, 0, 0] + content
        #expect(try read(bytes).streams.first?.rate == 51.2)
    }

    @Test func `keys of Vorbis comments and chunks of the former WAV file count`() throws {
        let stored = ContainedRecording(values: [1, 2, 3, 4])
        func block(_ kind: UInt8, _ content: [UInt8]) -> [UInt8] {
            [kind, 0, 0, UInt8(content.count)] + content
        }
        let key = Array("RATE=204.8".utf8)
        let comments = block(4, [0, 0, 0, 0, 1, 0, 0, 0, UInt8(key.count), 0, 0, 0] + key)
        let info = Array("INFOIART".utf8) + [8, 0, 0, 0] + Array("Id: 4711".utf8)
        let foreign = block(2, Array("riffLIST".utf8) + [UInt8(info.count), 0, 0, 0] + info)
        var bytes = stored.bytes(.flac)
        // The stream information is no longer the last block.
        bytes[4] = 0
        bytes.insert(contentsOf: comments + [0x80 | foreign[0]] + foreign.dropFirst(), at: 42)
        let recording = try read(bytes)
        #expect(recording.streams.first?.rate == 204.8)
        #expect(recording.decisions.contains { $0.subject == "device" && $0.choice == "4711" })
        #expect(values(recording) == stored.values)
    }

    @Test(
        arguments: [
            ("MPEG", 0x55), ("A-law", 6), ("µ-law", 7), ("ADPCM", 2), ("GSM", 0x31), ("format tag 99", 99),
        ] as [(String, UInt16)])
    func `sound compressed with loss is refused by its name`(name: String, tag: UInt16) throws {
        var builder = WaveBuilder()
        builder.addFormat(tag: tag, channels: 1, bits: 8)
        builder.add("data", [1, 2, 3, 4])
        let error = #expect(throws: RecordingError.self) { try read(builder.bytes) }
        #expect(error?.message.contains(name) == true)
        #expect(error?.message.contains("no sensor signal") == true)
        let aiff = #expect(throws: RecordingError.self) {
            try read(ContainedRecording(values: [1, 2]).aiff(kind: "ulaw"))
        }
        #expect(aiff?.message.contains("'ulaw'") == true)
    }

    @Test(
        arguments: [
            ("2024-05-06", "13:14:15", 47_655_250, "2024-05-06T13:14:15.250"),
            ("2024:05:06", "13-14-15", 0, "2024-05-06T13-14-15"),
            // An hour of somebody's timeline, not of the clock.
            ("2024-05-06", "13:14:15", 3_600_000, "2024-05-06T13:14:15"),
            ("2024-05-06", "", 500, "2024-05-06T00:00:00.500"),
            ("2024-05-06", "", 90_000_000, "2024-05-06"),
        ] as [(String, String, UInt64, String)])
    func `the broadcast extension says when it began`(date: String, time: String, samples: UInt64, start: String) throws
    {
        var builder = WaveBuilder()
        builder.addFormat(channels: 1, rate: 1000)
        func field(_ text: String, _ count: Int) -> [UInt8] {
            Array(text.utf8) + [UInt8](repeating: 0, count: count - text.utf8.count)
        }
        builder.add("bext", field("", 320) + field(date, 10) + field(time, 8) + builder.number(samples))
        builder.addIntegers([1, 2])
        #expect(try read(builder.bytes).startTime == start)
    }

    @Test func `thousands of marks keep their names`() throws {
        let marks = (0..<4000).map { (sample: UInt32($0), name: "mark \($0)") }
        let stored = ContainedRecording(values: [1, 2], marks: marks)
        let found = try read(stored.bytes(.wav)).markers
        #expect(found.count == 4000)
        #expect(found.last?.label == "mark 3999")
    }

    @Test func `the step of 8-bit samples is told in their unit`() throws {
        let stored = ContainedRecording(
            encoding: SampleEncoding(8), values: [1, 2],
            comment: "Channel-1: Accel-X\nScale-1: 8\nChannel-2: Accel-Y\nScale-2: 8\n")
        let note = try read(stored.bytes(.wav)).notes.first { $0.code == "low_resolution" }
        #expect(note?.message.contains("one step of Accel-X is 0.0625 g") == true, "\(note?.message ?? "")")
    }

    @Test func `a file beyond 4 GiB is RF64 and is read at its end`() throws {
        let format = try WaveFormat(channels: 6, rate: 100, bits: 64, isFloat: true, path: "")
        let frames = 100_000_000
        let header = WaveHeader(format: format, frames: frames, info: [], cues: []).bytes()
        #expect(header.starts(with: "RF64".utf8))
        let path = try folder.write(header, as: "long.wav")
        // The samples are a hole in the file and take no room on the disk.
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.truncate(atOffset: UInt64(header.count + (frames - 1) * 48))
        try file.seekToEnd()
        try file.write(contentsOf: (1...6).flatMap { SampleEncoding.bytes(Double($0).bitPattern).reversed() })
        try file.close()
        let options = ReadingOptions(from: Double(frames - 2) / 100, requiresUnits: false)
        let recording = try WaveReader().read(path: path, options: options)
        #expect(values(recording) == [0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6])
        #expect(!recording.notes.contains { ["truncated", "data_size_unset"].contains($0.code) })
        let short = WaveHeader(format: format, frames: 80_000_000, info: [], cues: []).bytes()
        #expect(short.starts(with: "RIFF".utf8))
    }
}
