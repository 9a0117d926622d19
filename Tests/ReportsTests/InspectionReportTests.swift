import Foundation
import Recordings
import Testing

@testable import Reports

struct InspectionReportTests {
    private let report = InspectionReport(
        of: Recording(
            source: RecordingSource(path: "walk.csv", format: "text-table", sha256: "00ff"),
            startTime: "2024-05-01T10:00:00Z",
            streams: [
                SensorStream(
                    name: "L", placement: .foot, side: .left, placementEvidence: "the column names begin with L",
                    rate: 99.95, declaredRate: 100,
                    channels: [
                        Channel(
                            name: "acc_x", quantity: .acceleration, axis: .x, fileUnit: .standardGravity,
                            samples: [9.80665, 0, -19.6133], missing: [1..<2]),
                        Channel(
                            name: "battery", quantity: .other, axis: nil, fileUnit: .unknown, samples: [0, 0, 0],
                            missing: [0..<3]),
                    ])
            ],
            markers: [.init(time: 1.5, label: "turn")],
            decisions: [.init("rate", "99.95 Hz", because: "of the time column")]),
        qualityNotes: [QualityNote(code: "gap", severity: .warning, message: "A gap.", start: 1, end: 2.25)])

    @Test func textTellsWhatTheFileHoldsAndWhy() {
        let lines = report.text.split(separator: "\n").map(String.init)
        #expect(lines.contains("Sensor L: left foot – the column names begin with L"))
        #expect(lines.contains("  99.9500 Hz (declared: 100.0000 Hz), 3 samples, 0.03 s from 0.00 s"))
        let cells = lines.map { $0.split(separator: " ").map(String.init) }
        #expect(cells.contains(["acc_x", "acceleration", "x", "g", "-2.000", "1.000", "1"]))
        #expect(cells.contains(["battery", "other", "–", "?", "–", "–", "3"]))
        #expect(lines.contains("  - rate: 99.95 Hz – of the time column"))
        #expect(lines.contains("  - warning: A gap. (1.0–2.2 s)"))
        #expect(lines.contains("  - 1.500 s: turn"))
        #expect(lines.allSatisfy { $0.count <= 80 })
    }

    @Test(arguments: [(20, 20), (31, 31), (90, 40)])
    func aLongNameShiftsNoColumn(length: Int, width: Int) throws {
        let long = String((0..<length).map { Character("\($0 % 10)") })
        let channels = ["acc_x", long].map {
            Channel(name: $0, quantity: .acceleration, axis: .x, fileUnit: .standardGravity, samples: [0, 0, 0])
        }
        let text = InspectionReport(
            of: Recording(
                source: RecordingSource(path: "walk.csv", format: "text-table", sha256: "00ff"),
                streams: [
                    SensorStream(
                        name: "", placement: .foot, side: .left, placementEvidence: "", rate: 100, channels: channels)
                ])
        ).text
        let table = text.split(separator: "\n").filter { $0.contains("acceleration  ") || $0.contains("quantity") }
        #expect(table.count == 3 && Set(table.map(\.count)) == [2 + width + 1 + 56])
        // The end of a long name tells channels apart.
        let shown = length > width ? "…" + long.suffix(width - 1) : long
        #expect(table.last?.hasPrefix("  \(shown) acceleration ") == true)
    }

    @Test func jsonHoldsTheSame() throws {
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any])
        #expect(document["schema"] as? String == "steppage.inspection/1")
        let stream = try #require((document["streams"] as? [[String: Any]])?.first)
        #expect(stream["rate_hz"] as? Double == 100)
        #expect(stream["effective_rate_hz"] as? Double == 99.95)
        #expect(stream["interval_sd_s"] is NSNull && stream["interval_deviation_max_s"] is NSNull)
        let channels = try #require(stream["channels"] as? [[String: Any]])
        #expect(channels.map { $0["n_missing"] as? Int } == [1, 3])
        #expect(channels[1]["min"] is NSNull)
    }

    @Test func jitterIsToldWhereItIsKnown() throws {
        var stream = SensorStream(
            name: "", placement: .foot, side: .left, placementEvidence: "", rate: 100,
            channels: [Channel(name: "a", quantity: .acceleration, axis: .x, fileUnit: .unknown, samples: [1, 2, 3])])
        stream.jitter = ClockJitter(deviation: 0.0001234, greatest: 0.002)
        let report = InspectionReport(
            of: Recording(
                source: RecordingSource(path: "walk.csv", format: "text-table", sha256: "00ff"), streams: [stream]))
        #expect(report.text.contains("jitter of the intervals: 0.123 ms (standard deviation), 2.000 ms at most"))
        #expect(report.json.contains("\"interval_sd_s\": 0.0001234"))
        #expect(report.json.contains("\"interval_deviation_max_s\": 0.002"))
    }

    @Test func everySensorHasWhatWasFoundInItsSignals() throws {
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any])
        let stream = try #require((document["streams"] as? [[String: Any]])?.first)
        let signals = try #require(stream["signals"] as? [String: Any])
        #expect(
            Set(signals.keys) == [
                "n_gaps", "longest_gap_s", "n_missing", "resting_acceleration_mps2", "up_axis", "up_share", "n_clipped",
                "n_constant", "is_constant",
            ])
        #expect(signals["n_gaps"] as? Int == 1 && signals["n_missing"] as? Int == 1)
        #expect(signals["up_axis"] is NSNull)
        #expect(document["walking"] == nil)
    }

    @Test func aPictureHasALineAChannel() throws {
        let samples = (0..<200).map { $0 < 100 ? 0.0 : 1 }
        let recording = Recording(
            source: RecordingSource(path: "walk.csv", format: "text-table", sha256: "00ff"),
            streams: [
                SensorStream(
                    name: "", placement: .foot, side: .left, placementEvidence: "", rate: 100,
                    channels: [
                        Channel(
                            name: "step", quantity: .acceleration, axis: .x, fileUnit: .unknown, samples: samples,
                            missing: [150..<200])
                    ])
            ])
        var report = InspectionReport(of: recording)
        #expect(!report.text.contains("  step          \u{28C0}"))
        try report.addPicture(of: recording, width: 36)
        let line = try #require(report.text.split(separator: "\n").last { $0.hasPrefix("  step          \u{28C0}") })
        // Low, then high, then nothing: 20 characters of two parts of five samples.
        #expect(
            line.hasSuffix(
                String(repeating: "\u{28C0}", count: 10) + "\u{2809}\u{2809}\u{2809}\u{2809}\u{2809}"
                    + String(repeating: "\u{2800}", count: 5)))
    }
}
