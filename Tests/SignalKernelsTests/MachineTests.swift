import Testing

@testable import SignalKernels

struct MachineTests {
    @Test func clocksGoForward() {
        let (now, thread, process) = (SystemClock.now, SystemClock.threadTime, SystemClock.processTime)
        var sum = 0.0
        for i in 1..<100_000 { sum += 1 / Double(i) }
        #expect(sum > 1)
        #expect(SystemClock.now > now)
        #expect(SystemClock.threadTime > thread)
        #expect(SystemClock.processTime > process)
        // Threads are part of the process.
        #expect(SystemClock.threadTime <= SystemClock.processTime)
    }

    @Test func copyingTakesTime() {
        let rate = MemoryCopy.bytesPerSecond()
        #expect(rate.isFinite)
        #expect(rate > 1e6)
    }

    @Test func theFirstProcessorsAreAmongThoseAllowed() throws {
        let all = try #require(Processors.allowed)
        #expect(all.count >= 1)
        #expect(all.prefix(all.count) == all)
        #expect(all.prefix(1).count == 1)
        #expect(all.prefix(0).count == 0)
        #expect(all.prefix(1 << 20) == all)
        #expect(all.prefix(2).prefix(1) == all.prefix(1))
    }

    @Test func memoryThatIsUsedShowsInThePeak() throws {
        _ = ProcessMemory.forgetPeak()
        let before = try #require(ProcessMemory.peak)
        let block = [UInt8](repeating: 1, count: 64 << 20)
        #expect(block.last == 1)
        #expect(try #require(ProcessMemory.peak) >= before)
        #expect(try #require(ProcessMemory.peak) >= 64 << 20)
    }
}
