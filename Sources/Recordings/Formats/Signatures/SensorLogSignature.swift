extension FormatSignature {
    /// Tables of the SensorLog app for iPhone and Apple Watch: one row of all sensors.
    ///
    /// Acceleration in g with gravity as Core Motion gives it, which is −1 g on the axis that points up: the sign is turned
    /// (Apple, `CMAccelerometerData`). Angular rate in rad/s.
    static let sensorLog = FormatSignature("sensorlog", "SensorLog", isTestedOnGenuineFiles: false) { front in
        let cells = front.filledCells(1)
        guard let time = cells.first(where: { $0.hasPrefix("accelerometerTimestamp_sinceReboot") }) else { return nil }
        func vector(_ stem: String, _ unit: String) -> [ColumnReference]? {
            let names = ["X", "Y", "Z"].map { "\(stem)\($0)(\(unit))" }
            return names.allSatisfy(cells.contains) ? names.map { .name($0) } : nil
        }
        guard let acceleration = vector("accelerometerAcceleration", "G") else { return nil }
        var reading = FormatReading("line 1 names '\(time)'")
        reading.statement.stateNames(in: 1, front)
        reading.statement.time.column = .present(.name(time))
        reading.statement.time.unitSeconds = 1
        let sensor = reading.statement.addSensor(nil)
        reading.statement.sensors[sensor].add(.acceleration, .standardGravity, acceleration, scale: -1)
        if let rate = vector("gyroRotation", "rad/s") ?? vector("motionRotationRate", "rad/s") {
            reading.statement.sensors[sensor].add(.angularRate, .radiansPerSecond, rate)
        }
        return reading
    }
}
