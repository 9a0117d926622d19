import Recordings
import SignalProcessing

/// Puts the findings of all stages together into the strides, events and bouts of a foot.
struct StrideAssembly: Sendable {
    let signal: FootSignal
    let foot: SegmentedFoot
    let bounds: [FootFlatFinder.Bounds]
    let events: [StrideEvents]
    let walk: FootWalk?
    let footLength: Double?

    /// Fills the analysis.
    func assemble(into analysis: inout FootAnalysis) {
        var strides = foot.strides.indices.map { basicStride($0, side: analysis.side) }
        let bouts = WalkingBouts(strideTime: foot.strideTime).divide(strides)
        for bout in bouts { setTimes(&strides, in: bout) }
        if let walk { measure(&strides, walk, &analysis) }
        label(&strides, bouts)
        analysis.strides = strides
        analysis.bouts = bouts.filter { $0.count >= WalkingBouts.fewestStrides }.map { bout in
            WalkingBout(
                side: analysis.side, start: strides[bout.lowerBound].start, end: strides[bout.upperBound - 1].end,
                strideCount: bout.count)
        }
        analysis.events = strides.indices.flatMap { i in
            [
                GaitEvent(
                    side: analysis.side, kind: .heelOff, time: signal.time(events[i].heelOff), source: .foot),
                GaitEvent(side: analysis.side, kind: .finalContact, time: strides[i].toeOff, source: .foot),
                GaitEvent(side: analysis.side, kind: .initialContact, time: strides[i].initialContact, source: .foot),
                GaitEvent(
                    side: analysis.side, kind: .footFlat, time: signal.time(events[i].footFlat), source: .foot),
            ]
        }
    }

    private func basicStride(_ i: Int, side: Side) -> Stride {
        let event = events[i]
        var stride = Stride(
            side: side, index: i,
            start: bounds[i].before.map { signal.time(Double($0.index)) } ?? signal.time(event.heelOff),
            toeOff: signal.time(event.toeOff), initialContact: signal.time(event.initialContact),
            end: bounds[i].after.map { signal.time(Double($0.index)) } ?? signal.time(event.footFlat))
        let candidate = foot.strides[i]
        if candidate.kind == .weak { stride.flags.append(.weak) }
        if candidate.isSplit { stride.flags.append(.split) }
        let range = candidate.range
        if signal.bridged.contains(where: { $0.overlaps(range) }) { stride.flags.append(.bridged) }
        return stride
    }

    private func setTimes(_ strides: inout [Stride], in bout: Range<Int>) {
        for i in bout.dropFirst() {
            let time = strides[i].initialContact - strides[i - 1].initialContact
            strides[i].strideTime = time
            strides[i].stanceTime = time - strides[i].swingTime
        }
    }

    private func measure(_ strides: inout [Stride], _ walk: FootWalk, _ analysis: inout FootAnalysis) {
        let trajectory = walk.trajectory
        let points = FootPointFinder().find(trajectory.strides, templates: trajectory.templates, frame: walk.frame)
        let measurement = StrideMeasurement(
            frame: walk.frame, points: points, noiseFactor: trajectory.noiseFactor, side: analysis.side)
        for conditioned in trajectory.strides {
            measurement.measure(&strides[conditioned.stride], conditioned, events: events[conditioned.stride])
        }
        analysis.model = FootModel(
            gyroscopeBias: [walk.frame.bias.x, walk.frame.bias.y, walk.frame.bias.z].map { $0 * 180 / Double.pi },
            gravity: walk.frame.gravity, axisQuality: walk.frame.axisQuality,
            directionConfidence: abs(walk.forwardConfidence),
            tiltClosure: trajectory.tiltClosure * 180 / Double.pi, noiseFactor: trajectory.noiseFactor,
            toe: points?.toeAlongFoot, heel: points?.heelAlongFoot, pointsSource: "pivots")
    }

    private func label(_ strides: inout [Stride], _ bouts: [Range<Int>]) {
        for bout in bouts {
            strides[bout.lowerBound].flags.append(.first)
            strides[bout.upperBound - 1].flags.append(.last)
            if bout.count < WalkingBouts.fewestStrides {
                for i in bout { strides[i].flags.append(.shortBout) }
            }
        }
        for i in strides.indices {
            if let ground = walk?.ground[i] {
                strides[i].terrain =
                    switch ground {
                    case .level: strides[i].length == nil ? .unknown : .level
                    case .stairsUp, .unevenUp: .up
                    case .stairsDown, .unevenDown: .down
                    }
            }
            strides[i].isStraight = foot.strides[i].kind == .swing && abs(strides[i].turn ?? 0) < 20
        }
    }
}
