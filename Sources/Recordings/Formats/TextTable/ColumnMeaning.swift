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
    /// Names of plate signals that a number may follow.
    private static let numbered: Set<String> = ["fx", "fy", "fz", "mx", "my", "mz", "copx", "copy", "copz"]
    /// What a single letter before the axis stands for.
    private static let letters: [String: Quantity] = [
        "a": .acceleration, "g": .angularRate, "w": .angularRate, "f": .force, "m": .moment,
    ]

    /// Whether a word tells nothing about which sensor it is.
    static func isNoise(_ word: String) -> Bool { noise.contains(word) }

    /// Reads the words and removes those it has understood.
    init(_ words: inout [String]) {
        words = Self.joined(words).flatMap(Self.withoutNumber)
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

    /// `CoPx` is no `Co` and `Px`.
    private static func joined(_ words: [String]) -> [String] {
        guard let place = words.firstIndex(of: "co"), place + 1 < words.count, words[place + 1].hasPrefix("p") else {
            return words
        }
        return words[..<place] + ["co" + words[place + 1]] + words[(place + 2)...]
    }

    /// `fx1` is the force `fx` of plate 1.
    private static func withoutNumber(_ word: String) -> [String] {
        let stem = word.prefix { $0.isLetter }
        let number = word.dropFirst(stem.count)
        guard numbered.contains(String(stem)), !number.isEmpty, number.allSatisfy(\.isNumber) else { return [word] }
        return [String(stem), String(number)]
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
            let isForcePoint = stem == "p" && words.contains("force")
            if Self.quantity(of: stem) != nil || Self.letters[stem] != nil || isForceVector || isForcePoint {
                axis = named
                words[position] = isForceVector ? "force" : isForcePoint ? "cop" : stem
                if isForcePoint { words.removeAll { $0 == "force" } }
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
        for (place, word) in words.enumerated() where found == nil && !Self.isPlate(words, place) {
            found = Self.quantity(of: word)
        }
        if found == nil, axis != nil, let letter = words.compactMap({ Self.letters[$0] }).first { found = letter }
        guard let found else { return }
        role = .measurement(found)
        if found == .acceleration {
            isGravityFree = !all.isDisjoint(with: Self.gravityFree)
            range = words.first { $0 == "ln" || $0 == "wr" } ?? ""
        }
        words = words.indices.filter { Self.isPlate(words, $0) || !Self.isTaken(words[$0], found) }.map { words[$0] }
    }

    /// Whether a word is the first of `force plate`, and so no force.
    private static func isPlate(_ words: [String], _ place: Int) -> Bool {
        words[place] == "force" && place + 1 < words.count && words[place + 1].hasPrefix("plate")
    }

    private static func isTaken(_ word: String, _ found: Quantity) -> Bool {
        quantity(of: word) != nil || gravityFree.contains(word) || word == "ln" || word == "wr"
            || letters[word] == found || ["ang", "vel"].contains(word)
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
