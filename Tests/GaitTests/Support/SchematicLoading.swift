import Foundation
import Recordings

/// Walking as forces with known answers: a vertical force of two humps, a sine fore and aft, a centre of pressure.
struct SchematicLoading {
    var bodyWeight = 700.0
    var stride = 1.1
    /// First harmonic of the vertical force, BW.
    var first = 1.2
    /// Third harmonic, BW.
    var third = 0.35
    /// Greatest fore-aft force, BW.
    var drive = 0.2
    var stepLength = 0.6
    var rate = 1000.0

    /// Share of the stride at which the feet together carry the weight on average.
    var stance: Double { .pi / (4 * (first + third / 3)) }
    var contactTime: Double { stance * stride }
    /// Vertical force between the humps, BW.
    var trough: Double { first - third }
    /// The humps, BW.
    var peak: Double { (0...5000).map { vertical(Double($0) / 10000) }.max() ?? 0 }

    /// Vertical force at a share of contact, BW.
    func vertical(_ s: Double) -> Double {
        (0...1).contains(s) ? max(0, first * sin(.pi * s) + third * sin(3 * .pi * s)) : 0
    }

    /// One foot on the floor.
    struct Step {
        var side: Side
        var start: Double
        /// Of the heel along the way, m.
        var place: Double
    }

    /// Alternating steps, the left foot first.
    func steps(_ count: Int, from start: Double = 0.5) -> [Step] {
        (0..<count).map { i in
            Step(
                side: i.isMultiple(of: 2) ? .left : .right, start: start + Double(i) * stride / 2,
                place: Double(i) * stepLength)
        }
    }

    /// A plate that carries steps, x the way, y left, z up; `share` is the plate's part of a force at a place along the way.
    func plate(
        _ name: String, _ steps: [Step], seconds: Double, share: (Double) -> Double = { _ in 1 }
    ) -> SensorStream {
        let count = Int(seconds * rate)
        var force = [[Double]](repeating: [Double](repeating: 0, count: count), count: 3)
        var moment = force
        for step in steps {
            let out = step.side == .left ? 1.0 : -1.0
            for i in max(0, Int(step.start * rate))..<min(count, Int((step.start + contactTime) * rate) + 2) {
                let s = (Double(i) / rate - step.start) / contactTime
                guard (0...1).contains(s) else { continue }
                let place = step.place + 0.2 * s
                let part = share(place)
                let load = part * vertical(s) * bodyWeight
                force[2][i] += load
                force[0][i] -= part * drive * bodyWeight * sin(2 * .pi * s)
                moment[0][i] += load * place
                moment[1][i] += load * out * (0.1 + 0.02 * sin(.pi * s))
            }
        }
        let axes = Axis.allCases
        let forces = axes.indices.map { RealForces.channel("F\($0)", .force, axes[$0], force[$0]) }
        let places = axes.indices.map { axis in
            RealForces.channel(
                "P\(axis)", .position, axes[axis],
                (0..<count).map { force[2][$0] > 5 ? (axis == 2 ? 0 : moment[axis][$0] / force[2][$0]) : .nan })
        }
        return SensorStream(
            name: name, placement: .forcePlate, side: .unknown, placementEvidence: "", rate: rate,
            channels: forces + places)
    }

    /// A plate for each step.
    func plates(_ steps: [Step], seconds: Double) -> [SensorStream] {
        steps.indices.map { plate("plate \($0 + 1)", [steps[$0]], seconds: seconds) }
    }

    /// An insole of eight cells; the load passes from the rear cells to the front ones.
    func insole(_ side: Side, _ steps: [Step], seconds: Double, forefootFirst: Bool = false) -> SensorStream {
        let count = Int(seconds * rate)
        var cells = [[Double]](repeating: [Double](repeating: 0, count: count), count: 8)
        for step in steps where step.side == side {
            for i in max(0, Int(step.start * rate))..<min(count, Int((step.start + contactTime) * rate) + 2) {
                let s = (Double(i) / rate - step.start) / contactTime
                guard (0...1).contains(s) else { continue }
                var rear = s < 0.65 ? 1 - s / 0.65 : 0
                var front = s > 0.15 ? (s - 0.15) / 0.85 : 0
                if forefootFirst {
                    rear = s > 0.2 && s < 0.6 ? 0.4 : 0
                    front = s < 0.2 ? 1 : 0.5
                }
                let middle = max(0, 1 - rear - front)
                let load = vertical(s) * bodyWeight / (rear + front + middle)
                for cell in 0..<3 { cells[cell][i] = load * rear / 3 }
                for cell in 3..<5 { cells[cell][i] = load * middle / 2 }
                for cell in 5..<8 { cells[cell][i] = load * front / 3 }
            }
        }
        return SensorStream(
            name: "", placement: .insole, side: side, placementEvidence: "", rate: rate,
            channels: cells.enumerated().map { RealForces.channel("\($0.offset + 1)", .force, nil, $0.element) })
    }
}
