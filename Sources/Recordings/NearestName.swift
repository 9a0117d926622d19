/// Finds the name that is probably meant by a misspelt one.
enum NearestName {
    /// The known name with the fewest letters to change, `nil` when more than a third of them would have to.
    static func of(_ name: String, among known: [String]) -> String? {
        // A longer text is no name that somebody has misspelt.
        let written = Array(name.lowercased().prefix(64))
        let ranked = known.map { ($0, distance(written, Array($0.lowercased().prefix(64)))) }
        guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(1, written.count / 3) else { return nil }
        return best.0
    }

    /// Letters to insert, to delete or to replace (Levenshtein 1966).
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var row = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in b.enumerated() {
                let replaced = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[b.count]
    }
}
