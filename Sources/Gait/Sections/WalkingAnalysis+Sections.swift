import Recordings

/// Looks at what was found in a section of a foot while its swings are still there sample for sample, and drops what it
/// needs no longer; sections, `count` in all, come in any order and from several threads.
public typealias SectionVisitor = @Sendable (_ section: inout FootAnalysis, _ number: Int, _ count: Int) -> Void

extension WalkingAnalysis {
    /// Analyses one foot section by section, several at a time, and joins what was found.
    ///
    /// The samples of a section are read when its turn comes, so that a recording of any length fits in memory.
    ///
    /// - Parameters:
    ///   - stream: The foot's sensor.
    ///   - path: Its file, for messages.
    ///   - plan: Where the recording is cut.
    ///   - threads: The most sections to work on at a time, which does not change the result.
    ///   - visit: Called once for every section.
    func analyze(
        _ stream: SensorStream, of side: Side, path: String, plan: SectionPlan, threads: Int?, visit: SectionVisitor?
    ) async throws(RecordingError) -> FootAnalysis {
        let cutter = try FootSections(stream, path: path)
        let joining = SectionJoining(
            duration: stream.duration, clock: SampleClock(stream), sections: plan.sections.count)
        var outcomes = await plan.sections.indices.map(\.self).concurrentMap(atMost: threads) { number in
            Result { () throws(RecordingError) in
                let segments = try cutter.segments(of: plan.sections[number])
                var analysis = analyze(segments, side: side, sectionOf: stream.duration)
                visit?(&analysis, number, plan.sections.count)
                return joining.part(consume analysis, number: number, segments: segments)
            }
        }
        var parts: [SectionJoining.Part] = []
        parts.reserveCapacity(outcomes.count)
        outcomes.reverse()
        // Nothing else may hold a part: its strides are to go where those of the whole are made.
        while let outcome = outcomes.popLast() { parts.append(try outcome.get()) }
        return joining.join(consume parts, side: side)
    }
}

extension SectionPlan {
    /// The plan for the feet of a session; `nil` for a session that is short enough to be analysed in one.
    ///
    /// - Throws: `RecordingError` when an axis is missing or a file cannot be read any more.
    init?(_ feet: [SensorSelection.Worn], rules: SectionPlanner, threads: Int?) async throws(RecordingError) {
        // What is sampled too slowly or too fast to be anything is refused with the analysis of the foot.
        let feet = feet.filter { $0.stream.hasGyroscope && QualityControl.possibleRates.contains($0.stream.rate) }
        guard feet.contains(where: { $0.stream.duration > rules.longestUncut }),
            let origin = feet.map(\.stream.start).min(),
            // Files whose clocks lie years apart have no plan in common.
            let end = feet.map({ $0.stream.start + $0.stream.duration }).max(), end - origin <= rules.longestSession
        else { return nil }
        let outcomes = await feet.concurrentMap(atMost: threads) { foot in
            Result { () throws(RecordingError) in
                try MovementBlocks(foot.stream, path: foot.path, origin: origin)
            }
        }
        var blocks: [MovementBlocks] = []
        for outcome in outcomes { blocks.append(try outcome.get()) }
        self.init(blocks, rules: rules)
    }
}
