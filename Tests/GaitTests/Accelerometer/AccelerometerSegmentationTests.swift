import Glibc
import Recordings
import SignalProcessing
import Testing

@testable import Gait

/// Bursts of a made-up acceleration.
struct AccelerometerSegmentationTests {
    /// A sensor that shakes at 3 Hz with 20 m/s² during the given stretches, seconds.
    static func signal(_ moving: [ClosedRange<Double>], seconds: Double, rate: Double = 100) -> FootSignal {
        let segment = SampleSignals.segment(
            seconds: seconds, rate: rate,
            acceleration: { time in
                guard let part = moving.first(where: { $0.contains(time) }) else { return Vector3(0, 0, 9.81) }
                return Vector3(20 * sin(2 * .pi * 3 * (time - part.lowerBound)), 0, 9.81)
            })
        return FootSignal(accelerationOf: [segment.withoutGyroscope])
    }

    private func regular(_ count: Int, period: Double = 1.2, length: Double = 0.667) -> [ClosedRange<Double>] {
        (0..<count).map { 2 + period * Double($0)...2 + period * Double($0) + length }
    }

    @Test func burstsAreStrides() throws {
        let result = try #require(AccelerometerSegmentation().segment(Self.signal(regular(10), seconds: 16)))
        #expect(result.strides.count == 10)
        #expect(abs(result.strideTime - 1.2) < 0.02)
        for (stride, truth) in zip(result.strides, regular(10)) {
            #expect(abs(Double(stride.range.lowerBound) / 100 - truth.lowerBound) < 0.12)
            #expect(abs(Double(stride.range.upperBound) / 100 - truth.upperBound) < 0.12)
            #expect(abs(stride.relativePath - 1) < 0.05)
            #expect(!stride.isSplit)
        }
    }

    @Test func aBurstWithoutInnerRestIsCutByTheStrideTime() throws {
        // The fourth to sixth stride run into each other by a weaker shaking.
        var moving = regular(10)
        moving[3] = moving[3].lowerBound...moving[5].upperBound
        moving.removeSubrange(4...5)
        let result = try #require(AccelerometerSegmentation().segment(Self.signal(moving, seconds: 16)))
        #expect(result.strides.count == 10)
        #expect(result.strides.count(where: \.isSplit) == 3)
    }

    @Test func aStoppedStrideIsOne() throws {
        var moving = regular(10)
        let stopped = moving[4]
        moving[4] = stopped.lowerBound...stopped.lowerBound + 0.333
        moving.insert(stopped.lowerBound + 0.333 + 0.2...stopped.lowerBound + 0.333 + 0.2 + 0.333, at: 5)
        let result = try #require(AccelerometerSegmentation().segment(Self.signal(moving, seconds: 16)))
        #expect(result.strides.count == 10)
        #expect(result.strides[4].range.count > 80)
    }

    @Test func aFidgetFarFromAnyStrideIsNone() throws {
        var moving = regular(10)
        moving.append(18...18.2)
        let result = try #require(AccelerometerSegmentation().segment(Self.signal(moving, seconds: 24)))
        #expect(result.strides.count == 10)
    }

    @Test func theQuietestInstantsLieBetweenTheBursts() throws {
        let signal = Self.signal(regular(6), seconds: 12)
        let strides = try #require(AccelerometerSegmentation().segment(signal)).strides
        let rests = AccelerometerRests(of: strides, in: signal)
        #expect(rests.bounds.count == 6)
        #expect(rests.all.count == 7)
        for (first, next) in zip(rests.bounds, rests.bounds.dropFirst()) { #expect(first.after == next.before) }
        for rest in rests.all {
            #expect((rest.acceleration - Vector3(0, 0, 9.81)).norm < 1e-9)
            #expect(!regular(6).contains { $0.contains(Double(rest.index) / 100) })
        }
    }

    @Test func anotherRateIsReadAtOneHundred() {
        let signal = Self.signal(regular(3), seconds: 6, rate: 200)
        let slow = signal.atAccelerometerRate
        #expect(slow.rate == 100 && slow.count == 600)
        #expect(abs(slow.acceleration.z[300] - 9.81) < 1e-6)
        #expect(signal.range(400..<500, in: slow) == 200..<250)
        #expect(signal.range(1199..<1200, in: slow).isEmpty == false)
        let same = Self.signal(regular(3), seconds: 6)
        #expect(same.range(40..<50, in: same.atAccelerometerRate) == 40..<50)
    }
}

struct AccelerometerSwingsTests {
    /// Strides of a foot that shakes in one and the same way, except one that also shakes fast in its middle.
    @Test func theOddSwingStandsOut() throws {
        let odd = 6
        let segment = SampleSignals.segment(
            seconds: 20,
            acceleration: { time in
                let number = Int(((time - 2) / 1.2).rounded(.down))
                let since = time - 2 - 1.2 * Double(number)
                guard time >= 2, (0..<12).contains(number), since < 0.7 else { return Vector3(0, 0, 9.81) }
                var force = Vector3(20 * sin(2 * .pi * since / 0.35), 5 * sin(2 * .pi * since / 0.7), 9.81)
                if number == odd, (0.35...0.45).contains(since) { force.x += 15 * sin(2 * .pi * 30 * since) + 12 }
                return force
            }
        ).withoutGyroscope
        let swings = AccelerometerWalking().analyze([segment], side: .left).accelerometerSwings
        try #require(swings.count == 12)
        #expect(swings.map(\.stride) == Array(0..<12))
        for swing in swings where swing.stride != odd {
            #expect(swing.departure < 0.1 && swing.departure < swings[odd].departure - 0.2)
            #expect(swing.vibration < swings[odd].vibration - 0.5)
        }
        let time = 2 + 1.2 * Double(odd) + 0.4
        #expect(abs(swings[odd].time - time) < 0.1)
        #expect(swings.first?.isEdge == true && swings.last?.isEdge == true && !swings[odd].isEdge)
        #expect(abs(swings[2].durationChange) < 0.05 && abs(swings[2].pathChange) < 0.05)
    }

    @Test func fewStridesTeachNothing() {
        let signal = AccelerometerSegmentationTests.signal([2...2.7, 3.2...3.9, 4.4...5.1], seconds: 8)
        let segment = AccelerationSegment(start: 0, rate: 100, acceleration: signal.acceleration)
        #expect(AccelerometerWalking().analyze([segment], side: .left).accelerometerSwings.isEmpty)
    }
}
