import Recordings
import Testing

@testable import Gait

struct ParameterSummaryTests {
    private func stride(length: Double?, straight: Bool = true) -> Stride {
        var stride = Stride(side: .left, index: 0, start: 0, toeOff: 0.3, initialContact: 0.7, end: 1)
        stride.length = length
        stride.isStraight = straight
        return stride
    }

    private func length(_ strides: [Stride]) throws -> ParameterSummary {
        try #require(ParameterSummary.summaries(of: strides).first { $0.name == "stride_length_m" })
    }

    @Test func restsOnStraightStridesInWhichTheValueIsThere() throws {
        let summary = try length([
            stride(length: 1), stride(length: 2), stride(length: 9, straight: false), stride(length: nil),
            stride(length: .nan), stride(length: 3),
        ])
        #expect(summary.n == 3)
        #expect(summary.mean == 2)
        #expect(summary.standardDeviation == 1)
        #expect(summary.median == 2)
        #expect(summary.percentile5.map { abs($0 - 1.1) < 1e-12 } == true)
        #expect(summary.percentile95.map { abs($0 - 2.9) < 1e-12 } == true)
        #expect(summary.coefficientOfVariation == 0.5)
        #expect(summary.unit == "m")
    }

    @Test func oneStrideHasNoSpread() throws {
        let summary = try length([stride(length: 1.5)])
        #expect(summary.n == 1)
        #expect(summary.mean == 1.5)
        #expect(summary.standardDeviation == nil)
        #expect(summary.coefficientOfVariation == nil)
    }

    @Test func withoutStridesEveryParameterIsThereAndEmpty() {
        let summaries = ParameterSummary.summaries(of: [])
        #expect(summaries.map(\.name).contains("min_toe_clearance_m"))
        #expect(summaries.allSatisfy { $0.n == 0 && $0.mean == nil && $0.standardDeviation == nil })
    }

    @Test func instantsAndScoresAreNotParameters() {
        let names = ParameterSummary.summaries(of: []).map(\.name)
        for name in ["start_s", "end_s", "toe_off_s", "stride", "side", "quality", "min_toe_clearance_sd_m"] {
            #expect(!names.contains(name))
        }
    }

    @Test func theErrorOfTheEstimatesIsTakenOutOfTheirSpread() {
        let values = [0.010, 0.016, 0.022, 0.028]
        let raw = ParameterSummary.naturalSpread(of: values.map { Estimate($0, standardDeviation: 0) })
        let corrected = ParameterSummary.naturalSpread(of: values.map { Estimate($0, standardDeviation: 0.004) })
        #expect(raw.map { abs($0 - 0.0077459667) < 1e-9 } == true)
        #expect(corrected.map { abs($0 - (6e-5 - 1.6e-5).squareRoot()) < 1e-12 } == true)
        #expect(ParameterSummary.naturalSpread(of: values.map { Estimate($0, standardDeviation: 0.02) }) == nil)
        #expect(ParameterSummary.naturalSpread(of: [Estimate(0.02, standardDeviation: 0.001)]) == nil)
    }
}
