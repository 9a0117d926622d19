/// What a foot's rolls over toe and heel look like, learnt from its own strides.
///
/// While the shoe rolls on the floor, in push-off and in loading, the height of the sensor is a fixed function of pitch.
/// The median over strides anchors the height on both sides of the swing.
struct RollTemplates: Sendable, Hashable {
    /// Median lowest pitch of a stride, rad (negative).
    var lowestPitch: Double
    /// Median greatest pitch before contact, rad.
    var greatestPitch: Double
    /// Pitch levels on the way down in push-off, with the height of the sensor above its place at the first foot-flat.
    var pushOff: [Level]
    /// Pitch levels on the way down after contact, with the height above the place at the last foot-flat.
    var landing: [Level]

    /// One level.
    struct Level: Sendable, Hashable {
        /// Pitch, rad.
        var pitch: Double
        /// Height, m; `nil` while it is not known.
        var height: Double?
        /// Spread of the height over strides (MAD), m.
        var spread: Double = 0
    }

    /// Shares of the lowest pitch at which push-off is anchored.
    static let pushOffShares = [0.12, 0.32, 0.52, 0.72]
    /// Share of a stride's own lowest pitch up to which its toes are surely on the floor; a short push-off leaves it early
    /// and goes on turning in the air.
    static let groundedShare = 0.80
    /// Shares of the greatest pitch at which landing is anchored.
    static let landingShares = [0.65, 0.40, 0.15]
    /// Below this pitch there is no heel rocker, rad.
    static let smallestLanding = 6 * Double.pi / 180

    /// Levels without heights for strides with these pitch ranges.
    init(lowestPitch: Double, greatestPitch: Double) {
        self.lowestPitch = lowestPitch
        self.greatestPitch = greatestPitch
        pushOff = Self.pushOffShares.map { Level(pitch: $0 * lowestPitch) }
        landing =
            greatestPitch < Self.smallestLanding
            ? [] : Self.landingShares.map { Level(pitch: $0 * greatestPitch) }
    }

    /// The greatest spread of a level over strides, m; large when the shoe or the sensor slips.
    var spread: Double { (pushOff + landing).filter { $0.height != nil }.map(\.spread).max() ?? 0 }
}

/// The points of a stride at which its pitch crosses the levels of the templates.
///
/// They are taken from the path once: going back to it in every pass would cost more than all the rest of a pass.
struct RollCrossings: Sendable {
    /// Level by level; `nil` where the stride does not cross it.
    var pushOff = InlineArray<4, HeightPoint?>(repeating: nil)
    /// Level by level; `nil` where the stride does not cross it.
    var landing = InlineArray<3, HeightPoint?>(repeating: nil)

    /// No crossings.
    init() {}

    init(_ path: StridePath, _ templates: RollTemplates) {
        // Near its own lowest pitch a foot has left the floor, whatever others do at that pitch.
        let grounded = RollTemplates.groundedShare * path.pitch(path.lowestPitch)
        var falls = path.falls(from: 0, to: path.lowestPitch)
        for (number, level) in templates.pushOff.enumerated() where level.pitch >= grounded {
            pushOff[number] = falls.first(through: level.pitch).map(path.point)
        }
        // Before the shock the foot is still in the air, whatever its pitch.
        falls = path.falls(from: max(path.greatestPitch, path.impact), to: path.count - 1)
        for (number, level) in templates.landing.enumerated() {
            landing[number] = falls.first(through: level.pitch).map(path.point)
        }
    }
}

/// Where pitch falls through levels in a stretch of a stride; levels that are asked for from the highest to the lowest
/// take one way through the stretch together.
struct PitchFalls {
    private let courses: StrideCourses
    private let offset: Int
    private let from: Int
    private let to: Int
    /// No sample up to this one lies below the last level.
    private var known: Int
    private var lastLevel = Double.infinity

    init(_ path: StridePath, from: Int, to: Int) {
        courses = path.courses
        offset = path.offset
        self.from = from
        self.to = to
        known = from
    }

    /// The first crossing of a level from above between two samples, as a fractional sample.
    mutating func first(through level: Double) -> Double? {
        let pitch = courses.pitch
        guard from < to else { return nil }
        var k = level <= lastLevel ? known : from
        lastLevel = level
        // What lies below the level from the start on has to rise first.
        var isBelow = pitch[offset + k] < level
        while k < to {
            let nextIsBelow = pitch[offset + k + 1] < level
            if nextIsBelow, !isBelow {
                let (here, next) = (pitch[offset + k], pitch[offset + k + 1])
                known = known(from: k, startedBelow: pitch[offset + from] < level)
                return Double(k) + (here - level) / (here - next)
            }
            isBelow = nextIsBelow
            k += 1
        }
        known = known(from: to, startedBelow: pitch[offset + from] < level)
        return nil
    }

    /// A stretch that begins below a level may have crossed a lower one before.
    private func known(from k: Int, startedBelow: Bool) -> Int { startedBelow ? from : k }
}

extension StridePath {
    /// The falls of pitch between two samples of the stride.
    func falls(from: Int, to: Int) -> PitchFalls { PitchFalls(self, from: from, to: to) }
}
