public import Recordings

/// The analysis of a session: every sensor on its own, then everything put together.
public struct SessionAnalysis: Sendable {
    /// What was measured of the person.
    public var body: BodyMeasures
    /// The axis along which a loaded force plate reads more, when the user states it.
    public var verticalAxis: SignedAxis?
    /// Whether the sensors share a clock, when the user states it.
    public var isSynchronized: Bool?
    /// The most sensors to work on at a time, which does not change the result; `nil` leaves it to the machine.
    public var threads: Int?
    /// How long recordings of feet are cut.
    var sectioning = SectionPlanner()

    /// Creates an analysis.
    public init(
        body: BodyMeasures = BodyMeasures(), verticalAxis: SignedAxis? = nil, isSynchronized: Bool? = nil,
        threads: Int? = nil
    ) {
        self.body = body
        self.verticalAxis = verticalAxis
        self.isSynchronized = isSynchronized
        self.threads = threads
    }

    /// Analyses the sensors of a session in parallel, brings their clocks together and compares what they saw.
    ///
    /// - Parameters:
    ///   - sources: The recordings.
    ///   - visit: Called for every section of a long recording of a foot; shorter ones are not cut.
    /// - Returns: The session; zero strides when there is no walking in it.
    /// - Throws: `badData` when a file holds no sensor of walking or lacks an axis, `usage` when it is open which sensor is
    ///   which foot.
    public func analyze(
        _ sources: [SessionSource], visit: SectionVisitor? = nil
    ) async throws(RecordingError) -> Session {
        defer { sources.waitForHashes() }
        let selection = try SensorSelection(sources)
        let plan = try await SectionPlan(selection.feet, rules: sectioning, threads: threads)
        let works = SensorWork.all(of: selection)
        // Sensors side by side share the threads.
        let share = threads.map { max(1, $0 / max(1, works.count)) }
        let outcomes = await works.concurrentMap(atMost: threads) { work in
            do throws(RecordingError) {
                return Result<SensorResult, RecordingError>.success(
                    try await result(of: work, plan: plan, threads: share, visit: visit))
            } catch {
                return .failure(error)
            }
        }
        var results: [SensorResult] = []
        for outcome in outcomes { results.append(try outcome.get()) }
        let clocks = SessionClocks(isSynchronized: isSynchronized).reconcile(&results)
        let sides = TrunkSides().confirm(&results, clocks)
        let chosen = FootChoice(results)
        var session = Session(
            inputs: selection.inputs,
            decisions: selection.decisions + results.flatMap(\.decisions) + clocks.decisions + sides.decisions
                + chosen.decisions, feet: chosen.feet,
            recordingNotes: sources.flatMap(\.recording.notes) + selection.notes + results.flatMap(\.notes)
                + clocks.notes + sides.notes)
        session.witnesses = chosen.witnesses
        session.trunk = results.lazy.compactMap(\.trunk).first
        session.loadings = results.compactMap(\.loading)
        session.clocks = clocks.alignments
        session.clockDeviation = clocks.deviation(of: chosen.chosen)
        if chosen.feet.count > 1 {
            session.isSynchronized = (session.clockDeviation ?? .infinity) <= SessionClocks.footToFoot
        }
        session.agreements = SensorAgreement().compare(results, clocks, chosen: chosen.feet)
        session.recordingNotes += SensorAgreement().notes(on: session.agreements)
        for source in sources {
            guard let hash = try source.hash?.value() else { continue }
            for index in session.inputs.indices where session.inputs[index].source.path == source.recording.source.path
            {
                session.inputs[index].source.sha256 = hash
            }
        }
        return session
    }
}
