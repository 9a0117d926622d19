public import TestSupport
public import Trials

/// Made-up results of a trial, the same for the same seed.
public enum SampleTrial {
    /// A recording with a result.
    public static func recording(
        _ id: String, participant: String? = "P1", visit: String? = "1", condition: String? = "barefoot",
        strides: Int = 6, seed: UInt64 = 1
    ) -> CompletedRecording {
        CompletedRecording(
            identity: RecordingIdentity(id: id, participant: participant, visit: visit, condition: condition),
            fingerprint: String(repeating: "ab", count: 32),
            files: [
                FileStamp(role: .left, name: "\(id)/left.csv", sha256: "11", size: 1000),
                FileStamp(role: .right, name: "\(id)/right.csv", sha256: "22", size: 2000),
            ],
            outputs: [OutputFile(name: "session.json", size: 10), OutputFile(name: "strides.csv", size: 20)],
            outcome: .success(result(strides: strides, seed: seed)))
    }

    /// A recording without a result.
    public static func failure(
        _ id: String, _ code: RecordingFailure.Code = .badData, message: String = "no columns"
    ) -> CompletedRecording {
        CompletedRecording(
            identity: RecordingIdentity(id: id, participant: "P9"), fingerprint: nil,
            files: [FileStamp(role: .file, name: "\(id).csv", sha256: nil, size: 3)],
            outcome: .failure(RecordingFailure(code, role: .file, line: 7, message, hint: "--rate HZ")))
    }

    /// A result with strides on both sides, half of them each.
    public static func result(strides: Int, seed: UInt64) -> RecordingResult {
        var random = SeededGenerator(seed: seed)
        var median = Figure(
            side: "left", parameter: "stride_length_m", unit: "m", decimals: 5, value: 1.25, low: 1.2, high: 1.3, n: 3)
        median.mean = 1.26
        median.sd = 0.05
        median.p5 = 1.1
        median.p95 = 1.4
        median.cv = 0.04
        median.referenceLow = 1.0
        median.referenceHigh = 1.5
        median.flag = .within
        return RecordingResult(
            duration: 12.5,
            inputs: [
                .init(role: .left, sha256: "11", size: 1000, format: "text", rates: [204.8]),
                .init(role: .right, sha256: "22", size: 2000, format: "text", rates: [204.8, 100]),
            ],
            quality: [
                .init(code: "gap", severity: "warning", side: "left", message: "A gap of 0.2 s.", start: 1, end: 1.2),
                .init(code: "clock", severity: "info", message: "The clocks agree."),
            ],
            feet: [
                .init(
                    side: "left", strideCount: strides / 2, straightCount: strides / 2, finding: "reduced", grade: "B",
                    statement: "It is lower."),
                .init(
                    side: "right", strideCount: strides - strides / 2, straightCount: 0, finding: "not_assessable",
                    statement: "Too few strides."),
            ],
            laterality: "left",
            figures: [
                median,
                Figure(side: "right", parameter: "stride_length_m", unit: "m", decimals: 5, value: nil, n: 0),
                Figure(
                    side: "both", parameter: "difference_stride_length_m", unit: "m", decimals: 5, value: -0.015625,
                    low: -0.1, high: 0.1),
                Figure(side: "both", parameter: "cadence_per_min", unit: "1/min", decimals: 1, value: 108.25),
            ],
            strides: self.strides(strides, random: &random),
            stumbles: [
                .init(side: "left", time: 3.25, kind: "scuff", swingPercent: 40, score: 0.5, reason: "a jerk, early"),
                .init(side: "right", time: 5, kind: "fall", score: 0.875, reason: "it lies"),
            ])
    }

    /// Strides with every kind of cell.
    public static func strides(_ count: Int, random: inout SeededGenerator) -> StrideRows {
        let columns = StrideRows.layout.map { name, kind -> StrideRows.Column in
            switch (name, kind) {
            case ("side", _): .texts((0..<count).map { $0 < count / 2 ? "left" : "right" })
            case ("straight", _): .texts((0..<count).map { $0 % 3 == 0 ? "false" : "true" })
            case (_, .text): .texts(Array(repeating: "level", count: count))
            case (_, .integer): .numbers((0..<count).map { Double($0 < count / 2 ? $0 : $0 - count / 2) })
            case (_, .number), (_, .figure):
                .numbers((0..<count).map { $0 == 1 ? nil : 1 + random.nextNormal() + Double($0) })
            }
        }
        guard let rows = StrideRows(columns: columns) else { preconditionFailure("the layout has changed") }
        return rows
    }
}
