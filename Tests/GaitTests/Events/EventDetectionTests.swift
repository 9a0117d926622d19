import Glibc
import Recordings
import SignalProcessing
import Testing

@testable import Gait

struct EventDetectionTests {
    private func events(
        _ segment: InertialSegment, change: (inout SegmentedFoot) -> Void = { _ in }
    ) throws -> (signal: FootSignal, events: [StrideEvents]) {
        let signal = FootSignal([segment])
        var foot = try #require(StrideSegmentation().segment(signal))
        change(&foot)
        return (signal, EventDetection().detect(foot, TimingSignals(foot, signal), in: signal))
    }

    @Test func eventsLieMidwayBetweenTheExtremes() throws {
        let (signal, events) = try events(SchematicStride.walk(strides: 5, rate: 400))
        for (i, event) in events.enumerated() {
            let start = 2 + 1.1 * Double(i)
            // Of a half sine the extreme is in its middle and the zero crossing at its end; the low-pass rounds the
            // corners where two of them meet.
            let toeOff = start + 0.75 * SchematicStride.pushOff
            #expect(abs(signal.time(event.toeOff) - toeOff) < 0.004)
            let greatestPitch = start + SchematicStride.pushOff + SchematicStride.swing
            // The acceleration is constant: there is no jerk, and pitch decides alone.
            #expect(abs(signal.time(event.initialContact) - greatestPitch - SchematicStride.loading / 4) < 0.004)
            #expect(event.contactCue == .heelRocker)
            let fall = -SchematicStride.loadingRate * SchematicStride.loading * 2 / .pi
            #expect(abs(event.landingFall - fall) < 0.03 * fall)
            #expect(abs((event.loadingRate ?? 0) + SchematicStride.loadingRate) < 0.1 * -SchematicStride.loadingRate)
            #expect(event.heelOff <= event.toeOff && event.initialContact <= event.footFlat)
        }
    }

    @Test func withoutHeelRockerTheShockTellsContact() throws {
        // The pitch comes back to flat at the end of swing; the sensor rings from 20 ms before.
        let contact = SchematicStride.pushOff + SchematicStride.swing - 0.02
        let starts = (0..<5).map { 2 + 1.1 * Double($0) }
        let flat = SampleSignals.segment(
            seconds: 10, rate: 200,
            acceleration: { time in
                let ring = starts.reduce(0.0) { sum, start in
                    let after = time - start - contact
                    return sum + (after < 0 ? 0 : 40 * exp(-after / 0.015) * sin(2 * .pi * 55 * after))
                }
                return Vector3(0, 0, 9.81 + ring)
            },
            angularRate: { time in
                Vector3(
                    0,
                    -starts.reduce(0.0) { sum, start in
                        let after = time - start
                        let rate = SchematicStride.pitchRate(after)
                        // Without loading the swing only makes good for the push-off.
                        let share =
                            -SchematicStride.pushOffRate * SchematicStride.pushOff
                            / (SchematicStride.swingRate * SchematicStride.swing)
                        return sum + (after < SchematicStride.pushOff ? rate : rate > 0 ? share * rate : 0)
                    }, 0)
            })
        let (signal, events) = try events(flat)
        #expect(events.count == 5)
        for (event, start) in zip(events, starts) {
            #expect(event.contactCue == .vibration)
            #expect(event.loadingRate == nil)
            // Two samples: the onset lies between samples, and the high-pass rings a little before it.
            #expect(abs(signal.time(event.initialContact) - start - contact) < 0.010)
        }
    }

    @Test func aWeakStrideHasCoarseEvents() throws {
        let (_, events) = try events(SchematicStride.walk(strides: 4)) { $0.strides[1].kind = .weak }
        #expect(events[1].contactCue == .movement)
        #expect(events.map(\.contactCue).filter { $0 == .heelRocker }.count == 3)
    }

    @Test func eventsOutOfOrderFallBackToTheMovement() throws {
        // A lobe at the very beginning of its stride leaves no time to swing.
        let (_, events) = try events(SchematicStride.walk(strides: 4)) { foot in
            let range = foot.strides[2].range
            foot.strides[2].range = range.lowerBound..<range.lowerBound + 12
            foot.strides[2].swing = range.lowerBound + 2..<range.lowerBound + 8
            foot.strides[2].mainLobe = SwingLobe(
                range: range.lowerBound + 2..<range.lowerBound + 8, peak: range.lowerBound + 4, area: 1)
        }
        #expect(events[2].contactCue == .movement)
        #expect(events[2].toeOff < events[2].initialContact)
    }
}
