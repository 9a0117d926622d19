extension FormatSignature {
    /// Tables of the Sensor Logger app: `time,seconds_elapsed,z,y,x`; which sensor it is stands in the file's name alone.
    ///
    /// m/s² and rad/s; `Accelerometer` is without gravity, `TotalAcceleration` with it (Sensor Logger, units and sensors).
    static let sensorLogger = FormatSignature("sensor-logger", "Sensor Logger", isTestedOnGenuineFiles: false) {
        front throws(RecordingError) in
        guard front.cells(1) == ["time", "seconds_elapsed", "z", "y", "x"] else { return nil }
        var reading = FormatReading("line 1 'time,seconds_elapsed,z,y,x' in a file named \(front.stem)")
        reading.statement.stateNames(in: 1, front)
        reading.statement.time.column = .present(.name("time"))
        reading.statement.time.unitSeconds = 1e-9
        let (quantity, unit): (Quantity, PhysicalUnit)
        // `Gyroscope_left` is one, `AccelerometerUncalibrated` is none.
        let sensorName = front.stem.prefix { $0.isLetter }
        switch sensorName {
        case "Gyroscope": (quantity, unit) = (.angularRate, .radiansPerSecond)
        case "TotalAcceleration", "Accelerometer": (quantity, unit) = (.acceleration, .metresPerSecondSquared)
        default:
            throw RecordingError(
                .badData, path: front.path,
                "a Sensor Logger table whose name tells no sensor that is read: '\(front.stem)'",
                remedy: "keep the app's names: TotalAcceleration.csv, Accelerometer.csv or Gyroscope.csv")
        }
        if quantity == .acceleration {
            reading.notes.append(
                QualityNote(
                    code: "assumed_sign", severity: .warning,
                    message: "Sensor Logger writes the acceleration of iPhones with the opposite sign unless its "
                        + "'Standardise' is on, and the table does not say: signs are as in the file"))
        }
        if sensorName == "Accelerometer" {
            reading.notes.append(
                QualityNote(
                    code: "gravity_removed", severity: .warning,
                    message: "Sensor Logger takes gravity out of 'Accelerometer': results that need the vertical are "
                        + "withheld"))
        }
        let sensor = reading.statement.addSensor(nil)
        reading.statement.sensors[sensor].add(quantity, unit, [.name("x"), .name("y"), .name("z")])
        return reading
    }
}
