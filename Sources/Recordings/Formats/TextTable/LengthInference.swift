/// Decides the unit of lengths that a table does not name, from what a body can do.
enum LengthInference {
    /// Rows looked at.
    private static let sampleSize = 200
    /// Markers of a body, or of its feet, lie this far apart, m; a thousand times as far in millimetres.
    private static let spread = 0.03...5.0
    /// A single marker that travels farther than this did not do so in metres.
    private static let farthest = 100.0
    /// On a plate the centre of pressure does not wander farther than this, m.
    private static let plateLength = 5.0
    /// No plate is so large that a force on it has a longer lever, m; the free moment's is far shorter.
    private static let longestLever = 1.5
    /// Less force than this bears no centre of pressure, N.
    static let leastForce = 10.0

    /// The unit and how it is known.
    struct Finding: Hashable {
        var unit: PhysicalUnit
        var evidence: String
    }

    /// The unit of markers, each a list of columns by axis; `nil` when it cannot be told.
    ///
    /// Several markers: how far apart they lie at one instant. One: how far it travels.
    static func markers(_ markers: [[[Double]]]) -> Finding? {
        guard let rows = markers.first?.first?.count, rows > 0 else { return nil }
        if markers.count == 1 {
            let excursion = markers[0].map(range).max() ?? 0
            guard excursion > farthest else { return nil }
            return Finding(unit: .millimetre, evidence: "the marker travels \(NumberText.text(excursion, decimals: 0))")
        }
        var spreads: [Double] = []
        for row in Swift.stride(from: 0, to: rows, by: max(1, rows / sampleSize)) {
            let widths = (0..<(markers.map(\.count).min() ?? 0)).map { axis in range(markers.map { $0[axis][row] }) }
            if let widest = widths.max(), widest > 0 { spreads.append(widest) }
        }
        guard let median = median(spreads) else { return nil }
        let evidence = "the markers lie \(NumberText.text(median, decimals: 2)) apart"
        if spread.contains(median) { return Finding(unit: .metre, evidence: evidence) }
        if spread.contains(median / 1000) { return Finding(unit: .millimetre, evidence: evidence) }
        return nil
    }

    /// The unit of a centre of pressure, from how far it wanders while there is force.
    static func centreOfPressure(_ axes: [[Double]], force: [[Double]]) -> Finding? {
        guard let count = axes.first?.count else { return nil }
        let loaded = (0..<count).filter { row in isLoaded(force, row) }
        let widths = axes.map { axis -> Double in
            let values = loaded.map { axis[$0] }.filter(\.isFinite).sorted()
            guard values.count >= 3 else { return 0 }
            return values[values.count * 19 / 20] - values[values.count / 20]
        }
        guard let widest = widths.max(), widest > 0 else { return nil }
        return Finding(
            unit: widest < plateLength ? .metre : .millimetre,
            evidence: "it wanders by \(NumberText.text(widest)) while there is force")
    }

    /// The unit of a moment, from its lever: the moment over the force.
    static func moment(_ axes: [[Double]], force: [[Double]]) -> Finding? {
        guard let count = axes.first?.count else { return nil }
        let levers = (0..<count).filter { isLoaded(force, $0) }.map { row -> Double in
            let moment = axes.reduce(0) { $0 + $1[row] * $1[row] }.squareRoot()
            return moment / force.reduce(0) { $0 + $1[row] * $1[row] }.squareRoot()
        }
        guard let lever = median(levers.filter(\.isFinite)), lever > 0 else { return nil }
        return Finding(
            unit: lever < longestLever ? .newtonMetre : .newtonMillimetre,
            evidence: "its median lever is \(NumberText.text(lever))")
    }

    /// Whether the force of a row is large enough for a centre of pressure.
    static func isLoaded(_ force: [[Double]], _ row: Int) -> Bool {
        force.reduce(0) { $0 + $1[row] * $1[row] } >= leastForce * leastForce
    }

    private static func range(_ values: [Double]) -> Double {
        let known = values.filter(\.isFinite)
        guard let low = known.min(), let high = known.max() else { return 0 }
        return high - low
    }

    private static func median(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.sorted()[values.count / 2]
    }
}
