import Recordings
import SignalProcessing
import TestSupport

@testable import Gait

/// Signals made for one test.
enum SampleSignals {
    /// A segment from functions of time in seconds; acceleration in m/s², angular rate in rad/s.
    static func segment(
        seconds: Double, rate: Double = 100, start: Double = 0,
        acceleration: (Double) -> Vector3 = { _ in Vector3(0, 0, 9.81) },
        angularRate: (Double) -> Vector3 = { _ in .zero }
    ) -> InertialSegment {
        let times = (0..<Int((seconds * rate).rounded())).map { Double($0) / rate }
        return InertialSegment(
            start: start, rate: rate, acceleration: columns(times.map(acceleration)),
            angularRate: columns(times.map(angularRate)))
    }

    /// The columns of a list of vectors.
    static func columns(_ vectors: [Vector3]) -> VectorColumns {
        VectorColumns(x: vectors.map { $0.x }, y: vectors.map { $0.y }, z: vectors.map { $0.z })
    }

    /// The signal of one segment.
    static func signal(
        seconds: Double, rate: Double = 100, acceleration: (Double) -> Vector3 = { _ in Vector3(0, 0, 9.81) },
        angularRate: (Double) -> Vector3 = { _ in .zero }
    ) -> FootSignal {
        FootSignal([segment(seconds: seconds, rate: rate, acceleration: acceleration, angularRate: angularRate)])
    }
}

extension SeededGenerator {
    /// A vector of independent standard normal components.
    mutating func nextNormalVector() -> Vector3 { Vector3(nextNormal(), nextNormal(), nextNormal()) }
}

extension FootAnalysis {
    /// The first number anywhere in the analysis that is not finite, with the name of what holds it.
    var firstNonFinite: String? {
        for stride in strides {
            for (name, value) in stride.numbers where !value.isFinite { return "\(name) of stride \(stride.index)" }
        }
        for event in events where !event.time.isFinite { return event.kind.rawValue }
        for bout in bouts where !(bout.start.isFinite && bout.end.isFinite) { return "bout" }
        if let toeLift {
            let numbers = [
                toeLift.pitch, toeLift.standardDeviation, toeLift.contactPitch, toeLift.contactDeviation,
                toeLift.domainDistance, toeLift.axisRatio,
            ]
            if !numbers.allSatisfy(\.isFinite) { return "toe lift \(numbers)" }
        }
        for swing in accelerometerSwings {
            let numbers = [
                swing.time, swing.vibration, swing.vibrationAtDeparture, swing.departure, swing.relativeDeparture,
                swing.durationChange, swing.pathChange, swing.nextDurationChange, swing.intervalDeviation,
                swing.durationSpread,
            ]
            if !numbers.allSatisfy(\.isFinite) { return "swing \(swing.stride) \(numbers)" }
        }
        for swing in shankSwings where ![swing.range, swing.peakRate, swing.midSwing].allSatisfy(\.isFinite) {
            return "shank swing \(swing.stride)"
        }
        guard let model else { return nil }
        let numbers =
            model.gyroscopeBias + [
                model.gravity, model.axisQuality, model.directionConfidence, model.tiltClosure ?? 0,
                model.noiseFactor ?? 0,
            ]
        return numbers.allSatisfy(\.isFinite) ? nil : "model \(numbers)"
    }

    /// What the order of time demands of strides and events and is violated, if anything.
    var firstDisorder: String? {
        for stride in strides {
            if !(stride.start <= stride.toeOff && stride.toeOff < stride.initialContact
                && stride.initialContact <= stride.end)
            {
                return "stride \(stride.index): \(stride.start) \(stride.toeOff) \(stride.initialContact) \(stride.end)"
            }
        }
        for (earlier, later) in zip(strides, strides.dropFirst())
        where earlier.end > later.start + 1e-9 || later.index != earlier.index + 1 {
            return "strides \(earlier.index), \(later.index): \(earlier.end) \(later.start)"
        }
        for (earlier, later) in zip(events, events.dropFirst())
        where earlier.time > later.time || (earlier.kind == .heelOff && later.kind == .footFlat) {
            return "\(earlier.kind) \(earlier.time), \(later.kind) \(later.time)"
        }
        return nil
    }
}

extension Stride {
    /// Every number of the stride that is there, by the name of its property.
    var numbers: [(String, Double)] {
        let all: [(String, Double?)] = [
            ("start", start), ("toeOff", toeOff), ("initialContact", initialContact), ("end", end),
            ("strideTime", strideTime), ("swingTime", swingTime), ("stanceTime", stanceTime), ("length", length),
            ("walkingSpeed", walkingSpeed), ("footStrikeAngle", footStrikeAngle), ("maxSwingPitch", maxSwingPitch),
            ("midSwingPitch", midSwingPitch), ("toeOffAngle", toeOffAngle),
            ("minToeClearance", minToeClearance?.value),
            ("minToeClearance.standardDeviation", minToeClearance?.standardDeviation),
            ("minToeClearanceTime", minToeClearanceTime), ("midSwingToeClearance", midSwingToeClearance),
            ("earlyToeClearanceMax", earlyToeClearanceMax), ("lateToeClearanceMax", lateToeClearanceMax),
            ("heelClearanceMax", heelClearanceMax), ("slapRate", slapRate), ("footFlatDelay", footFlatDelay),
            ("dragFraction", dragFraction), ("circumduction", circumduction), ("rise", rise), ("turn", turn),
            ("quality", quality),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }
}
