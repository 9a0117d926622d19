import Glibc
import SignalProcessing
import Testing

@testable import Gait

struct PointHeightTests {
    @Test func theFloorIsTheLineBetweenTheFlats() throws {
        let stride = try #require(SamplePath.conditioned(SamplePath.level(count: 51)))
        let heights = (0...50).map { k -> Double in
            let line = 0.2 + 0.003 * Double(k)
            return line + 0.05 * sin(.pi * Double(k) / 50)
        }
        let toe = PointHeight(.zero, of: stride, sensorHeight: heights, filter: nil)
        #expect(abs(toe.values[0]) < 1e-12)
        #expect(abs(toe.values[50]) < 1e-12)
        #expect(abs(toe.values[25] - 0.05) < 1e-12)
        #expect(abs(toe.value(24.5) - (toe.values[24] + toe.values[25]) / 2) < 1e-12)
    }

    @Test func theLowPassKeepsASwingAndDropsAShock() throws {
        let filter = try #require(PointHeight.filter(rate: 100))
        let stride = try #require(SamplePath.conditioned(SamplePath.level(count: 101)))
        let slow = (0...100).map { 0.05 * sin(.pi * Double($0) / 100) }
        let shaken = slow.indices.map { slow[$0] + ($0.isMultiple(of: 2) ? 0.01 : -0.01) }
        let found = PointHeight(.zero, of: stride, sensorHeight: shaken, filter: filter).values
        for k in 20...80 { #expect(abs(found[k] - slow[k]) < 0.012) }
        for k in 20...80 { #expect(abs(found[k] - found[k + 1]) < 0.003) }
        #expect(PointHeight.filter(rate: 25) == nil)
    }
}
