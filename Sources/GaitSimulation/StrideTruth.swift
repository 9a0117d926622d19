import Gait
import Glibc
import Recordings
import SignalProcessing

/// Measures a stride on the continuous exact motion, by the definitions of the stride table.
struct StrideTruth {
    let motion: FootMotion
    /// The stride, by its number in the motion.
    let index: Int
    /// First and last instant of the recording, seconds of the walk.
    let recording: ClosedRange<Double>

    /// Rest longer than this beside a stride belongs to standing, seconds on each side.
    private static let longestRest = 0.3
    /// A foot lies flat when its pitch is within this, degrees: heel and toe are then within 4 mm of the floor.
    private static let flatPitch = 1.0
    /// Bounds of a flat contact, degrees (Altman & Davis, Gait & Posture 35, 2012).
    private static let flatContact = -1.6...8.0
    /// The late maximum is looked for until this long after initial contact, seconds.
    private static let lateMargin = 0.08
    /// A stride that turns further is not straight, degrees.
    private static let straightTurn = 8.0
    /// A stride that turns further is a turning one, degrees.
    private static let turningTurn = 20.0
    /// Rise over length beyond which the ground is not level.
    private static let levelGradient = 0.03
    private static let degrees = 180 / Double.pi

    private var design: StrideDesign { motion.strides[index].design }

    /// Foot-flat before the stride: the middle of the motionless phase, standing left out.
    var start: Double {
        let since = max(recording.lowerBound, index > 0 ? motion.strides[index - 1].design.flat : 0)
        return design.heelOff - min((design.heelOff - since) / 2, Self.longestRest)
    }

    /// Foot-flat after the stride.
    var end: Double {
        let until = index + 1 < motion.strides.count ? motion.strides[index + 1].design.heelOff : recording.upperBound
        return design.flat + min((until - design.flat) / 2, Self.longestRest)
    }

    /// First instant at which the heel is off the floor.
    var heelOff: Double {
        Extremum.last(over: design.heelOff...design.toeOff) { pitch($0).value * Self.degrees > -Self.flatPitch }
            ?? design.heelOff
    }

    /// First instant after contact from which the foot lies flat.
    var footFlat: Double {
        Extremum.last(over: design.contact...design.flat) { abs(pitch($0).value) * Self.degrees > Self.flatPitch }
            ?? design.contact
    }

    private func pitch(_ time: Double) -> Jet { motion.strides[index].pitch(at: time) }

    /// Share of swing during which the toe lies on the floor, off its ends.
    private var dragFraction: Double {
        guard let dip = design.disturbance?.dip else { return 0 }
        let lying = 0...100
        let onFloor = lying.count { step in
            let time = dip.start + (dip.end - dip.start) * Double(step) / 100
            return motion.poseOnFloor(at: time).toe.value.z - design.from.heel.z < 1e-6
        }
        return Double(onFloor) / Double(lying.count) * (dip.end - dip.start) / design.swing
    }

    /// Every column of the stride; `previousContact` is `nil` for the first stride of a bout.
    func stride(number: Int, side: Side, previousContact: Double?, isLastOfBout: Bool) -> Stride {
        var stride = Stride(
            side: side, index: number, start: start, toeOff: design.toeOff, initialContact: design.contact, end: end)
        stride.strideTime = previousContact.map { design.contact - $0 }
        stride.stanceTime = stride.strideTime.map { $0 - stride.swingTime }
        measurePath(&stride)
        measurePitch(&stride)
        measureClearance(&stride)
        stride.quality = 1
        stride.dragFraction = dragFraction
        stride.flags = flags(of: stride, isFirst: previousContact == nil, isLast: isLastOfBout)
        let isWhole = previousContact != nil && !isLastOfBout && !design.isHalf
        stride.isStraight = isWhole && design.ground == .plane && abs(stride.turn ?? 0) <= Self.straightTurn
        return stride
    }

    private func measurePath(_ stride: inout Stride) {
        let first = motion.pose(at: start)
        let last = motion.pose(at: end)
        let way = middle(last) - middle(first)
        let length = Vector3(way.x, way.y, 0).norm
        stride.length = length
        stride.walkingSpeed = length / (stride.strideTime ?? end - start)
        stride.rise = way.z
        stride.turn = (last.heading.value - first.heading.value) * Self.degrees
        stride.terrain = abs(way.z) <= Self.levelGradient * length ? .level : way.z > 0 ? .up : .down

        let chord = Line(from: heel(first).value, to: heel(last).value, heading: first.heading.value)
        let outward: Double = design.side.outward
        let widest = [1.0, -1.0].map { sign in
            let extreme = Extremum.greatest(over: design.toeOff...design.contact) { time in
                (sign * outward) * chord.sideways(heel(motion.pose(at: time)))
            }
            return sign * extreme.value
        }
        stride.circumduction = widest.max { abs($0) < abs($1) }
    }

    private func measurePitch(_ stride: inout Stride) {
        let swing = design.swing
        stride.toeOffAngle = pitch(design.toeOff).value * Self.degrees
        let strike = pitch(design.contact).value * Self.degrees
        stride.footStrikeAngle = strike
        let late = (design.contact - 0.3 * swing)...design.contact
        stride.maxSwingPitch = Extremum.greatest(over: late, pitch).value * Self.degrees
        stride.contactType =
            Self.flatContact.contains(strike) ? .flat : strike < Self.flatContact.lowerBound ? .forefoot : .heel
        stride.footFlatDelay = footFlat - design.contact
        if stride.contactType == .heel {
            let rates = Extremum.greatest(over: design.contact...design.flat) { time in
                let jet = pitch(time)
                // Only the value decides here: the rate's own slope is the pitch's second derivative.
                return Jet(-jet.first, -jet.second)
            }
            stride.slapRate = rates.value * Self.degrees
        }
    }

    private func measureClearance(_ stride: inout Stride) {
        let first = motion.pose(at: start)
        let last = motion.pose(at: end)
        let toeLine = Line(from: first.toe.value, to: last.toe.value, heading: first.heading.value)
        let heelLine = Line(from: heel(first).value, to: heel(last).value, heading: first.heading.value)
        func clearance(_ time: Double) -> Jet { toeLine.height(of: motion.pose(at: time).toe) }

        let swing = design.toeOff...design.contact
        let middle = Extremum.greatest(over: swing) { time in
            let forward = toeLine.along(motion.pose(at: time).toe)
            return Jet(forward.first, forward.second)
        }
        stride.midSwingPitch = pitch(middle.time).value * Self.degrees
        stride.midSwingToeClearance = clearance(middle.time).value
        stride.heelClearanceMax =
            Extremum.greatest(over: swing) { heelLine.height(of: heel(motion.pose(at: $0))) }.value

        let quarter = design.swing / 4
        guard
            let lowest = Extremum.lowestMinimum(
                inside: (design.toeOff + quarter)...(design.contact - quarter), clearance)
        else { return }
        stride.minToeClearance = Estimate(lowest.value, standardDeviation: 0)
        stride.minToeClearanceTime = lowest.time
        stride.earlyToeClearanceMax = Extremum.greatest(over: design.toeOff...lowest.time, clearance).value
        let until = max(design.contact, min(end, design.contact + Self.lateMargin))
        stride.lateToeClearanceMax = Extremum.greatest(over: lowest.time...until, clearance).value
    }

    private func flags(of stride: Stride, isFirst: Bool, isLast: Bool) -> [StrideFlag] {
        var flags: [StrideFlag] = []
        if abs(stride.turn ?? 0) > Self.turningTurn { flags.append(.turn) }
        if isFirst { flags.append(.first) }
        if isLast { flags.append(.last) }
        if design.ground == .stairs { flags.append(.stairs) }
        if design.ground == .plane, stride.terrain != .level { flags.append(.slope) }
        if stride.minToeClearance == nil { flags.append(.noMinimum) }
        return flags
    }

    private func heel(_ pose: FootPose) -> VectorJet { pose.point(forward: -motion.footLength, left: 0, up: 0) }

    private func middle(_ pose: FootPose) -> Vector3 {
        pose.point(forward: -motion.footLength / 2, left: 0, up: 0).value
    }
}

/// The straight line between a point's places at two foot-flats.
private struct Line {
    private let origin: Vector3
    /// Horizontal unit vector from the first place to the second.
    private let direction: Vector3
    private let gradient: Double

    /// `heading` gives the direction when both places are the same.
    init(from start: Vector3, to end: Vector3, heading: Double) {
        let way = Vector3(end.x - start.x, end.y - start.y, 0)
        origin = start
        direction = way.norm > 1e-6 ? way / way.norm : Vector3(cos(heading), sin(heading), 0)
        gradient = way.norm > 1e-6 ? (end.z - start.z) / way.norm : 0
    }

    /// Horizontal distance made along the line.
    func along(_ point: VectorJet) -> Jet { (point - VectorJet(origin)).along(direction) }

    /// Height above the line at the same distance along it.
    func height(of point: VectorJet) -> Jet { point.z - Jet(origin.z) - gradient * along(point) }

    /// Horizontal distance from the line, to the left positive.
    func sideways(_ point: VectorJet) -> Jet {
        (point - VectorJet(origin)).along(Vector3(-direction.y, direction.x, 0))
    }
}
