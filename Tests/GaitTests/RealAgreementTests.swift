import Recordings
import TestSupport
import Testing

@testable import Gait

/// No genuine recording is taken for one with axes or a scale that do not fit, and every one for what is done to it.
struct RealAgreementTests {
    /// The feet whose accelerometer reads gravity.
    private static func feet() throws -> [RealFoot] {
        var feet = try RealFoot.voisard()
        for (name, rate) in [
            ("walk_outbound", 204.8), ("walk_outbound_not_rotated", 204.8), ("stair_up", 204.8), ("ms_left", 102.4),
            ("ms_right", 102.4),
        ] {
            feet += try RealFoot.gaitmap(name, rate: rate)
        }
        return feet
    }

    private static func objection(to foot: RealFoot) -> String? {
        let signal = FootSignal(foot.segments)
        guard let segmented = StrideSegmentation().segment(signal) else { return nil }
        let bounds = FootFlatFinder().find(segmented.strides, in: signal)
        guard let walk = try? FootWalk(segmented, bounds: bounds, in: signal) else { return nil }
        return AxisAgreement().objection(segmented, bounds: bounds, walk: walk, in: signal)
    }

    @Test func genuineFeetRaiseNoAlarm() throws {
        let feet = try Self.feet() + RealFoot.truong().map(\.foot)
        for foot in feet {
            let analysis = WalkingAnalysis().analyze(foot.segments, side: foot.side)
            #expect(!analysis.notes.contains { $0.code == "axes_disagree" || $0.code == "clipped_strides" }, "\(foot)")
        }
    }

    @Test(arguments: [2.0, 4, 6, 8])
    func aSmallRangeOfTheAccelerometerIsNoOtherAxis(range: Double) throws {
        let limit = range * 9.80665
        for var foot in try Self.feet() {
            for i in foot.segments.indices {
                foot.segments[i].acceleration = foot.segments[i].acceleration.mapped { min(max($0, -limit), limit) }
            }
            #expect(Self.objection(to: foot) == nil, "\(foot)")
        }
    }

    @Test func aSlowRateIsNoFault() throws {
        for var foot in try Self.feet() {
            for i in foot.segments.indices {
                let step = max(1, Int((foot.segments[i].rate / 50).rounded()))
                func thinned(_ columns: VectorColumns) -> VectorColumns {
                    VectorColumns(
                        x: Self.means(columns.x, of: step), y: Self.means(columns.y, of: step),
                        z: Self.means(columns.z, of: step))
                }
                foot.segments[i] = InertialSegment(
                    start: foot.segments[i].start, rate: foot.segments[i].rate / Double(step),
                    acceleration: thinned(foot.segments[i].acceleration),
                    angularRate: thinned(foot.segments[i].angularRate))
            }
            #expect(Self.objection(to: foot) == nil, "\(foot)")
        }
    }

    /// As a sensor lowers its rate: means of so many samples.
    private static func means(_ values: [Double], of count: Int) -> [Double] {
        (0..<values.count / count).map { values[$0 * count..<($0 + 1) * count].reduce(0, +) / Double(count) }
    }

    @Test func aSmallRangeOfTheGyroscopeIsNoScale() throws {
        let limit = 500 * Double.pi / 180
        for var foot in try Self.feet() {
            for i in foot.segments.indices {
                foot.segments[i].angularRate = foot.segments[i].angularRate.mapped { min(max($0, -limit), limit) }
            }
            #expect(Self.objection(to: foot) == nil, "\(foot)")
        }
    }

    @Test(arguments: [0.5, 0.75, 1.25, 2])
    func aWrongScaleIsTold(scale: Double) throws {
        for var foot in try Self.feet() {
            for i in foot.segments.indices {
                foot.segments[i].angularRate = foot.segments[i].angularRate.mapped { scale * $0 }
            }
            #expect(Self.objection(to: foot) != nil, "\(foot)")
        }
    }
}

extension VectorColumns {
    /// The columns with every value changed.
    func mapped(_ change: (Double) -> Double) -> VectorColumns {
        VectorColumns(x: x.map(change), y: y.map(change), z: z.map(change))
    }
}
