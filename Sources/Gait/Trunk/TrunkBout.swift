public import Recordings

/// An unbroken run of steps seen by the lower back.
public struct TrunkBout: Sendable, Hashable {
    /// How surely a run of steps is walking.
    public enum Grade: String, Sendable, Hashable, CaseIterable {
        /// Walking.
        case a = "A"
        /// Possible stepping; in no average.
        case b = "B"
    }

    /// How surely it is walking.
    public var grade: Grade
    /// Its initial contacts in the order of time, at least three.
    public var contacts: [TrunkContact]
    /// 0 to 1: how well the lateral signals of its steps agree with the alternating sides given to them.
    ///
    /// A person whose signals are reversed gets a high value, too: it does not tell left from right.
    public var sideConfidence: Double
    /// Steps a minute, from the median step time; `nil` for fewer than five steps.
    public var cadence: Double?
    /// Median step time, s; `nil` for fewer than five steps.
    public var stepTime: Double?
    /// Median stride time, s; `nil` for fewer than five steps.
    public var strideTime: Double?
    /// Walking speed of its straight part, m/s.
    public var walkingSpeed: Estimate?
    /// Step length of its straight part, m.
    public var stepLength: Estimate?
    /// Why it has no speed and no step length; `nil` when it has.
    public var speedObstacle: String?

    /// Creates a bout.
    public init(
        grade: Grade, contacts: [TrunkContact], sideConfidence: Double, cadence: Double? = nil, stepTime: Double? = nil,
        strideTime: Double? = nil, walkingSpeed: Estimate? = nil, stepLength: Estimate? = nil,
        speedObstacle: String? = nil
    ) {
        self.grade = grade
        self.contacts = contacts
        self.sideConfidence = sideConfidence
        self.cadence = cadence
        self.stepTime = stepTime
        self.strideTime = strideTime
        self.walkingSpeed = walkingSpeed
        self.stepLength = stepLength
        self.speedObstacle = speedObstacle
    }

    /// The first contact, seconds from the start of the recording.
    public var start: Double { contacts.first?.time ?? 0 }
    /// The last contact, seconds from the start of the recording.
    public var end: Double { contacts.last?.time ?? 0 }
    /// Number of steps: each contact ends one.
    public var stepCount: Int { contacts.count }
}

/// An initial contact of a foot, seen by the lower back.
public struct TrunkContact: Sendable, Hashable {
    /// One of the two feet, whichever it is.
    public enum Foot: Int, Sendable, Hashable, CaseIterable {
        /// The foot after whose contact the trunk moves to the right; with a known walking direction the left one.
        case one = 1
        /// The other.
        case two
    }

    /// What is special about a contact.
    public enum Flag: String, Sendable, Hashable, CaseIterable {
        /// Too weak to be found by itself; it fills a gap of two step times.
        case filled
        /// First or last of its bout and much weaker than the two beside it.
        case edge
        /// Found at the stride's rhythm, because each step shows two vertical peaks.
        case slow
        /// A feature that its time is taken from is missing, so the time is less certain.
        case timeUncertain = "time_uncertain"
    }

    /// Seconds from the start of the recording.
    public var time: Double
    /// The foot; `unknown` without a gyroscope and where the signals do not tell.
    public var side: Side
    /// Which of the two feet it is, the same one throughout the bout.
    public var foot: Foot
    /// What is special about it, in the order of the cases.
    public var flags: [Flag]

    /// Creates a contact.
    public init(time: Double, side: Side, foot: Foot, flags: [Flag] = []) {
        self.time = time
        self.side = side
        self.foot = foot
        self.flags = flags
    }
}
