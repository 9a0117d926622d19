import Recordings

extension WalkingAnalysis {
    /// Analyses one foot section by section, several at a time, and joins what was found.
    ///
    /// - Parameters:
    ///   - segments: Ascending in time, of one sampling rate.
    ///   - side: The foot.
    ///   - plan: Where the recording is cut.
    ///   - threads: The most sections to work on at a time, which does not change the result.
    func analyze(
        _ segments: [InertialSegment], side: Side, plan: SectionPlan, threads: Int?
    ) async -> FootAnalysis {
        let sections = FootSections(segments, plan: plan).sections
        // Without movement there is still a signal whose obstacles are told.
        guard sections.count > 1 else { return analyze(sections.first?.segments ?? segments, side: side) }
        let parts = await sections.concurrentMap(atMost: threads) { section in
            SectionJoining.Part(
                analysis: analyze(section.segments, side: side), isContinuous: section.isContinuous)
        }
        return SectionJoining().join(parts, side: side)
    }
}

extension SectionPlan {
    /// The plan for the feet of a session; `nil` for a session that is short enough to be analysed in one.
    init?(_ feet: [SensorSelection.Worn]) throws(RecordingError) {
        guard feet.contains(where: { $0.stream.duration > Self.longestUncut }) else { return nil }
        var blocks: [MovementBlocks] = []
        for foot in feet where foot.stream.channels.contains(where: { $0.quantity == .angularRate }) {
            var movement = MovementBlocks()
            movement.add(try foot.stream.inertialSegments(path: foot.path))
            blocks.append(movement)
        }
        guard !blocks.isEmpty else { return nil }
        self.init(blocks)
    }
}
