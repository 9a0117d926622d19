import Testing

@testable import Recordings

struct InertialSegmentsTests {
    private func stream(missing: [Range<Int>] = [], count: Int = 1000, dropping axis: Axis? = nil) -> SensorStream {
        var channels: [Channel] = []
        for quantity in [Quantity.acceleration, .angularRate] {
            for each in Axis.allCases where !(quantity == .acceleration && each == axis) {
                channels.append(
                    Channel(
                        name: "c", quantity: quantity, axis: each, fileUnit: .unknown,
                        samples: (0..<count).map(Double.init), missing: missing))
            }
        }
        return SensorStream(
            name: "", placement: .foot, side: .left, placementEvidence: "", rate: 100, start: 5, channels: channels)
    }

    @Test func `without losses there is one segment that shares the samples`() throws {
        let whole = stream()
        let segments = try whole.inertialSegments()
        #expect(segments.count == 1)
        #expect(segments[0].start == 5)
        #expect(segments[0].rate == 100)
        let shared = unsafe whole.channels[0].samples.withUnsafeBufferPointer { $0.baseAddress }
        let own = unsafe segments[0].acceleration.x.withUnsafeBufferPointer { $0.baseAddress }
        #expect(unsafe shared == own)
    }

    @Test func `short losses are bridged by straight lines, longer ones split`() throws {
        var damaged = stream(missing: [100..<115, 400..<416])
        for channel in damaged.channels.indices {
            for gap in damaged.channels[channel].missing {
                for index in gap { damaged.channels[channel].samples[index] = -1 }
            }
        }
        let segments = try damaged.inertialSegments()
        #expect(segments.map(\.count) == [400, 584])
        #expect(segments.map(\.start) == [5, 9.16])
        #expect(segments[0].bridged == [100..<115])
        #expect(segments[1].bridged.isEmpty)
        #expect(zip(segments[0].angularRate.y, 0...).allSatisfy { ($0 - Double($1)).magnitude < 1e-9 })
        #expect(segments[1].acceleration.z.first == 416)
    }

    @Test func `losses of single channels count for all of them`() throws {
        var damaged = stream()
        damaged.channels[1].missing = [200..<205]
        damaged.channels[4].missing = [203..<210, 500..<600]
        let segments = try damaged.inertialSegments()
        #expect(segments.map(\.count) == [500, 400])
        #expect(segments[0].bridged == [200..<210])
    }

    @Test func `what is missing at the ends is cut off, and short stretches are told`() throws {
        let damaged = stream(missing: [0..<3, 60..<100, 990..<1000])
        let segments = try damaged.inertialSegments()
        #expect(segments.map(\.count) == [890])
        #expect(segments[0].start == 6)
        let notes = damaged.droppedStretches()
        #expect(notes.map(\.code) == ["short_stretch"])
        #expect(notes[0].start == 5.03)
    }

    @Test func `a missing axis is named`() throws {
        let error = try #require(
            #expect(throws: RecordingError.self) { try stream(dropping: .z).inertialSegments(path: "a.csv") })
        #expect(error.message == "acc: found x,y but no z")
        var still = stream()
        still.channels.removeLast(3)
        let other = try #require(#expect(throws: RecordingError.self) { try still.inertialSegments() })
        #expect(other.message == "gyr: no column found")
    }

    @Test func `nothing known or too little gives no segment`() throws {
        #expect(try stream(missing: [0..<1000]).inertialSegments().isEmpty)
        #expect(try stream(count: 99).inertialSegments().isEmpty)
    }
}
