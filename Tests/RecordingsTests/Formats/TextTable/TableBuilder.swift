import Glibc
import TestSupport

@testable import Recordings

/// Text tables of a sensor that sways, for tests.
struct TableBuilder {
    var names = ["time_s", "acc_x_m/s^2", "acc_y_m/s^2", "acc_z_m/s^2", "gyr_x_deg/s", "gyr_y_deg/s", "gyr_z_deg/s"]
    var count = 500
    var rate = 100.0
    var delimiter = ","
    var lineEnd = "\n"
    /// Text above the names.
    var preamble = ""
    /// The time cell of a row.
    var time: (Int, Double) -> String = { "\(Double($0) / $1)" }

    /// The acceleration and angular rate of a row, in m/s² and deg/s.
    static func values(_ time: Double) -> [Double] {
        let phase = 2 * Double.pi * time
        return [
            0.3 * sin(phase), 0.2 * cos(phase), 9.80665 + 2 * sin(phase + 1), 60 * sin(phase), 20 * cos(phase),
            5 * sin(2 * phase),
        ]
    }

    /// The cells of a row.
    func cells(_ row: Int) -> [String] {
        [time(row, rate)] + Self.values(Double(row) / rate).map { "\($0)" }
    }

    /// The text, with rows changed or left out by `edit`.
    func text(_ edit: (Int, [String]) -> [String]? = { _, cells in cells }) -> String {
        var text = preamble + names.joined(separator: delimiter) + lineEnd
        for row in 0..<count {
            guard let cells = edit(row, cells(row)) else { continue }
            text += cells.joined(separator: delimiter) + lineEnd
        }
        return text
    }
}

/// Reads a table from a text.
func readTable(
    _ text: String, path: String = "trial.csv", options: ReadingOptions = ReadingOptions()
) throws(RecordingError) -> Recording {
    try TextTableReader().read(bytes: Array(text.utf8), path: path, options: options)
}

extension Recording {
    /// The codes of the notes, those of quality control included.
    var noteCodes: Set<String> { Set((notes + QualityControl().notes(for: self)).map(\.code)) }

    /// What was decided on a subject, the last word of several.
    func choice(_ subject: String) -> String? { decisions.last { $0.subject == subject }?.choice }
}

extension SensorStream {
    /// The samples of a quantity along an axis; empty when there are none.
    func samples(_ quantity: Quantity, _ axis: Axis) -> [Double] { channel(quantity, axis)?.samples ?? [] }
}
