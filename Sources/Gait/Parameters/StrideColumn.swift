internal import Recordings

/// A column of `strides.csv`: its name, unit, meaning, and how to take its cell from a stride.
///
/// This list is the one place where the columns are defined; tables, JSON and the data dictionary follow it.
public struct StrideColumn: Sendable {
    /// The content of a cell.
    public enum Cell: Sendable, Hashable {
        /// A number to be written with this many decimals.
        case number(Double, decimals: Int)
        /// A whole number.
        case integer(Int)
        /// Text.
        case text(String)
        /// Not available.
        case empty
    }

    /// The exact name.
    public let name: String
    /// The unit, empty for text and pure numbers.
    public let unit: String
    /// Decimals of its numbers; `nil` for a column of text or whole numbers.
    public let decimals: Int?
    /// What it means, one sentence.
    public let definition: String
    /// The cell of one of several strides, which is too large to be copied for each of its cells.
    public let cell: @Sendable (_ strides: Span<Stride>, _ place: Int) -> Cell

    /// All columns in the order of the file.
    public static let all: [StrideColumn] = [
        text("side", "Side of the foot.") { $0[$1].side.rawValue },
        StrideColumn(
            name: "stride", unit: "", decimals: nil, definition: "Number of the stride of this foot, from 0."
        ) {
            .integer($0[$1].index)
        },
        time("start_s", "Foot-flat before the swing.") { $0[$1].start },
        time("toe_off_s", "Last instant at which the toe touches the floor.") { $0[$1].toeOff },
        time("initial_contact_s", "First contact of any part of the foot.") { $0[$1].initialContact },
        time("end_s", "Foot-flat after the swing.") { $0[$1].end },
        time("stride_time_s", "Previous initial contact to this one.") { $0[$1].strideTime },
        time("swing_time_s", "Toe-off to initial contact.") { $0[$1].swingTime },
        time("stance_time_s", "Stride time minus swing time.") { $0[$1].stanceTime },
        metres("stride_length_m", "Horizontal distance between the foot-flat positions.") { $0[$1].length },
        number(
            "walking_speed_mps", "m/s", 4, "Stride length over stride time, from foot-flat to foot-flat without one."
        ) {
            $0[$1].walkingSpeed
        },
        degrees("foot_strike_angle_deg", "Pitch at initial contact.") { $0[$1].footStrikeAngle },
        degrees("max_swing_pitch_deg", "Greatest pitch in the last 30 % of swing.") { $0[$1].maxSwingPitch },
        degrees("mid_swing_pitch_deg", "Pitch at greatest forward speed.") { $0[$1].midSwingPitch },
        degrees("toe_off_angle_deg", "Pitch at toe-off.") { $0[$1].toeOffAngle },
        metres("min_toe_clearance_m", "Lowest local minimum of toe clearance in mid-swing.") {
            $0[$1].minToeClearance?.value
        },
        time("min_toe_clearance_time_s", "When the minimum occurs.") { $0[$1].minToeClearanceTime },
        metres("min_toe_clearance_sd_m", "Standard deviation of its error.") {
            $0[$1].minToeClearance?.standardDeviation
        },
        metres("mid_swing_toe_clearance_m", "Toe clearance at greatest forward speed.") {
            $0[$1].midSwingToeClearance
        },
        metres("early_toe_clearance_max_m", "Greatest toe clearance before the minimum.") {
            $0[$1].earlyToeClearanceMax
        },
        metres("late_toe_clearance_max_m", "Greatest toe clearance after the minimum.") { $0[$1].lateToeClearanceMax },
        metres("heel_clearance_max_m", "Greatest heel height after toe-off.") { $0[$1].heelClearanceMax },
        text("contact_type", "Part of the foot that lands first.") { $0[$1].contactType.rawValue },
        number("slap_rate_dps", "deg/s", 2, "Greatest toe-down rate after a heel-first contact.") { $0[$1].slapRate },
        time("foot_flat_delay_s", "Initial contact until the foot lies flat.") { $0[$1].footFlatDelay },
        number("drag_fraction", "", 4, "Share of swing during which the toe drags.") { $0[$1].dragFraction },
        metres("circumduction_m", "Greatest sideways distance of the heel from the chord, outward positive.") {
            $0[$1].circumduction
        },
        metres("rise_m", "Height of the end above the start.") { $0[$1].rise },
        degrees("turn_deg", "Change of heading, anticlockwise positive.") { $0[$1].turn },
        text("terrain", "The ground: level, up, down or unknown.") { $0[$1].terrain.rawValue },
        text("straight", "Whether the stride is a full one on a straight way.") {
            $0[$1].isStraight ? "true" : "false"
        },
        number("quality", "", 3, "0 (do not use) to 1.") { $0[$1].quality },
        text("flags", "What is special, separated by semicolons.") {
            $0[$1].flags.map(\.rawValue).joined(separator: ";")
        },
    ]

    private static func text(
        _ name: String, _ definition: String, _ value: @escaping @Sendable (Span<Stride>, Int) -> String
    ) -> StrideColumn {
        StrideColumn(name: name, unit: "", decimals: nil, definition: definition) { .text(value($0, $1)) }
    }

    private static func number(
        _ name: String, _ unit: String, _ decimals: Int, _ definition: String,
        _ value: @escaping @Sendable (Span<Stride>, Int) -> Double?
    ) -> StrideColumn {
        StrideColumn(name: name, unit: unit, decimals: decimals, definition: definition) { strides, place in
            guard let number = value(strides, place), number.isFinite else { return .empty }
            return .number(number, decimals: decimals)
        }
    }

    private static func time(
        _ name: String, _ definition: String, _ value: @escaping @Sendable (Span<Stride>, Int) -> Double?
    ) -> StrideColumn { number(name, "s", 4, definition, value) }

    private static func metres(
        _ name: String, _ definition: String, _ value: @escaping @Sendable (Span<Stride>, Int) -> Double?
    ) -> StrideColumn { number(name, "m", 5, definition, value) }

    private static func degrees(
        _ name: String, _ definition: String, _ value: @escaping @Sendable (Span<Stride>, Int) -> Double?
    ) -> StrideColumn { number(name, "deg", 3, definition, value) }
}
