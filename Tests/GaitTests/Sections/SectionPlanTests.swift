import Testing

@testable import Gait

/// Where recordings are cut, from nothing but whether somebody walks.
struct SectionPlanTests {
    /// Sections of alternating walking and rest, s.
    private func sections(_ parts: [(walks: Bool, seconds: Int)]) -> [SectionPlan.Section] {
        var planner = SectionPlanner()
        for part in parts {
            for _ in 0..<2 * part.seconds { planner.append(part.walks) }
        }
        planner.finish()
        return planner.sections
    }

    @Test func aWalkWithoutPauseIsCutIntoPartsThatFollowOnEachOther() {
        let sections = sections([(true, 3000)])
        #expect(sections.count > 3)
        #expect(sections.allSatisfy { $0.kept.count == 1 })
        #expect(sections.first?.kept.first?.lowerBound == 0)
        #expect(sections.last?.kept.last?.upperBound == 3000)
        for (one, next) in zip(sections, sections.dropFirst()) {
            #expect(one.kept.last?.upperBound == next.kept.first?.lowerBound)
        }
        // Every section holds enough to learn a foot from, the last one too.
        #expect(sections.flatMap(\.kept).allSatisfy { (240...780).contains($0.upperBound - $0.lowerBound) })
    }

    @Test func theCutIsMadeInAPause() throws {
        let sections = sections([(true, 500), (false, 8), (true, 400)])
        #expect(sections.count == 2)
        let cut = try #require(sections.first?.kept.last?.upperBound)
        #expect((500...508).contains(cut))
    }

    @Test func timesWithoutWalkingAreLeftOut() throws {
        let sections = sections([(false, 1000), (true, 300), (false, 600), (true, 300), (false, 3000)])
        let kept = sections.flatMap(\.kept)
        #expect(kept.reduce(0) { $0 + $1.upperBound - $1.lowerBound } < 700)
        for walk in [1000.0..<1300, 1900..<2200] {
            #expect(kept.contains { $0.lowerBound <= walk.lowerBound - 9 && $0.upperBound >= walk.upperBound + 9 })
        }
    }

    @Test func aRestInWhichTheSensorMayHaveComeOffEndsASection() {
        let sections = sections([(true, 200), (false, 4000), (true, 300)])
        #expect(sections.count == 2)
    }

    @Test func littleWalkingAtTheEndGoesWithWhatWasBefore() {
        #expect(sections([(true, 500), (false, 10), (true, 100)]).count == 1)
    }

    @Test func nothingThatMovesIsNoSection() {
        #expect(sections([(false, 5000)]).isEmpty)
        #expect(sections([]).isEmpty)
    }
}
