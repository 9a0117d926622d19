import Recordings
import TestSupport
import Testing

@testable import Gait

/// The events of several sensors in one order.
struct MergedEventsTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func theyComeBySideThenTimeThenSensor(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let sources: [SensorPlacement] = [.foot, .shank, .insole, .lowerBack]
        let lists = sources.map { source in
            var events = (0..<Int.random(in: 0..<30, using: &random)).map { _ in
                GaitEvent(
                    side: source == .foot ? .right : [.left, .right, .unknown].randomElement(using: &random) ?? .left,
                    kind: GaitEvent.Kind.allCases.randomElement(using: &random) ?? .footFlat,
                    // Few different times, so that many are equal.
                    time: Double(Int.random(in: 0..<10, using: &random)), source: source)
            }
            if source != .insole { events.sort { $0.time < $1.time } }
            return events
        }
        let expected = Side.allCases.flatMap { side in
            lists.joined().filter { $0.side == side }.enumerated()
                .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
        }
        let merged = MergedEvents(lists)
        #expect(Array(merged) == expected)
        #expect(merged.count == expected.count)
    }
}
