import Glibc
import Recordings
import SignalProcessing

/// Finds steps on the lower back by the shock of contact, and measures how violent each of them is.
///
/// The shock of a contact exceeds 1.05 g in the magnitude of acceleration below 20 Hz, which needs no axes. Up is the
/// slow part of the acceleration.
struct TrunkStepFinder: Sendable {
    /// Pass band of acceleration, Hz.
    var accelerationCutoff = 20.0
    /// Pass band of turning, Hz.
    var turningCutoff = 10.0
    /// Below this acceleration is attitude, Hz.
    var attitudeCutoff = 0.5
    /// Least shock, m/s².
    var shock = 1.05 * standardGravity
    /// Least distance of two shocks, s.
    var distance = 0.3
    /// Reach of the extremes on each side of a shock, s.
    var reach = 0.35
    /// Longest pause between two steps of a run, s.
    var longestPause = 1.5
    /// Fewest steps of a run.
    var fewestSteps = 4
    /// When a fallen trunk still lies, seconds after the shock.
    var lying = 2.0...5.0

    /// The steps of a sensor on the lower back.
    func find(_ segments: [AccelerationSegment]) -> TrunkAnalysis {
        let signal = FootSignal(trunk: segments)
        let hasGyroscope = segments.allSatisfy { $0.angularRate != nil }
        guard signal.count > 0, signal.obstacle == nil else { return TrunkAnalysis(steps: [], walkingTime: 0) }
        let acceleration = signal.lowPassed(signal.acceleration, cutoff: accelerationCutoff)
        let turning = signal.lowPassed(signal.angularRate, cutoff: turningCutoff)
        let attitude = signal.lowPassed(signal.acceleration, cutoff: attitudeCutoff)
        let magnitude = acceleration.norms
        let speed = hasGyroscope ? turning.norms : nil
        let usualUp = RobustStatistics.vectorMedian((0..<signal.count).map { attitude[$0].normalized }).normalized
        var steps: [TrunkStep] = []
        for piece in signal.pieces {
            for i in shocks(in: magnitude, piece, signal) {
                steps.append(
                    step(at: i, within: piece, acceleration, attitude, magnitude, speed, usualUp, signal))
            }
        }
        let time = markWalking(&steps)
        return TrunkAnalysis(steps: steps, walkingTime: time)
    }

    /// Samples of the shocks of a piece.
    private func shocks(in magnitude: [Double], _ piece: Range<Int>, _ signal: FootSignal) -> [Int] {
        Peaks.find(in: Array(magnitude[piece]), minimumHeight: shock, minimumDistance: signal.samples(distance))
            .map { $0.index + piece.lowerBound }
    }

    private func step(
        at index: Int, within piece: Range<Int>, _ acceleration: VectorColumns, _ attitude: VectorColumns,
        _ magnitude: [Double], _ speed: [Double]?, _ usualUp: Vector3, _ signal: FootSignal
    ) -> TrunkStep {
        let half = signal.samples(reach)
        let range = max(piece.lowerBound, index - half)..<min(piece.upperBound, index + half + 1)
        let up = attitude[index].normalized
        var step = TrunkStep(
            time: signal.time(Double(index)), peak: magnitude[index], horizontal: 0,
            turning: speed.map { speed in range.reduce(0) { max($0, speed[$1]) } * 180 / .pi }, verticalRange: 0,
            isWalking: false)
        var lowest = Double.infinity
        var highest = -Double.infinity
        for i in range {
            let vertical = acceleration[i].dot(up)
            lowest = min(lowest, vertical)
            highest = max(highest, vertical)
            step.horizontal = max(step.horizontal, (acceleration[i] - up * vertical).norm)
        }
        step.verticalRange = highest - lowest
        let from = index + signal.samples(lying.lowerBound)
        let to = index + signal.samples(lying.upperBound)
        if to < piece.upperBound {
            // Every tenth of a second is enough for a trunk that lies.
            let tilts = stride(from: from, through: to, by: signal.samples(0.1)).map { i in
                acos(max(-1, min(1, attitude[i].normalized.dot(usualUp)))) * 180 / .pi
            }
            step.tiltAfterwards = tilts.min()
        }
        return step
    }

    /// Marks the steps of runs and returns their time.
    private func markWalking(_ steps: inout [TrunkStep]) -> Double {
        var time = 0.0
        var first = 0
        for i in steps.indices where i + 1 == steps.count || steps[i + 1].time - steps[i].time > longestPause {
            if i - first + 1 >= fewestSteps {
                for k in first...i { steps[k].isWalking = true }
                time += steps[i].time - steps[first].time
            }
            first = i + 1
        }
        return time
    }
}

extension VectorColumns {
    /// The magnitude of every sample.
    fileprivate var norms: [Double] { x.indices.map { self[$0].norm } }
}
