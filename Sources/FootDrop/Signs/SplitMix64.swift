import Glibc

/// Random numbers for resampling: the same on every machine, and unaware of threads and clocks.
///
/// Steele, Lea & Flood, OOPSLA 2014.
struct SplitMix64: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number below `bound`, all but equally likely: the bias is below `bound`/2³².
    mutating func index(below bound: Int) -> Int { Int(((next() >> 32) &* UInt64(bound)) >> 32) }

    /// Normal with mean 0 and standard deviation 1 (Box & Muller 1958).
    mutating func normal() -> Double {
        let radius = (-2 * log((Double(next() >> 11) + 0.5) * 0x1p-53)).squareRoot()
        return radius * cos(2 * Double.pi * Double(next() >> 11) * 0x1p-53)
    }
}
