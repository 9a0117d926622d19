public import Recordings

/// One contact of a foot with a force plate, a treadmill's belt or an insole.
public struct FootContact: Sendable, Hashable {
    /// The foot.
    public var side: Side
    /// How the foot was told.
    public var sideEvidence: String
    /// 0 (unknown) to 1 (the file says so).
    public var sideConfidence: Double
    /// A force plate or an insole.
    public var source: SensorPlacement
    /// Numbers of the devices, in the order of ``LoadingAnalysis/devices``; two when the foot stood on two plates.
    public var devices: [Int]
    /// Begin of what was recorded of the contact, seconds.
    public var start: Double
    /// End of what was recorded of the contact, seconds.
    public var end: Double
    /// First touch: where the force leaves the unloaded level; `nil` when it was not recorded.
    public var initialContact: Double?
    /// Last touch: where the force falls below the lower threshold; `nil` when it was not recorded.
    public var finalContact: Double?
    /// Where the force first passes the upper threshold (20 N on a clean plate); `nil` when it was not recorded.
    public var thresholdStart: Double?
    /// Where the force last passes the upper threshold; `nil` when it was not recorded.
    public var thresholdEnd: Double?
    /// What was measured.
    public var measures: ContactMeasures
    /// What is special about it.
    public var flags: [ContactFlag]
    /// Why it is not used; `nil` for a contact that is.
    public var rejection: String?

    /// Whether it counts: a single foot, seen from the first to the last touch, without lost samples.
    public var isUsable: Bool {
        rejection == nil && initialContact != nil && finalContact != nil && !flags.contains(.gap)
    }
    /// First to last touch, seconds; `nil` for a contact that is not usable.
    public var contactTime: Double? {
        guard isUsable, let initialContact, let finalContact else { return nil }
        return finalContact - initialContact
    }
}

/// What is special about a contact.
public enum ContactFlag: String, Sendable, Hashable, CaseIterable {
    /// Already there when the recording begins, or still there when it ends.
    case cut
    /// Samples are missing in it or at its end.
    case gap
    /// One foot on two plates; their forces were added.
    case twoPlates = "two_plates"
    /// Two feet on one plate.
    case twoFeet = "two_feet"
    /// So long that two contacts may have been joined, as by a toe that drags.
    case possibleDoubleContact = "possible_double_contact"
    /// Its front is loaded in the swing before it.
    case toeContactInSwing = "toe_contact_in_swing"
    /// One hump instead of two: peaks and trough are not reported.
    case oneHump = "one_hump"
    /// Contact time, first peak or first point of contact is far from this foot's usual one.
    case outlier
}

/// What the forces of one contact say; `nil` is not available, never zero.
///
/// BW is the body weight as a force. See ``LoadingMeasure`` for names and units.
public struct ContactMeasures: Sendable, Hashable {
    /// First to last touch, s.
    public var contactTime: Double?
    /// This first touch to the next one of the same foot, s.
    public var strideTime: Double?
    /// Contact time over stride time.
    public var stanceShare: Double?
    /// First touch of the other foot to that of this one, s.
    public var stepTime: Double?
    /// Time during which both feet are loaded at the begin of this contact, s.
    public var doubleSupport: Double?
    /// First peak of vertical force, BW.
    public var firstPeak: Double?
    /// Least vertical force between the peaks, BW.
    public var trough: Double?
    /// Second peak of vertical force, BW.
    public var secondPeak: Double?
    /// 1 − 2·trough / (first + second peak).
    public var dip: Double?
    /// Impulse of the vertical force, BW·s.
    public var impulse: Double?
    /// Mean rate from 20 to 80 % of the first peak, BW/s; an absolute value only from 200 Hz on.
    public var loadingRate: Double?
    /// Greatest rate of loading up to the first peak below 75 Hz, BW/s; plates of 500 Hz and more.
    public var greatestLoadingRate: Double?
    /// First touch to the heel transient, s; plates of 500 Hz and more.
    public var heelTransientTime: Double?
    /// Height of the heel transient, BW.
    public var heelTransientHeight: Double?
    /// Drop after the heel transient, BW.
    public var heelTransientDrop: Double?
    /// Whether a heel transient could have been seen.
    public var heelTransientAssessable = false
    /// First touch to a second transient before the first peak, s: the sole that slaps down.
    public var slapTransientTime: Double?
    /// Height of the second transient, BW.
    public var slapTransientHeight: Double?
    /// Impulse against the direction of travel, BW·s.
    public var brakeImpulse: Double?
    /// Impulse along the direction of travel, BW·s.
    public var propulsionImpulse: Double?
    /// Greatest force against the direction of travel, BW.
    public var peakBrake: Double?
    /// Greatest force along the direction of travel, BW.
    public var peakPropulsion: Double?
    /// How far the centre of pressure advances on a plate, m.
    public var pressureAdvance: Double?
    /// How far it moves backward in all on a plate, m.
    public var pressureBackward: Double?
    /// First place of the centre of pressure, 0 at the heel cell and 1 at the toe cell.
    public var pressureStart: Double?
    /// Last place of the centre of pressure, 0 to 1.
    public var pressureEnd: Double?
    /// From its hindmost to its foremost place, 0 to 1.
    public var pressureRange: Double?
    /// How far it moves backward in all, share of the distance from heel to toe cell.
    public var pressureReturn: Double?
    /// Share of the impulse of the first 15 % of contact on the three rear cells.
    public var rearEarlyShare: Double?
    /// Share of it on the three front cells.
    public var frontEarlyShare: Double?
    /// First load of the front cells after that of the rear ones, s; negative for a forefoot landing.
    public var heelToForefoot: Double?
    /// The same as a share of contact time.
    public var heelToForefootShare: Double?
    /// Last load of the rear cells, share of contact time.
    public var heelOffShare: Double?
    /// Steepest rise of the front cells in the first 35 % of contact, BW/s; compare only with the other foot.
    public var slapRate: Double?
    /// Greatest force of the front cells in the middle of the swing before, BW.
    public var swingDrag: Double?

    /// Measures of which none is known.
    public init() {}
}
