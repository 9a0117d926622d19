import Foundation
import Recordings
import TestSupport
import Testing

@testable import Gait

/// Recordings of real people, where they are at hand; figures from the evaluation of the method on them.
struct RealRecordingTests {
    /// The feet of a recording of the gaitmap example data; `nil`, and a line that says so, without the recordings.
    private func feet(_ name: String, rate: Double) throws -> [FootAnalysis]? {
        guard let folder = RepositoryFiles.realData else {
            print("skipped: real recordings not found")
            return nil
        }
        var options = ReadingOptions()
        options.rate = rate
        let recording = try RecordingReader().read(
            path: folder.appendingPathComponent("gaitmap/\(name).csv").path, options: options)
        return try recording.streams.map { WalkingAnalysis().analyze(try $0.inertialSegments(), side: $0.side) }
    }

    @Test func theAxesOfTheSensorDoNotMatter() throws {
        guard let foot = try feet("walk_outbound", rate: 204.8),
            let raw = try feet("walk_outbound_not_rotated", rate: 204.8)
        else { return }
        #expect(foot.count == 2 && raw.count == 2)
        for side in [Side.left, .right] {
            let one = try #require(foot.first { $0.side == side })
            let other = try #require(raw.first { $0.side == side })
            #expect(one.withheld.isEmpty && other.withheld.isEmpty)
            #expect(one.strides.count == other.strides.count)
            for (a, b) in zip(one.strides, other.strides) {
                #expect(abs(a.initialContact - b.initialContact) < 0.001)
                #expect((a.minToeClearance == nil) == (b.minToeClearance == nil))
                #expect(abs((a.minToeClearance?.value ?? 0) - (b.minToeClearance?.value ?? 0)) < 0.001)
            }
            #expect(one.strides.filter { $0.minToeClearance != nil }.count >= 10)
            #expect(one.firstNonFinite == nil && one.firstDisorder == nil)
        }
    }

    @Test(arguments: ["ms_left", "ms_right"])
    func aFastWalkerWhoNeverStandsIsFollowed(name: String) throws {
        guard let feet = try feet(name, rate: 102.4) else { return }
        let foot = try #require(feet.first)
        // About 73 strides, the file beginning and ending in the middle of one.
        #expect((72...75).contains(foot.strides.filter { !$0.flags.contains(.weak) }.count))
        let lengths = foot.strides.filter(\.isStraight).compactMap(\.length).sorted()
        #expect(foot.strides.filter { $0.length != nil }.count >= 70)
        // Three turns.
        #expect(lengths.count >= 60)
        #expect((1.80...1.95).contains(lengths[lengths.count / 2]))
        // His foot never rests long enough for the tilt to close.
        #expect(foot.withheld.contains { $0.quantity == "clearance" })
        #expect(foot.strides.allSatisfy { $0.minToeClearance == nil })
        #expect(foot.firstNonFinite == nil && foot.firstDisorder == nil)
    }

    @Test func stairsAreClimbed() throws {
        guard let feet = try feet("stair_up", rate: 204.8) else { return }
        #expect(feet.count == 2)
        var climbed: [Double] = []
        for foot in feet {
            let strides = foot.strides.filter { !$0.flags.contains(.weak) }
            #expect((17...19).contains(strides.count))
            let stairs = strides.filter { $0.terrain == .up }
            #expect(stairs.count >= 15)
            #expect(stairs.allSatisfy { (0.1...0.4).contains($0.rise ?? 0) })
            #expect(!strides.contains { $0.terrain == .down })
            #expect(stairs.allSatisfy { $0.minToeClearance == nil })
            climbed.append(foot.strides.compactMap(\.rise).reduce(0, +))
            #expect(foot.firstNonFinite == nil && foot.firstDisorder == nil)
        }
        // Both feet climb the same stairs.
        if climbed.count == 2 { #expect(abs(climbed[0] - climbed[1]) < 0.05 * climbed[0]) }
    }
}
