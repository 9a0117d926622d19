import Glibc
import TestSupport
import Testing

@testable import Recordings

struct QualityControlTests {
    private func notes(
        rate: Double = 204.8, count: Int = 2000, _ edit: (inout SensorStream) -> Void = { _ in }
    ) -> [QualityNote] {
        var random = SeededGenerator(seed: 3)
        var channels: [Channel] = []
        for (quantity, scale) in [(Quantity.acceleration, 1.0), (.angularRate, 2.0)] {
            for (offset, axis) in Axis.allCases.enumerated() {
                let gravity = quantity == .acceleration && axis == .z ? 9.80665 : 0
                channels.append(
                    Channel(
                        name: "\(quantity == .acceleration ? "acc" : "gyr")_\(axis)", quantity: quantity, axis: axis,
                        fileUnit: quantity == .acceleration ? .metresPerSecondSquared : .degreesPerSecond,
                        samples: (0..<count).map {
                            gravity + scale * sin(Double($0) * 0.03 + Double(offset)) + 0.01 * random.nextNormal()
                        }))
            }
        }
        var stream = SensorStream(
            name: "", placement: .foot, side: .left, placementEvidence: "", rate: rate, channels: channels)
        edit(&stream)
        return QualityControl().notes(
            for: Recording(source: RecordingSource(path: "x", format: "test", sha256: ""), streams: [stream]))
    }

    @Test func `a good recording has no notes`() {
        #expect(notes().isEmpty)
    }

    @Test(arguments: [(19.0, "rate_too_low", QualityNote.Severity.error), (60, "rate_low", .warning)])
    func `slow rates`(rate: Double, code: String, severity: QualityNote.Severity) {
        let found = notes(rate: rate)
        #expect(found.map(\.code) == [code])
        #expect(found.map(\.severity) == [severity])
        #expect(found[0].side == .left)
    }

    @Test func `short recordings and many losses`() {
        #expect(notes(count: 300).map(\.code) == ["too_short"])
        #expect(notes { $0.channels[0].missing = [100..<300] }.map(\.code) == ["many_losses"])
    }

    @Test func `a clipped channel is found at either end, a resting one is not clipped`() {
        for sign in [1.0, -1.0] {
            let found = notes { stream in
                stream.channels[3].samples = stream.channels[3].samples.map { sign * min(1.5, sign * $0) }
            }
            #expect(found.map(\.code) == ["clipping"])
            #expect(found[0].message.contains("gyr_x"))
        }
        let resting = notes { stream in
            stream.channels[4].samples = stream.channels[4].samples.enumerated().map { $0 < 1500 ? 0 : $1 + 2 }
        }
        #expect(!resting.contains { $0.code == "clipping" })
    }

    @Test func `a constant channel is told in the file's unit`() {
        let found = notes { stream in
            stream.channels[5].samples = stream.channels[5].samples.map { _ in 5 * Double.pi / 180 }
        }
        #expect(found.map(\.code) == ["constant_channel"])
        #expect(found[0].message.contains("gyr_z is constant (5.0)"))
    }

    @Test func `acceleration of zero is an error, told once`() {
        let found = notes { stream in
            for index in 0..<3 { stream.channels[index].samples = stream.channels[index].samples.map { _ in 0 } }
        }
        #expect(found.map(\.code) == ["acceleration_zero"])
        #expect(found.map(\.severity) == [.error])
    }

    @Test func `gravity that was taken out is noticed`() {
        let found = notes { stream in
            stream.channels[2].samples = stream.channels[2].samples.map { $0 - 9.80665 }
        }
        #expect(found.map(\.code) == ["gravity_removed"])
    }

    @Test func `a spike is told with its time, a gap beside it is none`() {
        let found = notes { $0.channels[0].samples[512] += 40 }
        #expect(found.map(\.code) == ["spikes"])
        #expect(found[0].message.contains("t=2.500 s"))
        let lost = notes { stream in
            stream.channels[0].samples[512] += 40
            stream.channels[0].missing = [512..<513]
        }
        #expect(lost.isEmpty)
    }

    // MARK: - Faults of a sensor

    @Test func `a hung sensor is told with its stretch, a resting one is not`() throws {
        let hung = notes(rate: 100) { stream in
            for index in stream.channels.indices {
                let value = stream.channels[index].samples[510]
                for i in 510..<560 { stream.channels[index].samples[i] = value }
            }
        }
        #expect(hung.map(\.code) == ["stuck"])
        let told = try #require(hung.first)
        #expect(told.start == 5.1 && told.end == 5.6)
        let resting = notes(rate: 100) { stream in
            for (index, level) in [0.0, 0, 9.80665, 0, 0, 0].enumerated() {
                // A coarse sensor at rest, out of which it moves by and by.
                for i in 0..<600 { stream.channels[index].samples[i] = level }
                for i in 600..<700 {
                    let share = Double(i - 600) / 100
                    let sample = stream.channels[index].samples[i]
                    stream.channels[index].samples[i] = level + share * (sample - level)
                }
            }
        }
        #expect(resting.isEmpty)
    }

    @Test func `an axis that stands still while the others move is stuck to its ends`() throws {
        let found = notes(rate: 100) { stream in
            for i in 300..<700 { stream.channels[4].samples[i] = 0.25 }
        }
        #expect(found.map(\.code) == ["stuck"])
        let told = try #require(found.first)
        #expect(told.start == 3 && told.end == 7)
    }

    @Test(arguments: [1.0, -1])
    func `an axis written twice is told and condemns its sensor`(sign: Double) throws {
        let found = notes { stream in
            stream.channels[4].samples = stream.channels[3].samples.map { sign * $0 }
        }
        #expect(found.map(\.code) == ["duplicated_channel"])
        #expect(found.map(\.condemned) == [.angularRate])
        let message = try #require(found.first).message
        #expect(message.contains("gyr_x and gyr_y"))
        #expect(message.contains("opposite") == (sign < 0))
    }

    @Test func `samples in a wrong unit are told with the option that helps`() throws {
        func scaled(_ channels: Range<Int>, _ factor: Double) -> [QualityNote] {
            notes { stream in
                for index in channels {
                    stream.channels[index].samples = stream.channels[index].samples.map { factor * $0 }
                }
            }
        }
        let inG = scaled(0..<3, 1 / 9.80665)
        #expect(inG.map(\.code) == ["acceleration_unit_wrong"])
        let refusal = try #require(inG.first)
        #expect(refusal.severity == .error && refusal.message.contains("--acc-unit"))
        #expect(scaled(0..<3, 9.80665).map(\.code) == ["acceleration_unit_wrong"])
        #expect(scaled(0..<3, 0.6).map(\.code) == ["gravity_implausible"])
        let fast = scaled(3..<6, 180 / .pi)
        #expect(fast.map(\.code) == ["angular_rate_unit_wrong"])
        let note = try #require(fast.first)
        #expect(note.condemned == .angularRate && note.message.contains("--gyro-unit deg/s"))
        let lively = notes { stream in
            stream.channels[2].samples = stream.channels[2].samples.map { 5 * ($0 - 9.80665) + 9.80665 }
            for index in 3..<6 { stream.channels[index].samples = stream.channels[index].samples.map { $0 / 57.3 } }
        }
        #expect(lively.map(\.code) == ["angular_rate_unit_wrong"])
    }

    @Test func `a sensor that lies still is told`() {
        let found = notes { stream in
            for index in stream.channels.indices {
                let level = index == 2 ? 9.80665 : 0
                stream.channels[index].samples = stream.channels[index].samples.map { level + ($0 - level) / 1000 }
            }
        }
        #expect(found.map(\.code) == ["no_movement"])
    }

    @Test func `stuck stretches are missing, at hand and in the file`() throws {
        var random = SeededGenerator(seed: 1)
        let channels = [Quantity.acceleration, .angularRate].map { quantity in
            Channel(
                name: "", quantity: quantity, axis: .x, fileUnit: .unknown,
                samples: (0..<100).map { _ in random.nextNormal() }, missing: [5..<10])
        }
        let stream = SensorStream(
            name: "", placement: .foot, side: .left, placementEvidence: "", rate: 100, channels: channels)
        var deferred = stream
        deferred.deferred = DeferredSamples(of: stream)
        for masked in [stream.masking([8..<20, 40..<60]), try deferred.masking([8..<20, 40..<60]).loaded()] {
            #expect(masked.channels.map(\.missing) == [[5..<20, 40..<60], [5..<20, 40..<60]])
        }
        let part = try deferred.masking([8..<20]).stretch(10..<30)
        #expect(part.channels.map(\.missing) == [[0..<10], [0..<10]])
    }

    @Test func `the first error stops an analysis`() {
        let note = QualityNote(code: "x", severity: .error, message: "of no use")
        let recording = Recording(
            source: RecordingSource(path: "x", format: "test", sha256: ""), streams: [], notes: [note])
        #expect(throws: RecordingError(.badData, path: "x", "of no use")) { try QualityControl().check(recording) }
    }
}
