import Recordings
import SignalProcessing

extension FootSignal {
    /// The signal of a sensor that may lack a gyroscope; its angular rate is then zero.
    init(trunk segments: [AccelerationSegment]) {
        self.init(
            segments.map { segment in
                let still = [Double](repeating: 0, count: segment.count)
                return InertialSegment(
                    start: segment.start, rate: segment.rate, acceleration: segment.acceleration,
                    angularRate: segment.angularRate ?? VectorColumns(x: still, y: still, z: still),
                    bridged: segment.bridged)
            })
    }

    /// Zero-phase band-pass of second order, piece by piece.
    ///
    /// A band that reaches beyond what the rate can hold is cut there; one that lies beyond it gives zeros.
    func bandPassed(_ columns: [[Double]], _ low: Double, _ high: Double) -> [[Double]] {
        guard let filter = try? Butterworth.bandPass(order: 2, low: low, high: min(high, 0.45 * rate), rate: rate)
        else { return columns.map { $0.map { _ in 0 } } }
        return measured(.filter) { filtered(columns, filter) }
    }

    /// Zero-phase band-pass of one column; as that of several.
    func bandPassed(_ column: [Double], _ low: Double, _ high: Double) -> [Double] {
        bandPassed([column], low, high).first ?? []
    }

    /// The derivative by time, piece by piece.
    func derivative(_ column: [Double]) -> [Double] {
        if pieces.count == 1 { return SignalProcessing.derivative(column, step: 1 / rate) }
        return Array(pieces.map { SignalProcessing.derivative(Array(column[$0]), step: 1 / rate) }.joined())
    }
}
