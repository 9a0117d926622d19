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

    /// What a column holds.
    public enum Kind: Sendable, Hashable {
        /// Numbers that are written with this many decimals.
        case number(decimals: Int)
        /// Whole numbers.
        case integer
        /// Text.
        case text
    }

    /// The exact name.
    public let name: String
    /// The unit, empty for text and pure numbers.
    public let unit: String
    /// What it means, one sentence.
    public let definition: String
    private let content: Content

    /// How a cell is taken from one of several strides, which is too large to be copied for each of its cells.
    private enum Content: Sendable {
        case number(Taking<Double?>, decimals: Int)
        case integer(Taking<Int>)
        case text(Taking<String>)
    }

    private typealias Taking<Value> = @Sendable (_ strides: Span<Stride>, _ place: Int) -> Value

    /// What it holds.
    public var kind: Kind {
        switch content {
        case .number(_, let decimals): .number(decimals: decimals)
        case .integer: .integer
        case .text: .text
        }
    }

    /// Decimals of its numbers; `nil` for a column of text or whole numbers.
    public var decimals: Int? { if case .number(let decimals) = kind { decimals } else { nil } }

    /// The numbers of several strides, whole ones likewise; not finite where one is not available, and in a column of text.
    ///
    /// A long recording has millions of cells, and asking for each of them alone costs more than writing it.
    public func appendNumbers(of strides: Span<Stride>, _ places: Range<Int>, to numbers: inout [Double]) {
        // Adding nothing to an empty array would write to memory that all empty arrays share.
        guard !places.isEmpty else { return }
        numbers.append(addingCapacity: places.count) { output in
            switch content {
            case .number(let value, _): for place in places { output.append(value(strides, place) ?? .nan) }
            case .integer(let value): for place in places { output.append(Double(value(strides, place))) }
            case .text: output.append(repeating: .nan, count: places.count)
            }
        }
    }

    /// The texts of several strides; nothing for a column of numbers.
    public func appendTexts(of strides: Span<Stride>, _ places: Range<Int>, to texts: inout [String]) {
        guard case .text(let value) = content else { return }
        for place in places { texts.append(value(strides, place)) }
    }

    /// The cell of one of several strides; a number that is not finite is not available.
    public func cell(_ strides: Span<Stride>, _ place: Int) -> Cell {
        switch content {
        case .number(let value, let decimals):
            if let number = value(strides, place), number.isFinite {
                .number(number, decimals: decimals)
            } else {
                .empty
            }
        case .integer(let value): .integer(value(strides, place))
        case .text(let value): .text(value(strides, place))
        }
    }

    /// All columns in the order of the file.
    public static let all: [StrideColumn] = [
        text("side", "Side of the foot.") { $0[$1].side.rawValue },
        StrideColumn(
            name: "stride", unit: "", definition: "Number of the stride of this foot, from 0.",
            content: .integer { $0[$1].index }),
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

    private static func text(_ name: String, _ definition: String, _ value: @escaping Taking<String>) -> StrideColumn {
        StrideColumn(name: name, unit: "", definition: definition, content: .text(value))
    }

    private static func number(
        _ name: String, _ unit: String, _ decimals: Int, _ definition: String, _ value: @escaping Taking<Double?>
    ) -> StrideColumn {
        StrideColumn(name: name, unit: unit, definition: definition, content: .number(value, decimals: decimals))
    }

    private static func time(
        _ name: String, _ definition: String, _ value: @escaping Taking<Double?>
    ) -> StrideColumn { number(name, "s", 4, definition, value) }

    private static func metres(
        _ name: String, _ definition: String, _ value: @escaping Taking<Double?>
    ) -> StrideColumn { number(name, "m", 5, definition, value) }

    private static func degrees(
        _ name: String, _ definition: String, _ value: @escaping Taking<Double?>
    ) -> StrideColumn { number(name, "deg", 3, definition, value) }
}
