import SignalProcessing

/// Compares a result with a reference of the same tables.
///
/// Strides are matched one to one by side and nearest initial contact, events by side and kind, stumbles by side; the
/// closest pairs first. Results outside the time that the reference covers are neither right nor wrong.
public struct Evaluation: Sendable, Hashable {
    /// Whether the columns rest on the reference's straight strides only.
    public var straightOnly: Bool

    /// Initial contacts and events further apart than this are not the same, seconds.
    static let eventTolerance = 0.25
    /// Stumbles further apart than this are not the same, seconds.
    static let stumbleTolerance = 0.6
    /// The reference covers this much before its first and after its last instant, seconds.
    static let margin = 0.3

    /// Creates an evaluation; by default of straight strides.
    public init(straightOnly: Bool = true) { self.straightOnly = straightOnly }

    /// Compares two results.
    ///
    /// - Parameters:
    ///   - result: A folder that holds `strides.csv` (and `gait_events.csv`, `stumbles.csv`), or a stride table.
    ///   - truth: The same for the reference.
    /// - Throws: `cannotOpen` for a missing file, `badData` for a table that cannot be understood.
    public func compare(result: String, truth: String) throws(EvaluationError) -> AgreementReport {
        let result = try ResultFolder(path: result)
        let truth = try ResultFolder(path: truth)
        var report = try StrideComparison(result: result.strides, truth: truth.strides, straightOnly: straightOnly)
            .report()
        if let found = result.gaitEvents, let reference = truth.gaitEvents {
            report.events = try EventComparison.events(found, reference)
        }
        if let found = result.stumbles, let reference = truth.stumbles {
            report.stumbles = try EventComparison.stumbles(found, reference)
        }
        return report
    }
}
