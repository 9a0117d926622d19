import TestSupport
import Trials

/// Recordings of a trial that never was: people whose right foot lifts less, without and with a brace, at two visits.
struct SampleCohort {
    var participants = 40
    var conditions: [String?] = ["off", "on"]
    var visits: [String?] = ["1", "2"]
    /// Share of recordings without a result.
    var failing = 0.05
    var namesPeople = true
    /// Text that is put into every identifier and message.
    var text = ""
    var seed: UInt64 = 1

    /// The recordings, sorted by identifier.
    var recordings: [CohortRecording] {
        var generator = SeededGenerator(seed: seed)
        var recordings: [CohortRecording] = []
        for person in 0..<participants {
            let strength = 14 + 5 * generator.nextNormal()
            let speed = max(0.4, 0.95 + 0.22 * generator.nextNormal())
            for (visitIndex, visit) in visits.enumerated() {
                for (index, condition) in conditions.enumerated() {
                    let digits = person.description
                    let name = "P" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
                    let id = [name, visit, condition].compactMap(\.self).joined(separator: "-") + text
                    let identity = RecordingIdentity(
                        id: id, participant: namesPeople ? name + text : nil, visit: visit.map { $0 + text },
                        condition: condition.map { $0 + text })
                    if Double.random(in: 0..<1, using: &generator) < failing {
                        recordings.append(failed(identity, &generator))
                        continue
                    }
                    let gain = Double(index) * 4.5 + Double(visitIndex) * 1.2
                    recordings.append(
                        analysed(identity, left: strength + 9, right: strength + gain, speed, &generator))
                }
            }
        }
        return recordings.sorted { $0.identity.id < $1.identity.id }
    }

    private func failed(_ identity: RecordingIdentity, _ generator: inout SeededGenerator) -> CohortRecording {
        let failures = [
            RecordingFailure(
                .badData, role: .left, line: 1042,
                "7 cells found; 8 were expected\(text)", hint: "--profile names the columns\(text)"),
            RecordingFailure(.cannotOpen, role: .right, "no such file\(text)"),
            RecordingFailure(.timedOut, "the analysis took longer than 60 s\(text)", hint: "--timeout allows more"),
        ]
        let failure = failures[Int.random(in: 0..<failures.count, using: &generator)]
        return CohortRecording(identity: identity, failure: failure, failedFile: "\(identity.id).csv")
    }

    private func analysed(
        _ identity: RecordingIdentity, left: Double, right: Double, _ usualSpeed: Double,
        _ generator: inout SeededGenerator
    ) -> CohortRecording {
        let speed = max(0.3, usualSpeed + 0.05 * generator.nextNormal())
        var figures: [Figure] = []
        var pitches: [String: Double] = [:]
        for (side, level) in [("left", left), ("right", right)] {
            let pitch = level + 1.1 * generator.nextNormal()
            pitches[side] = pitch
            let strideTime = 1.5 - 0.35 * speed + 0.02 * generator.nextNormal()
            let values: [(String, String, Int, Double, Double)] = [
                ("stride_time_s", "s", 4, strideTime, 0.02 + 0.03 * Double.random(in: 0..<1, using: &generator)),
                ("stride_length_m", "m", 5, speed * strideTime, 0.04),
                ("walking_speed_mps", "m/s", 4, speed + 0.005 * generator.nextNormal(), 0.05),
                ("foot_strike_angle_deg", "deg", 3, pitch - 3 + generator.nextNormal(), 2.2),
                ("max_swing_pitch_deg", "deg", 3, pitch, 1.8),
                (
                    "min_toe_clearance_m", "m", 5, max(0.002, 0.004 + 0.0006 * pitch + 0.003 * generator.nextNormal()),
                    0.005
                ),
            ]
            for (name, unit, decimals, value, deviation) in values {
                var figure = Figure(side: side, parameter: name, unit: unit, decimals: decimals, value: value, n: 60)
                figure.mean = value
                figure.sd = deviation
                if name == "stride_time_s" { figure.cv = deviation / value }
                if name == "max_swing_pitch_deg" {
                    (figure.referenceLow, figure.referenceHigh) = (17.7, 33.3)
                    figure.flag = value < 17.7 ? .below : value > 33.3 ? .above : .within
                }
                figures.append(figure)
            }
        }
        let difference = (pitches["right"] ?? 0) - (pitches["left"] ?? 0)
        figures.append(
            Figure(
                side: "both", parameter: "difference_max_swing_pitch_deg", unit: "deg", decimals: 3, value: difference,
                low: difference - 1, high: difference + 1))
        let stumbles = Int.random(in: 0..<4, using: &generator)
        figures.append(
            Figure(
                side: "both", parameter: "stumbles_per_100_strides", unit: "", decimals: 4,
                value: Double(stumbles) / 1.2))
        var notes: [RecordingResult.Note] = []
        if Double.random(in: 0..<1, using: &generator) < 0.12 {
            notes.append(
                RecordingResult.Note(
                    code: "samples_lost", severity: "warning", side: "left",
                    message: "1.2 s of samples are lost between 31.4 and 32.6 s.\(text)"))
        }
        if Double.random(in: 0..<1, using: &generator) < 0.2 {
            notes.append(
                RecordingResult.Note(code: "rate_differs", severity: "info", message: "99.8 Hz measured, 100 stated."))
        }
        let low = (pitches["right"] ?? 0) < 17.7
        return CohortRecording(
            identity: identity, duration: 180, quality: notes,
            feet: [
                .init(
                    side: "left", strideCount: 70, straightCount: 60, finding: "within_reference", grade: "A",
                    statement: "The foot lifts as in the reference."),
                .init(
                    side: "right", strideCount: 70, straightCount: 60, finding: low ? "reduced" : "within_reference",
                    grade: "A", statement: "The foot lifts less.\(text)"),
            ], laterality: low ? "right" : "none", figures: figures, stumbleCount: stumbles)
    }
}
