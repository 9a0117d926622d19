import Recordings
import SignalProcessing

/// Axes of a gyroscope other than those it says.
struct GyroscopeAxes: Sendable, Hashable, CustomStringConvertible {
    /// From which axis x, y and z are taken.
    private var sources: [Int]
    /// With which signs.
    private var signs: Vector3
    /// How many times as fast.
    private var scale = 1.0

    /// The axes as they are.
    static let identity = GyroscopeAxes(sources: [0, 1, 2], signs: Vector3(1, 1, 1))

    /// The axes as they are with a rate so many times as fast.
    static func scaled(_ scale: Double) -> GyroscopeAxes {
        var axes = identity
        axes.scale = scale
        return axes
    }

    /// All exchanges and reversals of axes, the two confusions of degrees and radians, and twice the range.
    static let others: [GyroscopeAxes] = {
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
        let all = orders.flatMap { order in
            (0..<8).map { bits in
                GyroscopeAxes(
                    sources: order,
                    signs: Vector3(bits & 1 == 0 ? 1 : -1, bits & 2 == 0 ? 1 : -1, bits & 4 == 0 ? 1 : -1))
            }
        }
        return all.filter { $0 != .identity } + [Double.pi / 180, 180 / Double.pi, 0.5, 2].map(scaled)
    }()

    /// The angular rate about the right axes.
    func apply(_ rate: VectorColumns) -> VectorColumns {
        let columns = [rate.x, rate.y, rate.z]
        func column(_ axis: Int) -> [Double] {
            let factor = signs[axis] * scale
            return factor == 1 ? columns[sources[axis]] : columns[sources[axis]].map { factor * $0 }
        }
        return VectorColumns(x: column(0), y: column(1), z: column(2))
    }

    var description: String {
        if scale > 10 { return "an angular rate 57.3 times as fast, as if rad/s had been taken for deg/s" }
        if scale < 0.1 { return "an angular rate 57.3 times as slow, as if deg/s had been taken for rad/s" }
        if scale != 1 { return "an angular rate \(scale > 1 ? "twice" : "half") as fast, as of another range" }
        let names = ["x", "y", "z"]
        let list = (0..<3).map { (signs[$0] < 0 ? "-" : "") + names[sources[$0]] }.joined(separator: ", ")
        return "\(list) of the gyroscope in the places of x, y, z"
    }
}
