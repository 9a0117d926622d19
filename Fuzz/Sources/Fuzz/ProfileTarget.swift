@testable import Recordings

/// The parser of profiles, and a small table that is read as they state.
enum ProfileTarget {
    /// Two seconds of a sensor without names that tell anything.
    private static let table: [UInt8] = {
        var lines = ["t;a;b;c;d;e;f;mark"]
        for row in 0..<200 {
            let cells = (1...6).map { "\(row * $0 % 17 - 8).\($0)" }
            lines.append("\(row * 10);\(cells.joined(separator: ";"));\(row == 90 ? "turn" : "")")
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }()

    static func run(_ bytes: [UInt8]) {
        let profile: Profile
        do throws(RecordingError) {
            profile = try Profile(json: bytes, path: "fuzz.json")
        } catch {
            require(!error.message.isEmpty && !error.description.contains("\n"), error.description)
            return
        }
        // What it writes, it reads as the same.
        let written = Array(profile.json.utf8)
        let again = Result { () throws(RecordingError) in try Profile(json: written, path: "fuzz.json") }
        guard case .success(let read) = again else { fatalError("\(profile.json) is not read") }
        require(read.json == profile.json, "\(profile.json) becomes \(read.json)")
        var options = ReadingOptions(requiresUnits: false)
        options.take(profile)
        ReaderTargets.check(table) { () throws(RecordingError) in
            try TextTableReader().read(bytes: table, path: "fuzz.csv", options: options)
        }
    }
}
