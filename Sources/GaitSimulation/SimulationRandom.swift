import Glibc
import SignalProcessing

/// Random numbers that are the same on every machine for the same seed.
///
/// The generator is SplitMix64 (Steele, Lea & Flood, OOPSLA 2014). Each use draws from a stream of its own, so that
/// changing the sensor leaves the walk as it is.
struct SimulationRandom: Sendable {
    /// What the numbers are used for.
    enum Use: UInt64 {
        case walk = 1
        case scenario
        case leftMounting
        case rightMounting
        case leftErrors
        case rightErrors
        case leftPackets
        case rightPackets
        case disturbances
        case habits
        case person
        case leftShankMounting
        case rightShankMounting
        case leftShankErrors
        case rightShankErrors
        case leftShankPackets
        case rightShankPackets
        case lowerBackMounting
        case lowerBackErrors
        case lowerBackPackets
        case markers
        case treadmill
        case walkway
        case insoles
    }

    private var state: UInt64

    init(seed: UInt64, use: Use) {
        state = seed
        state = next() ^ (use.rawValue &* 0xD134_2543_DE82_EF95)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Uniform between 0 (excluded) and 1 (excluded).
    mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

    /// Uniform between two bounds.
    mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * uniform() }

    /// Normal with mean 0 and standard deviation 1 (Box & Muller 1958).
    mutating func normal() -> Double {
        let radius = (-2 * log(uniform())).squareRoot()
        return radius * cos(2 * Double.pi * uniform())
    }

    /// Three independent normal numbers.
    mutating func normalVector() -> Vector3 {
        let x = normal()
        let y = normal()
        let z = normal()
        return Vector3(x, y, z)
    }
}
