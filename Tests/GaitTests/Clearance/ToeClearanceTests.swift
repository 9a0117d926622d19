import Glibc
import SignalProcessing
import Testing

@testable import Gait

struct ToeClearanceTests {
    private static let points = FootPoints(
        toe: Vector3(0.1, 0, -0.05), heel: nil, toeAlongFoot: FootPoint(forward: 0.1, left: 0, up: -0.05),
        toeLeftDeviation: 0.03)

    /// A stride of 100 samples whose toe has the given heights; toe-off at 30, contact at 80.
    private func measure(_ height: (Double) -> Double) throws -> ToeClearance {
        let path = SamplePath.level(count: 101, freeHeight: (0...100).map { height(Double($0)) })
        let stride = try #require(SamplePath.conditioned(path))
        var sole = SoleHeights()
        sole.follow(stride, toe: .zero, heel: nil, filter: nil)
        return ToeClearanceMeasurement().measure(
            sole.toe, of: stride, points: Self.points, left: Vector3(0, 1, 0), toeOff: 30, contact: 80, fastest: 60,
            noiseFactor: 1)
    }

    @Test func theMinimumOfAParabolaIsExact() throws {
        let found = try measure { 0.015 + 0.00002 * ($0 - 53.3) * ($0 - 53.3) - 0.000_6 * max(0, $0 - 80) }
        let minimum = try #require(found.minimum)
        // The ends of the stride are not level: the floor is the line between them.
        let ends = (0.015 + 0.00002 * 53.3 * 53.3, 0.015 + 0.00002 * 46.7 * 46.7 - 0.012)
        let slope = (ends.1 - ends.0) / 100
        let place = 53.3 + slope / 0.00004
        let value = 0.015 + 0.00002 * (place - 53.3) * (place - 53.3) - ends.0 - slope * place
        #expect(abs(minimum.value - value) < 1e-9)
        #expect(abs((found.minimumPosition ?? 0) - place) < 1e-6)
        #expect(minimum.standardDeviation > 0.002 && minimum.standardDeviation < 0.02)
        #expect(minimum.sharedDeviation < minimum.standardDeviation)
    }

    /// A toe that swings: up to an early maximum, down to a minimum, up to a late maximum, down to the floor.
    private func swing(_ k: Double) -> Double {
        switch k {
        case ..<30: 0
        case ..<40: 0.004 * (k - 30)
        case ..<55: 0.04 - 0.0018 * (k - 40)
        case ..<78: 0.013 + 0.005 * (k - 55)
        case ..<90: 0.128 * (90 - k) / 12
        default: 0
        }
    }

    @Test func theMaximaLieOnEitherSide() throws {
        let found = try measure(swing)
        #expect(abs(try #require(found.minimum).value - 0.013) < 0.001)
        #expect(abs((found.early ?? 0) - 0.04) < 1e-9)
        // Up to 80 ms after contact; the highest is just before it.
        #expect(abs((found.late ?? 0) - 0.128) < 1e-9)
        #expect(abs(found.midSwing - swing(60)) < 1e-9)
    }

    @Test func withoutALocalMinimumThereIsNone() throws {
        for height: (Double) -> Double in [
            { k in k < 30 ? 0 : 0.001 * (k - 30) * (100 - k) },
            { k in 0.03 * sin(.pi * k / 100) },
            { _ in 0 },
        ] {
            let found = try measure(height)
            #expect(found.minimum == nil)
            #expect(found.minimumPosition == nil)
            #expect(found.early == nil && found.late == nil)
            #expect(abs(found.midSwing - height(60)) < 1e-9)
        }
    }

    @Test func aMinimumOutsideMidSwingDoesNotCount() throws {
        // Dips at 12 and at 90 % of swing.
        for dip in [36.0, 75] {
            let found = try measure { k in 0.05 * sin(.pi * k / 100) - 0.03 * exp(-(k - dip) * (k - dip) / 8) }
            #expect(found.minimum == nil)
        }
    }

    @Test func theLowestOfSeveralMinimaCounts() throws {
        let found = try measure { k in
            0.05 * sin(.pi * k / 100) - 0.01 * exp(-(k - 48) * (k - 48) / 6) - 0.02 * exp(-(k - 60) * (k - 60) / 6)
        }
        #expect(abs((found.minimumPosition ?? 0) - 60) < 1)
    }
}
