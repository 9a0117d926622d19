/// Whether the signals of a sensor can be those of a part of a body, by their sizes and beside each other.
struct SignalPlausibility {
    /// What a resting accelerometer reads at least and at most, m/s²; badly calibrated ones stay within.
    static let restingForce = 7.8...11.8
    /// No body keeps up more than two turns a second during half of a recording, rad/s.
    static let greatestMedian = 15.0
    /// No sensor for the body reads more than 4000 deg/s, rad/s.
    static let greatestRate = 70.0
    /// An accelerometer that is off its level of rest by more than this in one sample of twenty is walking, m/s².
    static let walkingForce = 3.0
    /// The gyroscope of a walking sensor reads more than this in one sample of twenty, rad/s.
    static let leastWalkingRate = 0.25
    /// A sensor whose signals stay below these lies still: m/s² and rad/s.
    static let stillForce = 0.15
    static let stillRate = 0.03

    private let stream: SensorStream
    private let examination: StreamExamination

    init(_ stream: SensorStream, _ examination: StreamExamination) {
        self.stream = stream
        self.examination = examination
    }

    /// Adds what is not plausible.
    func check(_ findings: inout QualityControl.Findings) {
        checkDuplicates(&findings)
        if hasUnit(.acceleration) { checkGravity(&findings) }
        if hasUnit(.angularRate) { checkTurning(&findings) }
        checkMovement(&findings)
    }

    private func hasUnit(_ quantity: Quantity) -> Bool {
        stream.channels.allSatisfy { $0.quantity != quantity || $0.fileUnit != .unknown }
    }

    private func checkDuplicates(_ findings: inout QualityControl.Findings) {
        for pair in examination.duplicates {
            let (first, second) = (stream.channels[pair.first], stream.channels[pair.second])
            findings.add(
                "duplicated_channel", .warning,
                "\(first.name) and \(second.name) hold the same samples\(pair.isEqual ? "" : " with opposite signs"): "
                    + "one of them is not what it is called, results that rest on it are withheld",
                condemning: first.quantity)
        }
    }

    /// Why the unit of acceleration is wrong; `nil` when it may be right.
    static func wrongUnit(_ level: GravityLevel) -> String? {
        let gravity = PhysicalUnit.standardGravity.inSI
        for (size, sentence) in [
            (1, "values in g seem to be taken for m/s^2"), (1000, "values in mg seem to be taken for m/s^2"),
            (gravity * gravity, "values in m/s^2 seem to be taken for g, or converted twice"),
            (1000 * gravity, "values in mg seem to be taken for g"),
        ] where level.isNear(size) {
            // What lost its gravity may hover about 1 m/s², but it comes to rest at nothing.
            if size == 1, level.low < 0.65 { continue }
            return "\(text(level)): \(sentence); pass --acc-unit (m/s^2, g or mg)"
        }
        return nil
    }

    private static func text(_ level: GravityLevel) -> String {
        "median |acc| = \(NumberText.fixed(level.median, decimals: 2)) m/s^2"
            + " (\(NumberText.fixed(level.quiet, decimals: 2)) in quiet moments)"
    }

    private func checkGravity(_ findings: inout QualityControl.Findings) {
        guard let level = examination.gravity, !level.lacksGravity, !Self.restingForce.contains(level.quiet) else {
            return
        }
        findings.add(
            "gravity_implausible", .warning,
            "\(Self.text(level)) is no gravity: scale or unit of acceleration are wrong, or the sensor never rests; "
                + "results of feet that need the vertical are withheld where their rests confirm it")
    }

    private func checkTurning(_ findings: inout QualityControl.Findings) {
        guard let turning = examination.turning else { return }
        if turning.median > Self.greatestMedian || turning.highest > Self.greatestRate {
            findings.add(
                "angular_rate_unit_wrong", .warning,
                "the sensor seems to turn at \(NumberText.fixed(turning.median, decimals: 1)) rad/s half of the time and "
                    + "at \(NumberText.fixed(turning.highest, decimals: 1)) rad/s at most: deg/s seem to be taken for "
                    + "rad/s, and the gyroscope is not used; pass --gyro-unit deg/s",
                condemning: .angularRate)
        } else if let liveliness = examination.liveliness, liveliness > Self.walkingForce,
            turning.most < Self.leastWalkingRate, turning.highest > 0
        {
            findings.add(
                "angular_rate_unit_wrong", .warning,
                "the accelerometer walks, and the gyroscope hardly turns (95 % of the samples stay below "
                    + "\(NumberText.fixed(turning.most)) rad/s): rad/s seem to be taken for deg/s, and the "
                    + "gyroscope is not used; pass --gyro-unit rad/s",
                condemning: .angularRate)
        }
    }

    private func checkMovement(_ findings: inout QualityControl.Findings) {
        guard stream.duration >= QualityControl.shortestDuration, hasUnit(.acceleration), hasUnit(.angularRate),
            let liveliness = examination.liveliness, liveliness < Self.stillForce,
            examination.turning.map({ $0.highest < Self.stillRate }) ?? true
        else { return }
        findings.add("no_movement", .warning, "the sensor lies still throughout: there is no walking in it")
    }
}
