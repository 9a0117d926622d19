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

    /// The value of one of several strides, in the unit of the stride, which is too large to be copied for it.
    func value(of strides: [Stride], at place: Int) -> Double? {
        switch self {
        case .maxSwingPitch: strides[place].maxSwingPitch
        case .footStrikeAngle: strides[place].footStrikeAngle
        case .midSwingPitch: strides[place].midSwingPitch
        case .toeOffAngle: strides[place].toeOffAngle
        case .pitchRange:
            if let top = strides[place].maxSwingPitch, let bottom = strides[place].toeOffAngle {
                top - bottom
            } else {
                nil
            }
        case .minToeClearance: strides[place].minToeClearance?.value
        case .midSwingToeClearance: strides[place].midSwingToeClearance
        case .lowToeClearance: strides[place].minToeClearance?.value ?? strides[place].midSwingToeClearance
        case .earlyToeClearanceMax: strides[place].earlyToeClearanceMax
        case .lateToeClearanceMax: strides[place].lateToeClearanceMax
        case .heelClearanceMax: strides[place].heelClearanceMax
        // How the forefoot comes down says something only after a landing on the heel.
        case .slapRate: strides[place].contactType == .heel ? strides[place].slapRate : nil
        case .footFlatDelay: strides[place].contactType == .heel ? strides[place].footFlatDelay : nil
        case .circumduction: strides[place].circumduction
        case .swingPercent:
            if let time = strides[place].strideTime { 100 * strides[place].swingTime / time } else { nil }
        case .strideTime: strides[place].strideTime
        case .swingTime: strides[place].swingTime
        case .stanceTime: strides[place].stanceTime
        case .strideLength: strides[place].length
        case .walkingSpeed: strides[place].walkingSpeed
        case .drag: strides[place].dragFraction
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
