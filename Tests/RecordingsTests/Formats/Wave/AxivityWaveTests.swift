import Foundation
import Recordings
import TestSupport
import Testing

/// Genuine files of Axivity's converters.
@Suite struct AxivityWaveTests {
    private func read(_ name: String, _ options: ReadingOptions = ReadingOptions()) throws -> Recording? {
        guard let folder = RepositoryFiles.realFormats else {
            print("skipped: real recordings not found")
            return nil
        }
        return try RecordingReader().read(
            path: folder.appendingPathComponent("wav-axivity/\(name)").path, options: options)
    }

    /// Every file of the collection: channels, frames and rate as the bytes of its header say, and whether it is whole.
    @Test(arguments: [
        ("ax3_testfile.omconvert.wav", 4, 18_000, 100, true),
        ("ax3_testfile.resample102.4.header102Hz.wav", 4, 18_432, 102, true),
        ("ax3_testfile.resample12.5.header13Hz.wav", 4, 2250, 13, true), ("ax3test.wav", 4, 32_640, 100, false),
        ("ax6_testfile.cwa-convert.gyrofirst.float.wav", 6, 11_320, 100, true),
        ("ax6_testfile.cwa-convert.gyrofirst.wav", 6, 11_320, 100, true),
        ("ax6_testfile.omconvert.wav", 7, 12_000, 100, true), ("example-610-steps.omconvert.wav", 4, 72_246, 100, true),
    ])
    func `every file is read as its header says`(
        name: String, channels: Int, frames: Int, rate: Double, isWhole: Bool
    ) throws {
        guard let recording = try read(name, ReadingOptions(requiresUnits: false)) else { return }
        #expect(recording.streams.flatMap(\.channels).count == channels)
        #expect(recording.streams.allSatisfy { $0.sampleCount == frames && $0.declaredRate == rate })
        #expect(recording.notes.contains { $0.code == "truncated" } != isWhole)
        // Gyroscope first or acceleration first: six channels without names stay what they are.
        let isNamed = !name.contains("gyrofirst")
        #expect(recording.streams.contains { $0.channel(.acceleration, .x) != nil } == isNamed)
    }

    private func missingCount(_ channel: Channel?) -> Int { channel?.missing.reduce(0) { $0 + $1.count } ?? -1 }

    @Test func `an AX3 file has scaled acceleration and rows that were not available`() throws {
        guard let recording = try read("ax3_testfile.omconvert.wav") else { return }
        let stream = try #require(recording.streams.first)
        #expect(recording.streams.count == 1)
        #expect(stream.sampleCount == 18_000)
        #expect(stream.rate == 100)
        #expect(recording.startTime == "2019-02-26T10:55:00.000")
        #expect(stream.side == .right)
        #expect(stream.placement == .unknown)
        #expect(stream.placementEvidence.contains("right wrist"))
        for axis in Axis.allCases {
            let channel = try #require(stream.channel(.acceleration, axis))
            #expect(channel.fileUnit == .standardGravity)
            #expect(missingCount(channel) == 601)
        }
        #expect(missingCount(stream.channels.first { $0.name == "Aux" }) == 0)
        #expect(recording.notes.contains { $0.code == "missing_samples" && $0.message.contains("601 of 18000") })
        #expect(recording.source.sha256.count == 64)
    }

    @Test func `an AX6 file has both sensors, missing rows and clipped rows`() throws {
        guard let recording = try read("ax6_testfile.omconvert.wav") else { return }
        let stream = try #require(recording.streams.first)
        #expect(stream.sampleCount == 12_000)
        let x = try #require(stream.channel(.acceleration, .x)).samples
        let y = try #require(stream.channel(.acceleration, .y)).samples
        let z = try #require(stream.channel(.acceleration, .z)).samples
        let gyro = try #require(stream.channel(.angularRate, .z))
        #expect(gyro.fileUnit == .degreesPerSecond)
        #expect(missingCount(gyro) == 670)
        #expect(recording.notes.contains { $0.code == "clipped" && $0.message.contains("419 of 12000") })
        let magnitudes = x.indices.map { (x[$0] * x[$0] + y[$0] * y[$0] + z[$0] * z[$0]).squareRoot() }.sorted()
        #expect(abs(magnitudes[magnitudes.count / 2] - 9.80665) < 0.5)
    }

    @Test func `a file cut upstream says how much of it is there`() throws {
        guard let recording = try read("ax3test.wav") else { return }
        #expect(recording.streams.first?.sampleCount == 32_640)
        let note = try #require(recording.notes.first { $0.code == "truncated" })
        #expect(note.message.contains("759972696") && note.message.contains("261120"))
        #expect(recording.streams.first?.side == .left)
    }

    @Test(arguments: [
        ("ax3_testfile.resample12.5.header13Hz.wav", "12.5"), ("ax3_testfile.resample102.4.header102Hz.wav", "102.4"),
    ])
    func `a rounded rate is doubted and can be stated`(name: String, rate: String) throws {
        guard let recording = try read(name) else { return }
        #expect(recording.notes.contains { $0.code == "rounded_rate" && $0.message.contains(rate) })
        let stated = try read(name, ReadingOptions(rate: Double(rate)))
        #expect(stated?.streams.first?.rate == Double(rate))
        #expect(stated?.notes.contains { $0.code == "rounded_rate" } == false)
    }

    @Test func `a converter that names nothing is refused until the user names the channels`() throws {
        for name in ["ax6_testfile.cwa-convert.gyrofirst.wav", "ax6_testfile.cwa-convert.gyrofirst.float.wav"] {
            let error = #expect(throws: RecordingError.self) {
                if try read(name) == nil { throw RecordingError(.badData, path: "", "skipped") }
            }
            #expect(error?.message == "skipped" || error?.remedy?.contains("--channels") == true)
        }
        var options = ReadingOptions(accelerationUnit: .standardGravity, angularRateUnit: .degreesPerSecond)
        options.channelNames = ["gyr_x", "gyr_y", "gyr_z", "acc_x", "acc_y", "acc_z"]
        options.channelScales = [2000, 2000, 2000, 16, 16, 16]
        for name in ["ax6_testfile.cwa-convert.gyrofirst.wav", "ax6_testfile.cwa-convert.gyrofirst.float.wav"] {
            guard let stream = try read(name, options)?.streams.first else { return }
            let z = try #require(stream.channel(.acceleration, .z)).samples
            #expect(z.allSatisfy { abs($0) <= 16 * 9.80665 })
            #expect(stream.sampleCount == 11_320)
        }
    }

    @Test func `a stretch of a file keeps the clock of the whole`() throws {
        guard let whole = try read("ax6_testfile.omconvert.wav"),
            let part = try read("ax6_testfile.omconvert.wav", ReadingOptions(from: 30, to: 40))
        else { return }
        let all = try #require(whole.streams.first?.channel(.angularRate, .y)).samples
        let stream = try #require(part.streams.first)
        #expect(stream.start == 30)
        #expect(stream.sampleCount == 1001)
        #expect(stream.channel(.angularRate, .y)?.samples == Array(all[3000...4000]))
    }
}
