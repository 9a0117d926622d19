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

    /// Sets lengths, angles, heights and turn of `stride` from `conditioned`.
    ///
    /// - Parameters:
    ///   - events: The stride's events in samples of the whole signal.
    ///   - kind: A stride without a clear swing gets neither angles nor clearance.
    ///   - isLevel: On stairs clearance has no floor to refer to, and is left out.
    /// - Returns: The course of the stride, sample for sample.
    func measure(
        _ stride: inout Stride, _ conditioned: ConditionedStride, events: StrideEvents, kind: StrideCandidate.Kind,
        isLevel: Bool
    ) -> SwingRecorder.Course {
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
        stride.turn = atan2(heading.y, heading.x) * StrideAngles.degrees

        let angles = StrideAngles(pitch: path.levelPitch, interval: path.interval)
        guard kind == .swing, events.contactCue != .movement else {
            return SwingRecorder.Course(range: path.range, pitch: angles.pitch, progress: path.progress)
        }
        let fastest = fastestSample(
            path, of: points?.toe ?? .zero, from: Int(toeOff), to: Int(contact.rounded(.up)))
        angles.measure(&stride, toeOff: toeOff, contact: contact, fastest: fastest, cue: events.contactCue)

        if let heel = points?.heel {
            stride.circumduction = circumduction(path, of: heel, from: Int(toeOff), to: Int(contact))
        }
        var course = SwingRecorder.Course(range: path.range, pitch: angles.pitch, progress: path.progress)
        guard let points, isLevel else { return course }
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
        course.toeClearance = toe.values
        return course
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
}
