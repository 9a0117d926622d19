/// How fast this machine copies memory: a yardstick beside every measurement, as machines and their hours differ.
package enum MemoryCopy {
    /// Larger than the caches of one core's share.
    private static let size = 64 << 20
    private static let rounds = 3

    /// Bytes copied per second from one block of 64 MiB to another, the median of a few rounds.
    package static func bytesPerSecond() -> Double {
        let source = [UInt8](repeating: 1, count: size)
        // Written once before, so that the pages are there.
        var target = [UInt8](repeating: 2, count: size)
        let rates = (0..<rounds).map { _ in
            let start = SystemClock.now
            unsafe target.withUnsafeMutableBytes { target in
                unsafe source.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
            }
            return Double(size) / (Double(max(1, SystemClock.now &- start)) * 1e-9)
        }
        return rates.sorted()[rounds / 2]
    }
}
