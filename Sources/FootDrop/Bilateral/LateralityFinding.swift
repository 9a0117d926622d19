/// Which side lifts the front of the foot less.
public struct LateralityFinding: Sendable, Hashable {
    /// The words for it.
    public enum Laterality: String, Sendable, Hashable, CaseIterable {
        case left
        case right
        case bilateral
        case none
        case notAssessable = "not_assessable"
    }

    /// The side.
    public var laterality: Laterality
    /// Why, one sentence a person reads.
    public var statement: String

    /// Creates a finding.
    public init(_ laterality: Laterality, statement: String) {
        self.laterality = laterality
        self.statement = statement
    }
}
