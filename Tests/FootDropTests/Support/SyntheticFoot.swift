import Gait
import Recordings

@testable import FootDrop

/// A foot whose strides are written down rather than measured: for rules, whose input must be known exactly.
struct SyntheticFoot {
    var side = Side.left
    var count = 40
    var pitch = 26.0
    /// Standard deviation of pitch between strides, degrees.
    var pitchSpread = 1.5
    var strikeBelowPitch = 3.0
    var toeOffPitch = -65.0
    var midSwingPitch = -18.0
    /// Walking speed, m/s; `nil` for a sensor without gravity.
    var speed: Double? = 1.2
    var leastSpeed: Double?
    var strideTime = 1.1
    var swingShare = 0.38
    var clearance: Double? = 0.014
    var heel: Double? = 0.22
    var circumduction: Double? = 0.03
    /// When the first contact is, s.
    var start = 1.0

    /// The analysis.
    var analysis: FootAnalysis {
        var random = SplitMix64(seed: side == .left ? 1 : 2)
        var foot = FootAnalysis(side: side)
        foot.leastWalkingSpeed = leastSpeed
        foot.strides = (0..<count).map { number in
            let contact = start + Double(number) * strideTime
            let toeOff = contact - swingShare * strideTime
            var stride = Stride(
                side: side, index: number, start: toeOff - 0.4, toeOff: toeOff, initialContact: contact,
                end: contact + 0.2)
            let lift = pitch + pitchSpread * random.normal()
            let time = strideTime * (1 + 0.02 * random.normal())
            stride.strideTime = number == 0 ? nil : time
            stride.stanceTime = stride.strideTime.map { $0 - stride.swingTime }
            stride.maxSwingPitch = lift
            stride.footStrikeAngle = lift - strikeBelowPitch
            stride.toeOffAngle = toeOffPitch
            stride.midSwingPitch = midSwingPitch + random.normal()
            stride.walkingSpeed = speed
            stride.length = speed.map { $0 * strideTime }
            stride.contactType = lift - strikeBelowPitch >= 8 ? .heel : lift < 0 ? .forefoot : .flat
            stride.slapRate = stride.contactType == .heel ? 300 : nil
            stride.footFlatDelay = 0.11
            if let clearance {
                stride.minToeClearance = Estimate(
                    clearance + 0.003 * random.normal(), standardDeviation: 0.005, sharedDeviation: 0.0048)
                stride.midSwingToeClearance = clearance + 0.001
                stride.lateToeClearanceMax = 0.1
                stride.dragFraction = 0
            }
            stride.heelClearanceMax = heel
            stride.circumduction = circumduction
            stride.isStraight = true
            stride.quality = 1
            return stride
        }
        return foot
    }

    /// The finding of this foot beside another one.
    static func assess(_ feet: SyntheticFoot..., isSynchronized: Bool? = nil) -> Assessed {
        let session = Session(inputs: [], feet: feet.map(\.analysis), isSynchronized: isSynchronized)
        return Assessed(FootDropAssessment().assess(session))
    }
}

extension SyntheticFoot {
    /// A foot of this side that is otherwise as usual, with changes.
    static func left(_ change: (inout SyntheticFoot) -> Void = { _ in }) -> SyntheticFoot {
        var foot = SyntheticFoot()
        change(&foot)
        return foot
    }

    /// A right foot, half a stride later.
    static func right(_ change: (inout SyntheticFoot) -> Void = { _ in }) -> SyntheticFoot {
        var foot = SyntheticFoot()
        foot.side = .right
        foot.start = 1.55
        change(&foot)
        return foot
    }
}
