/// What a channel's name in a WAV file says about it.
///
/// Understood are names such as `left_foot_acc_x`, `foot_l_gyr_z`, `Accel-X`, `leftShank.gyroY` and `force_plate_2_fz`:
/// words in any order, divided by marks or capitals.
struct WaveChannelName: Hashable {
    /// What is measured; `other` when the name does not say.
    var quantity: Quantity = .other
    /// Along which axis.
    var axis: Axis?
    /// On which side.
    var side: Side = .unknown
    /// Where on the body.
    var placement: SensorPlacement = .unknown
    /// Words that say none of these; they tell sensors of one placement apart.
    var otherWords: [String] = []

    /// Reads a name.
    init(_ name: String) {
        var words = Self.words(of: name)[...]
        while let word = words.popFirst() {
            let pair = word + (words.first ?? "")
            if let found = Self.placements[pair], words.first != nil {
                placement = found
                words.removeFirst()
            } else if let found = Self.placements[word] {
                placement = found
            } else if let found = Self.sides[word], side == .unknown {
                side = found
            } else if let found = Self.quantities[pair], words.first != nil, quantity == .other {
                quantity = found
                words.removeFirst()
            } else if let found = Self.quantities[word], quantity == .other {
                quantity = found
            } else if let found = Axis(rawValue: word), axis == nil {
                axis = found
            } else if let last = word.last, let found = Axis(rawValue: String(last)), axis == nil, quantity == .other,
                let measured = Self.quantities[String(word.dropLast())] ?? Self.letters[String(word.dropLast())]
            {
                (quantity, axis) = (measured, found)
            } else if let digit = word.lastIndex(where: { !$0.isNumber }), word.last?.isNumber == true {
                // A number at the end of a word tells sensors apart: `plate1`, `fz2`.
                words = [String(word[...digit]), String(word[word.index(after: digit)...])] + words
            } else {
                otherWords.append(word)
            }
        }
    }

    /// Lower-case words: runs of letters and digits, divided again where a capital follows a small letter.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var previousIsSmall = false
        for character in name {
            let isWordCharacter = character.isLetter || character.isNumber
            if !isWordCharacter || (character.isUppercase && previousIsSmall) {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if isWordCharacter { word += character.lowercased() }
            previousIsSmall = character.isLowercase
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static let sides: [String: Side] = [
        "left": .left, "l": .left, "lt": .left, "right": .right, "r": .right, "rt": .right,
    ]

    private static let placements: [String: SensorPlacement] = [
        "foot": .foot, "feet": .foot, "shoe": .foot, "instep": .foot, "shank": .shank, "tibia": .shank, "ankle": .shank,
        "lowerback": .lowerBack, "lowback": .lowerBack, "lumbar": .lowerBack, "l5": .lowerBack, "l4": .lowerBack,
        "pelvis": .lowerBack, "sacrum": .lowerBack, "forceplate": .forcePlate, "plate": .forcePlate, "fp": .forcePlate,
        "insole": .insole,
    ]

    private static let quantities: [String: Quantity] = [
        "acc": .acceleration, "accel": .acceleration, "acceleration": .acceleration, "accelerometer": .acceleration,
        "gyr": .angularRate, "gyro": .angularRate, "gyroscope": .angularRate, "angularrate": .angularRate,
        "angularvelocity": .angularRate, "mag": .magneticField, "magnetometer": .magneticField,
        "magneticfield": .magneticField, "force": .force, "grf": .force, "moment": .moment, "torque": .moment,
        "cop": .position, "position": .position,
    ]

    /// Quantities that stand as one letter before an axis, as in `ax` or `fz`.
    private static let letters: [String: Quantity] = ["a": .acceleration, "g": .angularRate, "f": .force]
}
