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

    @Test func `the first error stops an analysis`() {
        let note = QualityNote(code: "x", severity: .error, message: "of no use")
        let recording = Recording(
            source: RecordingSource(path: "x", format: "test", sha256: ""), streams: [], notes: [note])
        #expect(throws: RecordingError(.badData, path: "x", "of no use")) { try QualityControl().check(recording) }
    }
}
