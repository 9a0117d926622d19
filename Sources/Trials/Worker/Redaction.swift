import Gait
import Recordings

/// Takes what may name a person, a device or a place out of what is written about a recording.
///
/// Files are called by their role. Names of sensors and columns, which devices fill with serial numbers, give way to what is
/// measured; free text loses the words of paths, names and identifiers; device and start time are dropped.
struct Redaction: Sendable {
    /// What stands for a word that was taken out.
    private static let placeholder = "…"
    /// Names of files and sensors that say only what is measured where.
    private static let plainWords: Set<String> = [
        "left", "right", "foot", "feet", "file", "recording", "walk", "walking", "gait", "back", "lower_back", "sensor",
        "imu", "motion", "force_plate", "l", "r", "lf", "rf", "lb", "acc", "gyro", "data", "csv", "wav", "test",
        "trial",
    ]
    private static let droppedDecisions: Set<String> = ["device", "start time"]

    /// How evidence begins that goes on with the name of a file.
    private static let nameEvidence = "file name"

    /// The words, the longest first, so that a name does not leave a part behind.
    private let words: [String]

    /// Creates a redaction for a recording.
    ///
    /// - Parameters:
    ///   - paths: The files as they were given.
    ///   - identifiers: Codes of persons, visits and recordings.
    init(paths: [String], identifiers: [String]) {
        self.init(words: paths.flatMap(Self.parts) + identifiers)
    }

    private init(words: [String]) {
        let telling = words.filter { word in
            !Self.plainWords.contains(word.lowercased()) && (word.count > 3 || word.contains(where: \.isLetter))
                && word.count > 1
        }
        self.words = Set(telling).sorted { ($0.count, $0) > ($1.count, $1) }
    }

    /// A path, its last parts, and the name without its ending.
    private static func parts(of path: String) -> [String] {
        let parts = path.split(separator: "/").map(String.init)
        guard let name = parts.last else { return [path] }
        let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
        return [path, name, stem] + parts.dropLast()
    }

    /// The text without the words.
    func applied(to text: String) -> String {
        var text = text
        for word in words { text = Self.removing(word, from: text) }
        return text
    }

    /// What is said about a broken file, without what is in it: cells, headers and names of sensors may hold anything.
    ///
    /// The line is told beside it, and `steppage inspect` shows the rest.
    func withoutContent(_ text: String) -> String {
        var text = applied(to: text)
        if let header = text.firstRange(of: Self.headerList) {
            text = text[..<header.lowerBound] + "the header has others"
        }
        let parts = text.split(separator: "'", omittingEmptySubsequences: false)
        if parts.count > 2 {
            text = parts.enumerated().map { $0 % 2 == 1 && $0 < parts.count - 1 ? Self.placeholder : String($1) }
                .joined(separator: "'")
        }
        guard let colon = text.firstIndex(of: ":") else { return Self.withoutNames(text, all: false) }
        // Either the name of a sensor or a column stands before a colon, or a sentence does.
        let first = text.prefix { $0 != " " && $0 != ":" }
        let isSentence = Self.sentenceBegins.contains(first.lowercased()) || first.allSatisfy(\.isNumber)
        return Self.withoutNames(String(text[..<colon]), all: !isSentence)
            + Self.withoutNames(String(text[colon...]), all: false)
    }

    private static let sentenceBegins: Set<String> = [
        "a", "an", "no", "the", "this", "these", "not", "it", "only", "all",
    ]
    private static let headerList = "the header has "
    /// Words of which names of columns are made.
    private static let technicalWords: Set<String> = [
        "column", "columns", "of", "the", "a", "no", "and", "with", "in", "this", "line", "is", "left", "right", "foot",
        "lower",
        "back", "acc", "acceleration", "accelerometer", "gyr", "gyro", "gyroscope", "angular", "rate", "mag",
        "magnetometer",
        "force", "moment", "time", "s", "ms", "us", "x", "y", "z", "g", "m", "rad", "deg", "dps", "side", "name",
        "unit", "imu",
        "sensor", "options", "foot_length", "acc_unit", "gyro_unit", "file", "data", "rows", "samples", "hz",
        "c3d", "hdf5", "bzip2", "gt3x", "w64", "rf64", "int16", "int24", "int32", "float32", "float64",
    ]

    /// Replaces pieces of names: of every word, or of those that look like names of columns and devices.
    private static func withoutNames(_ text: String, all: Bool) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { token -> String in
            let hasLetter = token.contains(where: \.isLetter)
            let looksLikeName =
                hasLetter && (token.contains("_") || token.contains { $0.isNumber })
                && !token.contains("/") && !token.hasPrefix("--")
            guard all && hasLetter || looksLikeName, !technicalWords.contains(token.lowercased()) else {
                return String(token)
            }
            var result = ""
            var position = token.startIndex
            for piece in NameWords.pieces(of: token) {
                result += token[position..<piece.startIndex]
                let isPlain = technicalWords.contains(piece.lowercased()) || piece.allSatisfy(\.isNumber)
                result += isPlain ? String(piece) : placeholder
                position = piece.endIndex
            }
            return result + token[position...]
        }.joined(separator: " ")
    }

    /// Replaces a word where it does not stand within a longer one.
    private static func removing(_ word: String, from text: String) -> String {
        guard text.count >= word.count else { return text }
        let (characters, wanted) = (Array(text), Array(word.lowercased()))
        let lower = characters.map { Character($0.lowercased().count == 1 ? $0.lowercased() : String($0)) }
        var result = ""
        var position = 0
        while position < characters.count {
            let end = position + wanted.count
            let fits =
                end <= characters.count && lower[position..<end].elementsEqual(wanted)
                && (position == 0 || !isPart(characters[position - 1]) || !isPart(wanted[0]))
                && (end == characters.count || !isPart(characters[end]) || !isPart(wanted[wanted.count - 1]))
                && (!isPlain(Array(word)) || isJoined(characters, position, end))
            if fits {
                result += placeholder
                position = end
            } else {
                result.append(characters[position])
                position += 1
            }
        }
        return result
    }

    /// Whether a word could as well be one of the language: it is a name only where it is a part of one.
    private static func isPlain(_ word: [Character]) -> Bool { word.allSatisfy { $0.isLetter && $0.isLowercase } }

    /// Whether a word is joined to its neighbours as in a name: `miller_acc_x`, `'miller'`, `miller.csv`.
    private static func isJoined(_ text: [Character], _ start: Int, _ end: Int) -> Bool {
        let marks: Set<Character> = ["_", "-", "/", "'", "\""]
        if start > 0, marks.contains(text[start - 1]) { return true }
        guard end < text.count else { return false }
        return marks.contains(text[end]) || (text[end] == "." && end + 1 < text.count && isPart(text[end + 1]))
    }

    /// Evidence without the name that follows the words for it.
    private static func withoutFileName(_ evidence: String) -> String {
        // The name may hold anything, also what separates one piece of evidence from the next.
        evidence.firstRange(of: nameEvidence + " ").map { evidence[..<$0.lowerBound] + nameEvidence } ?? evidence
    }

    private static func isPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    /// The recording without names, called by its role.
    func applied(to recording: Recording, role: SensorRole) -> Recording {
        let names = recording.streams.map(\.name) + recording.streams.flatMap(\.channels).map(\.name)
        let all = Redaction(words: words + names.filter { $0.contains(where: \.isNumber) })
        var recording = recording
        recording.source.path = role.words
        recording.startTime = nil
        // What an event says of a foot stays; whoever labelled it may have written anything else.
        recording.markers = recording.markers.compactMap { marker in
            PlainNames.event(marker).map { .init(time: marker.time, duration: marker.duration, label: $0) }
        }
        recording.notes = recording.notes.map(all.applied)
        recording.decisions = recording.decisions.filter { !Self.droppedDecisions.contains($0.subject) }.map {
            .init(
                all.applied(to: $0.subject), all.applied(to: $0.choice),
                because: Self.withoutFileName(all.applied(to: $0.evidence)))
        }
        var plates = 0
        for index in recording.streams.indices {
            let stream = recording.streams[index]
            switch stream.placement {
            case .marker:
                recording.streams[index].name = PlainNames.marker(stream.name, side: stream.side) ?? ""
            case .forcePlate:
                // Plates are told apart by their order.
                plates += 1
                recording.streams[index].name = "plate \(plates)"
            default: recording.streams[index].name = ""
            }
            recording.streams[index].placementEvidence = Self.withoutFileName(
                all.applied(to: recording.streams[index].placementEvidence))
            for number in recording.streams[index].channels.indices {
                let channel = recording.streams[index].channels[number]
                // The cells of an insole are told by their numbers alone.
                let isCell = stream.placement == .insole && (Int(channel.name) != nil || channel.name == "total")
                recording.streams[index].channels[number].name =
                    isCell
                    ? channel.name
                    : channel.axis.map { "\(channel.quantity.rawValue)_\($0.rawValue)" } ?? channel.quantity.rawValue
            }
        }
        return recording
    }

    private func applied(to note: QualityNote) -> QualityNote {
        var note = note
        note.message = applied(to: note.message)
        return note
    }
}
