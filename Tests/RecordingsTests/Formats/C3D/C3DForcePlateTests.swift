import Testing

@testable import Recordings

/// Plates whose load is known, by way of files.
struct C3DForcePlateTests {
    /// Corners of a plate 400 mm along the laboratory's x and 600 mm along its y, the middle at (1000, 2000, 0) mm: its
    /// first axis along the laboratory's y, its second along x, its third down.
    private static let corners: [Float] = [1200, 2300, 0, 1200, 1700, 0, 800, 1700, 0, 800, 2300, 0]

    /// A plate with constant samples in its channels.
    private func plate(
        type: Int, _ samples: [Float], origin: [Float] = [0, 0, -40], count: Int = 4, matrix: [Float]? = nil,
        change: (inout C3DBuilder) -> Void = { _ in }
    ) throws -> Recording {
        var builder = C3DBuilder(samplesPerFrame: 2)
        builder.analog = samples.map { [Float](repeating: $0, count: count) }
        builder.parameters = [
            "FORCE_PLATFORM:USED": .integer(1), "FORCE_PLATFORM:TYPE": .integers([type], dimensions: [1]),
            "FORCE_PLATFORM:CORNERS": .floats(Self.corners, dimensions: [3, 4, 1]),
            "FORCE_PLATFORM:ORIGIN": .floats(origin, dimensions: [3, 1]),
            "FORCE_PLATFORM:CHANNEL": .integers(Array(1...samples.count), dimensions: [samples.count, 1]),
        ]
        if let matrix { builder.parameters["FORCE_PLATFORM:CAL_MATRIX"] = .floats(matrix, dimensions: [6, 6, 1]) }
        change(&builder)
        return try readC3D(builder.bytes)
    }

    private func expect(
        _ recording: Recording, _ quantity: Quantity, _ values: [Double], tolerance: Double = 1e-6,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let stream = try #require(recording.streams.first)
        for (axis, value) in zip(Axis.allCases, values) {
            let sample = try #require(stream.channel(quantity, axis)?.samples.first)
            #expect(
                (sample - value).magnitude < tolerance, "\(quantity) \(axis): \(sample)", sourceLocation: sourceLocation
            )
        }
    }

    // The plate feels 30 N along its x, −20 N along its y and −800 N along its z, at x = 100 mm, y = −50 mm of its
    // middle, with 5 N·m about its z. In the laboratory that is (−20, 30, 800) N at (0.95, 2.1, 0) m.
    private static let force: [Float] = [30, -20, -800]

    private func expectLoad(_ recording: Recording) throws {
        #expect(recording.streams.map(\.name) == ["plate 1"])
        #expect(recording.streams[0].placement == .forcePlate && recording.streams[0].side == .unknown)
        #expect(recording.streams[0].rate == 200)
        try expect(recording, .force, [-20, 30, 800])
        try expect(recording, .position, [0.95, 2.1, 0])
        // r × F + 5 N·m about the plate's z, about the middle: (−0.05, 0.1, 0) × (−20, 30, 800), and z down.
        try expect(recording, .moment, [0.1 * 800, 0.05 * 800, -0.05 * 30 + 0.1 * 20 - 5])
        #expect(recording.streams[0].channels.allSatisfy { $0.missing.isEmpty })
    }

    /// The moment about the middle of the surface in the plate's axes, N·mm.
    private static let moment: [Float] = [-50 * -800, -100 * -800, 100 * -20 - -50 * 30 + 5000]

    /// The moment about an origin 40 mm below the surface and 3 and 2 mm beside its middle.
    private static func aboutOrigin(_ way: [Float]) -> [Float] {
        let (f, m) = (force, moment)
        return [
            m[0] + way[1] * f[2] - way[2] * f[1], m[1] + way[2] * f[0] - way[0] * f[2],
            m[2] + way[0] * f[1] - way[1] * f[0],
        ]
    }

    @Test(arguments: [false, true])
    func `type 2, the origin stored either way`(isReversed: Bool) throws {
        let way: [Float] = [3, 2, -40]
        let samples = Self.force + Self.aboutOrigin(way)
        try expectLoad(try plate(type: 2, samples, origin: isReversed ? way.map { -$0 } : way))
    }

    @Test func `type 1 gives the centre of pressure itself`() throws {
        try expectLoad(try plate(type: 1, Self.force + [100, -50, 5000]))
    }

    @Test func `type 4 goes through its matrix`() throws {
        let way: [Float] = [0, 0, -40]
        let wanted = Self.force + Self.aboutOrigin(way)
        // Volts that the matrix turns into the load: channels doubled, and one that leaks into others.
        var matrix = [Float](repeating: 0, count: 36)
        for place in 0..<6 { matrix[place * 6 + place] = 2 }
        matrix[3 * 6 + 2] = 0.125  // Channel 4 leaks into Fz,
        matrix[0 * 6 + 4] = 0.5  // and channel 1 into My.
        var volts = wanted.map { $0 / 2 }
        volts[2] = (wanted[2] - 0.125 * volts[3]) / 2
        volts[4] = (wanted[4] - 0.5 * volts[0]) / 2
        try expectLoad(try plate(type: 4, volts, matrix: matrix))
    }

    @Test func `type 3 sums four cells`() throws {
        // Cells 120 mm and 200 mm from the middle, 40 mm deep. The vertical forces bear the moments about the middle of
        // the cells, the horizontal ones the moment about the vertical.
        let way: [Float] = [0, 0, -40]
        let about = Self.aboutOrigin(way)
        let (a, b): (Float, Float) = (120, 200)
        let (along, across) = (about[0] / (4 * b), about[1] / (4 * a))
        let mean = Self.force[2] / 4
        let vertical = [mean + along - across, mean + along + across, mean - along + across, mean - along - across]
        // Mz = b (fx34 − fx12) with fy14 = fy23.
        let twist = about[2] / b
        let samples = [(Self.force[0] - twist) / 2, (Self.force[0] + twist) / 2, -10, -10] + vertical
        let recording = try plate(type: 3, samples, origin: [a, b, 40])
        try expect(recording, .force, [-20, 30, 800], tolerance: 1e-3)
        try expect(recording, .position, [0.95, 2.1, 0])
        try expect(recording, .moment, [80, 40, -4.5], tolerance: 1e-4)
    }

    @Test func `an unloaded plate has no centre of pressure`() throws {
        let recording = try plate(type: 2, [1, 1, -9.9, 100, 100, 1])
        let stream = recording.streams[0]
        #expect(stream.channel(.position, .x)?.missing == [0..<4])
        #expect(stream.channel(.force, .x)?.missing == [])
        #expect(stream.channels.allSatisfy { $0.samples.allSatisfy(\.isFinite) })
    }

    @Test func `units of the channels are kept to`() throws {
        let samples = Self.force + Self.moment.map { $0 / 1000 }
        let recording = try plate(type: 2, samples, origin: [0, 0, 0]) {
            $0.parameters["ANALOG:UNITS"] = .text(["N", "N", "N", "N.m", "Nm", "N m"])
        }
        try expectLoad(recording)
    }

    @Test func `volts beside scaled channels are told, an unknown unit is not read`() throws {
        let volts = try plate(type: 2, Self.force + Self.moment, origin: [0, 0, 0]) {
            $0.parameters["ANALOG:UNITS"] = .text(Array(repeating: "V", count: 6))
        }
        try expectLoad(volts)
        #expect(volts.notes.map(\.code) == ["assumed_unit"])
        let error = #expect(throws: RecordingError.self) {
            try plate(type: 2, Self.force + Self.moment) {
                $0.parameters["ANALOG:UNITS"] = .text(["lbf", "lbf", "lbf", "Nmm", "Nmm", "Nmm"])
            }
        }
        #expect(error?.message.contains("in 'lbf'") == true)
        let kilo = try plate(type: 2, Self.force + Self.moment, origin: [0, 0, 0]) {
            $0.parameters["ANALOG:UNITS"] = .text(["kN", "kN", "kN", "Nmm", "Nmm", "Nmm"])
        }
        let (plain, thousandfold) = (
            volts.streams.compactMap { $0.channel(.force, .z) }, kilo.streams.compactMap { $0.channel(.force, .z) }
        )
        #expect(plain.count == 1 && thousandfold.count == 1)
        for (a, b) in zip(plain[0].samples, thousandfold[0].samples) {
            #expect(abs(1000 * a - b) < 1e-6 * abs(b) + 1e-9)
        }
    }

    @Test(arguments: [
        ("FORCE_PLATFORM:TYPE", C3DBuilder.Value.integers([6], dimensions: [1]), "type 6"),
        ("FORCE_PLATFORM:CORNERS", .floats([Float](repeating: 0, count: 12), dimensions: [3, 4, 1]), "corners"),
        ("FORCE_PLATFORM:CHANNEL", .integers([1, 2, 3, 4, 5, 7], dimensions: [6, 1]), "channels"),
        ("FORCE_PLATFORM:CHANNEL", .integers([1, 2, 3, 4, 5, 5], dimensions: [6, 1]), "channels"),
        ("FORCE_PLATFORM:ORIGIN", .floats([1], dimensions: [1]), "origin"),
    ])
    func `a plate that cannot be read is left out by itself`(
        name: String, value: C3DBuilder.Value, words: String
    ) throws {
        let recording = try plate(type: 2, Self.force + Self.moment) {
            $0.parameters[name] = value
            $0.points = [[[0, 0, 1], [0, 0, 1]]]
        }
        #expect(recording.streams.map(\.name) == ["M1"])
        let note = try #require(recording.notes.first)
        #expect(note.code == "force_plate_left_out" && note.message.contains(words))
    }

    @Test func `two plates do not share channels`() throws {
        let recording = try plate(type: 2, Self.force + Self.moment) {
            $0.parameters["FORCE_PLATFORM:USED"] = .integer(2)
            $0.parameters["FORCE_PLATFORM:TYPE"] = .integers([2, 2], dimensions: [2])
            $0.parameters["FORCE_PLATFORM:CORNERS"] = .floats(Self.corners + Self.corners, dimensions: [3, 4, 2])
            $0.parameters["FORCE_PLATFORM:ORIGIN"] = .floats([0, 0, -40, 0, 0, -40], dimensions: [3, 2])
            $0.parameters["FORCE_PLATFORM:CHANNEL"] = .integers(
                [1, 2, 3, 4, 5, 6, 6, 5, 4, 3, 2, 1], dimensions: [6, 2])
        }
        #expect(recording.streams.map(\.name) == ["plate 1"])
        #expect(recording.notes.first?.message.contains("another plate") == true)
    }
}

extension C3DBuilder.Value: CustomTestStringConvertible {
    var testDescription: String { "parameter" }
}
