/// What the text in a WAV file says about its channels and its clock.
///
/// Three dialects are understood, in any INFO string: `Channel-N` and `Scale-N` as Axivity's omconvert writes them, the
/// comma-separated `ch0_type=accel,ch0_axis=x,…` of Open Movement's MATLAB scripts, and this program's own additions
/// `Rate`, `Unit-N` and `Offset` (a WAV header has room for a whole number of samples per second only).
struct WaveMetadata: Equatable {
    /// What is said about one channel.
    struct Channel: Equatable {
        /// Its name.
        var name: String?
        /// What full scale means in the channel's unit.
        var scale: Double?
        /// Its unit as spelled.
        var unit: String?
    }

    /// Channels by place in the frame, from 0.
    var channels: [Int: Channel] = [:]
    /// Samples per second.
    var rate: Double?
    /// When the recording began: ISO 8601 where the text allows it.
    var start: String?
    /// Seconds from the start of the recording to the first sample.
    var offset: Double?
    /// The device and its serial number.
    var device: String?
    /// Where the sensor was worn, as entered in the vendor's software.
    var position: String?
    /// Whether a comment occurs more than once with different content.
    var hasContradictingComments = false

    /// Where the device's own word of light, battery and validity stands, when there is no line for it: omconvert names
    /// every channel but this last one.
    func undeclaredAuxiliary(among count: Int) -> Int? {
        guard count > 1, channels.count == count - 1, channels[count - 1] == nil,
            channels.values.allSatisfy({ $0.name != nil && $0.scale != nil })
        else { return nil }
        return count - 1
    }

    /// Collects what the strings and the broadcast extension say; of two statements the later one counts.
    init(info: [WaveContents.InfoText], broadcastStart: String? = nil) {
        var created: String?
        var identity: [String: String] = [:]
        for string in info {
            if string.identifier == "ICRD" {
                created = Self.isoTime(string.text)
                continue
            }
            for line in string.text.split(whereSeparator: \.isNewline) {
                if line.hasPrefix("ch"), line.contains("=") {
                    line.split(separator: ",").forEach { takeAssignment($0) }
                } else if let (key, value) = Self.pair(line, ":") {
                    take(key, value)
                    identity[key] = value
                }
            }
        }
        start = start ?? created ?? broadcastStart.map(Self.isoTime)
        device = [identity["Device"], identity["Id"]].compactMap(\.self).joined(separator: " ")
        if device == "" { device = nil }
        position = identity["Metadata"].flatMap { Self.formValue("_p", in: $0) }
        let comments = Set(info.filter { $0.identifier == "ICMT" }.map(\.text))
        hasContradictingComments = comments.count > 1
    }

    private mutating func take(_ key: String, _ value: String) {
        switch key {
        case "Rate": rate = Self.positive(value)
        case "Offset": offset = Double(value).flatMap { $0.isFinite ? $0 : nil }
        case "Time": start = Self.isoTime(value)
        default:
            guard let (kind, number) = Self.pair(key[...], "-"), let n = Int(number), (1...1024).contains(n) else {
                return
            }
            switch kind {
            case "Channel": channels[n - 1, default: .init()].name = value
            case "Scale": channels[n - 1, default: .init()].scale = Self.positive(value)
            case "Unit": channels[n - 1, default: .init()].unit = value
            default: break
            }
        }
    }

    /// Takes `ch0_axis=x` and its like, which count channels from 0.
    private mutating func takeAssignment(_ text: Substring) {
        guard let (key, value) = Self.pair(text, "="), let (place, property) = Self.pair(key[...], "_"),
            let n = Int(place.dropFirst(2)), (0..<1024).contains(n)
        else { return }
        var channel = channels[n, default: .init()]
        switch property {
        case "type", "axis": channel.name = channel.name.map { "\($0)-\(value)" } ?? value
        case "unit": channel.unit = value
        case "scale": channel.scale = Self.positive(value)
        default: break
        }
        channels[n] = channel
    }

    private static func pair(_ text: Substring, _ divider: Character) -> (String, String)? {
        guard let place = text.firstIndex(of: divider) else { return nil }
        return (trimmed(text[..<place]), trimmed(text[text.index(after: place)...]))
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }

    private static func positive(_ text: String) -> Double? {
        Double(text).flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    }

    /// `2018-03-18 17:24:47.536` as ISO 8601 writes it; other forms as they stand.
    private static func isoTime(_ text: String) -> String {
        var characters = Array(trimmed(text[...]))
        let digits = [0, 1, 2, 3, 5, 6, 8, 9]
        guard characters.count >= 10, digits.allSatisfy({ characters[$0].isNumber }),
            ["-", ":", "_", "/", " "].contains(characters[4]), characters[4] == characters[7]
        else { return String(characters) }
        characters[4] = "-"
        characters[7] = "-"
        if characters.count > 11, characters[10] == " " { characters[10] = "T" }
        return String(characters)
    }

    /// The value of a key in `key=value&key=value` with the escapes of a URL's query.
    private static func formValue(_ key: String, in text: String) -> String? {
        for part in text.split(separator: "&") {
            guard let (name, value) = pair(part, "="), name == key else { continue }
            return unescaped(value)
        }
        return nil
    }

    private static func unescaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
