import TestSupport
import Testing

@testable import Recordings

/// Files written here in every kind of numbers.
struct C3DReaderTests {
    /// Two points over three frames, the second not seen in the middle, and two channels with two samples a frame.
    private func builder(_ processor: C3DProcessor = .intel, isFloat: Bool = true) -> C3DBuilder {
        C3DBuilder(
            processor: processor, isFloat: isFloat, samplesPerFrame: 2,
            points: [[[1, 2, 3], [-4, 5, 6], [7, 8, -9]], [[10, 20, 30], nil, [11, 21, 31]]],
            analog: [[1, 2, 3, 4, 5, 6], [-10, 20, 30, 40, 50, 60]])
    }

    private func metres(_ stored: [Double], _ factor: Double) -> [Double] { stored.map { $0 * factor * 1e-3 } }

    @Test(arguments: C3DProcessor.allCases, [true, false])
    func `points come out of all three kinds of numbers`(processor: C3DProcessor, isFloat: Bool) throws {
        let recording = try readC3D(builder(processor, isFloat: isFloat).bytes)
        let factor = isFloat ? 1.0 : Double(Float(0.1))
        #expect(recording.streams.map(\.name) == ["M1", "M2"])
        #expect(recording.streams.allSatisfy { $0.placement == .marker && $0.rate == 100 })
        let first = recording.streams[0]
        #expect(first.samples(.position, .x) == metres([1, -4, 7], factor))
        #expect(first.samples(.position, .z) == metres([3, 6, -9], factor))
        #expect(first.channels.allSatisfy { $0.missing.isEmpty && $0.fileUnit == .millimetre })
        let second = recording.streams[1]
        #expect(second.channels.allSatisfy { $0.missing == [1..<2] })
        #expect(second.samples(.position, .y) == metres([20, 20, 21], factor))
    }

    @Test(arguments: C3DProcessor.allCases)
    func `numbers of every size`(processor: C3DProcessor) throws {
        let values: [Float] = [0, 1, -1, 0.1, 1e-20, -3.4e18, 65_504, .pi, 8_388_607.5]
        let bytes = C3DBytes(
            bytes: values.flatMap { C3DBuilder(processor: processor).number($0) }, processor: processor)
        for (index, value) in values.enumerated() { #expect(bytes.float(4 * index) == value) }
        #expect(bytes.float(4 * values.count - 3) == nil && bytes.float(-1) == nil)
    }

    @Test func `VAX numbers at the ends of their range`() {
        // Exponent zero is zero; with a sign it is reserved. The greatest exponent is an ordinary number.
        let bytes = C3DBytes(
            bytes: [0x12, 0x00, 0x34, 0x12, 0x00, 0x80, 0, 0, 0x80, 0x7F, 0, 0, 0x80, 0, 0, 0], processor: .dec)
        #expect(bytes.float(0) == 0)
        #expect(bytes.float(4)?.isNaN == true)
        #expect(bytes.float(8) == Float(sign: .plus, exponent: 126, significand: 1))
        #expect(bytes.float(12) == Float(sign: .plus, exponent: -128, significand: 1))
    }

    private func channel(_ change: (inout C3DBuilder) -> Void, isFloat: Bool = false) throws -> [Double] {
        var builder = builder(isFloat: isFloat)
        change(&builder)
        return try C3DFile(builder.bytes, path: "trial.c3d").analog(1)
    }

    @Test func `analog samples with offset and scales`() throws {
        #expect(try channel { _ in } == [-10, 20, 30, 40, 50, 60])
        let scaled = try channel {
            $0.parameters["ANALOG:SCALE"] = .floats([1, 0.5], dimensions: [2])
            $0.parameters["ANALOG:OFFSET"] = .integers([0, 10], dimensions: [2])
            $0.parameters["ANALOG:GEN_SCALE"] = .float(4)
        }
        #expect(scaled == [-40, 20, 40, 60, 80, 100])
        let unsigned = try channel {
            $0.parameters["ANALOG:FORMAT"] = .text(["UNSIGNED"])
            $0.parameters["ANALOG:OFFSET"] = .integers([0, 32_768], dimensions: [2])
        }
        #expect(unsigned == [32_758, -32_748, -32_738, -32_728, -32_718, -32_708])
        let further = try channel {
            $0.parameters["ANALOG:SCALE"] = .floats([1], dimensions: [1])
            $0.parameters["ANALOG:SCALE2"] = .floats([2], dimensions: [1])
        }
        #expect(further == [-20, 40, 60, 80, 100, 120])
    }

    @Test func `labels go on in further parameters, and USED may be a byte`() throws {
        var builder = builder()
        builder.parameters = [
            "POINT:LABELS": .text(["LHEE"]), "POINT:LABELS2": .text(["Subject:R_TOE"]), "POINT:USED": .bytes([2]),
            "POINT:UNITS": .text(["m"]),
        ]
        builder.omitted = ["ANALOG:RATE"]
        let recording = try readC3D(builder.bytes)
        #expect(recording.streams.map(\.name) == ["LHEE", "Subject:R_TOE"])
        #expect(recording.streams.map(\.side) == [.left, .right])
        #expect(recording.streams[0].samples(.position, .x) == [1, -4, 7])
    }

    @Test func `what is no marker is left out and told`() throws {
        var builder = builder()
        builder.points += [builder.points[0], [nil, nil, nil], builder.points[0], builder.points[0]]
        builder.parameters = [
            "POINT:LABELS": .text(["LHEE", "*12", "LKneeAngles", "GONE", "LHEE", "Speed"]),
            "POINT:ANGLES": .text(["LKneeAngles"]), "POINT:SCALARS": .text(["Speed"]),
        ]
        let recording = try readC3D(builder.bytes)
        #expect(recording.streams.map(\.name) == ["LHEE", "LHEE (2)"])
        for name in ["LKneeAngles", "Speed", "*12", "GONE"] {
            #expect(recording.decisions.contains { $0.subject.contains("left out") && $0.choice.contains(name) })
        }
    }

    @Test func `events count from the first frame`() throws {
        var builder = builder()
        builder.firstFrame = 301
        builder.parameters = [
            "EVENT:USED": .integer(3), "EVENT:LABELS": .text(["Foot Off", "Foot Strike", "LHS"]),
            "EVENT:CONTEXTS": .text(["Right", "Left", ""]),
            "EVENT:TIMES": .floats([0, 3.02, 0, 3.01, 1, 0.5], dimensions: [2, 3]),
        ]
        let markers = try readC3D(builder.bytes).markers
        #expect(markers.map(\.label) == ["Left Foot Strike", "Right Foot Off", "LHS"])
        for (marker, time) in zip(markers, [0.01, 0.02, 57.5]) { #expect((marker.time - time).magnitude < 1e-6) }
    }

    @Test func `more frames than the header can count`() throws {
        let count = 65_600
        var builder = C3DBuilder(isFloat: false, points: [(0..<count).map { [Float($0 % 1000), 0, 1] }])
        builder.lastFrame = 65_535
        builder.parameters = [
            "TRIAL:ACTUAL_START_FIELD": .integers([1, 0], dimensions: [2]),
            "TRIAL:ACTUAL_END_FIELD": .integers([count - 65_536, 1], dimensions: [2]),
        ]
        #expect(try readC3D(builder.bytes).streams[0].sampleCount == count)
        builder.parameters = ["POINT:LONG_FRAMES": .float(Float(count))]
        #expect(try readC3D(builder.bytes).streams[0].sampleCount == count)
        builder.parameters = [:]
        #expect(try readC3D(builder.bytes).streams[0].sampleCount == count)
    }

    @Test func `a file cut short is read as far as it goes`() throws {
        let whole = builder().bytes
        let recording = try readC3D(Array(whole.dropLast(10)))
        #expect(recording.streams[0].sampleCount == 2)
        #expect(recording.notes.map(\.code) == ["truncated"])
        #expect(throws: RecordingError.self) { try readC3D(Array(whole.dropLast(300))) }
    }

    @Test func `a missing unit is assumed, a strange one refused`() throws {
        var builder = builder()
        builder.omitted = ["POINT:UNITS"]
        #expect(try readC3D(builder.bytes).notes.map(\.code) == ["assumed_unit"])
        builder.omitted = []
        builder.parameters["POINT:UNITS"] = .text(["furlongs"])
        let error = #expect(throws: RecordingError.self) { try readC3D(builder.bytes) }
        #expect(error?.message.contains("furlongs") == true)
    }

    @Test func `a file without a rate needs one`() throws {
        var builder = builder()
        builder.rate = 0
        let error = #expect(throws: RecordingError.self) { try readC3D(builder.bytes) }
        #expect(error?.remedy == "pass --rate")
        #expect(try readC3D(builder.bytes, options: ReadingOptions(rate: 50)).streams[0].rate == 50)
    }

    @Test func `the side of one among many cannot be stated`() {
        let error = #expect(throws: RecordingError.self) {
            try readC3D(builder().bytes, options: ReadingOptions(side: .left))
        }
        #expect(error?.code == .usage)
    }

    @Test func `a stretch is cut out`() throws {
        let recording = try readC3D(builder().bytes, options: ReadingOptions(from: 0.01))
        #expect(recording.streams[0].sampleCount == 2 && recording.streams[0].start == 0.01)
    }
}
