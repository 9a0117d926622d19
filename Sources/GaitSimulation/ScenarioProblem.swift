extension WalkingScenario {
    /// What makes the scenario impossible to walk, in one line; `nil` when nothing does.
    ///
    /// Running a simulation of an impossible scenario is a programming error; ask here before using a stranger's
    /// numbers.
    public var problem: String? {
        if !(0.1...3).contains(strideLength) { return "stride length \(strideLength) m; 0.1 to 3 expected" }
        if !(0.4...6).contains(strideTime) { return "stride time \(strideTime) s; 0.4 to 6 expected" }
        if !(0.2...0.6).contains(treadDepth) { return "tread depth \(treadDepth) m; 0.2 to 0.6 expected" }
        if !(-20...20).contains(slope) { return "slope \(slope)°; -20 to 20 expected" }
        if !(0...3).contains(variability) { return "variability \(variability); 0 to 3 expected" }
        if !(0.1...1).contains(turningStrideShare) {
            return "turning stride share \(turningStrideShare); 0.1 to 1 expected"
        }
        if !stepWidth.isFinite { return "step width is not a number" }
        if let element = path.first(where: { !$0.isWalkable }) { return "the way cannot hold \(element)" }
        if let problem = disturbanceProblem { return problem }
        return left.problem.map { "left foot: \($0)" } ?? right.problem.map { "right foot: \($0)" }
    }
}

extension WalkingPathElement {
    /// A day of standing and a million strides are more than any session holds.
    fileprivate var isWalkable: Bool {
        switch self {
        case .stand(let seconds): (0...86400).contains(seconds)
        case .walk(let strides): (0...1_000_000).contains(strides)
        case .turn(let degrees, let strides), .curve(let degrees, let strides):
            degrees.isFinite && (0...1_000_000).contains(strides)
        case .stairs(let strides, let rise): abs(rise) < 0.6 && (0...10000).contains(strides)
        }
    }
}

extension FootGait {
    /// What makes the foot's gait impossible, in one line; `nil` when nothing does.
    public var problem: String? {
        if !(0.1...0.4).contains(footLength) { return "foot length \(footLength) m; 0.1 to 0.4 expected" }
        if !(0.52...0.85).contains(stanceShare) { return "stance share \(stanceShare); 0.52 to 0.85 expected" }
        if !(0.1...0.4).contains(pushOffShare) { return "push-off share \(pushOffShare); 0.1 to 0.4 expected" }
        if !(0.04...0.3).contains(landingShare) { return "landing share \(landingShare); 0.04 to 0.3 expected" }
        if stanceShare - pushOffShare - landingShare < 0.1 {
            return "no tenth of the stride is left for lying flat between landing and push-off"
        }
        if !(-80 ... -12).contains(toeOffPitch) { return "toe-off pitch \(toeOffPitch)°; -80 to -12 expected" }
        if !(-30...35).contains(contactPitch) { return "contact pitch \(contactPitch)°; -30 to 35 expected" }
        if !(0...45).contains(dorsiflexionDeficit) { return "deficit \(dorsiflexionDeficit)°; 0 to 45 expected" }
        if !(0...0.1).contains(minToeClearance) { return "toe clearance \(minToeClearance) m; 0 to 0.1 expected" }
        if !(0...1).contains(dragShare) { return "drag share \(dragShare); 0 to 1 expected" }
        if !(0...1).contains(slap) { return "slap \(slap); 0 to 1 expected" }
        let others = [
            sensorForward, sensorLeft, sensorUp, earlyRise, lateRise, circumduction, swingRoll, swingYaw, toeOut,
            steppageGain, contactShock,
        ]
        return others.allSatisfy(\.isFinite) && lateRise >= 0 ? nil : "a quantity is not finite or lateRise negative"
    }
}

extension SensorModel {
    /// What makes the sensor impossible, in one line; `nil` when nothing does.
    public var problem: String? {
        if !(10...10000).contains(rate) { return "rate \(rate) Hz; 10 to 10000 expected" }
        if !(0..<1).contains(packetLoss) { return "packet loss \(packetLoss); 0 to below 1 expected" }
        if packetLength < 1 { return "packet length \(packetLength); at least 1 expected" }
        if !clockOffset.isFinite || clockOffset < 0 { return "clock offset \(clockOffset) s; 0 or more expected" }
        if !(accelerationRange > 0 && angularRateRange > 0) { return "a range is not above zero" }
        if let bits, !(4...32).contains(bits) { return "\(bits) bits; 4 to 32 expected" }
        let errors = [
            accelerationNoise, angularRateNoise, accelerationBias, angularRateBias, angularRateWalk, scaleError,
            misalignment,
        ]
        return errors.allSatisfy { $0.isFinite && $0 >= 0 } ? nil : "an error is negative or not finite"
    }
}
