import GaitSimulation
import Recordings
import Testing

@testable import Gait

/// The swings sample for sample, and the curves on the common axis of swing.
struct SwingRecorderTests {
    private let foot = SimulatedFoot.healthy[0]

    @Test func everyStrideHasATraceThatHoldsItsSwing() throws {
        let analysis = foot.analysis()
        #expect(analysis.swings.map(\.stride) == Array(analysis.strides.indices))
        for trace in analysis.swings {
            let stride = analysis.strides[trace.stride]
            #expect(abs(trace.start + trace.toeOff / trace.rate - stride.toeOff) < 1e-6)
            #expect(abs(trace.start + trace.initialContact / trace.rate - stride.initialContact) < 1e-6)
            #expect(trace.toeOff > 0 && trace.initialContact < Double(trace.count))
            for column in [trace.forwardSpeed, trace.pitchRate, trace.toeClearance] {
                #expect(column.count == trace.count)
                #expect(column.allSatisfy { $0.isFinite })
            }
        }
    }

    @Test func theForwardSpeedAddsUpToTheLengthOfTheStride() throws {
        let analysis = foot.analysis()
        for trace in analysis.swings where analysis.strides[trace.stride].isStraight {
            let way = Double(trace.forwardSpeed.reduce(0, +)) / trace.rate
            let length = try #require(analysis.strides[trace.stride].length)
            // Before push-off and after contact the sensor still moves a little.
            #expect(way > 0.75 * length && way < 1.02 * length)
        }
    }

    @Test func theCurvesAreOfTheStraightStridesAndAgreeWithTheTable() throws {
        let analysis = foot.analysis()
        #expect(analysis.curves.map(\.stride) == analysis.strides.filter(\.isStraight).map(\.index))
        for curve in analysis.curves {
            #expect(curve.pitch.count == SwingCurve.pointCount && curve.toeClearance.count == SwingCurve.pointCount)
            let stride = analysis.strides[curve.stride]
            // 0 and 100 % fall between points: half a point is 0.75 % of swing, about 3 ms.
            let points = (0..<SwingCurve.pointCount).map(SwingCurve.percent(ofPoint:))
            let toeOff = try #require(points.firstIndex { $0 >= 0 })
            #expect(abs(Double(curve.pitch[toeOff]) - (stride.toeOffAngle ?? .nan)) < 2)
            let swing = points.indices.filter { (25...75).contains(points[$0]) }
            let lowest = swing.map { Double(curve.toeClearance[$0]) }.min() ?? .nan
            #expect(abs(lowest - (stride.minToeClearance?.value ?? .nan)) < 0.001)
        }
    }

    @Test func theLastPointOfACurveLiesAQuarterOfSwingAfterContact() {
        #expect(SwingCurve.percent(ofPoint: 0) == -25)
        #expect(SwingCurve.percent(ofPoint: SwingCurve.pointCount - 1) == 125)
    }

    @Test func whereClearanceIsWithheldItsColumnsAreEmpty() throws {
        var sensor = SensorModel()
        sensor.rate = 50
        let slow = try #require(SimulatedFoot.pair("healthy", sensor: sensor).first).analysis()
        #expect(slow.swings.allSatisfy { $0.toeClearance.isEmpty && !$0.forwardSpeed.isEmpty })
        #expect(slow.curves.allSatisfy { $0.toeClearance.isEmpty && !$0.pitch.isEmpty })
    }
}
