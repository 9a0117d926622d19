public import FootDrop
public import Recordings

/// Two sessions of one person, such as with and without a brace, or before and after.
public struct SessionComparison: Sendable, Hashable {
    /// One of the sessions.
    public struct Session: Sendable, Hashable {
        /// The result folder or stride table.
        public var path: String
        /// The version of the program that made it; `nil` where no `session.json` says it.
        public var version: String?
        /// The sides measured.
        public var sides: [Side]
        /// Straight strides of all feet.
        public var straightCount: Int
        /// Median walking speed over them, m/s; `nil` where no stride has one.
        public var walkingSpeed: Double?
    }

    /// One foot in both sessions.
    public struct Foot: Sendable, Hashable {
        /// The side.
        public var side: Side
        /// Its parameters.
        public var parameters: [ParameterComparison]
        /// What each session says about lifting the front of the foot; `nil` where one of them does not say it.
        public var finding: FindingChange?
    }

    /// The finding of a foot in both sessions, as their `session.json` has it.
    public struct FindingChange: Sendable, Hashable {
        /// The first session's.
        public var a: StatedFinding
        /// The second session's.
        public var b: StatedFinding
    }

    /// The finding of a foot as a `session.json` states it.
    public struct StatedFinding: Sendable, Hashable {
        /// The word for it.
        public var finding: FootDropFinding.Finding
        /// Departure from the reference in its standard deviations.
        public var z: Double?
        /// The other foot's greatest pitch before landing minus this one's, degrees.
        public var sideDifference: Double?
    }

    /// What a reader should know before trusting a change.
    public struct Note: Sendable, Hashable {
        /// A stable identifier.
        public var code: String
        /// One sentence.
        public var message: String

        init(_ code: String, _ message: String) {
            self.code = code
            self.message = message
        }
    }

    /// The first session.
    public var a: Session
    /// The second session.
    public var b: Session
    /// The feet that both sessions have.
    public var feet: [Foot]
    /// What needs both feet; empty where one is missing.
    public var betweenFeet: [ParameterComparison]
    /// What a reader should know.
    public var notes: [Note]

    /// Every comparison, foot after foot.
    public var all: [ParameterComparison] { feet.flatMap(\.parameters) + betweenFeet }
}
