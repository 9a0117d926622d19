import SignalProcessing

/// The vibrations of one sensor's mount, in the order of time.
struct ShockTrain: Sendable {
    private let shocks: [ContactShock]
    private let longest: Double

    /// - Parameter shocks: Ascending by their starts.
    init(_ shocks: [ContactShock]) {
        self.shocks = shocks
        longest = shocks.map(\.duration).max() ?? 0
    }

    /// Adds the displacements at an instant.
    func move(_ position: inout VectorJet, at time: Double) {
        var low = 0
        var high = shocks.count
        while low < high {
            let middle = (low + high) / 2
            if shocks[middle].start <= time { low = middle + 1 } else { high = middle }
        }
        // A slap follows its contact within the first vibration, so vibrations may overlap.
        var first = low
        while first > 0, shocks[first - 1].start > time - longest { first -= 1 }
        for shock in shocks[first..<low] {
            if let displacement = shock.at(time) { position = position + displacement }
        }
    }
}
