import CCallgrind
import Foundation
import Workloads

/// Does every workload once for callgrind to count, after it was done once for what only the first time costs.
///
/// `Scripts/count-instructions.sh` runs it and reads the counts.
@main
struct InstructionCount {
    static func main() {
        guard callgrind_runs() != 0 else {
            print("instruction-count is to be run by Scripts/count-instructions.sh, under valgrind --tool=callgrind")
            exit(64)
        }
        let wanted = Set(CommandLine.arguments.dropFirst())
        // The thread of a `main` that suspends would sleep in sigsuspend(2), where valgrind 3.19 writes into a constant.
        Task.detached {
            do {
                try await count(wanted)
                exit(0)
            } catch {
                print("instruction-count: \(error)")
                exit(70)
            }
        }
        while true { sleep(1000) }
    }

    private static func count(_ wanted: Set<String>) async throws {
        for workload in Workload.all where wanted.isEmpty || wanted.contains(workload.name) {
            try await workload.prepare()()
            let work = try await workload.prepare()
            callgrind_begin()
            try await work()
            unsafe workload.name.withCString { name in unsafe callgrind_end(name) }
        }
    }
}
