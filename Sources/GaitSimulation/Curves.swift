/// The C3 ramp: 0 below 0, `x − ½` above 1, and the integral of the quintic smooth step between.
///
/// The quintic smooth step is the minimum-jerk transition (Flash & Hogan 1985).
func smoothRamp(_ x: Double) -> Jet {
    if x <= 0 { return Jet(0) }
    if x >= 1 { return Jet(x - 0.5, 1, 0) }
    let x2 = x * x
    let x3 = x2 * x
    return Jet(
        x2 * x2 * (x2 - 3 * x + 2.5), x3 * (6 * x2 - 15 * x + 10), 30 * x2 * (x2 - 2 * x + 1))
}

/// A monotone passage from exactly 0 to exactly 1 with three continuous derivatives.
///
/// Its rate rises during `rise`, is constant, and falls during `fall`: a trapezoid with smooth flanks.
struct Transition: Sendable, Hashable {
    /// First instant of the passage, seconds.
    var start: Double
    /// Last instant of the passage, seconds.
    var end: Double
    /// Share of the passage in which the rate rises.
    var rise: Double
    /// Share of the passage in which the rate falls; `rise + fall` is at most 1.
    var fall: Double

    func at(_ time: Double) -> Jet {
        if time <= start { return Jet(0) }
        if time >= end { return Jet(1) }
        let length = end - start
        let rising = rise * length
        let falling = fall * length
        let rate = 1 / (length - (rising + falling) / 2)
        let up = smoothRamp((time - start) / rising)
        let down = smoothRamp((time - end + falling) / falling)
        return Jet(
            rate * (rising * up.value - falling * down.value), rate * (up.first - down.first),
            rate * (up.second / rising - down.second / falling))
    }
}

/// A hump of height 1 between two instants, zero outside, with three continuous derivatives.
struct Hump: Sendable, Hashable {
    var start: Double
    var end: Double

    /// Greatest slope of a hump over an interval of length 1.
    static let steepest = 3.808

    func at(_ time: Double) -> Jet {
        guard time > start, time < end else { return Jet(0) }
        let x = Jet((time - start) / (end - start), 1 / (end - start))
        let arch = 4 * (x * (Jet(1) - x))
        let square = arch * arch
        return square * square
    }
}

/// A curve through its own extremes, monotone between neighbours, with three continuous derivatives.
///
/// Between two extremes it is the septic polynomial that meets slope zero, the common curvature and jerk zero at both;
/// a curvature no greater than a cosine's (π²/2 · Δ/h²) keeps it monotone. The ends are flat.
struct ExtremesCurve: Sendable, Hashable {
    /// Instants of the extremes, ascending.
    let times: [Double]
    /// Values at the extremes.
    let values: [Double]
    private let curvatures: [Double]

    init(times: [Double], values: [Double]) {
        precondition(times.count == values.count && times.count > 1, "a curve needs a value at each of its times")
        self.times = times
        self.values = values
        curvatures = times.indices.map { i in
            guard i > 0, i < times.count - 1 else { return 0 }
            let before = (values[i - 1] - values[i]) / ((times[i] - times[i - 1]) * (times[i] - times[i - 1]))
            let after = (values[i + 1] - values[i]) / ((times[i + 1] - times[i]) * (times[i + 1] - times[i]))
            guard before * after > 0 else { return 0 }
            return Double.pi * Double.pi / 2 * (abs(before) < abs(after) ? before : after)
        }
    }

    func at(_ time: Double) -> Jet {
        if time <= times[0] { return Jet(values[0]) }
        guard let i = times.firstIndex(where: { time < $0 }) else { return Jet(values[values.count - 1]) }
        let width = times[i] - times[i - 1]
        let x = Jet((time - times[i - 1]) / width, 1 / width)
        let mirrored = Jet(1) - x
        let lift = width * width
        return values[i - 1] * Self.valueBasis(mirrored) + values[i] * Self.valueBasis(x)
            + (curvatures[i - 1] * lift) * Self.curvatureBasis(x) + (curvatures[i] * lift)
            * Self.curvatureBasis(mirrored)
    }

    /// Septic with value 1 at 1 and every other end condition zero: 35x⁴ − 84x⁵ + 70x⁶ − 20x⁷.
    private static func valueBasis(_ x: Jet) -> Jet {
        let v = x.value
        let v2 = v * v
        let outer = Jet(
            v2 * v2 * (35 - 84 * v + 70 * v2 - 20 * v2 * v), 140 * v2 * v * (1 - v) * (1 - v) * (1 - v),
            420 * v2 * (1 - v) * (1 - v) * (1 - 2 * v))
        return x.mapped(outer)
    }

    /// Septic with second derivative 1 at 0 and every other end condition zero: x²/2 − 5x⁴ + 10x⁵ − 7.5x⁶ + 2x⁷.
    private static func curvatureBasis(_ x: Jet) -> Jet {
        let v = x.value
        let v2 = v * v
        let v3 = v2 * v
        let outer = Jet(
            v2 * (0.5 - 5 * v2 + 10 * v3 - 7.5 * v2 * v2 + 2 * v2 * v3),
            v * (1 - 20 * v2 + 50 * v3 - 45 * v2 * v2 + 14 * v2 * v3),
            1 - 60 * v2 + 200 * v3 - 225 * v2 * v2 + 84 * v2 * v3)
        return x.mapped(outer)
    }
}
