/// Every weight, limit and reference value of the findings, each with its unit and its source.
///
/// The values are those of `reference.csv`, which is part of the program; a table of the same names can take its place.
/// No number that decides a finding stands anywhere else.
public struct ReferenceTable: Sendable, Hashable {
    /// One value.
    public struct Entry: Sendable, Hashable {
        /// Its name, for example `rule.s2_difference`.
        public var name: String
        /// The value.
        public var value: Double
        /// Its unit; `1` for a pure number.
        public var unit: String
        /// Where it is from; what is judgement says so.
        public var source: String

        /// Creates an entry.
        public init(name: String, value: Double, unit: String, source: String) {
            self.name = name
            self.value = value
            self.unit = unit
            self.source = source
        }
    }

    /// The values in the order of the file.
    public let entries: [Entry]
    private let positions: [String: Int]

    init(entries: [Entry]) {
        self.entries = entries
        positions = Dictionary(entries.indices.map { (entries[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The table that is part of the program.
    public static let builtIn = ReferenceTable(entries: parsedBuiltIn)

    /// The text of the built-in table, byte for byte as it may be given back.
    public static var builtInText: String { String(decoding: PackageResources.reference_csv, as: UTF8.self) }

    /// The value of a name, if there is one.
    public func value(_ name: String) -> Double? { positions[name].map { entries[$0].value } }

    /// The entry of a name, if there is one.
    public func entry(_ name: String) -> Entry? { positions[name].map { entries[$0] } }

    /// The value of a name that every table has.
    ///
    /// - Precondition: `name` is a name of the built-in table; a table that lacks one is refused when it is read.
    subscript(name: String) -> Double {
        guard let value = value(name) else { preconditionFailure("there is no reference value \(name)") }
        return value
    }

    /// The smallest change of a parameter between two sessions that is more than repeating a session makes (MDC95).
    ///
    /// Test and retest differ more in slow walkers; the table has a column for them.
    /// - Parameters:
    ///   - parameter: The column of `strides.csv`, or one of `swing_percent`, `stride_time_cv_percent`,
    ///     `pitch_range_deg`, `difference_max_swing_pitch_deg`, `difference_foot_strike_angle_deg`, `ratio_swing_time`,
    ///     `ratio_stride_length`.
    ///   - speed: Walking speed, m/s; `nil` takes the column over all people.
    /// - Returns: The change in the parameter's unit, with its source; `nil` where none is known.
    public func detectableChange(of parameter: String, atSpeed speed: Double?) -> Entry? {
        let group = speed.map { $0 < self["mdc.slow_below"] ? "mdc_slow" : "mdc_healthy" } ?? "mdc_all"
        return entry("\(group).\(parameter)")
    }
}
