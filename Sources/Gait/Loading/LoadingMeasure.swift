/// A figure of a contact, with its name, its unit and where it stands.
public enum LoadingMeasure: String, Sendable, Hashable, CaseIterable {
    case contactTime = "contact_time_s"
    case strideTime = "stride_time_s"
    case stanceShare = "stance_share"
    case stepTime = "step_time_s"
    case doubleSupport = "double_support_s"
    case firstPeak = "first_peak_bw"
    case trough = "trough_bw"
    case secondPeak = "second_peak_bw"
    case dip = "dip"
    case impulse = "impulse_bws"
    case loadingRate = "loading_rate_bwps"
    case greatestLoadingRate = "greatest_loading_rate_bwps"
    case heelTransientTime = "heel_transient_time_s"
    case heelTransientHeight = "heel_transient_height_bw"
    case heelTransientDrop = "heel_transient_drop_bw"
    case slapTransientTime = "slap_transient_time_s"
    case slapTransientHeight = "slap_transient_height_bw"
    case brakeImpulse = "brake_impulse_bws"
    case propulsionImpulse = "propulsion_impulse_bws"
    case peakBrake = "peak_brake_bw"
    case peakPropulsion = "peak_propulsion_bw"
    case pressureAdvance = "pressure_advance_m"
    case pressureBackward = "pressure_backward_m"
    case pressureStart = "pressure_start"
    case pressureEnd = "pressure_end"
    case pressureRange = "pressure_range"
    case pressureReturn = "pressure_return"
    case rearEarlyShare = "rear_early_share"
    case frontEarlyShare = "front_early_share"
    case heelToForefoot = "heel_to_forefoot_s"
    case heelToForefootShare = "heel_to_forefoot_share"
    case heelOffShare = "heel_off_share"
    case slapRate = "slap_rate_bwps"
    case swingDrag = "swing_drag_bw"

    /// Where the value stands.
    public var keyPath: any KeyPath<ContactMeasures, Double?> & Sendable {
        switch self {
        case .contactTime: \.contactTime
        case .strideTime: \.strideTime
        case .stanceShare: \.stanceShare
        case .stepTime: \.stepTime
        case .doubleSupport: \.doubleSupport
        case .firstPeak: \.firstPeak
        case .trough: \.trough
        case .secondPeak: \.secondPeak
        case .dip: \.dip
        case .impulse: \.impulse
        case .loadingRate: \.loadingRate
        case .greatestLoadingRate: \.greatestLoadingRate
        case .heelTransientTime: \.heelTransientTime
        case .heelTransientHeight: \.heelTransientHeight
        case .heelTransientDrop: \.heelTransientDrop
        case .slapTransientTime: \.slapTransientTime
        case .slapTransientHeight: \.slapTransientHeight
        case .brakeImpulse: \.brakeImpulse
        case .propulsionImpulse: \.propulsionImpulse
        case .peakBrake: \.peakBrake
        case .peakPropulsion: \.peakPropulsion
        case .pressureAdvance: \.pressureAdvance
        case .pressureBackward: \.pressureBackward
        case .pressureStart: \.pressureStart
        case .pressureEnd: \.pressureEnd
        case .pressureRange: \.pressureRange
        case .pressureReturn: \.pressureReturn
        case .rearEarlyShare: \.rearEarlyShare
        case .frontEarlyShare: \.frontEarlyShare
        case .heelToForefoot: \.heelToForefoot
        case .heelToForefootShare: \.heelToForefootShare
        case .heelOffShare: \.heelOffShare
        case .slapRate: \.slapRate
        case .swingDrag: \.swingDrag
        }
    }

    /// The value of a contact.
    public func value(in measures: ContactMeasures) -> Double? { measures[keyPath: keyPath] }

    /// The unit; empty for shares.
    public var unit: String {
        switch self {
        case .contactTime, .strideTime, .stepTime, .doubleSupport, .heelTransientTime, .slapTransientTime,
            .heelToForefoot:
            "s"
        case .firstPeak, .trough, .secondPeak, .heelTransientHeight, .heelTransientDrop, .slapTransientHeight,
            .peakBrake, .peakPropulsion, .swingDrag:
            "BW"
        case .impulse, .brakeImpulse, .propulsionImpulse: "BW·s"
        case .loadingRate, .greatestLoadingRate, .slapRate: "BW/s"
        case .pressureAdvance, .pressureBackward: "m"
        case .stanceShare, .dip, .pressureStart, .pressureEnd, .pressureRange, .pressureReturn, .rearEarlyShare,
            .frontEarlyShare, .heelToForefootShare, .heelOffShare:
            ""
        }
    }

    /// Decimals worth writing.
    public var decimals: Int {
        switch self {
        case .loadingRate, .greatestLoadingRate, .slapRate: 1
        default: 3
        }
    }

    /// Whether left and right are compared by their difference: shares and places, whose size says little.
    public var isComparedByDifference: Bool { unit.isEmpty || self == .heelToForefoot || self == .swingDrag }
}
