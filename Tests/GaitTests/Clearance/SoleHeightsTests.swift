import Glibc
import SignalProcessing
import Testing

@testable import Gait

struct SoleHeightsTests {
    @Test func theFloorIsTheLineBetweenTheFlats() throws {
        let heights = (0...50).map { k -> Double in
            let line = 0.2 + 0.003 * Double(k)
            return line + 0.05 * sin(.pi * Double(k) / 50)
        }
        let stride = try #require(SamplePath.conditioned(SamplePath.level(count: 51, freeHeight: heights)))
        var sole = SoleHeights()
        // On a foot that glides level all points are as high as the sensor.
        sole.follow(stride, toe: Vector3(0.1, 0, -0.1), heel: Vector3(-0.1, 0, -0.1), filter: nil)
        for column in [sole.toe, sole.heel] {
            #expect(column.count == 51)
            #expect(abs(column[0]) < 1e-12)
            #expect(abs(column[50]) < 1e-12)
            #expect(abs(column[25] - 0.05) < 1e-12)
        }
        sole.follow(stride, toe: .zero, heel: nil, filter: nil)
        #expect(sole.toe.count == 51 && sole.heel.isEmpty)
    }

    @Test func theLowPassKeepsASwingAndDropsAShock() throws {
        let filter = try #require(SoleHeights.filter(rate: 100))
        let slow = (0...100).map { 0.05 * sin(.pi * Double($0) / 100) }
        let shaken = slow.indices.map { slow[$0] + ($0.isMultiple(of: 2) ? 0.01 : -0.01) }
        let stride = try #require(SamplePath.conditioned(SamplePath.level(count: 101, freeHeight: shaken)))
        var sole = SoleHeights()
        sole.follow(stride, toe: .zero, heel: nil, filter: filter)
        let found = sole.toe
        for k in 20...80 { #expect(abs(found[k] - slow[k]) < 0.012) }
        for k in 20...80 { #expect(abs(found[k] - found[k + 1]) < 0.003) }
        #expect(SoleHeights.filter(rate: 25) == nil)
    }
}
