/// What the words of a column's name say it measures.
struct ColumnMeaning {
    /// What the column is for.
    var role = ColumnName.Role.other
    /// The axis, if one is named.
    var axis: Axis?
    /// Whether gravity was taken out.
    var isGravityFree = false
    /// `ln` or `wr` where two accelerometers share a housing.
    var range = ""
    /// Whether a word says that this is something derived that is never used, such as an angle.
    var isExcluded = false

    private static let acceleration: Set<String> = [
        "acc", "accel", "acceleration", "accelerations", "accelerometer", "accl", "lacc", "freeacc", "linacc",
        "useracc",
    ]
    private static let angularRate: Set<String> = [
        "gyr", "gyro", "gyroscope", "gyros", "omega", "angvel", "angularvelocity", "angularrate", "rotationrate",
        "rate",
    ]
    private static let magneticField: Set<String> = ["mag", "magn", "magnetometer", "magnetic", "magneticfield"]
    private static let force: Set<String> = ["force", "forces", "grf", "vgrf", "for"]
    private static let moment: Set<String> = ["moment", "torque", "mom"]
    private static let position: Set<String> = ["cop"]
    /// A position only of what is called a marker.
    private static let markerPosition: Set<String> = ["pos", "position"]
    private static let gravityFree: Set<String> = [
        "linear", "lin", "free", "user", "lacc", "freeacc", "linacc", "useracc",
    ]
    private static let excluded: Set<String> = [
        "euler", "quat", "quaternion", "roll", "pitch", "yaw", "mat", "orientation", "angle", "angles", "temperature",
        "temp", "battery", "pressure", "norm", "magnitude", "uncal", "gravity", "velinc", "oriinc", "jerk", "heading",
        "bias", "range", "variance", "std",
    ]
    private static let time: Set<String> = [
        "time", "times", "timestamp", "timestamps", "datetime", "elapsed", "epoch", "epoc", "unix", "zeit",
    ]
    private static let counters: Set<String> = [
        "packetcounter", "counter", "packet", "packets", "sample", "samples", "index", "idx", "frame", "frames",
        "framenumber", "samplenumber", "nr", "row",
    ]
    private static let noise: Set<String> = [
        "sensor", "imu", "cal", "raw", "axis", "data", "value", "values", "component", "signal", "calibrated", "field",
        "velocity", "angular", "motion", "reading", "m", "rotation", "rotational", "series",
    ]
    /// Directions of the body, as lower-back tables name them: upwards, to the side, forwards.
    private static let bodyAxes: [String: Axis] = [
        "is": .x, "si": .x, "vt": .x, "vertical": .x, "ml": .y, "pa": .z, "ap": .z,
    ]
    /// What a single letter before the axis stands for.
    private static let letters: [String: Quantity] = [
        "a": .acceleration, "g": .angularRate, "w": .angularRate, "f": .force, "m": .moment,
    ]

    /// Whether a word tells nothing about which sensor it is.
    static func isNoise(_ word: String) -> Bool { noise.contains(word) }

    /// Reads the words and removes those it has understood.
    init(_ words: inout [String]) {
        let all = Set(words)
        isExcluded =
            !all.isDisjoint(with: Self.excluded)
            || (all.contains("angular") && !all.isDisjoint(with: ["acceleration", "acc"]))
        if words.isEmpty || !all.isDisjoint(with: Self.time) || words == ["t"] || words == ["seconds"] {
            role = words.isEmpty ? .counter : .time
            words = []
            return
        }
        if isExcluded { return }
        takeAxis(&words)
        takeQuantity(&words)
        if case .measurement = role { return }
        if axis == nil, !all.isDisjoint(with: Self.counters) || words == ["n"] {
            role = .counter
            words = []
        }
    }

    private mutating func takeAxis(_ words: inout [String]) {
        for (position, word) in words.enumerated().reversed() {
            if let named = Axis(rawValue: word) ?? Self.bodyAxes[word] {
                axis = named
                words.remove(at: position)
                return
            }
            guard let last = word.last, let named = Axis(rawValue: String(last)) else { continue }
            let stem = String(word.dropLast())
            // OpenSim: `ground_force_vx` is a force, `ground_force_px` its point.
            let isForceVector = stem == "v" && words.contains("force")
            if Self.quantity(of: stem) != nil || Self.letters[stem] != nil || isForceVector {
                axis = named
                words[position] = isForceVector ? "force" : stem
                return
            }
        }
    }

    private mutating func takeQuantity(_ words: inout [String]) {
        let all = Set(words)
        var found: Quantity?
        if !all.isDisjoint(with: ["angular", "ang", "rotation", "rotational"]),
            !all.isDisjoint(with: ["velocity", "vel", "rate"])
        {
            found = .angularRate
        }
        // In `force_plate_1_cop_x` the force is the plate's name.
        let own = words.indices.filter { index in
            words[index] != "force" || index + 1 == words.count || !words[index + 1].hasPrefix("plate")
        }.map { words[$0] }
        for quantity in own.compactMap(Self.quantity) where found == nil { found = quantity }
        if found == nil, !all.isDisjoint(with: ["marker", "markers"]), !all.isDisjoint(with: Self.markerPosition) {
            found = .position
            words.removeAll(where: Self.markerPosition.contains)
        }
        if found == nil, axis != nil, let letter = words.compactMap({ Self.letters[$0] }).first { found = letter }
        if found == nil { found = words.lazy.compactMap(Self.quantity).first }
        guard let found else { return }
        role = .measurement(found)
        if found == .acceleration {
            isGravityFree = !all.isDisjoint(with: Self.gravityFree)
            range = words.first { $0 == "ln" || $0 == "wr" } ?? ""
        }
        words.removeAll {
            Self.quantity(of: $0) != nil || Self.gravityFree.contains($0) || $0 == "ln" || $0 == "wr"
                || Self.letters[$0] == found || ["ang", "vel"].contains($0)
        }
    }

    private static func quantity(of word: String) -> Quantity? {
        if acceleration.contains(word) { return .acceleration }
        if angularRate.contains(word) { return .angularRate }
        if magneticField.contains(word) { return .magneticField }
        if force.contains(word) { return .force }
        if moment.contains(word) { return .moment }
        return position.contains(word) ? .position : nil
    }
}
