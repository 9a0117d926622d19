import Glibc

extension Asymmetry {
    /// 100 · (right − left) / mean of both, from the ratio right over left (Robinson 1987).
    static func symmetryIndex(ratio: Double) -> Double { 200 * (ratio - 1) / (ratio + 1) }

    /// 100 · (45° − atan(right / left)) / 90°, from the ratio right over left (Zifchock 2008).
    static func symmetryAngle(ratio: Double) -> Double { 100 * (45 - atan(ratio) * 180 / .pi) / 90 }
}
