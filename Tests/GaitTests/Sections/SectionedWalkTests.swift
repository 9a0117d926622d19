import GaitSimulation
import Recordings
import TestSupport
import Testing

@testable import Gait

/// A walk of many minutes, with what a short one is known to hold.
struct SectionedWalkTests {
    /// Both feet of a simulated walk, over and over with rests between; made once.
    private static let walk: [SensorStream] = {
        guard let scenario = WalkingScenario.presets["healthy"] else { return [] }
        var sensor = SensorModel()
        sensor.rate = 100
        let session = WalkingSimulation(scenario: scenario, sensor: sensor, seed: 7).run()
        return [session.left, session.right].map { repeated($0, seconds: 420, rests: [2, 3, 70, 2]) }
    }()

    /// A stream again and again; between two rounds its last sample stays for one of the rests, s.
    private static func repeated(_ stream: SensorStream, seconds: Double, rests: [Double]) -> SensorStream {
        var long = stream
        for index in stream.channels.indices {
            let round = stream.channels[index].samples
            var samples: [Double] = []
            var count = 0
            while Double(samples.count) < seconds * stream.rate {
                samples += round
                // A little noise, since no sensor is ever quite still.
                let rest = Int(rests[count % rests.count] * stream.rate)
                samples += (0..<rest).map { (round.last ?? 0) + 1e-3 * Double($0 % 7) }
                count += 1
            }
            long.channels[index].samples = samples
        }
        return long
    }

    private func analyze(_ streams: [SensorStream], threads: Int? = nil) async throws -> Session {
        var analysis = SessionAnalysis(threads: threads)
        // The same rules with less of everything, so that minutes do for hours.
        analysis.sectioning.longestUncut = 100
        analysis.sectioning.movement = 60
        analysis.sectioning.patience = 10
        analysis.sectioning.remainder = 40
        return try await analysis.analyze([SessionSource(Self.recording(streams))])
    }

    private static func recording(_ streams: [SensorStream]) -> Recording {
        Recording(source: RecordingSource(path: "walk", format: "made", sha256: ""), streams: streams)
    }

    @Test func theSameStridesAreFoundAsInOnePiece() async throws {
        let session = try await analyze(Self.walk)
        for (stream, foot) in zip(Self.walk, session.feet) {
            let whole = WalkingAnalysis().analyze(try stream.inertialSegments(), side: stream.side)
            #expect(foot.sections.count > 1)
            #expect(foot.strides.count == whole.strides.count)
            #expect(foot.strides.map(\.index) == Array(foot.strides.indices))
            #expect(foot.bouts.map(\.strideCount) == whole.bouts.map(\.strideCount))
            #expect(foot.withheld == whole.withheld)
            for (a, b) in zip(foot.strides, whole.strides) {
                #expect(abs(a.initialContact - b.initialContact) < 0.004)
                #expect(abs(a.toeOff - b.toeOff) < 0.004)
                #expect((a.strideTime == nil) == (b.strideTime == nil))
                #expect(abs((a.length ?? 0) - (b.length ?? 0)) < 0.01)
                #expect(abs((a.minToeClearance?.value ?? 0) - (b.minToeClearance?.value ?? 0)) < 0.001)
                #expect(Set(a.flags) == Set(b.flags))
            }
        }
    }

    @Test func samplesThatStayInTheirFileGiveTheSame() async throws {
        let deferred = Self.walk.map { stream in
            var empty = stream
            for index in empty.channels.indices { empty.channels[index].samples = [] }
            empty.deferred = DeferredSamples(of: stream)
            return empty
        }
        let (one, other) = (try await analyze(Self.walk), try await analyze(deferred))
        #expect(one.strides == other.strides)
        #expect(Array(one.events) == Array(other.events))
        #expect(one.bouts == other.bouts)
        #expect(one.notes == other.notes)
        #expect(one.feet.map(\.swings) == other.feet.map(\.swings))
        #expect(one.feet.map(\.model) == other.feet.map(\.model))
        #expect(one.inputs.map(\.stream.sampleCount) == other.inputs.map(\.stream.sampleCount))
    }

    @Test func aTableThatStaysInItsFileGivesTheSame() async throws {
        let folder = try ScratchFolder()
        let path = folder.path("walk.csv")
        try TextTableWriter().write(Self.recording(Self.walk), to: path)
        var options = ReadingOptions()
        let whole = try RecordingReader().read(path: path, options: options)
        options.mostSamplesHeld = 10_000
        let long = try RecordingReader().read(path: path, options: options)
        #expect(long.streams.allSatisfy { $0.deferred != nil } && whole.streams.allSatisfy { $0.deferred == nil })
        let (one, other) = (try await analyze(whole.streams), try await analyze(long.streams))
        #expect(one.feet.allSatisfy { $0.sections.count > 1 })
        #expect(one.strides == other.strides)
        #expect(Array(one.events) == Array(other.events))
        #expect(one.notes == other.notes)
        #expect(one.feet.map(\.swings) == other.feet.map(\.swings))
        #expect(one.inputs.map(\.stream.channels) == other.inputs.map(\.stream.channels))
    }

    @Test func theNumberOfThreadsDoesNotMatter() async throws {
        let (one, other) = (try await analyze(Self.walk, threads: 1), try await analyze(Self.walk))
        #expect(one.strides == other.strides)
        #expect(one.feet.map(\.lying) == other.feet.map(\.lying))
    }

    @Test func aLossOfSamplesAtACutIsNoStrideTime() async throws {
        var streams = Self.walk
        // Everything about the middle of the recording is lost for a third of a second, ten times.
        for stream in streams.indices {
            for channel in streams[stream].channels.indices {
                let rate = streams[stream].rate
                streams[stream].channels[channel].missing = (0..<10).map {
                    let first = Int((60 + 12 * Double($0)) * rate)
                    return first..<first + Int(0.33 * rate)
                }
            }
        }
        let session = try await analyze(streams)
        for foot in session.feet {
            for (before, stride) in zip(foot.strides, foot.strides.dropFirst()) {
                if let time = stride.strideTime {
                    #expect(abs(stride.initialContact - before.initialContact - time) < 1e-9)
                    #expect(time < 2.5)
                }
            }
        }
    }
}
