import Trials

/// Where a recording stands in a REDCap project.
struct REDCapPlace: Hashable {
    /// The record: the participant, or the recording itself where none is told.
    var record: String
    /// The unique name of the event.
    var event: String
    /// Its number among the recordings of the record in the event; `nil` where no record has several.
    var instance: Int?

    /// The places of recordings, by their id.
    static func places(of identities: [RecordingIdentity]) -> [String: REDCapPlace] {
        let events = eventNames(of: identities.map(\.visit))
        var counts: [REDCapPlace: Int] = [:]
        var places: [String: REDCapPlace] = [:]
        for identity in identities {
            var place = REDCapPlace(record: identity.participant ?? identity.id, event: events[identity.visit] ?? "")
            let count = counts[place, default: 0] + 1
            counts[place] = count
            place.instance = count
            places[identity.id] = place
        }
        // An instrument repeats in an event for every record or for none.
        let repeating = Set(counts.filter { $0.value > 1 }.map(\.key.event))
        return places.mapValues { place in
            repeating.contains(place.event) ? place : REDCapPlace(record: place.record, event: place.event)
        }
    }

    /// A unique event name for each visit: lower-case letters, digits and underscores, at most 18 of them, and the arm.
    ///
    /// Visits whose names differ only in other characters are numbered, so that they do not become one.
    static func eventNames(of visits: [String?]) -> [String?: String] {
        var names: [String?: String] = [:]
        var used: Set<String> = []
        for visit in Set(visits).sorted(by: { ($0 ?? "") < ($1 ?? "") }) {
            let words = visit.map(words) ?? "recording"
            var name = String(words.prefix(longestEvent))
            var number = 2
            while !used.insert(name).inserted {
                let suffix = "_\(number)"
                name = words.prefix(longestEvent - suffix.count) + suffix
                number += 1
            }
            names[visit] = name + "_arm_1"
        }
        return names
    }

    private static let longestEvent = 18

    /// The letters and digits of a text, an underscore where anything else stands between them.
    private static func words(_ text: String) -> String {
        var words = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): words.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                words.unicodeScalars.append(Unicode.Scalar(byte))
            default: if !words.isEmpty, words.last != "_" { words += "_" }
            }
        }
        if words.last == "_" { words.removeLast() }
        return words.isEmpty ? "visit" : words
    }
}
