import Gait
import Recordings

extension AnalysisOptions {
    /// What is stated about the files, for their reader.
    ///
    /// - Throws: `usage` for a value that cannot be meant.
    func readingOptions() throws(RecordingFailure) -> ReadingOptions {
        if let rate, !(rate > 0 && rate.isFinite) {
            throw Self.wrong("rate", "a positive number of samples per second")
        }
        if let from, !(from >= 0 && from.isFinite) { throw Self.wrong("from", "an instant of 0 s or later") }
        if let to, !(to > from ?? 0 && to.isFinite) { throw Self.wrong("to", "an instant later than 'from'") }
        var options = ReadingOptions(
            rate: rate,
            accelerationUnit: try Self.choice(
                "acc_unit", accUnit, [.metresPerSecondSquared, .standardGravity, .milliGravity]),
            angularRateUnit: try Self.choice("gyro_unit", gyroUnit, [.degreesPerSecond, .radiansPerSecond]), from: from,
            to: to)
        options.profile = profileChoice
        return options
    }

    /// Which profile the files are read by.
    private var profileChoice: ProfileChoice { profile.map { ProfileChoice($0) } ?? .search }

    /// What the profiles of files are known by, file by file; `nil` where one cannot be read.
    func profileFingerprints(of files: [TrialFile]) -> [String]? {
        let search = ProfileSearch(profileChoice)
        let found = files.map { try? search.fingerprint(for: $0.path) }
        return found.contains(nil) ? nil : found.compactMap(\.self)
    }

    /// The side the only file is stated to be of.
    ///
    /// - Throws: `usage` for another word than left or right.
    func statedSide() throws(RecordingFailure) -> Side? {
        guard let side else { return nil }
        guard let stated = [Side.left, .right].first(where: { $0.rawValue == side }) else {
            throw Self.wrong("side", "left or right")
        }
        return stated
    }

    /// The analysis of a session.
    ///
    /// - Throws: `usage` for measures that no person has.
    func analysis(threads: Int?) throws(RecordingFailure) -> SessionAnalysis {
        var axis: SignedAxis?
        if let verticalAxis {
            axis = SignedAxis(verticalAxis)
            if axis == nil { throw Self.wrong("vertical_axis", "x, y or z, with - where it points down,") }
        }
        return SessionAnalysis(
            body: BodyMeasures(
                footLength: try Self.measure("foot_length", footLength, BodyMeasures.footLengths),
                legLength: try Self.measure("leg_length", legLength, BodyMeasures.legLengths),
                bodyHeight: try Self.measure("body_height", bodyHeight, BodyMeasures.bodyHeights)),
            verticalAxis: axis, isSynchronized: synchronized, threads: threads)
    }

    private static func measure(
        _ name: String, _ value: Double?, _ range: ClosedRange<Double>
    ) throws(RecordingFailure) -> Double? {
        if let value, !range.contains(value) {
            throw wrong(name, "metres between \(range.lowerBound) and \(range.upperBound)")
        }
        return value
    }

    private static func choice(
        _ name: String, _ text: String?, _ units: [PhysicalUnit]
    ) throws(RecordingFailure) -> PhysicalUnit? {
        guard let text else { return nil }
        guard let unit = units.first(where: { $0.rawValue == text }) else {
            throw wrong(name, units.map(\.rawValue).joined(separator: ", "))
        }
        return unit
    }

    private static func wrong(_ name: String, _ expected: String) -> RecordingFailure {
        RecordingFailure(.usage, "\(name): \(expected) is expected")
    }
}
