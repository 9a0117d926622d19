public import Recordings
import SignalProcessing

/// The analysis of feet that cameras follow by a marker on the heel and one or more on the front of the foot.
///
/// It needs no other sensor, so that a laboratory can check other recordings against its own cameras. Toe-off is the
/// lowest instant of a marker on the toes; contact of a foot that lands on its heel is its greatest pitch, about 24 ms before
/// the shock that an inertial sensor feels.
public struct MarkerWalking: Sendable {
    /// Pass band of heights and angles, Hz, as usual for gait markers (Winter, Biomechanics and Motor Control, 4th ed.).
    public static let cutoff = 12.0
    /// Pass band of the instants, Hz.
    static let quickCutoff = 20.0
    /// A marker on the toes is lowest at a steeper pitch than this, rad.
    static let toePitch = -40 * Double.pi / 180
    /// A standing toe marker lies this high above the floor, m; otherwise the floor of the laboratory is not at zero.
    static let toeHeights = 0.0...0.15

    /// Creates an analysis.
    public init() {}

    /// What the markers of a recording say.
    public struct Result: Sendable {
        /// The feet with a heel and a toe marker.
        public var feet: [FootAnalysis] = []
        /// What was decided.
        public var decisions: [Recording.Decision] = []
    }

    /// Whether any foot has the markers that are needed.
    public static func canAnalyze(_ streams: [SensorStream]) -> Bool {
        Side.allCases.contains { FootMarkerPair($0, in: streams) != nil }
    }

    /// Analyses the feet of a recording.
    ///
    /// - Parameter streams: The sensors of one recording; markers of other parts of the body are left alone.
    public func analyze(_ streams: [SensorStream]) -> Result {
        var result = Result()
        let feet = Side.allCases.compactMap { FootMarkerPair($0, in: streams) }
        let stretches = feet.map { MarkerTrack.stretches(of: [$0.heel, $0.toe]) }
        let slow = stretches.joined().joined().map { $0.lowPassed(Self.cutoff) }
        guard !feet.isEmpty else { return result }
        guard let frame = MarkerFrame(slow) else {
            for foot in feet {
                var analysis = FootAnalysis(side: foot.side)
                analysis.source = .marker
                analysis.notes = [
                    QualityNote(
                        code: "no_walking", severity: .info, side: foot.side,
                        message:
                            "the markers show no foot that stands and swings; if the person walked, the unit of length is wrong "
                            + "or the markers are lost too often")
                ]
                result.feet.append(analysis)
            }
            return result
        }
        result.decisions.append(.init("vertical axis of the markers", frame.label, because: frame.evidence))
        for (foot, parts) in zip(feet, stretches) {
            result.decisions.append(
                .init(
                    "\(foot.side.rawValue) foot markers",
                    "heel \(Self.names(foot.heel)), front \(Self.names(foot.toe))", because: "their labels"))
            result.feet.append(MarkerFoot(foot, parts, frame).analysis)
        }
        return result
    }

    private static func names(_ streams: [SensorStream]) -> String {
        streams.map(\.name).joined(separator: " and ")
    }
}

/// The markers of one foot.
struct FootMarkerPair {
    var side: Side
    /// The marker of the heel.
    var heel: [SensorStream]
    /// The marker of the toe, or those of the forefoot whose mean stands for it.
    var toe: [SensorStream]

    /// Finds a foot's markers; `nil` when heel or front is missing.
    init?(_ side: Side, in streams: [SensorStream]) {
        let own = streams.filter { $0.placement == .marker && $0.side == side }
        func marker(_ point: MarkerPoint) -> SensorStream? { own.first { MarkerPoint(label: $0.name) == point } }
        guard let heel = marker(.heel) else { return nil }
        let forefoot = [MarkerPoint.firstMetatarsal, .fifthMetatarsal].compactMap(marker)
        let front = [marker(.toe) ?? marker(.secondMetatarsal)].compactMap(\.self)
        self.side = side
        self.heel = [heel]
        toe = front.isEmpty ? forefoot : front
        guard !toe.isEmpty, toe.allSatisfy({ $0.rate == heel.rate }) else { return nil }
    }
}

/// The strides of one foot, from the stretches in which its markers are seen.
private struct MarkerFoot {
    var analysis: FootAnalysis

    init(_ markers: FootMarkerPair, _ stretches: [[MarkerTrack]], _ frame: MarkerFrame) {
        analysis = FootAnalysis(side: markers.side)
        analysis.source = .marker
        var parts: [(measurement: MarkerStrideMeasurement, stances: [MarkerStances.Stance])] = []
        let origin = markers.heel[0].start
        for tracks in stretches {
            let upright = tracks.map { track in
                var track = track
                for i in track.position.indices { track.position[i] = frame.upright(track.position[i]) }
                return track
            }
            let slow = upright.map { $0.lowPassed(MarkerWalking.cutoff) }
            let quick = upright.map { $0.lowPassed(MarkerWalking.quickCutoff) }
            let measurement = MarkerStrideMeasurement(
                heel: slow[0], toe: slow[1], quickHeel: quick[0], quickToe: quick[1],
                start: origin + Double(upright[0].first) / upright[0].rate, toeHeight: nil, heightDeviation: 0)
            parts.append((measurement, MarkerStances.find(heel: slow[0], toe: slow[1])))
        }
        let steepness = RobustStatistics.median(
            parts.flatMap { part in
                zip(part.stances, part.stances.dropFirst()).compactMap { part.measurement.pitchAtLowestToe($0, $1) }
            })
        let isOnToes = (steepness ?? -.infinity) < MarkerWalking.toePitch
        if !isOnToes { withholdToes(steepness ?? 0) }
        let toeHeight = isOnToes ? floorHeight(parts.flatMap(\.stances)) : nil
        let deviation = Self.heightDeviation(parts.map(\.stances))
        var results: [MarkerStrideMeasurement.Result] = []
        for part in parts {
            var measurement = part.measurement.with(toeHeight: toeHeight, heightDeviation: deviation)
            measurement.isOnToes = isOnToes
            for (before, after) in zip(part.stances, part.stances.dropFirst()) {
                if let stride = measurement.measure(before, after, index: results.count, side: markers.side) {
                    results.append(stride)
                }
            }
        }
        let forward = results.count { $0.isForward }
        if !results.isEmpty, 2 * forward < results.count {
            analysis.notes.append(
                QualityNote(
                    code: "markers_exchanged", severity: .warning, side: markers.side,
                    message: "the line from heel to toe points against the walk: the markers are exchanged, or this is "
                        + "walking backward; no stride is given"))
            return
        }
        guard !results.isEmpty else {
            analysis.notes.append(
                QualityNote(
                    code: "no_walking", severity: .info, side: markers.side,
                    message:
                        "the markers of this foot show no whole stride: it never stands still in the laboratory, as on a "
                        + "belt, or its markers are lost too often"))
            return
        }
        assemble(results)
    }

    private mutating func withholdToes(_ pitch: Double) {
        analysis.withheld.append(
            .init(
                quantity: "clearance",
                reason: "the front marker sits behind the toes (it is lowest at a pitch of "
                    + "\(rounded(pitch * 180 / .pi))°, before they leave the floor), and how far they hang below it is not known"
            ))
    }

    /// The height of the standing toe marker above the floor at zero; withheld where zero is not the floor.
    private mutating func floorHeight(_ stances: [MarkerStances.Stance]) -> Double? {
        guard let height = RobustStatistics.median(stances.map(\.toe.z)) else { return nil }
        guard MarkerWalking.toeHeights.contains(height) else {
            analysis.withheld.append(
                .init(
                    quantity: "clearance",
                    reason:
                        "the standing toe marker lies \(rounded(1000 * height)) mm above the laboratory's zero, which "
                        + "is therefore not the floor"))
            return nil
        }
        return height
    }

    /// How well the height of the floor under a foot repeats: half the usual difference of neighbouring stances, m.
    private static func heightDeviation(_ stances: [[MarkerStances.Stance]]) -> Double {
        let differences = stances.flatMap { part in zip(part, part.dropFirst()).map { $1.toe.z - $0.toe.z } }
            .filter { abs($0) < MarkerStrideMeasurement.rise }
        return max(0.0005, (RobustStatistics.robustStandardDeviation(differences) ?? 0.002) / 2)
    }

    private mutating func assemble(_ results: [MarkerStrideMeasurement.Result]) {
        var strides = results.map(\.stride)
        let intervals = zip(strides, strides.dropFirst()).map { $1.initialContact - $0.initialContact }
        let bouts = WalkingBouts(strideTime: RobustStatistics.median(intervals) ?? 1.1).divide(strides)
        // Where the markers were lost for longer between two strides, the time would be that of more than one.
        let (starts, ends) = (strides.map(\.start), strides.map(\.end))
        WalkingBouts.setTimes(
            &strides, in: bouts, isUnbroken: { _ in true }, isTimed: { starts[$0] - ends[$0 - 1] < 0.5 })
        for i in strides.indices {
            strides[i].walkingSpeed = strides[i].length.map {
                $0 / (strides[i].strideTime ?? strides[i].end - strides[i].start)
            }
        }
        let plain = StrideCandidate(
            range: 0..<0, swing: 0..<0, mainLobe: nil, kind: .swing, isSplit: false, path: 1, relativePath: 1,
            relativeArea: 1)
        StrideLabels().label(&strides, candidates: strides.map { _ in plain }, bouts: bouts)
        analysis.strides = strides
        analysis.curves = results.compactMap(\.curve).filter { strides[$0.stride].isStraight }
        analysis.bouts = WalkingBouts.bouts(bouts, of: strides, side: analysis.side)
        analysis.events = zip(results, strides).flatMap { result, stride in
            [
                (GaitEvent.Kind.heelOff, result.heelOff), (.finalContact, stride.toeOff),
                (.initialContact, stride.initialContact), (.footFlat, stride.end),
            ].map { GaitEvent(side: analysis.side, kind: $0.0, time: $0.1, source: .marker) }
        }.sorted { $0.time < $1.time }
    }
}

extension MarkerStrideMeasurement {
    /// The same tracks with what all stances of the foot say about its floor.
    fileprivate func with(toeHeight: Double?, heightDeviation: Double) -> MarkerStrideMeasurement {
        MarkerStrideMeasurement(
            heel: heel, toe: toe, quickHeel: quickHeel, quickToe: quickToe, start: start, toeHeight: toeHeight,
            heightDeviation: heightDeviation)
    }
}
