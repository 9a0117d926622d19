import SignalKernels
import SignalProcessing

/// How fast a sensor turns, in whatever unit its angular rate is in.
struct TurningSpeed: Hashable, Sendable {
    /// The greatest value of any axis.
    var greatest = 0.0
    /// Values beyond a limit; of an axis only the first few are counted.
    var countAbove = 0
    /// Median length of the angular-rate vector.
    var median = 0.0

    /// Measures the axes.
    init(_ axes: [[Double]], above limit: Double) {
        var samples = TurningSamples(axes: axes.count, count: axes.map(\.count).min() ?? 0, limit: limit)
        samples.add(axes, at: 0)
        self.init(samples)
    }

    /// Measures what was gathered.
    init(_ samples: TurningSamples) {
        greatest = samples.greatest
        countAbove = samples.countsAbove.reduce(0, +)
        var squares = samples.squares
        if !squares.isEmpty { median = squares.select(squares.count / 2).squareRoot() }
    }
}

/// What tells how fast a sensor turns, gathered while a recording passes by.
struct TurningSamples: Sendable {
    /// The greatest value of any axis.
    private(set) var greatest = 0.0
    /// Values of each axis beyond the limit.
    private(set) var countsAbove: [Int]
    /// Squared length of some twenty thousand evenly spaced angular rates.
    private(set) var squares: [Double] = []
    private let limit: Double
    private let distance: Int

    /// So many values of an axis decide as much as all.
    private static let mostCounted = 10
    private static let usualCount = 20_000

    /// For axes of so many samples.
    init(axes: Int, count: Int, limit: Double) {
        countsAbove = Array(repeating: 0, count: axes)
        self.limit = limit
        distance = max(1, count / Self.usualCount)
    }

    /// Adds the next samples of every axis; `first` is the number of the first of them.
    mutating func add(_ axes: [[Double]], at first: Int) {
        let limit = limit
        for (axis, samples) in axes.enumerated() {
            let axisGreatest = Reduction.greatestKnownMagnitude(samples.span)
            greatest = max(greatest, axisGreatest)
            guard axisGreatest > limit, countsAbove[axis] < Self.mostCounted else { continue }
            countsAbove[axis] +=
                samples.lazy.filter { $0.magnitude > limit }
                .prefix(Self.mostCounted - countsAbove[axis]).count
        }
        let start = (first + distance - 1) / distance * distance - first
        for index in stride(from: start, to: axes.map(\.count).min() ?? 0, by: distance) {
            squares.append(axes.reduce(0) { $0 + $1[index] * $1[index] })
        }
    }
}
