extension FormatSignature {
    /// CSV tables of mobgap's example data: acceleration in g, angular rate in deg/s, a number of the sample.
    ///
    /// The table states no rate. Under the names that Mobilise-D gives its recordings (`TimeMeasure1_Test5_Trial1`) it is
    /// the 100 Hz of that study's lower-back sensor, told with a warning.
    static let mobgap = FormatSignature("mobgap", "mobgap table", isTestedOnGenuineFiles: true) { front in
        guard front.cells(1) == ["samples", "acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z"] else { return nil }
        var reading = FormatReading("line 1 'samples,acc_x,acc_y,acc_z,gyr_x,gyr_y,gyr_z'")
        reading.statement.stateNames(in: 1, front)
        reading.statement.units = [.acceleration: .standardGravity, .angularRate: .degreesPerSecond]
        reading.statement.time.column = .absent
        reading.statement.time.counter = .name("samples")
        if isTrial(front.stem) {
            reading.statement.time.rate = 100
            reading.statement.placement = .lowerBack
            reading.notes.append(
                QualityNote(
                    code: "assumed_rate", severity: .warning,
                    message: "the table states no rate; its name is that of a Mobilise-D recording -> assumed 100 Hz "
                        + "on the lower back (pass --rate if it is another)"))
        }
        return reading
    }

    /// `TimeMeasure1_Test5_Trial1`.
    private static func isTrial(_ stem: String) -> Bool {
        let parts = stem.split(separator: "_")
        guard parts.count == 3 else { return false }
        return zip(parts, ["TimeMeasure", "Test", "Trial"]).allSatisfy { part, word in
            part.hasPrefix(word) && part.count > word.count && part.dropFirst(word.count).allSatisfy(\.isNumber)
        }
    }
}
