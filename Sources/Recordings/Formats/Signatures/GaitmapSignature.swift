extension FormatSignature {
    /// Tables of gaitmap and NilsPod exports: a row of sensors above a row of `acc_x` … `gyr_z`.
    ///
    /// m/s² and deg/s; the first column holds seconds or counts samples.
    static let gaitmap = FormatSignature("gaitmap2", "gaitmap", isTestedOnGenuineFiles: true) { front in
        let (sensors, axes) = (front.cells(1), front.cells(2))
        let known: Set<String> = ["acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z"]
        guard sensors.count == axes.count, axes.count >= 7, known.isSubset(of: axes.dropFirst()),
            axes.dropFirst().allSatisfy(known.contains), sensors.dropFirst().allSatisfy({ !$0.isEmpty }),
            ["", "sensor"].contains(sensors[0]), ["", "axis"].contains(axes[0])
        else { return nil }
        var reading = FormatReading("line 1 names sensors, line 2 'acc_x' … 'gyr_z' below each")
        reading.statement.units = [.acceleration: .metresPerSecondSquared, .angularRate: .degreesPerSecond]
        return reading
    }
}
