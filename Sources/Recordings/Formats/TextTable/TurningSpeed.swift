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

    /// So many values of an axis decide as much as all.
    private static let mostCounted = 10

    /// Measures the axes.
    init(_ axes: [[Double]], above limit: Double) {
        for axis in axes {
            let axisGreatest = Reduction.greatestKnownMagnitude(axis.span)
            greatest = max(greatest, axisGreatest)
            if axisGreatest > limit {
                countAbove += axis.lazy.filter { $0.magnitude > limit }.prefix(Self.mostCounted).count
            }
        }
        let count = axes.map(\.count).min() ?? 0
        guard count > 0 else { return }
        var squares = stride(from: 0, to: count, by: max(1, count / 20_000)).map { index in
            axes.reduce(0) { $0 + $1[index] * $1[index] }
        }
        median = squares.select(squares.count / 2).squareRoot()
    }
}
