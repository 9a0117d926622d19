/// What names of columns, sensors and files say about where a sensor sits.
package struct PlacementWords: Hashable {
    /// The side, unknown when nothing or both are named.
    package var side = Side.unknown
    /// The placement, unknown when none is named or it is one the analysis does not use.
    package var placement = SensorPlacement.unknown
    /// A part of the body that is named and is none of the placements.
    package var otherBodyPart: String?

    private static let left: Set<String> = ["left", "l", "lt", "lf", "links", "gauche"]
    private static let right: Set<String> = ["right", "r", "rt", "rf", "rechts", "droite"]
    private static let placements: [SensorPlacement: Set<String>] = [
        .foot: ["foot", "feet", "instep", "shoe", "toe", "heel", "forefoot", "lf", "rf"],
        .shank: ["shank", "ankle", "tibia", "calf", "shin"],
        .lowerBack: [
            "lowerback", "lowback", "lumbar", "l3", "l4", "l5", "pelvis", "sacrum", "lb", "lback",
        ],
        .insole: ["insole", "insoles"],
        .forcePlate: ["plate", "plates", "forceplate", "forceplates", "treadmill", "fp"],
    ]
    private static let otherParts: Set<String> = [
        "thigh", "wrist", "hand", "arm", "forearm", "upperarm", "chest", "sternum", "head", "hip", "waist", "knee",
        "trunk", "thorax", "upperback", "ear", "pocket",
    ]

    /// Reads the words of a name.
    package init(_ words: [String]) {
        var sides: Set<Side> = []
        var found: [SensorPlacement] = []
        for (index, word) in words.enumerated() {
            if Self.left.contains(word) { sides.insert(.left) }
            if Self.right.contains(word) { sides.insert(.right) }
            for (prefix, side) in [("left", Side.left), ("right", Side.right)]
            where word.hasPrefix(prefix) && word.count > prefix.count {
                let rest = PlacementWords([String(word.dropFirst(prefix.count))])
                if rest.placement != .unknown || rest.otherBodyPart != nil {
                    sides.insert(side)
                    found.append(rest.placement)
                    otherBodyPart = otherBodyPart ?? rest.otherBodyPart
                }
            }
            if let placement = Self.placements.first(where: { $0.value.contains(word) })?.key {
                found.append(placement)
            }
            if Self.isNumbered(word, "fp") || Self.isNumbered(word, "plate") { found.append(.forcePlate) }
            if word == "back", index > 0, ["lower", "low"].contains(words[index - 1]) { found.append(.lowerBack) }
            if Self.otherParts.contains(word) { otherBodyPart = otherBodyPart ?? word }
        }
        found.removeAll { $0 == .unknown }
        if sides.count == 1, let only = sides.first { side = only }
        if let first = found.first, found.allSatisfy({ $0 == first }) { placement = first }
    }

    /// Whether a word of the name says only what side and placement say already.
    package func explains(_ word: String) -> Bool {
        // A number tells one plate from the next.
        if Self.isNumbered(word, "fp") || Self.isNumbered(word, "plate") { return false }
        if placement == .forcePlate, word == "force" { return true }
        if placement == .lowerBack, ["lower", "low", "back"].contains(word) { return true }
        let words = PlacementWords([word])
        return words.side != .unknown || words.placement != .unknown
    }

    private static func isNumbered(_ word: String, _ stem: String) -> Bool {
        word.hasPrefix(stem) && word.count > stem.count && word.dropFirst(stem.count).allSatisfy(\.isNumber)
    }
}
