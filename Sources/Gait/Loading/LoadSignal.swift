import Recordings
import SignalProcessing

/// The signals of one device that feet load, put into one form.
struct LoadSignal: Sendable {
    /// Number of the device in the analysis; for a contact on two plates that of the first.
    var device: Int
    /// A force plate or an insole.
    var kind: SensorPlacement
    /// Whether one foot walks on it all the time.
    var isContinuous: Bool
    /// The foot, if the file names it.
    var side: Side
    /// Samples per second.
    var rate: Double
    /// Time of sample 0, s.
    var start: Double
    /// Vertical force over the unloaded level, loaded positive, N.
    var force: [Double]
    /// Thresholds and load.
    var level: UnloadedLevel
    /// The forces along the file's axes without their offsets; `nil` with fewer than three axes.
    var vector: ForceVector?
    /// Centre of pressure along the file's axes; `nil` when the device has none.
    var pressure: PressurePath?
    /// Force cells from heel to toe over their unloaded levels, N; empty when there are none.
    var cells: [[Double]]
    /// Where the vertical force was not measured.
    var missing: [Range<Int>]

    /// Three forces.
    struct ForceVector: Sendable {
        var x: [Double]
        var y: [Double]
        var z: [Double]
        /// Where one of them was not measured.
        var missing: [Range<Int>]

        subscript(_ i: Int) -> Vector3 { Vector3(x[i], y[i], z[i]) }
    }

    /// A point on the floor through time.
    struct PressurePath: Sendable {
        var x: [Double]
        var y: [Double]
        var z: [Double]
        /// Where it could not be computed.
        var missing: [Bool]

        subscript(_ i: Int) -> Vector3? { missing[i] ? nil : Vector3(x[i], y[i], z[i]) }
    }

    /// Time of a position between samples, s.
    func time(_ position: Double) -> Double { start + position / rate }

    /// The sample nearest to a time, within the recording.
    func index(at time: Double) -> Int {
        let position = ((time - start) * rate).rounded()
        guard position > 0 else { return 0 }
        return position < Double(force.count) ? Int(position) : max(0, force.count - 1)
    }

    /// The vertical force at a time, zero outside of the recording.
    func force(at time: Double) -> Double {
        let position = (time - start) * rate
        guard position >= 0, position <= Double(force.count - 1) else { return 0 }
        let below = Int(position)
        guard below + 1 < force.count else { return force[below] }
        return force[below] + (position - Double(below)) * (force[below + 1] - force[below])
    }

    /// Whether a sample of the vertical force within a range was not measured.
    func hasGap(in range: Range<Int>) -> Bool { missing.contains { $0.overlaps(range) } }
}

extension Channel {
    /// The samples with the missing ones interpolated between their neighbours; the ends are held.
    var bridgedSamples: [Double] {
        var values = samples
        for gap in absent {
            let before = gap.lowerBound > 0 ? values[gap.lowerBound - 1] : nil
            let after = gap.upperBound < values.count ? values[gap.upperBound] : nil
            let from = before ?? after ?? 0
            let to = after ?? before ?? 0
            let width = Double(gap.count + 1)
            for i in gap { values[i] = from + (to - from) * Double(i - gap.lowerBound + 1) / width }
        }
        return values
    }

    /// Ranges that were not measured, those of numbers that are none included.
    var absent: [Range<Int>] {
        var isAbsent = [Bool](repeating: false, count: samples.count)
        for gap in missing { for i in gap.clamped(to: samples.indices) { isAbsent[i] = true } }
        for i in samples.indices where !samples[i].isFinite { isAbsent[i] = true }
        return isAbsent.trueRanges
    }
}

extension [Bool] {
    /// The ranges in which the values are true.
    var trueRanges: [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start: Int?
        for i in indices {
            if self[i] {
                start = start ?? i
            } else if let begin = start {
                ranges.append(begin..<i)
                start = nil
            }
        }
        if let begin = start { ranges.append(begin..<count) }
        return ranges
    }
}
