extension FormatSignature {
    /// Tables of the data set of Truong and others (IPOL 2019, doi:10.5201/ipol.2019.265): both feet of 230 people at 100 Hz.
    ///
    /// `L` or `R` foot, `A` acceleration in g without gravity or `R` angular rate in deg/s, `X`, `Y`, `Z` along the sensor's axes;
    /// the columns of `V` are reckoned from them and not read.
    static let truong = FormatSignature("truong", "Truong 2019", isTestedOnGenuineFiles: true) { front in
        let names = ["L", "R"].flatMap { side in
            ["A", "R"].flatMap { quantity in ["V", "X", "Y", "Z"].map { side + quantity + $0 } }
        }
        guard front.cells(1) == names else { return nil }
        var reading = FormatReading("line 1 'LAV,LAX, … ,RRZ'")
        reading.statement.time.column = .absent
        reading.statement.time.rate = 100
        reading.statement.sensors = [("L", Side.left), ("R", .right)].enumerated().map { number, foot in
            var sensor = TableStatement.Sensor(path: "sensors[\(number)]")
            (sensor.name, sensor.side, sensor.placement) = (foot.1.rawValue, foot.1, .foot)
            for (letter, quantity, unit) in [
                ("A", Quantity.acceleration, PhysicalUnit.standardGravity), ("R", .angularRate, .degreesPerSecond),
            ] {
                sensor.columns += Axis.allCases.map { axis in
                    let name = foot.0 + letter + axis.rawValue.uppercased()
                    return TableStatement.Column(
                        path: "sensors[\(number)].\(name)", reference: .name(name), quantity: quantity, axis: axis,
                        unit: unit)
                }
            }
            return sensor
        }
        return reading
    }
}
