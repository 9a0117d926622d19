/// What the lines before the header say about the whole table.
struct TablePreamble {
    /// Samples per second, as declared.
    var rate: Double?
    /// The line that declares it.
    var rateEvidence = ""
    /// Whether the table was written by Xsens MT software, which states no units.
    var isXsens = false
    /// Whether the axes are named as in Mobilise-D tables: inferior to superior, medial to lateral, posterior to anterior.
    var isMobiliseD = false

    /// Reads the lines before the header and the names below them.
    init(_ lines: [TableHead.Line], names: [String]) {
        for line in lines where rate == nil {
            guard let found = Self.rate(line.text) else { continue }
            rate = found
            rateEvidence = "line \(line.number): \(CellSeparation.trimmed(line.text.drop { $0 == "/" || $0 == "#" }))"
            while rateEvidence.last == "," || rateEvidence.last == ";" { rateEvidence.removeLast() }
        }
        let isMovella = lines.contains { $0.text.hasPrefix("DeviceTag") || $0.text.contains("Movella") }
        isXsens = !isMovella && names.contains("PacketCounter") && names.contains("Acc_X")
        isMobiliseD = ["gyr_is", "gyr_ml", "gyr_pa"].allSatisfy { name in names.contains { $0.hasPrefix(name) } }
    }

    /// `Update Rate: 100.0Hz`, `Sample Rate:,128,Hz`, `Acquisition frequency: 100 Hz`, `… at 100 Hz …`.
    private static func rate(_ line: String) -> Double? {
        let words = line.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." }
        for (index, word) in words.enumerated() {
            let (digits, unit) = (word.prefix { $0.isNumber || $0 == "." }, word.drop { $0.isNumber || $0 == "." })
            guard let value = Double(digits), value > 0, value < 100_000, unit.isEmpty || unit == "hz" else { continue }
            let saysHertz = unit == "hz" || (index + 1 < words.count && words[index + 1] == "hz")
            let before = words[..<index].suffix(3)
            let isRate = before.contains { word in
                ["rate", "frequency", "samplerate", "outputrate", "updaterate", "samplingrate"].contains(word)
            }
            // A filter's frequency is none.
            let isFilter = words.contains { $0.hasPrefix("filter") || $0.hasPrefix("cutoff") || $0 == "range" }
            if isRate && !isFilter || (saysHertz && words.contains("actigraph")) { return value }
        }
        return nil
    }
}
