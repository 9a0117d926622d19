import Recordings
import SignalProcessing

/// Puts the findings of all stages together into the strides, events and bouts of a foot.
struct StrideAssembly: Sendable {
    let signal: FootSignal
    let foot: SegmentedFoot
    let bounds: [FootFlatFinder.Bounds]
    let timing: TimingSignals
    let events: [StrideEvents]
    let walk: FootWalk?
    /// What is left of the trajectory when the sensor's gravity was removed.
    let gravityFree: GravityFreeWalk?
    let footLength: Double?
    /// Length of the recording that the signal is a section of, s; `nil` when it is none.
    let recordingDuration: Double?

    /// A stride whose end velocity exceeds the usual one by this factor (squared) is inconsistent.
    static let inconsistency = 20.0
    /// A stride with more clipped samples than this has no trajectory, s.
    ///
    /// Simulated strides whose gyroscope is clipped for 0.1 s are off by up to 2 cm, for 0.3 s by 7, for 0.5 s by 20.
    static let longestClipping = 0.1

    /// Fills the analysis.
    func assemble(into analysis: inout FootAnalysis) {
        var strides = foot.strides.indices.map { basicStride($0, side: analysis.side) }
        let bouts = WalkingBouts(strideTime: foot.strideTime).divide(strides)
        WalkingBouts.setTimes(
            &strides, in: bouts, isUnbroken: { piece(of: $0) == piece(of: $0 - 1) },
            // The contact of a shuffle is coarse, and a stride time would inherit that.
            isTimed: { events[$0].contactCue != .movement && events[$0 - 1].contactCue != .movement })
        if let walk {
            describeGround(&strides, walk)
            measure(&strides, walk, &analysis)
            analysis.lying = LyingFinder().find(in: signal, up: walk.frame.up)
        } else {
            measure(&strides, gravityFree?.strides ?? [], &analysis)
        }
        StrideLabels().label(&strides, candidates: foot.strides, bouts: bouts)
        analysis.strides = strides
        analysis.curves.removeAll { !strides[$0.stride].isStraight }
        analysis.leastWalkingSpeed = leastWalkingSpeed(of: strides)
        analysis.overview = SignalOverview(signal, pitchRate: timing.pitchRate, sectionOf: recordingDuration)
        analysis.bouts = WalkingBouts.bouts(bouts, of: strides, side: analysis.side)
        analysis.events = events(of: strides, side: analysis.side)
    }

    /// The four events of every stride, in the order of time.
    private func events(of strides: [Stride], side: Side) -> [GaitEvent] {
        var all: [GaitEvent] = []
        all.reserveCapacity(4 * strides.count)
        for i in strides.indices {
            func append(_ kind: GaitEvent.Kind, _ time: Double) {
                all.append(GaitEvent(side: side, kind: kind, time: time, source: .foot))
            }
            // The least motion may come a little after the limit of rest is first passed.
            append(.heelOff, max(time(events[i].heelOff, of: i), strides[i].start))
            append(.finalContact, strides[i].toeOff)
            append(.initialContact, strides[i].initialContact)
            append(.footFlat, strides[i].end)
        }
        let isAscending = all.indices.dropFirst().allSatisfy { all[$0 - 1].time <= all[$0].time }
        return isAscending ? all : all.sorted { $0.time < $1.time }
    }

    private func basicStride(_ i: Int, side: Side) -> Stride {
        let event = events[i]
        let start = bounds[i].before.map { Double($0.index) } ?? event.heelOff
        let end = bounds[i].after.map { Double($0.index) } ?? event.footFlat
        // The swing lies between the foot-flats; an event beyond them is wrong by at least as much.
        let toeOff = max(event.toeOff, start)
        let contact = min(event.initialContact, end)
        var stride = Stride(
            side: side, index: i, start: time(start, of: i), toeOff: time(toeOff, of: i),
            initialContact: time(contact, of: i), end: time(end, of: i))
        let candidate = foot.strides[i]
        if candidate.kind == .weak { stride.flags.append(.weak) }
        if event.contactCue == .movement || toeOff > event.toeOff || contact < event.initialContact {
            stride.flags.append(.eventsUncertain)
        }
        if candidate.isSplit { stride.flags.append(.split) }
        if signal.isBridged(candidate.range) { stride.flags.append(.bridged) }
        if let loading = event.loadingRate {
            stride.slapRate = loading * 180 / .pi
            // The fall of the foot tells a heel landing also where there is no trajectory.
            stride.contactType = .heel
        }
        if walk == nil { stride.flags.append(.clearanceWithheld) }
        return stride
    }

    /// Time of a position by the clock of the piece that a stride lies in.
    private func time(_ position: Double, of stride: Int) -> Double {
        signal.time(position, inPiece: piece(of: stride))
    }

    private func piece(of stride: Int) -> Int { signal.piece(of: foot.strides[stride].range.lowerBound) }

    private func describeGround(_ strides: inout [Stride], _ walk: FootWalk) {
        for i in strides.indices {
            switch walk.ground[i] {
            case .level:
                strides[i].terrain = .level
                if let slope = walk.slope {
                    strides[i].terrain = slope > 0 ? .up : .down
                    strides[i].flags.append(.slope)
                }
            case .stairsUp, .stairsDown:
                strides[i].terrain = walk.ground[i] == .stairsUp ? .up : .down
                strides[i].flags.append(.stairs)
            case .unevenUp, .unevenDown:
                strides[i].terrain = walk.ground[i] == .unevenUp ? .up : .down
                strides[i].flags.append(.uneven)
            }
        }
        let measured = Set(walk.trajectory.strides.map(\.stride))
        for i in strides.indices where !measured.contains(i) {
            strides[i].terrain = .unknown
            strides[i].flags.append(.restless)
        }
    }

    private func measure(_ strides: inout [Stride], _ walk: FootWalk, _ analysis: inout FootAnalysis) {
        let trajectory = walk.trajectory
        let teaching = trajectory.strides.indices.filter {
            let number = trajectory.strides[$0].stride
            return walk.ground[number] == .level && foot.strides[number].kind == .swing
        }
        var points = FootPointFinder().find(
            trajectory.strides, teaching, templates: trajectory.templates, frame: walk.frame)
        if let footLength { points = points?.withFootLength(footLength, frame: walk.frame) }
        let gate = ClearanceGate()
        let reason = gate.reason(walk, points: points, levelStrides: teaching.count, rate: signal.rate)
        if let reason {
            analysis.withheld.append(FootAnalysis.Withheld(quantity: "clearance", reason: reason))
        } else {
            note(trajectory, teaching.count, gate, &analysis)
            if points?.heel == nil {
                analysis.withheld.append(
                    FootAnalysis.Withheld(
                        quantity: "heel clearance and circumduction",
                        reason: "the foot does not land on its heel, so the heel point was not found; "
                            + "a measured foot length tells it"))
            }
        }
        let measurement = StrideMeasurement(
            frame: walk.frame, points: reason == nil ? points : nil, noiseFactor: trajectory.noiseFactor,
            heightFilter: SoleHeights.filter(rate: signal.rate),
            drag: reason == nil ? ToeDrag(timing, events: events) : nil,
            side: analysis.side, rate: signal.rate)
        let usual = RobustStatistics.median(trajectory.strides.map { $0.path.innovation }) ?? 0
        let recorder = SwingRecorder(signal: signal, timing: timing)
        var course = StrideCourse()
        var next = 0
        var tooClipped = 0
        for i in strides.indices {
            guard next < trajectory.strides.count, trajectory.strides[next].stride == i else {
                record(i, isClear: false, nil, recorder, &analysis)
                continue
            }
            let conditioned = trajectory.strides[next]
            next += 1
            if conditioned.path.closure.accelerationClipped { strides[i].flags.append(.accelerationClipped) }
            if conditioned.path.closure.rateClipped { strides[i].flags.append(.gyroscopeClipped) }
            if conditioned.path.innovation > Self.inconsistency * usual { strides[i].flags.append(.inconsistent) }
            if reason != nil { strides[i].flags.append(.clearanceWithheld) }
            if conditioned.path.closure.clippedTime > Self.longestClipping {
                tooClipped += 1
                record(i, isClear: false, nil, recorder, &analysis)
                continue
            }
            measurement.measure(
                &strides[i], conditioned, events: events[i], kind: foot.strides[i].kind,
                isLevel: walk.ground[i] == .level, &course)
            record(i, isClear: strides[i].maxSwingPitch != nil, course, recorder, &analysis)
        }
        if tooClipped > 0 {
            analysis.notes.append(
                QualityNote(
                    code: "clipped_strides", severity: .warning, side: analysis.side,
                    message: "\(tooClipped) of \(strides.count) strides are clipped for more than 0.1 s each: their "
                        + "angles, lengths and clearance are withheld"))
        }
        analysis.model = FootModel(
            gyroscopeBias: [walk.frame.bias.x, walk.frame.bias.y, walk.frame.bias.z].map { $0 * 180 / .pi },
            gravity: walk.frame.gravity, axisQuality: walk.frame.axisQuality,
            directionConfidence: walk.forwardConfidence, tiltClosure: trajectory.tiltClosure * 180 / .pi,
            noiseFactor: trajectory.noiseFactor, toe: points?.toeAlongFoot, heel: points?.heelAlongFoot,
            pointsSource: footLength == nil ? "pivots" : "pivots and foot length")
    }

    /// Sets what the strides of a sensor without gravity still have: angles and turns.
    private func measure(
        _ strides: inout [Stride], _ courses: [GravityFreeWalk.Stride], _ analysis: inout FootAnalysis
    ) {
        let recorder = SwingRecorder(signal: signal, timing: timing)
        var recorded = StrideCourse()
        var next = 0
        for i in strides.indices {
            guard next < courses.count, courses[next].stride == i else {
                record(i, isClear: false, nil, recorder, &analysis)
                continue
            }
            let course = courses[next]
            next += 1
            let angles = StrideAngles(pitch: course.pitch, interval: 1 / signal.rate)
            strides[i].turn = course.turn
            if foot.strides[i].kind == .swing, events[i].contactCue != .movement {
                let last = Double(course.range.count - 1)
                let toeOff = min(max(events[i].toeOff - Double(course.range.lowerBound), 0), last)
                let contact = min(max(events[i].initialContact - Double(course.range.lowerBound), toeOff), last)
                angles.measure(
                    &strides[i], toeOff: toeOff, contact: contact, fastest: course.fastest, cue: events[i].contactCue)
            }
            // The speed of a path that is known to be too short is no evidence of a stumble.
            recorded.begin(course.range, pitch: course.pitch)
            record(i, isClear: strides[i].maxSwingPitch != nil, recorded, recorder, &analysis)
        }
    }

    /// Median speed of the straight strides of a sensor without gravity.
    private func leastWalkingSpeed(of strides: [Stride]) -> Double? {
        guard let gravityFree else { return nil }
        return RobustStatistics.median(
            gravityFree.strides.compactMap { course in
                let stride = strides[course.stride]
                return stride.isStraight ? stride.strideTime.map { course.length / $0 } : nil
            })
    }

    /// Keeps a swing sample for sample, and its curve when it is a clear one.
    private func record(
        _ i: Int, isClear: Bool, _ course: StrideCourse?, _ recorder: SwingRecorder, _ analysis: inout FootAnalysis
    ) {
        let trace = recorder.trace(i, events: events[i], in: foot.strides[i].range, course: course)
        if let trace { analysis.swings.append(trace) }
        if let course, isClear, let curve = recorder.curve(i, events: events[i], course: course) {
            analysis.curves.append(curve)
        }
    }

    private func note(
        _ trajectory: FootTrajectory.Result, _ levelStrides: Int, _ gate: ClearanceGate, _ analysis: inout FootAnalysis
    ) {
        if levelStrides < gate.fewStrides {
            analysis.notes.append(
                QualityNote(
                    code: "few_strides", severity: .warning, side: analysis.side,
                    message: "only \(levelStrides) level strides teach the foot's roll; clearance is less certain"))
        }
        if trajectory.templates.spread > gate.slip {
            analysis.notes.append(
                QualityNote(
                    code: "slip", severity: .warning, side: analysis.side,
                    message: "the foot's roll differs from stride to stride; shoe or sensor may slip"))
        }
    }
}

extension FootSignal {
    /// Whether any sample of a range was interpolated.
    func isBridged(_ range: Range<Int>) -> Bool {
        var low = 0
        var high = bridged.count
        while low < high {
            let middle = (low + high) / 2
            if bridged[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < bridged.count && bridged[low].lowerBound < range.upperBound
    }
}
