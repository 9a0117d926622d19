import Recordings
import SignalProcessing

/// The analysis of one sensor, or of the sensors of one file that belong together.
enum SensorWork: Sendable {
    case foot(SensorSelection.Worn)
    case shank(SensorSelection.Worn, mayFail: Bool)
    case trunk(SensorSelection.Worn, mayFail: Bool)
    case ground(SensorSelection.Ground)
    case optical(SensorSelection.Optical)

    /// All the work of a session, in the order of the results.
    static func all(of selection: SensorSelection) -> [SensorWork] {
        let others = selection.feet.count + selection.grounds.count + selection.optical.count
        return selection.feet.map { .foot($0) } + selection.optical.map { .optical($0) }
            + selection.grounds.map { .ground($0) } + selection.shanks.map { .shank($0, mayFail: others > 0) }
            + [selection.trunk.map { .trunk($0, mayFail: others + selection.shanks.count > 0) }].compactMap(\.self)
    }
}

/// What one sensor, or the sensors of one file that belong together, say.
struct SensorResult: Sendable {
    /// The file, which is also its clock.
    var path: String
    /// When its recording begins, s; `nil` where that is not known.
    var start: Double?
    /// Feet that it follows.
    var feet: [FootAnalysis] = []
    /// The lower back.
    var trunk: TrunkAnalysis?
    /// What stands under the feet.
    var loading: LoadingAnalysis?
    /// What a user should know about the signals.
    var notes: [QualityNote] = []
    /// What was decided.
    var decisions: [Recording.Decision] = []

    /// All events it saw.
    var events: [GaitEvent] {
        // What stands under the feet tells its events itself, also those of feet that make no stride.
        (loading == nil ? feet.flatMap(\.events) : []) + (loading?.events ?? []) + (trunk?.gait.events ?? [])
    }
}

extension SessionAnalysis {
    /// Does one piece of work.
    ///
    /// - Parameters:
    ///   - plan: How long recordings of feet are cut; `nil` for a session that is analysed in one.
    ///   - threads: The most sections to work on at a time.
    ///   - visit: Called once for every section.
    func result(
        of work: SensorWork, plan: SectionPlan?, threads: Int?, visit: SectionVisitor?
    ) async throws(RecordingError) -> SensorResult {
        switch work {
        case .foot(let foot): return try await result(of: foot, plan: plan, threads: threads, visit: visit)
        case .shank(let shank, let mayFail): return try result(ofShank: shank, mayFail: mayFail)
        case .trunk(let trunk, let mayFail): return try result(ofTrunk: trunk, mayFail: mayFail)
        case .ground(let ground): return measured(.events) { result(of: ground) }
        case .optical(let optical):
            let found = measured(.events) { MarkerWalking().analyze(optical.markers) }
            return SensorResult(path: optical.path, feet: found.feet, decisions: found.decisions)
        }
    }

    /// Checks the signals of a foot's sensor, cuts them where samples are lost, and analyses what is left.
    private func result(
        of foot: SensorSelection.Worn, plan: SectionPlan?, threads: Int?, visit: SectionVisitor?
    ) async throws(RecordingError) -> SensorResult {
        let (foot, notes) = try checked(foot)
        var result = SensorResult(path: foot.path, start: foot.stream.start, notes: notes)
        let gyroscopeFault = notes.first { $0.condemned == .angularRate }?.message
        if foot.stream.hasGyroscope, gyroscopeFault == nil {
            var walking = WalkingAnalysis(footLength: body.footLength)
            walking.accelerometerFault = notes.first { $0.condemned == .acceleration }?.message
            if let plan {
                result.feet = [
                    try await walking.analyze(
                        foot.stream, of: foot.side, path: foot.path, plan: plan,
                        threads: threads, visit: visit)
                ]
            } else {
                let segments = try measured(.resample) { () throws(RecordingError) in
                    try foot.stream.inertialSegments(path: foot.path)
                }
                result.feet = [walking.analyze(segments, side: foot.side)]
            }
        } else {
            try Self.requireAccelerometer(notes, path: foot.path)
            let segments = try foot.stream.accelerationSegments(path: foot.path)
            let walking = AccelerometerWalking(gyroscopeFault: gyroscopeFault)
            result.feet = [measured(.events) { walking.analyze(segments, side: foot.side) }]
        }
        return result
    }

    private func result(
        ofShank shank: SensorSelection.Worn, mayFail: Bool
    ) throws(RecordingError) -> SensorResult {
        do throws(RecordingError) {
            let (shank, notes) = try checked(shank)
            // The shank is followed by how it turns.
            if let fault = notes.first(where: { $0.condemned == .angularRate }) {
                throw RecordingError(.badData, path: shank.path, fault.message)
            }
            let segments = try shank.stream.inertialSegments(path: shank.path)
            let analysis = measured(.events) { ShankWalking().analyze(segments, side: shank.side) }
            return SensorResult(path: shank.path, start: shank.stream.start, feet: [analysis], notes: notes)
        } catch {
            return try leftOut("the \(shank.side.rawValue) shank", shank.path, error, mayFail: mayFail)
        }
    }

    /// A further sensor that cannot be analysed; without others its error is the session's.
    private func leftOut(
        _ what: String, _ path: String, _ error: RecordingError, mayFail: Bool
    ) throws(RecordingError) -> SensorResult {
        guard mayFail else { throw error }
        let note = QualityNote(
            code: "sensor_left_out", severity: .warning,
            message: "\(what) of \(path) is not analysed: \(error.message)")
        return SensorResult(path: path, notes: [note])
    }

    /// The walk and the shocks of the lower back.
    ///
    /// - Throws: `badData` when there is nothing else and it lacks an axis.
    private func result(
        ofTrunk trunk: SensorSelection.Worn, mayFail: Bool
    ) throws(RecordingError) -> SensorResult {
        do throws(RecordingError) {
            let (trunk, found) = try checked(trunk)
            try Self.requireAccelerometer(found, path: trunk.path)
            // What it says about toe clearance is not the lower back's.
            let notes = found.filter { $0.code != "rate_low" }
            var segments = try trunk.stream.accelerationSegments(path: trunk.path)
            if notes.contains(where: { $0.condemned == .angularRate }) {
                for index in segments.indices { segments[index].angularRate = nil }
            }
            let analysis = measured(.events) { [segments] in
                var analysis = TrunkStepFinder().find(segments)
                analysis.gait =
                    TrunkGaitAnalysis(legLength: body.legLength, bodyHeight: body.bodyHeight).analyze(segments)
                return analysis
            }
            return SensorResult(path: trunk.path, start: trunk.stream.start, trunk: analysis, notes: notes)
        } catch {
            return try leftOut("the lower back", trunk.path, error, mayFail: mayFail)
        }
    }

    private func result(of ground: SensorSelection.Ground) -> SensorResult {
        // What the user states beats what a profile states of the plates.
        let profiled = Set(ground.plates.compactMap(\.verticalAxis))
        let stated = verticalAxis ?? (profiled.count == 1 ? profiled.first : nil)
        let vertical = stated.map { VerticalAxis(axis: $0.axis, isLoadedPositive: $0.isPositive) }
        var walk = LoadingWalk(vertical: vertical)
        if verticalAxis == nil, stated != nil { walk.verticalEvidence = "stated in the profile" }
        var loading = walk.analyze(
            ground.plates + ground.insoles + ground.markers, events: ground.events)
        if verticalAxis == nil, profiled.count > 1 {
            let axes = profiled.map(\.label).sorted().joined(separator: " and ")
            loading.decisions.append(
                Recording.Decision(
                    "vertical axis of the plates", "told from their forces",
                    because: "the profile states \(axes), and the plates of a session share their axes"))
        }
        return SensorResult(
            path: ground.path, feet: loading.footAnalyses, loading: loading, notes: loading.notes,
            decisions: loading.decisions)
    }

    /// A sensor without the stretches that must not be used, and the notes on its signals.
    ///
    /// - Throws: `badData` for what makes analysis impossible.
    private func checked(
        _ sensor: SensorSelection.Worn
    ) throws(RecordingError) -> (sensor: SensorSelection.Worn, notes: [QualityNote]) {
        let (notes, stuck) = measured(.check) { QualityControl().examine(sensor.stream) }
        if let obstacle = notes.first(where: { $0.severity == .error }) {
            throw RecordingError(.badData, path: sensor.path, obstacle.message)
        }
        var usable = sensor
        usable.stream = sensor.stream.masking(stuck)
        return (usable, notes + usable.stream.droppedStretches())
    }

    /// Throws where nothing is left without the accelerometer and it must not be used.
    private static func requireAccelerometer(_ notes: [QualityNote], path: String) throws(RecordingError) {
        guard let fault = notes.first(where: { $0.condemned == .acceleration }) else { return }
        throw RecordingError(.badData, path: path, fault.message)
    }
}

extension SensorStream {
    /// Whether there is any axis of angular rate; a sensor that lacks one of three is damaged, not without.
    var hasGyroscope: Bool { channels.contains { $0.quantity == .angularRate } }
}
