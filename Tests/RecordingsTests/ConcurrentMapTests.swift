import Testing

@testable import Recordings

struct ConcurrentMapTests {
    @Test(arguments: [nil, 1, 2, 3, 100])
    func keepsTheOrder(limit: Int?) async {
        let numbers = Array(0..<20)
        let squares = await numbers.concurrentMap(atMost: limit) { number in
            // The first ones finish last.
            for _ in 0..<(20 - number) { await Task.yield() }
            return number * number
        }
        #expect(squares == numbers.map { $0 * $0 })
    }

    @Test func nothingToDo() async {
        #expect(await [Int]().concurrentMap(atMost: nil) { $0 }.isEmpty)
    }
}
