/// Finds the name that is probably meant by a misspelt one.
enum NearestName {
    /// The known name with the fewest changes; `nil` when more than a third of the letters would have to be changed, or
    /// several names are as near.
    static func of(_ name: String, among known: [String]) -> String? {
        // A longer text is no name that somebody has misspelt.
        let written = Array(name.lowercased().prefix(64))
        let ranked = known.map { ($0, changes(from: written, to: Array($0.lowercased().prefix(64)))) }
        guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(1, written.count / 3) else { return nil }
        return ranked.count { $0.1 == best.1 } == 1 ? best.0 : nil
    }

    /// Letters to insert, to delete, to replace, or to exchange with the next (Damerau 1964).
    private static func changes(from a: [Character], to b: [Character]) -> Int {
        var before: [Int] = []
        var above = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var row = [i + 1]
            for (j, other) in b.enumerated() {
                var least = min(above[j] + (letter == other ? 0 : 1), above[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, letter == b[j - 1], a[i - 1] == other { least = min(least, before[j - 1] + 1) }
                row.append(least)
            }
            (before, above) = (above, row)
        }
        return above[b.count]
    }
}
