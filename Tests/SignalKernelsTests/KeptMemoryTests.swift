import Testing

@testable import SignalKernels

struct KeptMemoryTests {
    private func memory(_ most: Int) -> KeptMemory<Double> { KeptMemory(most: most, smallestBytes: 80) }

    @Test func theSmallestArrayThatFitsIsTaken() {
        let memory = memory(4)
        for count in [30, 10, 20] { memory.give([Double](repeating: 1, count: count)) }
        #expect(memory.take(31) == nil)
        #expect(memory.take(11)?.count == 20)
        #expect(memory.take(11)?.count == 30)
        #expect(memory.take(11) == nil)
        #expect(memory.take(10)?.count == 10)
        #expect(memory.take(1) == nil)
    }

    @Test func littleIsNotKeptAndOfManyTheLargest() {
        let memory = memory(2)
        memory.give([Double](repeating: 1, count: 9))
        #expect(memory.take(1) == nil)
        for count in [30, 10, 20] { memory.give([Double](repeating: 1, count: count)) }
        #expect(memory.take(1)?.count == 20)
        #expect(memory.take(1)?.count == 30)
        #expect(memory.take(1) == nil)
    }
}
