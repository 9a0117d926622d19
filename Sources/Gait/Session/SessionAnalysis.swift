public import Recordings

/// The analysis of a session: every foot on its own, then everything put together.
public struct SessionAnalysis: Sendable {
    /// The analysis of a foot.
    public var walking: WalkingAnalysis
    /// The analysis of the lower back.
    public var lowerBack: TrunkGaitAnalysis
    /// Whether the sensors share a clock, when the user states it.
    public var isSynchronized: Bool?
    /// The most feet to work on at a time, which does not change the result; `nil` leaves it to the machine.
    public var threads: Int?

    /// Creates an analysis.
    public init(
        walking: WalkingAnalysis = WalkingAnalysis(), lowerBack: TrunkGaitAnalysis = TrunkGaitAnalysis(),
        isSynchronized: Bool? = nil, threads: Int? = nil
    ) {
        self.walking = walking
        self.lowerBack = lowerBack
        self.isSynchronized = isSynchronized
        self.threads = threads
    }

    /// Analyses the feet of a session in parallel.
    ///
    /// - Returns: The session; zero strides when there is no walking in it.
    /// - Throws: `badData` when a file holds no foot sensor or lacks an axis, `usage` when it is open which sensor is
    ///   which foot.
    public func analyze(_ sources: [SessionSource]) async throws(RecordingError) -> Session {
        let selection = try FootSelection(sources)
        let walking = walking
        let outcomes = await selection.feet.concurrentMap(atMost: threads) { foot in
            Result { () throws(RecordingError) in try foot.analyze(with: walking) }
        }
        var feet: [FootAnalysis] = []
        var notes = sources.flatMap(\.recording.notes) + selection.notes
        for outcome in outcomes {
            let (foot, qualityNotes) = try outcome.get()
            feet.append(foot)
            notes += qualityNotes
        }
        let trunk = try trunk(of: selection, &notes)
        let clock = clock(of: selection)
        let decision = clock.map { clock in
            Recording.Decision("clock of the feet", clock.isCommon ? "common" : "separate", because: clock.evidence)
        }
        return Session(
            inputs: selection.inputs, decisions: selection.decisions + [decision].compactMap(\.self), feet: feet,
            recordingNotes: notes, isSynchronized: clock?.isCommon, trunk: trunk)
    }

    /// The walk and the shocks of the lower back.
    ///
    /// - Throws: `badData` when there is nothing else and it lacks an axis.
    private func trunk(
        of selection: FootSelection, _ notes: inout [QualityNote]
    ) throws(RecordingError) -> TrunkAnalysis? {
        guard let trunk = selection.trunk else { return nil }
        do throws(RecordingError) {
            // What it says about toe clearance is not the lower back's.
            let quality = QualityControl().notes(for: trunk.stream).filter { $0.code != "rate_low" }
            if let obstacle = quality.first(where: { $0.severity == .error }) {
                throw RecordingError(.badData, path: trunk.path, obstacle.message)
            }
            let segments = try trunk.stream.accelerationSegments(path: trunk.path)
            notes += quality + trunk.stream.droppedStretches()
            var analysis = TrunkStepFinder().find(segments)
            analysis.gait = lowerBack.analyze(segments)
            analysis.sharesClock = isSynchronized ?? selection.feet.contains { $0.path == trunk.path }
            return analysis
        } catch {
            guard !selection.feet.isEmpty else { throw error }
            notes.append(
                QualityNote(
                    code: "sensor_left_out", severity: .info,
                    message: "the lower back of \(trunk.path) is not analysed: \(error.message)"))
            return nil
        }
    }

    /// Whether the feet share a clock, and how that is known; `nil` with fewer than two feet.
    private func clock(of selection: FootSelection) -> (isCommon: Bool, evidence: String)? {
        guard selection.feet.count > 1 else { return nil }
        if let isSynchronized { return (isSynchronized, "stated by the user") }
        return Set(selection.feet.map(\.path)).count == 1
            ? (true, "both feet are in one file") : (false, "the feet are in files of their own")
    }
}

extension FootSelection.Foot {
    /// Checks the sensor's signals, cuts them where samples are lost, and analyses what is left.
    ///
    /// - Returns: The foot, and what a user should know about its signals.
    fileprivate func analyze(with walking: WalkingAnalysis) throws(RecordingError) -> (FootAnalysis, [QualityNote]) {
        let notes = QualityControl().notes(for: stream)
        if let obstacle = notes.first(where: { $0.severity == .error }) {
            throw RecordingError(.badData, path: path, obstacle.message)
        }
        let segments = try stream.inertialSegments(path: path)
        return (walking.analyze(segments, side: side), notes + stream.droppedStretches())
    }
}
