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
        return ReadingOptions(
            rate: rate,
            accelerationUnit: try Self.choice(
                "acc_unit", accUnit, [.metresPerSecondSquared, .standardGravity, .milliGravity]),
            angularRateUnit: try Self.choice("gyro_unit", gyroUnit, [.degreesPerSecond, .radiansPerSecond]), from: from,
            to: to)
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

    /// The analysis of a session; `footLength` in metres.
    ///
    /// - Throws: `usage` for a foot no person has.
    func analysis(threads: Int?) throws(RecordingFailure) -> SessionAnalysis {
        if let footLength, !(0.05...0.5).contains(footLength) {
            throw Self.wrong("foot_length", "metres between 0.05 and 0.5")
        }
        return SessionAnalysis(
            walking: WalkingAnalysis(footLength: footLength), isSynchronized: synchronized, threads: threads)
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
