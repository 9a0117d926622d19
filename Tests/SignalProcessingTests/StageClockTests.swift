import Synchronization
import Testing

@testable import SignalProcessing

struct StageClockTests {
    /// A clock that goes on only when it is told to.
    private final class ManualTime: Sendable {
        let nanoseconds = Atomic<UInt64>(0)
        func pass(_ time: UInt64) { nanoseconds.add(time, ordering: .relaxed) }
        var clock: StageClock { StageClock(time: { self.nanoseconds.load(ordering: .relaxed) }) }
    }

    private struct Failure: Error, Equatable {}

    @Test func aStageWithinAStageCountsForItselfAlone() async {
        let time = ManualTime()
        let clock = time.clock
        await clock.during {
            time.pass(5)
            measured(.events) {
                time.pass(10)
                measured(.filter) {
                    time.pass(100)
                    measured(.read, bytes: 7) { time.pass(1000) }
                }
                measured(.filter) { time.pass(200) }
                time.pass(20)
            }
            time.pass(5)
        }
        #expect(clock.stages.count == 3)
        #expect(clock.stages[.events]?.nanoseconds == 30)
        #expect(clock.stages[.filter]?.nanoseconds == 300)
        #expect(clock.stages[.read]?.nanoseconds == 1000)
        #expect(clock.stages[.filter]?.calls == 2)
        #expect(clock.stages[.events]?.bytes == 0)
        #expect(clock.stages[.read]?.bytes == 7)
    }

    @Test func resultsAndErrorsGoThrough() async {
        let clock = StageClock()
        await clock.during {
            #expect(measured(.decode) { 42 } == 42)
            do throws(Failure) {
                try measured(.decode) { () throws(Failure) in throw Failure() }
                Issue.record("an error was swallowed")
            } catch { #expect(error == Failure()) }
        }
        #expect(clock.stages[.decode]?.calls == 2)
        #expect(measured(.decode) { 42 } == 42)
        #expect(clock.stages[.decode]?.calls == 2)
    }

    @Test func tasksAreCountedAndOthersAreNot() async {
        let time = ManualTime()
        let clock = time.clock
        #expect(StageClock.current == nil)
        await clock.during {
            #expect(StageClock.current === clock)
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<8 { group.addTask { measured(.segment) {} } }
            }
            await Task.detached { measured(.segment) {} }.value
            // Work that is handed to a thread takes the clock along.
            let carried = StageClock.current
            await Task.detached { StageClock.carry(carried) { measured(.hash, bytes: 3) {} } }.value
        }
        #expect(StageClock.current == nil)
        #expect(clock.stages[.segment]?.calls == 8)
        #expect(clock.stages[.hash]?.bytes == 3)
    }

    @Test func processorTimeIsMeasuredAndRestIsNot() async {
        let clock = StageClock()
        await clock.during {
            measured(.filter) {
                var sum = 0.0
                for i in 1..<200_000 { sum += 1 / Double(i) }
                #expect(sum > 1)
            }
        }
        #expect((clock.stages[.filter]?.nanoseconds ?? 0) > 0)
    }
}
