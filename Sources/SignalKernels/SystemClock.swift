import Glibc

/// The clocks of the machine, in nanoseconds from an instant of no meaning.
package enum SystemClock {
    /// Time that passes.
    package static var now: UInt64 { nanoseconds(CLOCK_MONOTONIC) }

    /// Time that processors spent on the calling thread, in the program and in the system for it.
    package static var threadTime: UInt64 { nanoseconds(CLOCK_THREAD_CPUTIME_ID) }

    /// Time that processors spent on all threads of this process.
    package static var processTime: UInt64 { nanoseconds(CLOCK_PROCESS_CPUTIME_ID) }

    private static func nanoseconds(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        guard unsafe clock_gettime(clock, &time) == 0 else { return 0 }
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }
}
