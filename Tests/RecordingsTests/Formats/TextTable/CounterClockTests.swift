import Testing

@testable import Recordings

struct CounterClockTests {
    private func grid(_ counters: [Double]) throws(CounterClock.Failure) -> SampleGrid {
        try CounterClock(rate: 100).grid(counters, name: "PacketCounter")
    }

    @Test(arguments: [256, 65_536, 4_294_967_296])
    func `a full counter starts again without a gap`(size: Int) throws {
        let found = try grid((0..<100).map { Double((size - 50 + $0) % size) })
        #expect(found.count == 100)
        #expect(found.missing.isEmpty)
    }

    @Test func `lost packets are missing samples`() throws {
        let found = try grid((0..<300).map { Double($0 < 200 ? $0 : $0 + 12) })
        #expect(found.missing == [200..<212])
        #expect(found.notes.first?.message.contains("12 packets lost after counter 199") == true)
    }

    @Test func `lost packets at the wrap are counted too`() throws {
        let found = try grid([65_533, 65_534, 65_535, 2, 3, 4])
        #expect(found.missing == [3..<5])
    }

    @Test func `a counter by twos counts rows`() throws {
        let found = try grid((0..<100).filter { $0 != 50 }.map { Double(2 * $0) })
        #expect(found.missing == [50..<51])
    }

    @Test func `repeated packets are left out, missing counters follow on`() throws {
        #expect(try grid([0, 1, 1, 2, 3]).count == 4)
        #expect(try grid([0, 1, .nan, 3, 4]).count == 5)
        #expect(try grid([0, 1, 9e18, 3, -1e300, 5]).count == 6)
    }

    @Test func `a counter that goes back or jumps beyond reason is an error`() {
        #expect(throws: CounterClock.Failure.goesBack(row: 3, from: 1002, to: 5)) {
            try grid([1000, 1001, 1002, 5, 6])
        }
        #expect(throws: CounterClock.Failure.self) { try grid([0, 1, 2, 4e14, 4e14]) }
        #expect(throws: CounterClock.Failure.self) { try grid([-9e14, 1, 2, 3]) }
    }
}
