import Glibc
import TestSupport
import Testing

@testable import SignalKernels

struct StrideLanesTests {
    private static let available = InstructionSet.allCases.filter(\.isAvailable)
    private static let interval = 1 / 204.8

    private static let model = {
        var model = StrideLanes.Model(interval: interval)
        model.bias = SIMD3(0.01, -0.02, 0.015)
        model.forward = SIMD3(0.96, 0.28, 0)
        model.gravity = 9.81
        model.accelerationLimit = 45
        model.rateLimit = 7
        model.velocityWalk = 0.03 * 0.03 * interval
        model.velocityPerJump = 0.36 * interval * interval
        model.velocityClipped = 0.09
        model.tiltWalk = 1e-6 * interval
        model.tiltPerRate = 1e-5 * interval
        model.tiltClipped = 1e-5
        model.flatTilt = 7.6e-5
        model.tiltAcceleration = 0.0036
        model.restVelocity = 1e-4
        return model
    }()

    /// Noise on a swinging foot, rate and acceleration now and then beyond the limits.
    private func motion(_ count: Int, speed: Double = 1) -> StrideLanes.Motion {
        var random = SeededGenerator(seed: 3)
        func column(_ size: Double, _ frequency: Double, _ level: Double) -> [Double] {
            (0..<count).map { level + size * sin(frequency * Double($0)) + 0.1 * size * random.nextNormal() }
        }
        return StrideLanes.Motion(
            acceleration: (column(30, 0.05, 1), column(8, 0.03, -1), column(35, 0.07, 9.81)),
            rate: (column(2 * speed, 0.02, 0), column(6 * speed, 0.06, 0), column(speed, 0.05, 0)))
    }

    /// Strides of many lengths, the last one up to the end of the columns.
    private func strides(_ count: Int) -> [StrideLanes.Stride] {
        [0..<180, 170..<230, 230..<600, 600..<603, 640..<641, 700..<702, 750..<950, count - 300..<count].enumerated()
            .map { number, range in
                let angle = 0.1 * Double(number)
                return StrideLanes.Stride(
                    range: range, start: SIMD4(sin(angle) * 0.6, sin(angle) * 0.8, 0, cos(angle)))
            }
    }

    private func tilt(_ number: Int) -> SIMD2<Double> { SIMD2(0.01 * Double(number), -0.02) }

    /// Every number of the course is that of the plain loop to the bit, whatever the neighbours in the lanes and the
    /// instructions; the angles are those of the C library's arc sine but for rounding.
    @Test(arguments: 1...8)
    func coursesHaveTheBitsOfThePlainLoop(strideCount: Int) {
        let motion = motion(1500)
        let strides = Array(strides(1500).suffix(strideCount))
        let plain = strides.map { PlainStride(model: Self.model, motion: motion, stride: $0) }
        for instructions in Self.available {
            let lanes = StrideLanes(Self.model, instructions: instructions)
            let courses = lanes.courses(of: strides, in: motion) { number, _ in tilt(number) }
            #expect(courses.samples.count == strides.reduce(0) { $0 + $1.range.count })
            #expect(courses.pitch.count == courses.samples.count)
            var offset = 0
            for (number, stride) in strides.enumerated() {
                let expected = plain[number].course(tilt: tilt(number))
                let range = offset..<offset + stride.range.count
                offset = range.upperBound
                #expect(Array(courses.samples[range]) == expected.samples)
                #expect(courses.velocities[number] == expected.velocity)
                #expect(
                    zip(courses.pitch[range], expected.sines).allSatisfy { abs($0 - asin(max(-1, min($1, 1)))) < 5e-16 }
                )
            }
        }
    }

    /// Slow turns, and such that stray from length one.
    @Test(arguments: [1.0, 30.0], 1...8)
    func freeEndsAreThoseOfCoursesWithoutTilt(speed: Double, strideCount: Int) {
        let motion = motion(1500, speed: speed)
        let strides = Array(strides(1500).suffix(strideCount))
        for instructions in Self.available {
            let lanes = StrideLanes(Self.model, instructions: instructions)
            let courses = lanes.courses(of: strides, in: motion) { _, _ in .zero }
            let ends = lanes.freeEnds(of: strides, in: motion)
            #expect(ends.map(\.velocity) == courses.velocities)
            #expect(ends.map(\.turn) == courses.ends.map(\.turn))
        }
    }

    @Test func endsHaveTheBitsOfThePlainLoop() throws {
        let motion = motion(1500)
        let strides = strides(1500)
        for instructions in Self.available {
            let lanes = StrideLanes(Self.model, instructions: instructions)
            let ends = lanes.courses(of: strides, in: motion) { _, _ in .zero }.ends
            for (stride, end) in zip(strides, ends) {
                let plain = PlainStride(model: Self.model, motion: motion, stride: stride)
                let variances = plain.variances()
                #expect(end.turn == plain.turns().last)
                #expect(end.tiltVariance == variances.tilt.last)
                #expect(end.velocityVariance == variances.velocity.last)
                #expect(end.accelerationClipped == variances.accelerationClipped)
                #expect(end.rateClipped == variances.rateClipped)
            }
            #expect(ends.contains { $0.accelerationClipped > 0 })
            #expect(ends.contains { $0.rateClipped > 0 })
        }
    }

    @Test func turnsAddUp() {
        let motion = motion(1500)
        let strides = strides(1500)
        for instructions in Self.available {
            let sums = StrideLanes(Self.model, instructions: instructions).turnSums(of: strides, in: motion)
            for (stride, sum) in zip(strides, sums) {
                let turns = PlainStride(model: Self.model, motion: motion, stride: stride).turns().map { q in
                    q * (1.5 - 0.5 * ((q.w * q.w + q.x * q.x) + (q.y * q.y + q.z * q.z)))
                }
                #expect(sum.turn == turns.last)
                var expected = SIMD8<Double>.zero
                for q in turns.dropLast() {
                    expected += SIMD8(
                        q.y * q.y + q.z * q.z, q.x * q.x + q.z * q.z, q.x * q.y, q.w * q.z, q.x * q.z, q.w * q.y,
                        q.y * q.z, q.w * q.x)
                }
                #expect(sum.products == expected)
            }
        }
    }

    /// Rotations by more than a radian between two samples, of which the series knows little: every quaternion of a course
    /// still has length one, and a quiet stride beside a wild one keeps its bits.
    @Test func quaternionsFarFromLengthOneAreBroughtBack() {
        let (wild, quiet) = (motion(400, speed: 60), motion(400))
        var both = quiet
        for i in 0..<200 {
            both.rate.x[i] = wild.rate.x[i]
            both.rate.y[i] = wild.rate.y[i]
            both.rate.z[i] = wild.rate.z[i]
        }
        let start = SIMD4(0.0, 0, 0, 1)
        let strides = [
            StrideLanes.Stride(range: 0..<200, start: start), StrideLanes.Stride(range: 200..<400, start: start),
        ]
        for instructions in Self.available {
            let lanes = StrideLanes(Self.model, instructions: instructions)
            let courses = lanes.courses(of: strides, in: both) { _, _ in SIMD2(0.01, 0.01) }
            for sample in courses.samples {
                let length = (sample.turnXY * sample.turnXY + sample.turnZW * sample.turnZW).sum()
                #expect(abs(length - 1) < 1e-3)
            }
            let alone = lanes.courses(of: [strides[1]], in: both) { _, _ in SIMD2(0.01, 0.01) }
            #expect(Array(courses.samples[200...]) == alone.samples)
            let sums = lanes.turnSums(of: strides, in: both)
            #expect(sums[1] == lanes.turnSums(of: [strides[1]], in: both)[0])
            #expect(abs((sums[0].turn * sums[0].turn).sum() - 1) < 1e-12)
        }
    }

    /// Pitch over the whole range of an arc sine: a foot that turns once about its left.
    @Test func pitchIsTheArcSine() {
        let count = 400
        let quiet = [Double](repeating: 0, count: count)
        let rate = 2 * Double.pi / (Double(count - 1) * Self.interval)
        var model = StrideLanes.Model(interval: Self.interval)
        model.gravity = 9.81
        let motion = StrideLanes.Motion(
            acceleration: (quiet, quiet, quiet.map { _ in 9.81 }), rate: (quiet, quiet.map { _ in -rate }, quiet))
        for instructions in Self.available {
            let pitch = StrideLanes(model, instructions: instructions).courses(
                of: [StrideLanes.Stride(range: 0..<count, start: SIMD4(0, 0, 0, 1))], in: motion
            ) { _, _ in .zero }.pitch
            for (k, angle) in pitch.enumerated() {
                #expect(abs(angle - asin(sin(rate * Double(k) * Self.interval))) < 1e-5)
            }
        }
    }

    /// Memory that was used before changes nothing; what is too small is not used.
    @Test(arguments: [0, 10, 4000])
    func coursesInKeptMemoryAreTheSame(count: Int) {
        let motion = motion(1500)
        let strides = strides(1500)
        let lanes = StrideLanes(Self.model)
        let fresh = lanes.courses(of: strides, in: motion) { number, _ in tilt(number) }
        let kept = lanes.courses(
            of: strides, in: motion, samples: [PathSample](repeating: .origin, count: count),
            pitch: [Double](repeating: .nan, count: count)
        ) { number, _ in tilt(number) }
        #expect(kept.samples.count == max(count, fresh.samples.count))
        #expect(Array(kept.samples.prefix(fresh.samples.count)) == fresh.samples)
        #expect(Array(kept.pitch.prefix(fresh.pitch.count)) == fresh.pitch)
        #expect(kept.ends == fresh.ends)
        #expect(kept.velocities == fresh.velocities)
    }

    @Test func noStridesAreNoCourses() {
        let lanes = StrideLanes(Self.model)
        let courses = lanes.courses(of: [], in: motion(3)) { _, _ in .zero }
        #expect(courses.samples.isEmpty && courses.pitch.isEmpty && courses.ends.isEmpty)
        #expect(lanes.turnSums(of: [], in: motion(3)).isEmpty)
    }
}
