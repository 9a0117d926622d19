import Testing

@testable import Reports

struct PlotTests {
    @Test(arguments: [(0.7, 0.5), (1.0, 1), (1.3, 1), (1.5, 2), (3.0, 2), (3.5, 5), (8.0, 10), (0.023, 0.02)])
    func stepsAreRound(asked: Double, given: Double) {
        #expect((PlotScale.roundStep(asked) - given).magnitude < 1e-12 * given)
    }

    @Test func marksLieOnRoundValuesInside() {
        let scale = PlotScale(-7...23, from: 0, to: 300)
        #expect(scale.marks(about: 6) == [-5, 0, 5, 10, 15, 20])
        #expect(scale.decimals(about: 6) == 0)
        #expect(PlotScale(0...1, from: 0, to: 1).decimals(about: 5) == 1)
    }

    @Test func aScaleMapsItsEnds() {
        let scale = PlotScale(10...20, from: 100, to: 0)
        #expect(scale(10) == 100)
        #expect(scale(20) == 0)
        #expect(scale(15) == 50)
        #expect(scale.clamped(1000) == 0)
        #expect(PlotScale(3...3, from: 0, to: 10)(3) == 5)
    }

    @Test func rangesLeaveOutWhatIsNotFinite() {
        #expect(PlotScale.range(of: [.nan, 1, .infinity, 3], margin: 0.5) == 0...4)
        #expect(PlotScale.range(of: [Double.nan]) == nil)
    }

    @Test func binsAreSharedAndHoldEverything() throws {
        let histograms = Histogram.histograms(of: [[1.0, 1.05, 2.0], [1.5, .nan]], about: 10)
        #expect(histograms.map { $0.counts.reduce(0, +) } == [3, 1])
        #expect(histograms[0].start == histograms[1].start)
        #expect(histograms[0].counts.count == histograms[1].counts.count)
        #expect((histograms[0].width - 0.1).magnitude < 1e-12)
        #expect(histograms[0].counts[0] == 2)
        #expect(Histogram.histograms(of: [[], []]).isEmpty)
        #expect(Histogram.histograms(of: [[4.0]])[0].counts == [1])
    }

    @Test func successiveMediansNeedEnoughStrides() {
        let times = (0..<45).map(Double.init)
        let groups = SuccessiveMedians.groups(times: times, values: times.map { 2 * $0 })
        #expect(groups.map(\.count) == [11, 11, 11, 12])
        #expect(groups[0].median == 10)
        #expect(groups[0].time == 5)
        #expect(SuccessiveMedians.groups(times: Array(times.prefix(19)), values: Array(times.prefix(19))).isEmpty)
    }

    @Test func numbersAreWritten() {
        #expect(Words.number(-1.25, decimals: 1) == "−1.2")
        #expect(Words.range(-3...4, decimals: 0) == "−3 to 4")
        #expect(Words.range(3...4, decimals: 0) == "3–4")
        #expect(Words.time(59.96) == "1:00.0")
        #expect(Words.time(61.24) == "1:01.2")
        #expect(Words.duration(59.9) == "59.9 s")
        #expect(Words.duration(364.4) == "6 min 4 s")
        #expect(Words.duration(119.9) == "2 min 0 s")
        #expect(Words.estimate(nil, decimals: 1, unit: "m") == "–")
    }
}
