import Foundation
import Recordings
import SignalProcessing

@testable import Gait

/// The lower back of a walker whose contacts are known exactly.
///
/// All movement is harmonic, so the features that a contact is timed by lie where a formula says. The walker stands before
/// and after.
struct SyntheticTrunk {
    /// Steps, the first of them left.
    var steps = 30
    /// Seconds from one contact to the next.
    var stepTime = 0.55
    /// Amplitude of the vertical acceleration at step rate, m/s².
    var vertical = 2.0
    /// Amplitude of the vertical acceleration at twice the step rate, m/s².
    var secondPeak = 0.0
    /// Amplitude of the forward acceleration at step rate, m/s².
    var forward = 1.5
    /// Amplitude of the lateral acceleration at stride rate, m/s².
    var lateral = 0.8
    /// Amplitude of the roll at stride rate, rad/s.
    var roll = 0.25
    /// Turning about the vertical at an instant, rad/s.
    var turning: @Sendable (Double) -> Double = { _ in 0 }
    /// Seconds of standing before the first and after the last step.
    var standing = 3.0
    /// How the sensor is mounted: from the walker's axes (forward, left, up) to the sensor's.
    var mounting = Rotation.identity
    /// Samples per second.
    var rate = 100.0
    /// Standard deviation of noise, m/s² and rad/s.
    var noise = 0.0

    /// Seconds recorded.
    var duration: Double { 2 * standing + Double(steps) * stepTime }

    /// The contacts: the peak of the vertical acceleration is later by a sixteenth of a step and 11 ms.
    ///
    /// The forward peak is too early to be that of a contact when a step takes more than 0.49 s.
    var contacts: [Double] { (0..<steps).map { peak($0) - stepTime / 16 - 0.011 } }

    private func peak(_ step: Int) -> Double { standing + (Double(step) + 0.5) * stepTime }

    /// The recording.
    var segment: AccelerationSegment {
        let count = Int((duration * rate).rounded())
        var noiseSource = NoiseSource()
        var force: [Vector3] = []
        var spin: [Vector3] = []
        for i in 0..<count {
            let time = Double(i) / rate
            let inside = min(time - standing, duration - standing - time)
            // Walking begins and ends within a third of a step.
            let size = max(0, min(1, 0.5 + inside / (0.3 * stepTime)))
            let step = (time - peak(0)) / stepTime
            // The middle of the first, left step's rise is an eighth of a step before its peak.
            let stride = (step + 0.125) / 2
            let up = vertical * cosine(step) + secondPeak * cosine(2 * step)
            let right = lateral * cosine(stride - 0.25)
            let rolling = roll * cosine(stride - 20.0 / 360)
            let a = Vector3(-forward * sinOfTurns(step) * size, -right * size, standardGravity + up * size)
            let w = Vector3(rolling * size, 0, turning(time))
            force.append(mounting.apply(a + noise * noiseSource.vector()))
            spin.append(mounting.apply(w + noise * noiseSource.vector()))
        }
        return AccelerationSegment(
            start: 0, rate: rate, acceleration: SampleSignals.columns(force), angularRate: SampleSignals.columns(spin))
    }

    private func cosine(_ turns: Double) -> Double { sinOfTurns(turns + 0.25) }
}

/// Repeatable normal noise.
struct NoiseSource {
    private var state: UInt64 = 7

    /// Three independent standard normal numbers, nearly: sums of twelve uniform ones.
    mutating func vector() -> Vector3 { Vector3(next(), next(), next()) }

    private mutating func next() -> Double {
        var sum = -6.0
        for _ in 0..<12 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            sum += Double(state >> 11) / 9_007_199_254_740_992
        }
        return sum
    }
}

extension AccelerationSegment {
    /// A part of the segment, which begins where the part does.
    func part(_ range: Range<Int>) -> AccelerationSegment {
        func cut(_ c: VectorColumns) -> VectorColumns {
            VectorColumns(x: Array(c.x[range]), y: Array(c.y[range]), z: Array(c.z[range]))
        }
        return AccelerationSegment(
            start: start + Double(range.lowerBound) / rate, rate: rate, acceleration: cut(acceleration),
            angularRate: angularRate.map(cut))
    }

    /// The same recording by a sensor that is turned.
    func turned(by rotation: Rotation) -> AccelerationSegment {
        func turn(_ c: VectorColumns) -> VectorColumns {
            SampleSignals.columns(c.x.indices.map { rotation.apply(Vector3(c.x[$0], c.y[$0], c.z[$0])) })
        }
        return AccelerationSegment(
            start: start, rate: rate, acceleration: turn(acceleration), angularRate: angularRate.map(turn))
    }

    /// The same recording without its gyroscope.
    var withoutGyroscope: AccelerationSegment {
        AccelerationSegment(start: start, rate: rate, acceleration: acceleration)
    }
}

extension TrunkGait {
    /// All contacts in the order of time.
    var contacts: [TrunkContact] { bouts.flatMap(\.contacts) }

    /// The first number anywhere in the result that is not finite.
    var firstNonFinite: String? {
        var numbers: [(String, Double?)] = [
            ("cadence", cadence), ("stepTime", stepTime), ("strideTime", strideTime),
            ("asymmetry", stepTimeAsymmetry?.value), ("speed", walkingSpeed?.value), ("length", stepLength?.value),
            ("speed sd", walkingSpeed?.standardDeviation), ("direction", model?.directionConfidence),
            ("usual", model?.usualStepTime), ("period", model?.period), ("periodicity", model?.periodicity),
            ("share", model?.walkingShare), ("strength", model?.strength),
        ]
        for bout in bouts {
            numbers += [
                ("bout cadence", bout.cadence), ("bout step", bout.stepTime), ("bout stride", bout.strideTime),
                ("side confidence", bout.sideConfidence), ("bout speed", bout.walkingSpeed?.value),
                ("bout length", bout.stepLength?.value),
            ]
            numbers += bout.contacts.map { ("contact", $0.time) }
        }
        return numbers.first { !($0.1 ?? 0).isFinite }?.0
    }

    /// Whether contacts and bouts are in the order of time.
    var isOrdered: Bool { zip(contacts, contacts.dropFirst()).allSatisfy { $0.time < $1.time } }
}
