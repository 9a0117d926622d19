import Glibc
import Recordings
import SignalProcessing

@testable import Gait

/// A stride whose pitch rate is three half sines: push-off (toe-down), swing (toe-up), loading (toe-down).
///
/// The foot pitches about its left axis, which is y, and ends as flat as it began.
enum SchematicStride {
    /// Lengths of the three parts, s.
    static let pushOff = 0.25
    static let swing = 0.35
    static let loading = 0.12
    /// From the beginning of push-off to the end of loading, s.
    static let duration = pushOff + swing + loading
    /// Greatest rates of the parts, rad/s; their angles cancel.
    static let pushOffRate = -5.0
    static let loadingRate = -5.0
    static let swingRate = -(pushOffRate * pushOff + loadingRate * loading) / swing

    /// Toe-up pitch rate at a time after the beginning of the stride, rad/s.
    static func pitchRate(_ time: Double) -> Double {
        switch time {
        case ..<0: 0
        case ..<pushOff: pushOffRate * sin(.pi * time / pushOff)
        case ..<(pushOff + swing): swingRate * sin(.pi * (time - pushOff) / swing)
        case ..<duration: loadingRate * sin(.pi * (time - pushOff - swing) / loading)
        default: 0
        }
    }

    /// A sensor with x to the toes that makes strides beginning at the given times; its place does not move.
    static func segment(
        _ starts: [Double], seconds: Double, rate: Double = 200, scale: (Int) -> Double = { _ in 1 }
    ) -> InertialSegment {
        SampleSignals.segment(
            seconds: seconds, rate: rate,
            angularRate: { time in
                // A rotation to the left is toe-down.
                Vector3(0, -starts.indices.reduce(0) { $0 + scale($1) * pitchRate(time - starts[$1]) }, 0)
            })
    }

    /// Regular strides, standing 2 s before and after.
    static func walk(strides: Int, period: Double = 1.1, rate: Double = 200) -> InertialSegment {
        segment(
            (0..<strides).map { 2 + period * Double($0) }, seconds: 4 + period * Double(strides), rate: rate)
    }
}
