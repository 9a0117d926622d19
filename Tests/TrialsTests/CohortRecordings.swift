import Trials

/// Recordings for tests on a whole trial, with no more in them than a test needs.
enum CohortRecordings {
    /// A recording of one foot, or of both, with the greatest pitch of each and one walking speed.
    static func recording(
        _ id: String, _ participant: String?, condition: String? = nil, visit: String? = nil,
        pitch: [String: Double?], speed: Double? = 1.1, n: Int = 60, sd: Double? = 1, notes: [String] = []
    ) -> CohortRecording {
        var figures: [Figure] = []
        for (side, value) in pitch.sorted(by: { $0.key < $1.key }) {
            var figure = Figure(
                side: side, parameter: "max_swing_pitch_deg", unit: "deg", decimals: 3, value: value, n: n)
            figure.sd = sd
            figures.append(figure)
            figures.append(
                Figure(side: side, parameter: "walking_speed_mps", unit: "m/s", decimals: 4, value: speed, n: n))
        }
        if let left = pitch["left"] ?? nil, let right = pitch["right"] ?? nil {
            figures.append(
                Figure(
                    side: "both", parameter: "difference_max_swing_pitch_deg", unit: "deg", decimals: 3,
                    value: right - left, low: right - left - 0.5, high: right - left + 0.5))
        }
        return CohortRecording(
            identity: RecordingIdentity(id: id, participant: participant, visit: visit, condition: condition),
            duration: 60,
            quality: notes.map { RecordingResult.Note(code: "\($0)_code", severity: $0, message: "A note.") },
            feet: pitch.keys.sorted().map {
                .init(side: $0, strideCount: n, straightCount: n, finding: "within_reference", statement: "")
            }, laterality: "none", figures: figures, stumbleCount: 0)
    }

    /// A recording without a result.
    static func failed(
        _ id: String, _ code: RecordingFailure.Code = .badData, _ message: String = "not a table",
        participant: String? = nil
    ) -> CohortRecording {
        CohortRecording(
            identity: RecordingIdentity(id: id, participant: participant), failure: RecordingFailure(code, message))
    }

    /// A person without and with a brace; the left foot changes by as much as is said.
    static func pair(
        _ participant: String, from before: Double, by change: Double, speed: Double? = 1.1, n: Int = 60,
        sd: Double? = 1
    ) -> [CohortRecording] {
        [
            recording(
                participant + "-off", participant, condition: "off", pitch: ["left": before], speed: speed, n: n, sd: sd
            ),
            recording(
                participant + "-on", participant, condition: "on", pitch: ["left": before + change], speed: speed, n: n,
                sd: sd),
        ]
    }
}
