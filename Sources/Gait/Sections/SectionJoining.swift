import Recordings
import SignalProcessing

/// Joins what was found in the sections of one foot.
struct SectionJoining: Sendable {
    /// The analysis of a section.
    struct Part: Sendable {
        /// What was found.
        var analysis: FootAnalysis
        /// The section's place in the plan.
        var number: Int
        /// The sensor's samples from the section's first to its last; empty without samples.
        var frames: Range<Int>

        init(analysis: FootAnalysis, number: Int, segments: [InertialSegment]) {
            self.analysis = analysis
            self.number = number
            let first = segments.first?.firstFrame ?? 0
            frames = first..<(segments.last.map { $0.firstFrame + $0.count } ?? first)
        }
    }

    /// Curves that are kept for drawing; of more, every second is dropped until they are fewer.
    private static let mostCurves = 4_096

    /// The whole foot: strides numbered through, bouts that go on over a cut in one.
    func join(_ parts: [Part], side: Side) -> FootAnalysis {
        var whole = FootAnalysis(side: side)
        var end: Int?
        for part in parts {
            append(part, isContinuous: part.frames.lowerBound == end, to: &whole)
            end = part.frames.upperBound
        }
        let walked = parts.map(\.analysis).filter { !$0.strides.isEmpty }
        guard !walked.isEmpty else {
            whole.notes = parts.isEmpty ? [.noWalking(side)] : notes(of: parts.map(\.analysis))
            return whole
        }
        joinBouts(&whole)
        whole.model = walked.max { $0.strides.count < $1.strides.count }?.model
        describeWithheld(walked, &whole)
        whole.notes += notes(of: walked)
        whole.overview = SignalOverview(joining: walked.compactMap(\.overview))
        whole.leastWalkingSpeed = RobustStatistics.median(walked.compactMap(\.leastWalkingSpeed))
        whole.curves = Self.thinned(whole.curves)
        return whole
    }

    private func append(_ part: Part, isContinuous: Bool, to whole: inout FootAnalysis) {
        let first = whole.strides.count
        let next = part.analysis
        guard !next.strides.isEmpty else { return }
        whole.strides += next.strides
        for i in first..<whole.strides.count { whole.strides[i].index = i }
        if first > 0, isContinuous { connect(first, in: &whole.strides) }
        whole.sections.append(.init(number: part.number, strides: first..<whole.strides.count))
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
    }

    /// Gives the first stride behind a cut the time since the contact before the cut.
    ///
    /// The cut was made for the analysis; the foot knows nothing of it.
    private func connect(_ first: Int, in strides: inout [Stride]) {
        let time = strides[first].initialContact - strides[first - 1].initialContact
        guard strides[first].toeOff - strides[first - 1].initialContact <= pause(strides),
            ![first - 1, first].contains(where: { strides[$0].flags.contains(.eventsUncertain) })
        else { return }
        strides[first].strideTime = time
        strides[first].stanceTime = time - strides[first].swingTime
        if let length = strides[first].length { strides[first].walkingSpeed = length / time }
    }

    /// Divides all strides into bouts anew, for a bout does not end where a section does.
    private func joinBouts(_ whole: inout FootAnalysis) {
        let edges: Set<StrideFlag> = [.first, .last, .shortBout]
        let usual = RobustStatistics.median(whole.strides.compactMap(\.strideTime)) ?? 0
        let ranges = WalkingBouts(strideTime: usual).divide(whole.strides)
        var marked = whole.strides
        for i in marked.indices { marked[i].flags.removeAll { edges.contains($0) } }
        WalkingBouts.markEnds(&marked, of: ranges)
        // Where nothing changes the flags keep their order.
        for i in marked.indices where Set(marked[i].flags) != Set(whole.strides[i].flags) {
            whole.strides[i].flags = marked[i].flags
        }
        whole.bouts = WalkingBouts.bouts(ranges, of: whole.strides, side: whole.side)
    }

    /// The longest pause within a bout, s.
    private func pause(_ strides: [Stride]) -> Double { WalkingBouts(strideTime: 0).longestPause }

    /// A quantity that no section gives is withheld; one that some lack is noted.
    private func describeWithheld(_ parts: [FootAnalysis], _ whole: inout FootAnalysis) {
        var quantities: [String] = []
        for withheld in parts.flatMap(\.withheld) where !quantities.contains(withheld.quantity) {
            quantities.append(withheld.quantity)
        }
        for quantity in quantities {
            let lacking = parts.filter { $0.withheld.contains { $0.quantity == quantity } }
            guard let most = lacking.max(by: { $0.strides.count < $1.strides.count }),
                let reason = most.withheld.first(where: { $0.quantity == quantity })?.reason
            else { continue }
            if lacking.count == parts.count {
                whole.withheld.append(FootAnalysis.Withheld(quantity: quantity, reason: reason))
            } else {
                let count = lacking.reduce(0) { $0 + $1.strides.count }
                whole.notes.append(
                    QualityNote(
                        code: "partly_withheld", severity: .info, side: whole.side,
                        message: "\(quantity) is withheld for \(count) of \(whole.strides.count) strides, in "
                            + "\(lacking.count) of \(parts.count) sections of the recording: \(reason)"))
            }
        }
    }

    /// The notes of the parts, each kind once, with the number of sections it is about.
    private func notes(of parts: [FootAnalysis]) -> [QualityNote] {
        var codes: [String] = []
        for note in parts.flatMap(\.notes) where !codes.contains(note.code) { codes.append(note.code) }
        return codes.compactMap { code in
            let about = parts.compactMap { part in part.notes.first { $0.code == code } }
            guard var note = about.first else { return nil }
            if Set(about.map(\.message)).count > 1 || about.count < parts.count {
                note.message += " (\(about.count) of \(parts.count) sections of the recording; the first of them)"
            }
            return note
        }
    }

    /// Evenly chosen curves, few enough to draw.
    private static func thinned(_ curves: [SwingCurve]) -> [SwingCurve] {
        var step = 1
        while curves.count / step > mostCurves { step *= 2 }
        return step == 1 ? curves : stride(from: 0, to: curves.count, by: step).map { curves[$0] }
    }
}
