import SignalProcessing

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
struct RollCrossings: Sendable, Hashable {
    var pushOff: [HeightPoint?]
    var landing: [HeightPoint?]

    init(_ path: StridePath, _ templates: RollTemplates) {
        // Near its own lowest pitch a foot has left the floor, whatever others do at that pitch.
        let grounded = RollTemplates.groundedShare * path.pitch[path.lowestPitch]
        pushOff = templates.pushOff.map { level in
            guard level.pitch >= grounded else { return nil }
            return path.firstFall(through: level.pitch, from: 0, to: path.lowestPitch).map(path.point)
        }
        // Before the shock the foot is still in the air, whatever its pitch.
        let contact = max(path.greatestPitch, path.impact)
        landing = templates.landing.map {
            path.firstFall(through: $0.pitch, from: contact, to: path.count - 1).map(path.point)
        }
    }
}

extension StridePath {
    /// The first crossing of a pitch level from above between two samples, as a fractional sample.
    func firstFall(through level: Double, from: Int, to: Int) -> Double? {
        guard from < to else { return nil }
        for k in from..<to where pitch[k] >= level && pitch[k + 1] < level {
            return Double(k) + (pitch[k] - level) / (pitch[k] - pitch[k + 1])
        }
        return nil
    }
}
