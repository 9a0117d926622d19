import Recordings
import SignalKernels
import SignalProcessing

/// Joins what was found in the sections of one foot.
struct SectionJoining: Sendable {
    /// Length of the recording, s.
    let duration: Double
    /// Which sample of the sensor stands when.
    let clock: SampleClock
    /// Sections of the recording.
    let sections: Int

    /// The analysis of a section.
    struct Part: Sendable {
        /// What was found.
        var analysis: FootAnalysis
        /// The section's place in the plan.
        let number: Int
        /// The uninterrupted stretches of the section, in samples of the sensor.
        let stretches: [Range<Int>]
        /// Which sample stands when.
        let clock: SampleClock

        /// Whether a section's first sample follows the last one of another.
        func continues(_ other: Part) -> Bool {
            guard let first = stretches.first, let last = other.stretches.last else { return false }
            return first.lowerBound == last.upperBound
        }
    }

    /// Curves of a recording that are kept for drawing.
    private static let mostCurves = 4_096

    /// A part of the recording, what serves drawings being thinned to what the whole needs.
    func part(_ analysis: consuming FootAnalysis, number: Int, segments: [InertialSegment]) -> Part {
        let step = max(1, analysis.curves.count * sections / Self.mostCurves)
        if step > 1 {
            let curves = analysis.curves
            analysis.curves = stride(from: 0, to: curves.count, by: step).map { curves[$0] }
        }
        shareFlags(&analysis.strides)
        return Part(
            analysis: analysis, number: number,
            stretches: segments.map { $0.firstFrame..<$0.firstFrame + $0.count }, clock: clock)
    }

    /// Lets strides with the same flags hold one list of them.
    private func shareFlags(_ strides: inout [Stride]) {
        var lists: [[StrideFlag]: [StrideFlag]] = [:]
        // Where they are: a stride is too large to be copied for its flags.
        for place in strides.indices {
            if let list = lists[strides[place].flags] {
                strides[place].flags = list
            } else {
                lists[strides[place].flags] = strides[place].flags
            }
        }
    }

    /// Parts after which memory is given back while they are joined.
    private static let partsHeld = 32

    /// The whole foot: strides numbered through, bouts that go on over a cut in one.
    func join(_ parts: consuming [Part], side: Side) -> FootAnalysis {
        var whole = FootAnalysis(side: side)
        whole.strides.reserveCapacity(parts.reduce(0) { $0 + $1.analysis.strides.count })
        whole.events.reserveCapacity(parts.reduce(0) { $0 + $1.analysis.events.count })
        var walked: [Walked] = []
        var notes: [[QualityNote]] = []
        var cuts: [(stride: Int, isUnbroken: Bool)] = []
        for index in parts.indices {
            let first = whole.strides.count
            if first > 0, !parts[index].analysis.strides.isEmpty {
                cuts.append((first, isUnbroken(before: parts[index], after: parts[..<index], whole)))
            }
            notes.append(parts[index].analysis.notes)
            append(&parts[index].analysis, parts[index].number, &whole)
            if index % Self.partsHeld == Self.partsHeld - 1 { ProcessMemory.giveBack() }
            if let last = whole.sections.last, last.number == parts[index].number {
                walked.append(Walked(parts[index].analysis, strideCount: last.strides.count))
            }
        }
        if parts.count > Self.partsHeld {
            StrideCourses.forgetMemory()
            ProcessMemory.giveBack()
        }
        guard !walked.isEmpty else {
            whole.notes = parts.isEmpty ? [.noWalking(side)] : joined(notes)
            return whole
        }
        joinBouts(&whole, cuts)
        whole.model = walked.max { $0.strideCount < $1.strideCount }?.model
        describeWithheld(walked, &whole)
        // That nobody walks in some section is no news; that one cannot be analysed is.
        let noWalking = QualityNote.noWalking(side).code
        whole.notes += joined(notes.map { $0.filter { $0.code != noWalking } })
        whole.overview = SignalOverview(joining: walked.compactMap(\.overview), ofRecordingOf: duration)
        whole.leastWalkingSpeed = RobustStatistics.median(walked.compactMap(\.leastWalkingSpeed))
        return whole
    }

    /// Whether no sample is lost between the last stride so far and the first of a part.
    private func isUnbroken(before part: Part, after earlier: ArraySlice<Part>, _ whole: FootAnalysis) -> Bool {
        guard let previous = earlier.last, part.continues(previous), let last = whole.strides.last,
            let first = part.analysis.strides.first, whole.sections.last?.number == previous.number,
            let before = previous.stretches.last, let after = part.stretches.first
        else { return false }
        // An event may lie a little beyond the last sample of its stretch.
        return last.start >= clock.time(before.lowerBound) - 0.01 && first.end <= clock.time(after.upperBound) + 0.01
    }

    /// What was learnt about a section with strides in it.
    private struct Walked {
        let strideCount: Int
        let model: FootModel?
        let withheld: [FootAnalysis.Withheld]
        let notes: [QualityNote]
        let overview: SignalOverview?
        let leastWalkingSpeed: Double?

        init(_ analysis: FootAnalysis, strideCount: Int) {
            self.strideCount = strideCount
            model = analysis.model
            withheld = analysis.withheld
            notes = analysis.notes
            overview = analysis.overview
            leastWalkingSpeed = analysis.leastWalkingSpeed
        }
    }

    /// Moves strides, events, swings and curves of a section to the whole.
    private func append(
        _ next: inout FootAnalysis, _ number: Int, _ whole: inout FootAnalysis
    ) {
        let first = whole.strides.count
        guard !next.strides.isEmpty else { return }
        whole.strides += next.strides
        for i in first..<whole.strides.count { whole.strides[i].index = i }
        whole.sections.append(.init(number: number, strides: first..<whole.strides.count))
        whole.events += next.events
        whole.lying += next.lying
        for var swing in next.swings {
            swing.stride += first
            whole.swings.append(swing)
        }
        for var curve in next.curves {
            curve.stride += first
            whole.curves.append(curve)
        }
        // The whole is as large as all parts: no stride is kept twice.
        (next.strides, next.events, next.swings, next.curves) = ([], [], [], [])
    }

    /// Divides all strides into bouts anew, for a bout does not end where a section does.
    ///
    /// - Parameter cuts: The first strides behind the cuts, and whether no sample is lost before them.
    private func joinBouts(_ whole: inout FootAnalysis, _ cuts: [(stride: Int, isUnbroken: Bool)]) {
        let edges: Set<StrideFlag> = [.first, .last, .shortBout]
        let usual = RobustStatistics.median(whole.strides.compactMap(\.strideTime))
        let ranges = WalkingBouts(strideTime: usual ?? 0).divide(whole.strides)
        for range in ranges {
            for i in range {
                let marks = WalkingBouts.marks(of: i, in: range)
                // Where nothing changes the flags keep their order.
                guard marks != whole.strides[i].flags.filter({ edges.contains($0) }) else { continue }
                whole.strides[i].flags.removeAll { edges.contains($0) }
                whole.strides[i].flags += marks
                // The time of a bout's first stride would be that of the pause before it.
                if marks.contains(.first) { setTime(nil, of: &whole.strides[i], usual) }
            }
        }
        for cut in cuts where !whole.strides[cut.stride].flags.contains(.first) {
            connect(cut.stride, isUnbroken: cut.isUnbroken, in: &whole.strides, usual)
        }
        whole.bouts = WalkingBouts.bouts(ranges, of: whole.strides, side: whole.side)
        // Two sections may see the rest between them a little differently.
        if zip(whole.events, whole.events.dropFirst()).contains(where: { $0.time > $1.time }) {
            whole.events.sort { $0.time < $1.time }
        }
    }

    /// Gives the first stride behind a cut the time since the contact before the cut.
    ///
    /// The cut was made for the analysis; the foot knows nothing of it.
    private func connect(_ first: Int, isUnbroken: Bool, in strides: inout [Stride], _ usual: Double?) {
        guard isUnbroken else {
            strides[first].flags.append(.afterGap)
            return
        }
        // The contact of a shuffle is coarse, and a stride time would inherit that.
        guard ![first - 1, first].contains(where: { strides[$0].flags.contains(.eventsUncertain) }) else { return }
        setTime(strides[first].initialContact - strides[first - 1].initialContact, of: &strides[first], usual)
    }

    private func setTime(_ time: Double?, of stride: inout Stride, _ usual: Double?) {
        stride.strideTime = time
        stride.stanceTime = time.map { $0 - stride.swingTime }
        if let time, let length = stride.length { stride.walkingSpeed = length / time }
        if let time, let usual, !StrideLabels().strideTime.contains(time / usual) { stride.isStraight = false }
    }

    /// A quantity that no section gives is withheld; one that some lack is noted.
    private func describeWithheld(_ parts: [Walked], _ whole: inout FootAnalysis) {
        var quantities: [String] = []
        for withheld in parts.flatMap(\.withheld) where !quantities.contains(withheld.quantity) {
            quantities.append(withheld.quantity)
        }
        for quantity in quantities {
            let lacking = parts.filter { $0.withheld.contains { $0.quantity == quantity } }
            guard let most = lacking.max(by: { $0.strideCount < $1.strideCount }),
                let reason = most.withheld.first(where: { $0.quantity == quantity })?.reason
            else { continue }
            if lacking.count == parts.count {
                whole.withheld.append(FootAnalysis.Withheld(quantity: quantity, reason: reason))
            } else {
                let count = lacking.reduce(0) { $0 + $1.strideCount }
                whole.notes.append(
                    QualityNote(
                        code: "partly_withheld", severity: .info, side: whole.side,
                        message: "\(quantity) is withheld for \(count) of \(whole.strides.count) strides, in "
                            + "\(lacking.count) of \(parts.count) sections of the recording: \(reason)"))
            }
        }
    }

    /// The notes of the parts, each kind once, with the number of sections it is about.
    private func joined(_ parts: [[QualityNote]]) -> [QualityNote] {
        var codes: [String] = []
        for note in parts.joined() where !codes.contains(note.code) { codes.append(note.code) }
        return codes.compactMap { code in
            let about = parts.compactMap { part in part.first { $0.code == code } }
            guard var note = about.first else { return nil }
            if Set(about.map(\.message)).count > 1 || about.count < parts.count {
                note.message += " (\(about.count) of \(parts.count) sections of the recording; the first of them)"
            }
            return note
        }
    }
}
