import Foundation
import Recordings
import SignalProcessing
import Throughput

/// Times one piece of work and prints milliseconds, so that other programs can be run in turn with it.
///
/// The work is done twice and timed the second time: memory and file are warm, as they are for the rivals.
@main
struct KernelTiming {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch (arguments.first, arguments.count) {
        case ("filter", 3), ("filter-in-place", 3):
            guard let channels = Int(arguments[1]), let count = Int(arguments[2]), channels > 0, count > 0 else {
                return usage()
            }
            let filter = try Kernel.lowPass()
            let columns = Kernel.noise(columns: channels, count: count)
            guard arguments[0] == "filter-in-place" else {
                return time { filter.filteredZeroPhase(columns: columns).last?.last ?? 0 }
            }
            // The copies are made before the clock runs.
            var copies = (0..<2).map { _ in columns.map { $0.map { $0 } } }
            var run = 0
            time {
                filter.filterZeroPhase(&copies[run])
                run += 1
                return copies[run - 1].last?.last ?? 0
            }
        case ("read-table", 2):
            let path = arguments[1]
            try time { Double(try TextTableReader().read(path: path).streams.count) }
        case ("read-wave", 2):
            let path = arguments[1]
            var options = ReadingOptions(rate: 200, requiresUnits: false)
            options.channelNames = ["acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z"]
            options.channelScales = [1]
            try time { Double(try WaveReader().read(path: path, options: options).streams.count) }
        case ("read-wave-blocks", 2):
            let path = arguments[1]
            var options = ReadingOptions(rate: 200, requiresUnits: false)
            options.channelNames = ["acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z"]
            options.channelScales = [1]
            try time {
                var reader = try WaveBlockReader(path: path, options: options)
                var block = WaveBlock<Float>()
                var last: Float = 0
                while try reader.next(1 << 14, into: &block) { last += block.columns[0][block.count - 1] }
                return Double(last)
            }
        default: usage()
        }
    }

    private static func usage() {
        print(
            "kernel-timing filter|filter-in-place CHANNELS SAMPLES | read-table FILE | "
                + "read-wave|read-wave-blocks FILE")
        exit(64)
    }

    private static func time(_ work: () throws -> Double) rethrows {
        var results = [try work()]
        let clock = ContinuousClock()
        let start = clock.now
        results.append(try work())
        let elapsed = (clock.now - start).components
        guard results[0] == results[1] else {
            print("the same work had two results")
            exit(70)
        }
        let milliseconds = Double(elapsed.seconds) * 1000 + Double(elapsed.attoseconds) * 1e-15
        print(String(format: "%.3f", milliseconds))
    }
}
