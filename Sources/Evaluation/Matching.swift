/// Pairs what was found with what is true, one to one.
struct Matching: Sendable {
    /// Something at an instant; only things of equal keys can be the same.
    struct Item: Sendable, Hashable {
        var key: String
        var time: Double
    }

    /// Indices of a result and its truth, in the order of the truths.
    private(set) var pairs: [(result: Int, truth: Int)] = []
    /// Indices of truths without a result.
    private(set) var missed: [Int] = []
    /// Indices of results without a truth.
    private(set) var extra: [Int] = []

    /// Pairs the closest first, as long as they lie within the tolerance in seconds.
    init(results: [Item], truths: [Item], tolerance: Double) {
        var candidates: [(distance: Double, truth: Int, result: Int)] = []
        let byTime = results.indices.sorted { (results[$0].time, $0) < (results[$1].time, $1) }
        for (truth, item) in truths.enumerated() {
            var low = 0
            var high = byTime.count
            while low < high {
                let middle = (low + high) / 2
                if results[byTime[middle]].time < item.time - tolerance { low = middle + 1 } else { high = middle }
            }
            for result in byTime[low...] {
                let distance = abs(results[result].time - item.time)
                guard results[result].time <= item.time + tolerance else { break }
                if results[result].key == item.key, distance <= tolerance {
                    candidates.append((distance, truth, result))
                }
            }
        }
        candidates.sort { $0 < $1 }
        var partner: [Int?] = Array(repeating: nil, count: truths.count)
        var isUsed = Array(repeating: false, count: results.count)
        for candidate in candidates where partner[candidate.truth] == nil && !isUsed[candidate.result] {
            partner[candidate.truth] = candidate.result
            isUsed[candidate.result] = true
        }
        for (truth, result) in partner.enumerated() {
            if let result { pairs.append((result, truth)) } else { missed.append(truth) }
        }
        extra = results.indices.filter { !isUsed[$0] }
    }
}
