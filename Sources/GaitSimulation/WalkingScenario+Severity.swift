public import Recordings

extension WalkingScenario {
    /// Weakens the foot lifters of one leg; an unknown side changes nothing.
    ///
    /// - Parameter severity: 0 healthy, about 0.2 mild, 0.4 moderate, 1 no lifting at all.
    public mutating func weaken(_ side: Side, severity: Double) {
        switch side {
        case .left: left.weaken(severity: severity)
        case .right: right.weaken(severity: severity)
        case .unknown: break
        }
    }

    /// Walking speed at a severity as a share of the own healthy one: 10, 25, 47 % slower.
    public static func paceShare(severity: Double) -> Double {
        interpolated(severity, [(0, 1), (0.2, 0.9), (0.4, 0.75), (1, 0.53)])
    }
}

extension FootGait {
    /// Weakens the foot lifters: what is lost, and what hip, knee and the other muscles make of it.
    ///
    /// A slap needs a heel landing: it grows from mild to moderate and is gone where the forefoot lands first.
    public mutating func weaken(severity: Double) {
        dorsiflexionDeficit = 30 * severity
        steppageGain = interpolated(severity, [(0, 0.5), (0.2, 0.5), (0.4, 0.8), (1, 1)])
        // Whole from 8° of landing on the heel, gone at 0°.
        let heelLanding = min(1, max(0, (contactPitch - dorsiflexionDeficit) / 8))
        slap = heelLanding * interpolated(severity, [(0, 0), (0.2, 0.3), (0.4, 0.7), (1, 0.7)])
        contactShock = 35 + heelLanding * max(0, contactShock - 35)
        dragShare = interpolated(severity, [(0, 0), (0.2, 0), (0.4, 0.05), (1, 0.3)])
        circumduction += interpolated(severity, [(0, 0), (0.2, 0.01), (0.4, 0.03), (1, 0.06)])
        stanceShare = max(0.53, stanceShare - 0.03 * severity)
    }
}

/// Linear between knots, constant beyond them.
private func interpolated(_ x: Double, _ knots: [(x: Double, y: Double)]) -> Double {
    guard let first = knots.first, let last = knots.last else { return 0 }
    if x <= first.x { return first.y }
    for (low, high) in zip(knots, knots.dropFirst()) where x <= high.x {
        return low.y + (high.y - low.y) * (x - low.x) / (high.x - low.x)
    }
    return last.y
}
