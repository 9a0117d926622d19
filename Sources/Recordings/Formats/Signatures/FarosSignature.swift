extension FormatSignature {
    /// Acceleration of a Faros sensor: `X,Y,Z` in mg, with rate and start in a `meta.json` beside it.
    static let faros = FormatSignature("faros", "Faros", isTestedOnGenuineFiles: true) { front throws(RecordingError) in
        // Many a logger writes three columns into such a file; only the sidecar is Faros's own.
        guard front.cells(1) == ["X", "Y", "Z"], let path = FarosMetadata.path(beside: front.path) else { return nil }
        var reading = FormatReading("line 1 'X,Y,Z' in a file named ACC")
        reading.statement.stateNames(in: 1, front)
        let sensor = reading.statement.addSensor(nil)
        reading.statement.sensors[sensor].add(.acceleration, .milliGravity, [.name("X"), .name("Y"), .name("Z")])
        reading.statement.time.column = .absent
        let document = try SidecarText.decode(FarosMetadata.self, path: path)
        reading.evidence += ", beside \(FilePathText.name(of: path))"
        if let unit = document.units?["ACC"], unit != "mg" {
            throw RecordingError(
                .badData, path: path, "the acceleration of a Faros sensor in '\(unit)', expected mg",
                remedy: "state the unit in a profile (--profile)")
        }
        if let rate = document.rates?["ACC"], rate > 0 { reading.statement.time.rate = rate }
        reading.statement.time.start = document.start.flatMap { DateTimeText($0)?.iso8601 }
        return reading
    }
}

/// What `meta.json` of a Faros recording says.
struct FarosMetadata: Decodable {
    /// Where it lies: beside a table `…ACC….csv`, its name beginning alike; `nil` when there is none.
    static func path(beside path: String) -> String? {
        let stem = String(NameWords.fileStem(path))
        guard let place = stem.ranges(of: "ACC").last?.lowerBound else { return nil }
        let sidecar = FilePathText.sibling(of: path, stem[..<place] + "meta.json")
        return InputFile.exists(sidecar) ? sidecar : nil
    }

    fileprivate var start: String?
    fileprivate var rates: [String: Double]?
    fileprivate var units: [String: String]?

    private enum CodingKeys: String, CodingKey {
        case start = "start_time"
        case rates = "sample_freqs"
        case units
    }
}
