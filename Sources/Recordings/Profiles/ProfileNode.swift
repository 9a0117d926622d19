/// A value of a profile with the place where it stands, read strictly: whatever is not expected is one clear error.
struct ProfileNode {
    /// The value.
    let value: ProfileValue
    /// Where it stands, `sensors[0].acc.unit`; empty for the whole.
    let place: String
    /// The file of the profile.
    let path: String

    /// An error about this value.
    func error(_ expected: String, remedy: String? = nil) -> RecordingError {
        let message =
            if case .text(let text) = value, text.hasPrefix(ProfileDraft.marker) {
                "\(place) has yet to be filled in: \(expected) is expected"
            } else {
                "\(place.isEmpty ? "the profile" : place) is \(value.kind); \(expected) is expected"
            }
        return RecordingError(.badData, path: path, message, remedy: remedy)
    }

    /// An error about this value in words of its own.
    func wrong(_ message: String) -> RecordingError { RecordingError(.badData, path: path, "\(place): \(message)") }

    // MARK: - Objects

    /// The members of an object, all of which must be among `known`.
    func members(_ known: [String]) throws(RecordingError) -> [String: ProfileNode] {
        guard case .object(let members) = value else { throw error("an object") }
        var nodes: [String: ProfileNode] = [:]
        for member in members {
            let place = place.isEmpty ? member.name : "\(place).\(member.name)"
            guard known.contains(member.name) else {
                let nearest = NearestName.of(member.name, among: known)
                throw RecordingError(
                    .badData, path: path,
                    "\(place.prefix(120)) is no key of a profile"
                        + (nearest == nil ? "; known here: \(known.joined(separator: ", "))" : ""),
                    remedy: nearest.map { "'\($0)' may be meant" })
            }
            nodes[member.name] = ProfileNode(value: member.value, place: place, path: path)
        }
        return nodes
    }

    /// The elements of a list of at most so many.
    func elements(atMost count: Int = 1024) throws(RecordingError) -> [ProfileNode] {
        guard case .list(let elements) = value else { throw error("a list") }
        guard elements.count <= count else { throw wrong("\(elements.count) elements; at most \(count) are expected") }
        return elements.enumerated().map { ProfileNode(value: $1, place: "\(place)[\($0)]", path: path) }
    }

    // MARK: - Plain values

    var isNull: Bool { value == .null }

    /// A text of at most so many characters.
    func text(atMost length: Int = 400) throws(RecordingError) -> String {
        guard case .text(let text) = value, !text.hasPrefix(ProfileDraft.marker) else { throw error("a text") }
        guard text.count <= length else { throw wrong("a text of \(text.count) characters; at most \(length)") }
        return text
    }

    /// A number in a range.
    func number(_ range: ClosedRange<Double>, _ what: String) throws(RecordingError) -> Double {
        guard case .number(let number) = value, range.contains(number) else {
            throw error("\(what), \(Self.bounds(range))")
        }
        return number
    }

    /// A whole number in a range.
    func whole(_ range: ClosedRange<Int>, _ what: String) throws(RecordingError) -> Int {
        guard case .number(let number) = value, let whole = Int(exactly: number), range.contains(whole) else {
            throw error("\(what), \(range.lowerBound) to \(range.upperBound)")
        }
        return whole
    }

    private static func bounds(_ range: ClosedRange<Double>) -> String {
        "\(NumberText.text(range.lowerBound)) to \(NumberText.text(range.upperBound))"
    }

    /// One of several words.
    func choice<Value>(_ values: [(word: String, value: Value)]) throws(RecordingError) -> Value {
        let words = values.map(\.word).joined(separator: ", ")
        guard case .text(let text) = value, let found = values.first(where: { $0.word == text }) else {
            throw error("one of \(words)")
        }
        return found.value
    }

    /// One character that stands for itself and for no part of a number or a name.
    func character(_ what: String) throws(RecordingError) -> Character {
        guard case .text(let text) = value, text.count == 1, let character = text.first,
            let byte = character.asciiValue, byte >= 0x20 || byte == 0x09, byte < 0x7F, !character.isLetter,
            !character.isNumber, !"\"+-.".contains(character)
        else { throw error(what) }
        return character
    }

    /// A unit of one of some quantities, as headers write it.
    func unit(of quantities: [Quantity]) throws(RecordingError) -> PhysicalUnit {
        let known = PhysicalUnit.allCases.filter { $0.quantity.map(quantities.contains) == true }
        let words = known.map(\.rawValue).joined(separator: ", ")
        guard case .text(let text) = value, case .physical(let unit)? = UnitText.parse(text), known.contains(unit)
        else {
            throw error("one of \(words)")
        }
        return unit
    }

    /// A column: its name, or its number counted from 1.
    func column() throws(RecordingError) -> ColumnReference {
        switch value {
        case .text(let name) where !name.isEmpty && !name.hasPrefix(ProfileDraft.marker) && name.count <= 400:
            return .name(name)
        case .number(let number):
            if let whole = Int(exactly: number), (1...100_000).contains(whole) { return .number(whole) }
        default: break
        }
        throw error("the name of a column or its number, counted from 1,")
    }

    /// A value that may be `null` for what is not there.
    func presence<Value>(
        _ read: (ProfileNode) throws(RecordingError) -> Value
    ) throws(RecordingError) -> Presence<Value> {
        isNull ? .absent : .present(try read(self))
    }
}
