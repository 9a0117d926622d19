/// A unit as it is written in a header.
enum UnitText: Hashable {
    /// A unit of a measured quantity.
    case physical(PhysicalUnit)
    /// A unit of time; one of it in seconds.
    case time(seconds: Double)
    /// A unit that means something, but nothing that is read here.
    case other

    private static let physical: [PhysicalUnit: Set<String>] = [
        .metresPerSecondSquared: [
            "m/s2", "m/s/s", "ms-2", "mps2", "ms2", "m/sec2", "m/ss", "meters/s2", "metres/s2", "m/second2",
            "meterspersecondsquared", "metrespersecondsquared", "meter/s2", "metre/s2",
        ],
        .standardGravity: ["g", "gs", "gforce", "g-force", "grav", "gn", "g0"],
        .milliGravity: ["mg", "millig", "mgs"],
        .degreesPerSecond: [
            "deg/s", "dps", "deg/sec", "degs/s", "d/s", "degree/s", "degrees/s", "degs-1", "degree/sec", "degrees/sec",
            "degrees/second", "degpersec", "degreespersecond", "deg/second", "degps",
        ],
        .radiansPerSecond: [
            "rad/s", "rad/sec", "rads/s", "radian/s", "radians/s", "rads-1", "radps", "radians/sec", "radians/second",
            "rad/second", "radianspersecond",
        ],
        .tesla: ["t", "tesla"],
        .microtesla: ["ut", "microtesla"],
        .newton: ["n", "newton", "newtons"],
        .kilonewton: ["kn", "kilonewton", "kilonewtons"],
        .newtonMetre: ["nm", "newtonmetre", "newtonmeter"],
        .newtonMillimetre: ["nmm", "mmn"],
        .metre: ["m", "metre", "meter", "metres", "meters"],
        .millimetre: ["mm", "millimetre", "millimeter"],
    ]

    private static let times: [(names: Set<String>, seconds: Double)] = [
        (["s", "sec", "secs", "second", "seconds"], 1),
        (["ms", "msec", "msecs", "millis", "millisecond", "milliseconds"], 1e-3),
        (["us", "usec", "usecs", "micros", "microsecond", "microseconds"], 1e-6),
        (["ns", "nsec", "nanos", "nanosecond", "nanoseconds"], 1e-9),
    ]

    private static let others: Set<String> = [
        "v", "mv", "uv", "volt", "volts", "pa", "hpa", "kpa", "mbar", "us", "kohm", "kohms", "ohm", "degc", "c",
        "celsius", "degreescelsius", "degf", "k", "deg", "degree", "degrees", "rad", "nounits", "nounit", "localflux",
        "gauss", "mgauss", "nt", "cm", "kg", "hz", "%", "lux", "a.u.", "au", "counts", "count", "bit", "bits",
        "dimensionless", "1", "-", "n/a", "none", "bool", "m/s", "w", "j",
    ]

    private static let byName: [String: UnitText] = {
        var table: [String: UnitText] = [:]
        for name in others { table[name] = .other }
        for (names, seconds) in times { for name in names { table[name] = .time(seconds: seconds) } }
        for (unit, names) in physical { for name in names { table[name] = .physical(unit) } }
        return table
    }()

    private static let replacements: [Character: String] = [
        "²": "2", "³": "3", "¹": "1", "⁻": "-", "−": "-", "µ": "u", "μ": "u", "°": "deg", "^": "", "(": "", ")": "",
        "[": "", "]": "", "*": "", "·": "", "⋅": "", "∙": "", " ": "", "_": "/",
    ]

    /// The unit a text names, or `nil` when it names none.
    static func parse(_ text: some StringProtocol) -> UnitText? {
        var plain = text.lowercased().map { replacements[$0] ?? String($0) }.joined()
        if let unit = byName[plain] { return unit }
        plain.removeAll { $0 == "." }
        return byName[plain]
    }
}
