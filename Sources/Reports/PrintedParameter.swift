/// A stride parameter as the summary shows it: a name, a unit a person thinks in, and no more digits than are known.
struct PrintedParameter: Sendable {
    /// The name of the column in `strides.csv`.
    let column: String
    /// What a person calls it.
    let label: String
    /// The unit it is shown in.
    let unit: String
    /// Decimals shown.
    let decimals: Int
    /// Factor from the unit of the column to the unit shown.
    let scale: Double

    /// The parameters shown, from time to trajectory to clearance.
    static let all: [PrintedParameter] = [
        seconds("stride_time_s", "Stride time"),
        seconds("swing_time_s", "Swing time"),
        seconds("stance_time_s", "Stance time"),
        PrintedParameter(column: "stride_length_m", label: "Stride length", unit: "m", decimals: 3, scale: 1),
        PrintedParameter(column: "walking_speed_mps", label: "Walking speed", unit: "m/s", decimals: 3, scale: 1),
        degrees("foot_strike_angle_deg", "Foot strike angle"),
        degrees("max_swing_pitch_deg", "Greatest pitch, late swing"),
        degrees("mid_swing_pitch_deg", "Pitch in mid-swing"),
        degrees("toe_off_angle_deg", "Pitch at toe-off"),
        centimetres("min_toe_clearance_m", "Minimum toe clearance (MTC)"),
        centimetres("mid_swing_toe_clearance_m", "Toe clearance in mid-swing"),
        centimetres("early_toe_clearance_max_m", "Greatest before the MTC"),
        centimetres("late_toe_clearance_max_m", "Greatest after the MTC"),
        centimetres("heel_clearance_max_m", "Greatest heel clearance"),
        centimetres("circumduction_m", "Circumduction, outward"),
        PrintedParameter(
            column: "slap_rate_dps", label: "Toe-down rate at landing", unit: "deg/s", decimals: 0, scale: 1),
        seconds("foot_flat_delay_s", "Contact to foot-flat"),
        PrintedParameter(
            column: "drag_fraction", label: "Toe drag, share of swing", unit: "%", decimals: 1, scale: 100),
    ]

    private static func seconds(_ column: String, _ label: String) -> PrintedParameter {
        PrintedParameter(column: column, label: label, unit: "s", decimals: 3, scale: 1)
    }

    private static func degrees(_ column: String, _ label: String) -> PrintedParameter {
        PrintedParameter(column: column, label: label, unit: "deg", decimals: 1, scale: 1)
    }

    private static func centimetres(_ column: String, _ label: String) -> PrintedParameter {
        PrintedParameter(column: column, label: label, unit: "cm", decimals: 2, scale: 100)
    }
}
