import Glibc
import SignalProcessing

/// Vibration and departure from the usual course over the searched part of a swing, with what is usual at each instant.
struct SwingRows: Sendable {
    /// What was found in a swing.
    struct Found: Sendable {
        /// Logarithm of the greatest vibration over its limit; and within reach of the departure.
        var vibration: Double
        var vibrationAtDeparture: Double
        /// Greatest departure beyond its limit, m/s.
        var departure: Double
        /// Sample of the greatest departure.
        var sample: Int
    }

    /// Instants searched, samples from the start of the movement.
    private let searched: ClosedRange<Int>
    /// How far the limits hold beyond the instant they were learnt at, samples.
    private let widening: Int
    private let usual: UsualAcceleration
    private let vibration: [Double]
    private let elasticity: Int
    private let integration: Int
    /// The usual greatest at each searched instant.
    private var vibrationLimit: [Double] = []
    private var departureLimit: [Double] = []
    /// Median departure of ordinary swings, m/s.
    private(set) var usualDeparture = 0.0

    init(
        searched: ClosedRange<Int>, widening: Int, usual: UsualAcceleration, vibration: [Double], elasticity: Int,
        integration: Int
    ) {
        self.searched = searched
        self.widening = widening
        self.usual = usual
        self.vibration = vibration
        self.elasticity = elasticity
        self.integration = integration
    }

    /// Learns what is usual from ordinary swings.
    mutating func learn(
        _ starts: [Int], vibrationQuantile: Double, departureQuantile: Double, leastVibration: Double
    ) {
        let wide = searched.lowerBound - widening...searched.upperBound + widening
        let vibrations = starts.map { self.vibrations(of: $0, wide) }
        let departures = starts.map { self.departures(of: $0, wide) }
        func limits(_ rows: [[Double]], _ quantile: Double) -> [Double] {
            let own = (0..<wide.count).map { k in RobustStatistics.quantile(rows.map { $0[k] }, quantile) ?? 0 }
            return (0..<searched.count).map { k in own[k...k + 2 * widening].reduce(0, max) }
        }
        vibrationLimit = limits(vibrations, vibrationQuantile).map { max(leastVibration, $0) }
        departureLimit = limits(departures, departureQuantile)
        usualDeparture =
            RobustStatistics.median(departures.flatMap { $0[widening..<widening + searched.count] }) ?? 0
    }

    /// Compares a swing with the usual one.
    ///
    /// - Parameter impact: How far from the departure its vibration is looked for, samples.
    func compare(_ start: Int, impact: Int) -> Found {
        let departures = self.departures(of: start, searched)
        let shakes = zip(vibrations(of: start, searched), vibrationLimit).map { log(max($0, 1e-3) / $1) }
        var best = 0
        for k in departures.indices where departures[k] - departureLimit[k] > departures[best] - departureLimit[best] {
            best = k
        }
        let near = max(0, best - impact)...min(shakes.count - 1, best + impact)
        return Found(
            vibration: shakes.reduce(-.infinity, max), vibrationAtDeparture: shakes[near].reduce(-.infinity, max),
            departure: departures[best] - departureLimit[best], sample: start + searched.lowerBound + best)
    }

    private func vibrations(of start: Int, _ range: ClosedRange<Int>) -> [Double] {
        let piece = usual.piece(of: start)
        return range.map { vibration[min(max(start + $0, piece.lowerBound), piece.upperBound - 1)] }
    }

    /// Departures integrated over 50 ms.
    private func departures(of start: Int, _ range: ClosedRange<Int>) -> [Double] {
        let wide = range.lowerBound - integration...range.upperBound + integration
        let raw = wide.map { usual.departure(of: start, at: $0, elasticity: elasticity) }
        return (0..<range.count).map { k in
            raw[k...k + 2 * integration].reduce(0, +) / FootSignal.accelerometerRate
        }
    }
}
