import Glibc

extension WalkingScenario {
    /// Makes both feet walk as healthy people do at a speed, but for weaknesses already given.
    ///
    /// The ratio of stride length to cadence stays the same over speeds (the walk ratio, Sekiya & Nagasaki 1998). The
    /// greatest toe-up pitch before contact follows the line of reference walkers, −4.6° + 27.4° for each m/s up to
    /// 1.24 m/s.
    ///
    /// - Parameters:
    ///   - speed: Metres per second.
    ///   - pitchDeviation: How far this person's pitch lies above the line, degrees.
    public mutating func pace(at speed: Double, pitchDeviation: Double = 0) {
        let usual = WalkingScenario()
        let ratio = (speed * usual.strideTime / usual.strideLength).squareRoot()
        strideLength = usual.strideLength * ratio
        strideTime = usual.strideTime / ratio
        let highest = Self.typicalMaxSwingPitch(at: speed) + pitchDeviation
        let time = strideTime
        changeBothFeet { foot in
            foot.stanceShare = min(0.72, max(0.56, 0.697 - 0.065 * speed))
            foot.toeOffPitch = max(-72, -36 - 20 * speed)
            foot.contactPitch = foot.contactPitch(forMaxSwingPitch: highest, strideTime: time)
        }
    }

    /// Greatest toe-up pitch before contact of reference walkers, degrees.
    public static func typicalMaxSwingPitch(at speed: Double) -> Double { -4.6 + 27.4 * min(speed, 1.24) }

    /// How far a person's pitch lies above the typical one, drawn by a seed.
    ///
    /// - Parameter standardDeviation: Between people, degrees; 2.5 in reference walkers.
    public static func pitchDeviation(standardDeviation: Double, seed: UInt64) -> Double {
        var random = SimulationRandom(seed: seed, use: .person)
        return standardDeviation * min(3, max(-3, random.normal()))
    }
}

extension FootGait {
    /// The contact pitch at which the greatest pitch of late swing is as given, all in degrees.
    fileprivate func contactPitch(forMaxSwingPitch wanted: Double, strideTime: Double) -> Double {
        let degree = Double.pi / 180
        let swing = (1 - stanceShare) * strideTime
        let origin = Footprint(heel: .zero, heading: 0)
        func highest(_ contactPitch: Double) -> Double {
            let design = StrideDesign(
                side: .left, footLength: footLength, from: origin, to: origin, heelOff: -pushOffShare * strideTime,
                toeOff: 0, contact: swing, flat: swing + landingShare * strideTime, strideTime: strideTime,
                toeOffPitch: toeOffPitch * degree, contactPitch: contactPitch * degree, deficit: 0, earlyClearance: 0,
                clearance: 0, lateClearance: 0, arc: 0, roll: 0, yaw: 0, slap: 0, shock: 0, ground: .plane, bout: 0,
                isHalf: false)
            let pitch = PitchMotion(design)
            return Extremum.greatest(over: (0.7 * swing)...swing, pitch.at).value / degree
        }
        var low = -30.0
        var high = 35.0
        for _ in 0..<40 {
            let middle = (low + high) / 2
            if highest(middle) < wanted { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
