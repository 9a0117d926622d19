import FoundationEssentials

/// A key that an object of a JSON text has twice: decoders keep one of the two values without a word.
struct RepeatedKey: Hashable {
    /// Where it stands, `sensors[0].acc.unit`.
    var place: String
    /// The line of the first, counted from 1.
    var firstLine: Int
    /// The line of the second.
    var line: Int

    /// Finds the first repeated key; `nil` where every key of an object is there once.
    ///
    /// - Parameter json: A text in UTF-8 that is known to be JSON.
    /// - Complexity: O(bytes).
    init?(in json: [UInt8]) {
        var levels: [Level] = []
        var (place, line) = (0, 1)
        while place < json.count {
            let byte = json[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\n"): line += 1
            case UInt8(ascii: "{"): levels.append(Level(isObject: true))
            case UInt8(ascii: "["): levels.append(Level(isObject: false))
            case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = levels.popLast()
            case UInt8(ascii: ","):
                guard let last = levels.indices.last else { continue }
                levels[last].next()
            case UInt8(ascii: "\""):
                let text = Self.text(json, from: &place)
                guard let last = levels.indices.last, levels[last].expectsKey else { continue }
                let key = Self.decoded(text)
                if let firstLine = levels[last].take(key, line: line) {
                    self.init(place: Self.place(levels), firstLine: firstLine, line: line)
                    return
                }
            default: break
            }
        }
        return nil
    }

    private init(place: String, firstLine: Int, line: Int) {
        (self.place, self.firstLine, self.line) = (place, firstLine, line)
    }

    /// An object or a list that is not closed yet.
    private struct Level {
        let isObject: Bool
        var expectsKey: Bool
        private var linesOfKeys: [String: Int] = [:]
        private var key = ""
        private var index = 0

        init(isObject: Bool) {
            self.isObject = isObject
            expectsKey = isObject
        }

        /// The part of a place that leads into it.
        var step: String { isObject ? key : "[\(index)]" }

        mutating func next() {
            expectsKey = isObject
            index += 1
        }

        /// Takes a key; returns the line in which it stands already.
        mutating func take(_ key: String, line: Int) -> Int? {
            self.key = key
            expectsKey = false
            if let first = linesOfKeys[key] { return first }
            linesOfKeys[key] = line
            return nil
        }
    }

    private static func place(_ levels: [Level]) -> String {
        levels.reduce(into: "") { place, level in
            place += (level.isObject && !place.isEmpty ? "." : "") + level.step
        }
    }

    /// The bytes of a text whose first quotation mark has been read.
    private static func text(_ json: [UInt8], from place: inout Int) -> ArraySlice<UInt8> {
        let start = place
        while place < json.count, json[place] != UInt8(ascii: "\"") {
            // What follows a backslash is no end of the text.
            place += json[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        let end = min(place, json.count)
        place = end + 1
        return json[start..<end]
    }

    /// The text that is meant; one key may be spelled in several ways.
    private static func decoded(_ text: ArraySlice<UInt8>) -> String {
        let spelled = String(decoding: text, as: UTF8.self)
        guard text.contains(UInt8(ascii: "\\")) else { return spelled }
        return (try? JSONDecoder().decode(String.self, from: Data("\"\(spelled)\"".utf8))) ?? spelled
    }
}
