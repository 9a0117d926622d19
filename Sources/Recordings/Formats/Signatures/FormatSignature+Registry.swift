extension FormatSignature {
    /// All formats that are known by their first lines; a new one is one file and a word here.
    static let all: [FormatSignature] = [
        .xsensMT, .movellaDOT, .mobilityLab, .apdmFormat7, .shimmer, .actiGraph, .geneActiv, .axivity, .axivityRows,
        .mobgap, .mobiliseD, .gaitmap, .empatica, .faros, .openSim, .trc, .cortexForces, .dFlow, .dFlowRecord,
        .gaitpdb, .qualisysForce, .qualisysMotion, .phyphox, .sensorLogger,
        .sensorLog, .motionBIDS, .truong, .actical, .actiware,
    ]

    /// The format of a table, `nil` when it is none that is known.
    ///
    /// - Throws: `badData` for a table of a known format that cannot be read, and for one that two formats fit: what they
    ///   make of it may differ, and nothing tells which is right.
    static func recognised(
        _ front: TableFront, among signatures: [FormatSignature] = all
    ) throws(RecordingError) -> RecognisedFormat? {
        var found: [RecognisedFormat] = []
        for signature in signatures {
            guard let reading = try signature.reading(front) else { continue }
            found.append(RecognisedFormat(signature: signature, reading: reading))
        }
        guard found.count > 1 else { return found.first }
        let readings = found.map { "\($0.signature.name) (\($0.signature.id): \($0.reading.evidence))" }
        throw RecordingError(
            .badData, path: front.path, "two readings fit: \(readings.joined(separator: " and "))",
            remedy: "state the columns and their units in a profile (--profile)")
    }
}
