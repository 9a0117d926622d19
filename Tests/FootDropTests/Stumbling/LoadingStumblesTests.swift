import Gait
import Recordings
import Testing

@testable import FootDrop

struct LoadingStumblesTests {
    /// A foot of regular swings of 0.4 s in strides of 1.1 s, with one swing of another length.
    private func foot(
        swing: Double = 0.4, at number: Int = 10, count: Int = 20, on source: SensorPlacement = .insole
    ) -> FootAnalysis {
        var foot = FootAnalysis(side: .left)
        foot.source = source
        foot.strides = (0..<count).map { k in
            let start = 1.1 * Double(k)
            let uneven = k % 2 == 0 ? 0.005 : -0.005
            let length = k == number ? swing : 0.4 + uneven
            var stride = Stride(
                side: .left, index: k, start: start, toeOff: start + 0.3, initialContact: start + 0.3 + length,
                end: start + 1.1)
            stride.strideTime = 1.1
            return stride
        }
        return foot
    }

    private func loading(
        _ candidates: [(LoadingCandidate.Kind, Double)], on source: SensorPlacement = .insole
    ) -> [LoadingAnalysis] {
        var loading = LoadingAnalysis()
        loading.candidates = candidates.map {
            LoadingCandidate(side: .left, time: $0.1, kind: $0.0, source: source, why: "a load")
        }
        return [loading]
    }

    @Test func aLoadInAnOrdinarySwingIsAScuff() throws {
        let found = try #require(
            LoadingStumbles().search(foot(), in: loading([(.toeContactInSwing, 11.5)])))
        #expect(found.events.map(\.stumble.kind) == [.scuff])
        #expect(found.events[0].stumble.stride == 10 && found.events[0].stumble.score == 0.4)
        #expect(!found.isFalseRateKnown && found.swingCount == 20)
    }

    @Test(arguments: [(0.6, Stumble.Kind.stumbleElevating), (0.25, .stumbleLowering)])
    func theSwingTellsTheKind(swing: Double, kind: Stumble.Kind) throws {
        let found = try #require(
            LoadingStumbles().search(foot(swing: swing), in: loading([(.toeContactInSwing, 11.4)])))
        #expect(found.events.map(\.stumble.kind) == [kind])
        #expect(found.events[0].stumble.score == 0.6)
    }

    @Test func anUnusualContactCountsOnABeltOnly() throws {
        let belt = SensorPlacement.forcePlate
        let alone = try #require(
            LoadingStumbles().search(foot(on: belt), in: loading([(.unusualContact, 11.7)], on: belt)))
        #expect(alone.events.isEmpty)
        let time = 11 + 0.3 + 0.6
        let late = try #require(
            LoadingStumbles().search(foot(swing: 0.6, on: belt), in: loading([(.unusualContact, time)], on: belt)))
        #expect(late.events.map(\.stumble.score) == [0.3])
        // Several together are a stop.
        let stop = loading(
            [(.unusualContact, time), (.unusualContact, time + 1), (.unusualContact, time - 1)], on: belt)
        #expect(try #require(LoadingStumbles().search(foot(swing: 0.6, on: belt), in: stop)).events.isEmpty)
        // On an insole one walks freely, and turns.
        let insole = try #require(LoadingStumbles().search(foot(swing: 0.6), in: loading([(.unusualContact, time)])))
        #expect(insole.events.isEmpty)
    }

    @Test func aChatteringCellIsNoContact() throws {
        let chatter = try #require(LoadingStumbles().search(foot(), in: loading([(.briefContact, 11.5)])))
        #expect(chatter.events.isEmpty)
        let caught = try #require(LoadingStumbles().search(foot(swing: 0.6), in: loading([(.briefContact, 11.5)])))
        #expect(caught.events.map(\.stumble.kind) == [.stumbleElevating])
    }

    @Test func twoSignsOfOneSwingAreOneEvent() throws {
        let signs = loading([(.toeContactInSwing, 11.4), (.unusualContact, 11.9)])
        let found = try #require(LoadingStumbles().search(foot(swing: 0.6), in: signs))
        #expect(found.events.count == 1 && found.events[0].stumble.score == 0.6)
    }

    @Test func fewSwingsAndOtherSensorsAreNotSearched() throws {
        let few = try #require(LoadingStumbles().search(foot(count: 6), in: []))
        #expect(few.reason != nil && few.events.isEmpty)
        #expect(LoadingStumbles().search(FootAnalysis(side: .left), in: []) == nil)
    }
}
