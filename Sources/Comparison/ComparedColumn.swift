import Gait

/// A column of `strides.csv` that is compared, in the order of the report.
struct ComparedColumn {
    let name: String
    /// The entry of the reference table with the error that all strides of a session share.
    ///
    /// Only for columns without a known detectable change: where there is one, it holds that error already.
    var sharedError: String?

    static let all: [ComparedColumn] = [
        ComparedColumn(name: "max_swing_pitch_deg"),
        ComparedColumn(name: "foot_strike_angle_deg"),
        ComparedColumn(name: "mid_swing_pitch_deg"),
        ComparedColumn(name: "toe_off_angle_deg"),
        ComparedColumn(name: "min_toe_clearance_m"),
        ComparedColumn(name: "mid_swing_toe_clearance_m", sharedError: "error.mid_swing_toe_clearance"),
        ComparedColumn(name: "early_toe_clearance_max_m", sharedError: "error.toe_clearance_max"),
        ComparedColumn(name: "late_toe_clearance_max_m", sharedError: "error.toe_clearance_max"),
        ComparedColumn(name: "heel_clearance_max_m", sharedError: "error.heel_clearance_max"),
        ComparedColumn(name: "circumduction_m", sharedError: "error.circumduction"),
        ComparedColumn(name: "slap_rate_dps"),
        ComparedColumn(name: "foot_flat_delay_s"),
        ComparedColumn(name: "drag_fraction"),
        ComparedColumn(name: "walking_speed_mps"),
        ComparedColumn(name: "stride_length_m"),
        ComparedColumn(name: "stride_time_s"),
        ComparedColumn(name: "swing_time_s"),
        ComparedColumn(name: "stance_time_s"),
    ]

    /// The column's definition.
    var column: StrideColumn? { StrideColumn.all.first { $0.name == name } }
}
