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
    ///   - course: Becomes the course of the stride, sample for sample.
    func measure(
        _ stride: inout Stride, _ conditioned: ConditionedStride, events: StrideEvents, kind: StrideCandidate.Kind,
        isLevel: Bool, _ course: inout StrideCourse
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
        let heading = path.orientation(last).apply(frame.forward)
        stride.turn = atan2(heading.y, heading.x) * StrideAngles.degrees

        course.begin(path)
        guard kind == .swing, events.contactCue != .movement else { return }
        let motion = SoleMotion(
            path, toe: points?.toe ?? .zero, heel: points?.heel, side: side, toeOff: toeOff, contact: contact)
        StrideAngles(pitch: course.pitch, interval: path.interval).measure(
            &stride, toeOff: toeOff, contact: contact, fastest: motion.fastest, cue: events.contactCue)
        stride.circumduction = motion.circumduction
        guard let points, isLevel else { return }
        course.sole.follow(conditioned, toe: points.toe, heel: points.heel, filter: heightFilter)
        let clearance = ToeClearanceMeasurement().measure(
            course.sole.toe, of: conditioned, points: points, left: frame.left, toeOff: toeOff, contact: contact,
            fastest: motion.fastest, noiseFactor: noiseFactor)
        stride.midSwingToeClearance = clearance.midSwing
        stride.minToeClearance = clearance.minimum
        stride.earlyToeClearanceMax = clearance.early
        stride.lateToeClearanceMax = clearance.late
        if clearance.minimum == nil { stride.flags.append(.noMinimum) }
        if let position = clearance.minimumPosition {
            stride.minToeClearanceTime = stride.start + position * path.interval
        }
        stride.dragFraction = drag?.share(
            course.sole.toe, first: path.range.lowerBound, toeOff: toeOff, contact: contact, rate: rate)
        if !course.sole.heel.isEmpty {
            stride.heelClearanceMax = course.sole.heel[min(Int(toeOff), last)...].max()
        }
    }
}
