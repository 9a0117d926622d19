import Gait

/// What is measured on every stride and summed up by its median.
enum Quantity: String, Sendable, CaseIterable {
    case maxSwingPitch = "max_swing_pitch"
    case footStrikeAngle = "foot_strike_angle"
    case midSwingPitch = "mid_swing_pitch"
    case toeOffAngle = "toe_off_angle"
    case pitchRange = "pitch_range"
    case minToeClearance = "min_toe_clearance"
    case midSwingToeClearance = "mid_swing_toe_clearance"
    /// The minimum, or the clearance in mid-swing of a stride that has none.
    case lowToeClearance = "low_toe_clearance"
    case earlyToeClearanceMax = "early_toe_clearance_max"
    case lateToeClearanceMax = "late_toe_clearance_max"
    case heelClearanceMax = "heel_clearance_max"
    case slapRate = "slap_rate"
    case footFlatDelay = "foot_flat_delay"
    case circumduction
    case swingPercent = "swing_percent"
    case strideTime = "stride_time"
    case swingTime = "swing_time"
    case stanceTime = "stance_time"
    case strideLength = "stride_length"
    case walkingSpeed = "walking_speed"
    case drag

    /// The value of one stride, in the unit of the stride.
    func value(of stride: Stride) -> Double? {
        switch self {
        case .maxSwingPitch: stride.maxSwingPitch
        case .footStrikeAngle: stride.footStrikeAngle
        case .midSwingPitch: stride.midSwingPitch
        case .toeOffAngle: stride.toeOffAngle
        case .pitchRange: stride.maxSwingPitch.flatMap { top in stride.toeOffAngle.map { top - $0 } }
        case .minToeClearance: stride.minToeClearance?.value
        case .midSwingToeClearance: stride.midSwingToeClearance
        case .lowToeClearance: stride.minToeClearance?.value ?? stride.midSwingToeClearance
        case .earlyToeClearanceMax: stride.earlyToeClearanceMax
        case .lateToeClearanceMax: stride.lateToeClearanceMax
        case .heelClearanceMax: stride.heelClearanceMax
        // How the forefoot comes down says something only after a landing on the heel.
        case .slapRate: stride.contactType == .heel ? stride.slapRate : nil
        case .footFlatDelay: stride.contactType == .heel ? stride.footFlatDelay : nil
        case .circumduction: stride.circumduction
        case .swingPercent: stride.strideTime.map { 100 * stride.swingTime / $0 }
        case .strideTime: stride.strideTime
        case .swingTime: stride.swingTime
        case .stanceTime: stride.stanceTime
        case .strideLength: stride.length
        case .walkingSpeed: stride.walkingSpeed
        case .drag: stride.dragFraction
        }
    }

    /// The name of its instrument error in the reference table; minimum toe clearances bring their own.
    private var errorName: String? {
        switch self {
        case .minToeClearance, .lowToeClearance: "mid_swing_toe_clearance"
        case .pitchRange: "toe_off_angle"
        case .earlyToeClearanceMax, .lateToeClearanceMax: "toe_clearance_max"
        case .stanceTime: "swing_time"
        case .swingPercent, .drag: nil
        default: rawValue
        }
    }

    /// The error of the instrument that all strides of a foot share.
    ///
    /// - Parameters:
    ///   - strideTime: The usual stride time, which turns the error of swing time into percent.
    ///   - timingError: The least error of a foot's times within the stride, s; `nil` where it is that of the table.
    func instrumentError(_ reference: ReferenceTable, strideTime: Double?, timingError: Double? = nil) -> Double {
        let ofSwing = max(reference["error.swing_time"], timingError ?? 0)
        if self == .swingPercent { return 100 * ofSwing / max(0.3, strideTime ?? 1) }
        if errorName == "swing_time" { return ofSwing }
        return errorName.map { reference["error.\($0)"] } ?? 0
    }
}
