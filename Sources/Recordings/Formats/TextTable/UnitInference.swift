/// Decides the unit of acceleration and angular rate: what the user says, else what the file says, else what is possible.
struct UnitInference {
    /// The unit a user states.
    var stated: PhysicalUnit?
    /// The file.
    var path: String
    /// Whether a unit that cannot be known is an error.
    var isStrict: Bool
    /// Who declares the unit, for messages.
    var source = "header"

    /// A unit and how it is known.
    struct Finding: Hashable {
        /// The unit.
        var unit: PhysicalUnit
        /// How it is known.
        var evidence: String
        /// What a user should know.
        var notes: [QualityNote] = []
    }

    private static let gravity = 9.80665
    /// No sensor for the body measures more than 4000 deg/s, which is 70 rad/s.
    static let greatestRate = 70.0
    /// No part of the body turns at 15 rad/s, more than two turns a second, during half of a recording.
    private static let greatestMedian = 15.0
    /// One damaged sample decides nothing.
    private static let fewestSamples = 3

    // MARK: - Acceleration

    /// The unit of acceleration, from its declared unit and its level at rest.
    func acceleration(
        declared: PhysicalUnit?, evidence: String, level: GravityLevel?, sensor: String
    ) throws(RecordingError) -> Finding {
        if let stated { return Finding(unit: stated, evidence: "stated with --acc-unit") }
        guard let level else {
            try refuse(declared == nil, "\(sensor)no acceleration unit in the header and too few samples to tell it")
            return Finding(unit: declared ?? .unknown, evidence: evidence)
        }
        let median =
            "median |acc| = \(NumberText.fixed(level.median, decimals: 2))"
            + " (\(NumberText.fixed(level.quiet, decimals: 2)) in quiet moments)"
        switch declared {
        case .metresPerSecondSquared:
            try refuse(level.isNear(1), "\(sensor)\(source) says m/s^2 but \(median): looks like g")
            try refuse(level.isNear(1000), "\(sensor)\(source) says m/s^2 but \(median): looks like mg")
            try refuse(
                level.isNear(Self.gravity * Self.gravity),
                "\(sensor)\(source) says m/s^2 but \(median): looks like converted twice")
        case .standardGravity:
            try refuse(level.isNear(Self.gravity), "\(sensor)\(source) says g but \(median): looks like m/s^2")
            try refuse(level.isNear(1000), "\(sensor)\(source) says g but \(median): looks like mg")
        case .milliGravity:
            try refuse(level.isNear(Self.gravity), "\(sensor)\(source) says mg but \(median): looks like m/s^2")
            try refuse(level.isNear(1), "\(sensor)\(source) says mg but \(median): looks like g")
        default:
            return try unstatedAcceleration(level, median, sensor)
        }
        return Finding(unit: declared ?? .unknown, evidence: evidence)
    }

    private func unstatedAcceleration(
        _ level: GravityLevel, _ median: String, _ sensor: String
    ) throws(RecordingError) -> Finding {
        for (unit, size) in [
            (PhysicalUnit.standardGravity, 1), (.metresPerSecondSquared, Self.gravity), (.milliGravity, 1000),
        ] where level.isNear(size) {
            let note = QualityNote(
                code: "assumed_unit", severity: .warning,
                message: "\(sensor)no acceleration unit in the header; \(median) -> assumed \(unit.rawValue)")
            return Finding(unit: unit, evidence: median, notes: [note])
        }
        guard level.median > 0 else {
            return Finding(unit: .metresPerSecondSquared, evidence: "all samples are zero")
        }
        try refuse(
            level.isNear(Self.gravity * Self.gravity),
            "\(sensor)no acceleration unit; \(median): looks like converted twice")
        let isCounts = (200...300).contains(level.quiet) || (1500...25_000).contains(level.quiet)
        try refuse(
            true,
            "\(sensor)no acceleration unit in the header and \(median) fits none"
                + (isCounts ? ": looks like raw sensor counts" : ""))
        return Finding(unit: .unknown, evidence: "none named, and \(median) fits none")
    }

    private func refuse(_ isWrong: Bool, _ message: String) throws(RecordingError) {
        guard isWrong, isStrict else { return }
        throw RecordingError(.badData, path: path, message, remedy: "pass --acc-unit (m/s^2, g or mg)")
    }

    // MARK: - Angular rate

    /// The unit of angular rate.
    ///
    /// Walking itself tells nothing: a trunk in deg/s turns as fast as a foot in rad/s. Only what no sensor measures and
    /// no body does rules a unit out, and only rad/s can be ruled out so.
    ///
    /// - Parameters:
    ///   - speed: how fast the sensor turns; asked for only where it matters.
    func angularRate(
        declared: PhysicalUnit?, evidence: String, speed: () -> TurningSpeed, sensor: String
    ) throws(RecordingError) -> Finding {
        if let stated { return Finding(unit: stated, evidence: "stated with --gyro-unit") }
        if declared == .degreesPerSecond { return Finding(unit: .degreesPerSecond, evidence: evidence) }
        let speed = speed()
        let exceeds = speed.countAbove >= Self.fewestSamples
        let text = "values reach \(NumberText.text(speed.greatest, decimals: 1))"
        switch declared {
        case .radiansPerSecond where exceeds:
            if isStrict {
                throw RecordingError(
                    .badData, path: path, "\(sensor)\(source) says rad/s but \(text): no sensor turns that fast",
                    remedy: "pass --gyro-unit deg/s")
            }
            return Finding(unit: .radiansPerSecond, evidence: evidence)
        case .radiansPerSecond:
            return Finding(unit: .radiansPerSecond, evidence: evidence)
        default:
            break
        }
        if exceeds {
            let note = QualityNote(
                code: "assumed_unit", severity: .info,
                message: "\(sensor)no angular-rate unit in the header; \(text), beyond any sensor in rad/s -> deg/s")
            return Finding(unit: .degreesPerSecond, evidence: "\(text), impossible in rad/s", notes: [note])
        }
        if speed.median > Self.greatestMedian {
            let median = "the median speed is \(NumberText.text(speed.median, decimals: 1))"
            let note = QualityNote(
                code: "assumed_unit", severity: .warning,
                message: "\(sensor)no angular-rate unit in the header; \(median), which no body keeps up in rad/s "
                    + "-> assumed deg/s")
            return Finding(unit: .degreesPerSecond, evidence: "\(median), impossible in rad/s", notes: [note])
        }
        if isStrict {
            throw RecordingError(
                .badData, path: path,
                "\(sensor)no angular-rate unit in the header, and \(text) is possible in deg/s and in rad/s",
                remedy: "pass --gyro-unit deg/s or --gyro-unit rad/s")
        }
        return Finding(unit: .unknown, evidence: "none named, and \(text) is possible in deg/s and in rad/s")
    }
}
