import Recordings
import SignalProcessing

/// Joins what was found in the sections of one foot.
struct SectionJoining: Sendable {
    /// Length of the recording, s.
    let duration: Double
    /// Sections of the recording.
    let sections: Int

    /// The analysis of a section.
    struct Part: Sendable {
        /// What was found.
        var analysis: FootAnalysis
        /// The section's place in the plan.
        let number: Int
        /// The sensor's samples from the section's first to its last; empty without samples.
        let frames: Range<Int>
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
        analysis.overview = SignalOverview(
            joining: [analysis.overview].compactMap(\.self), ofRecordingOf: duration)
        let first = segments.first?.firstFrame ?? 0
        let end = segments.last.map { $0.firstFrame + $0.count } ?? first
        return Part(analysis: analysis, number: number, frames: first..<end)
    }

    /// The whole foot: strides numbered through, bouts that go on over a cut in one.
    func join(_ parts: consuming [Part], side: Side) -> FootAnalysis {
        var whole = FootAnalysis(side: side)
        whole.strides.reserveCapacity(parts.reduce(0) { $0 + $1.analysis.strides.count })
        whole.events.reserveCapacity(parts.reduce(0) { $0 + $1.analysis.events.count })
        var walked: [Walked] = []
        var notes: [[QualityNote]] = []
        var end: Int?
        for index in parts.indices {
            append(
                &parts[index].analysis, parts[index].number, isContinuous: parts[index].frames.lowerBound == end, &whole
            )
            end = parts[index].frames.upperBound
            notes.append(parts[index].analysis.notes)
            if let last = whole.sections.last, last.number == parts[index].number {
                walked.append(Walked(parts[index].analysis, strideCount: last.strides.count))
            }
        }
        guard !walked.isEmpty else {
            whole.notes = parts.isEmpty ? [.noWalking(side)] : joined(notes)
            return whole
        }
        joinBouts(&whole)
        whole.model = walked.max { $0.strideCount < $1.strideCount }?.model
        describeWithheld(walked, &whole)
        whole.notes += joined(walked.map(\.notes))
        whole.overview = SignalOverview(joining: walked.compactMap(\.overview), ofRecordingOf: duration)
        whole.leastWalkingSpeed = RobustStatistics.median(walked.compactMap(\.leastWalkingSpeed))
        return whole
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
        _ next: inout FootAnalysis, _ number: Int, isContinuous: Bool, _ whole: inout FootAnalysis
    ) {
        let first = whole.strides.count
        guard !next.strides.isEmpty else { return }
        whole.strides += next.strides
        for i in first..<whole.strides.count { whole.strides[i].index = i }
        if first > 0, isContinuous { connect(first, in: &whole.strides) }
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

    /// Gives the first stride behind a cut the time since the contact before the cut.
    ///
    /// The cut was made for the analysis; the foot knows nothing of it.
    private func connect(_ first: Int, in strides: inout [Stride]) {
        let time = strides[first].initialContact - strides[first - 1].initialContact
        guard strides[first].toeOff - strides[first - 1].initialContact <= Self.longestPause,
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
        for range in ranges {
            for i in range {
                var marks: [StrideFlag] = []
                if i == range.lowerBound { marks.append(.first) }
                if i == range.upperBound - 1 { marks.append(.last) }
                if range.count < WalkingBouts.fewestStrides { marks.append(.shortBout) }
                // Where nothing changes the flags keep their order.
                guard marks != whole.strides[i].flags.filter({ edges.contains($0) }) else { continue }
                whole.strides[i].flags.removeAll { edges.contains($0) }
                whole.strides[i].flags += marks
            }
        }
        whole.bouts = WalkingBouts.bouts(ranges, of: whole.strides, side: whole.side)
    }

    /// The longest pause within a bout, s.
    private static let longestPause = WalkingBouts(strideTime: 0).longestPause

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
