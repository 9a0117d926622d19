/// What the lines before the header say about the whole table.
struct TablePreamble {
    /// Samples per second, as declared.
    var rate: Double?
    /// The line that declares it.
    var rateEvidence = ""

    /// Reads the lines before the header.
    init(_ lines: [TableHead.Line]) {
        for line in lines where rate == nil {
            guard let found = Self.rate(line.text) else { continue }
            rate = found
            rateEvidence = "line \(line.number): \(CellSeparation.trimmed(line.text.drop { $0 == "/" || $0 == "#" }))"
            while rateEvidence.last == "," || rateEvidence.last == ";" { rateEvidence.removeLast() }
        }
    }

    /// The rows an OpenSim header promises.
    static func declaredRows(_ lines: [TableHead.Line]) -> Int? {
        for line in lines {
            for prefix in ["nRows=", "datarows "] where line.text.hasPrefix(prefix) {
                return Int(line.text.dropFirst(prefix.count).prefix { $0.isNumber })
            }
        }
        return nil
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
