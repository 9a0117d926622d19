/// Which sample of a sensor stands at which time, however much of the recording is at hand.
package struct SampleClock: Sendable, Hashable {
    /// Time of the sensor's first sample of all, s.
    package let origin: Double
    /// Samples per second.
    package let rate: Double

    /// The clock of a segment's sensor.
    package init(_ segment: InertialSegment) {
        origin = segment.origin
        rate = segment.rate
    }

    /// The clock of a sensor.
    package init(_ stream: SensorStream) {
        origin = stream.start
        rate = stream.rate
    }

    /// Time of a sample, s.
    package func time(_ frame: Int) -> Double { origin + Double(frame) / rate }

    /// The sample nearest to a time; times that no recording reaches are cut.
    package func frame(at time: Double) -> Int { Int(min(max(((time - origin) * rate).rounded(), -1e15), 1e15)) }
}
