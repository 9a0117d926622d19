import Glibc
import Recordings
import SignalProcessing

/// Fills a stride's spatial columns from its conditioned path.
struct StrideMeasurement: Sendable {
    /// The foot's axes.
    let frame: FootFrame
    /// The points of the sole; `nil` when they are not known.
    let points: FootPoints?
    /// The foot's noise relative to the model.
    let noiseFactor: Double
    /// Low-pass of the heights of toe and heel.
    let heightFilter: SecondOrderSections?
    /// How dragging is told; `nil` where there is no clearance to tell it from.
    let drag: ToeDrag?
    /// The foot.
    let side: Side
    /// Samples per second.
    let rate: Double

    /// Radians to degrees.
    private static let degrees = 180 / Double.pi

    /// Sets lengths, angles, heights and turn of `stride` from `conditioned`.
    ///
    /// - Parameters:
    ///   - events: The stride's events in samples of the whole signal.
    ///   - kind: A stride without a clear swing gets neither angles nor clearance.
    ///   - isLevel: On stairs clearance has no floor to refer to, and is left out.
    func measure(
        _ stride: inout Stride, _ conditioned: ConditionedStride, events: StrideEvents, kind: StrideCandidate.Kind,
        isLevel: Bool
    ) {
        let path = conditioned.path
        let first = Double(path.range.lowerBound)
        let last = path.count - 1
        let toeOff = min(max(events.toeOff - first, 0), Double(last))
        let contact = min(max(events.initialContact - first, toeOff), Double(last))

        stride.length = path.length
        // Where in a rest the foot-flat lies is arbitrary, so the time from contact to contact is the better one.
        stride.walkingSpeed = path.length / (stride.strideTime ?? path.duration)
        stride.rise = conditioned.freeRise
        let heading = path.orientation[last].apply(frame.forward)
        stride.turn = atan2(heading.y, heading.x) * Self.degrees

        guard kind == .swing, events.contactCue != .movement else { return }
        stride.toeOffAngle = path.pitchValue(toeOff) * Self.degrees
        stride.footStrikeAngle = path.pitchValue(contact) * Self.degrees
        var greatest = path.pitchValue(contact)
        let lateSwing = Int((toeOff + 0.7 * (contact - toeOff)).rounded(.up))
        if lateSwing <= Int(contact) {
            for k in lateSwing...Int(contact) { greatest = max(greatest, path.pitchValue(Double(k))) }
        }
        stride.maxSwingPitch = greatest * Self.degrees

        let fastest = fastestSample(
            path, of: points?.toe ?? .zero, from: Int(toeOff), to: Int(contact.rounded(.up)))
        stride.midSwingPitch = path.pitchValue(Double(fastest)) * Self.degrees

        stride.footFlatDelay = footFlat(path, from: contact).map { ($0 - contact) * path.interval }
        stride.contactType = contactType(events, strike: path.pitchValue(contact))
        if stride.contactType != .heel { stride.slapRate = nil }

        if let heel = points?.heel {
            stride.circumduction = circumduction(path, of: heel, from: Int(toeOff), to: Int(contact))
        }
        guard let points, isLevel else { return }
        let height = conditioned.height.heights(path)
        let toe = PointHeight(points.toe, of: conditioned, sensorHeight: height, filter: heightFilter)
        let clearance = ToeClearanceMeasurement().measure(
            toe, of: conditioned, points: points, left: frame.left, toeOff: toeOff, contact: contact, fastest: fastest,
            noiseFactor: noiseFactor)
        stride.midSwingToeClearance = clearance.midSwing
        stride.minToeClearance = clearance.minimum
        stride.earlyToeClearanceMax = clearance.early
        stride.lateToeClearanceMax = clearance.late
        if clearance.minimum == nil { stride.flags.append(.noMinimum) }
        if let position = clearance.minimumPosition {
            stride.minToeClearanceTime = stride.start + position * path.interval
        }
        stride.dragFraction = drag?.share(
            toe, first: path.range.lowerBound, toeOff: toeOff, contact: contact, rate: rate)
        if let heel = points.heel {
            let heights = PointHeight(heel, of: conditioned, sensorHeight: height, filter: heightFilter).values
            stride.heelClearanceMax = heights[min(Int(toeOff), last)...].max()
        }
    }

    /// The first sample after contact at which the foot lies flat and hardly turns.
    private func footFlat(_ path: StridePath, from contact: Double) -> Double? {
        let angle = 3 * Double.pi / 180
        let turn = 50 * Double.pi / 180 * path.interval
        for k in Int(contact.rounded(.up))..<path.count - 1
        where abs(path.pitchValue(Double(k))) < angle && abs(path.pitch[k + 1] - path.pitch[k]) < turn {
            return Double(k)
        }
        return nil
    }

    /// How the foot lands: the fall after contact and the pitch at contact must agree.
    private func contactType(_ events: StrideEvents, strike: Double) -> ContactType {
        let degrees = strike * Self.degrees
        switch events.contactCue {
        case .heelRocker: return degrees >= 5 ? .heel : .uncertain
        case .vibration: return degrees < -2 ? .forefoot : degrees < 8 ? .flat : .uncertain
        case .movement: return .uncertain
        }
    }

    /// The sample at which a point of the foot moves fastest along the chord of the stride.
    private func fastestSample(_ path: StridePath, of point: Vector3, from: Int, to: Int) -> Int {
        let last = path.count - 1
        let from = min(max(1, from), last - 1)
        guard path.length > 0 else { return from }
        let (cx, cy) = (path.x[last] / path.length, path.y[last] / path.length)
        func way(_ k: Int) -> Double {
            let lever = path.orientation[k].apply(point)
            return path.progress[k] + lever.x * cx + lever.y * cy
        }
        var best = from
        var speed = -Double.infinity
        for k in from...max(from, min(last - 1, to)) {
            let v = way(k + 1) - way(k - 1)
            if v > speed {
                speed = v
                best = k
            }
        }
        return best
    }

    /// Greatest distance of a point from the chord between its places at the two foot-flats, outward positive.
    private func circumduction(_ path: StridePath, of point: Vector3, from: Int, to: Int) -> Double? {
        guard side != .unknown, path.length > 0.1 else { return nil }
        let last = path.count - 1
        func place(_ k: Int) -> (x: Double, y: Double) {
            let lever = path.orientation[k].apply(point)
            return (path.x[k] + lever.x, path.y[k] + lever.y)
        }
        let (start, end) = (place(0), place(last))
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let length = (dx * dx + dy * dy).squareRoot()
        guard length > 0 else { return nil }
        let outward: Double = side == .left ? 1 : -1
        var greatest = -Double.infinity
        for k in max(0, from)...max(max(0, from), min(last, to)) {
            let p = place(k)
            greatest = max(greatest, outward * (dx * (p.y - start.y) - dy * (p.x - start.x)) / length)
        }
        return greatest
    }
}

extension StridePath {
    /// The samples of the stride, from 0.
    var indices: Range<Int> { 0..<count }

    /// Pitch at a (fractional) sample, rad, from the line between its values at the two foot-flats.
    func pitchValue(_ position: Double) -> Double {
        let k = min(max(Int(position), 0), count - 2)
        let zero = pitch[0] + (pitch[count - 1] - pitch[0]) * position / Double(count - 1)
        return pitch[k] + (position - Double(k)) * (pitch[k + 1] - pitch[k]) - zero
    }
}
