import Glibc
import SignalProcessing
import TestSupport
import Testing

struct ArcSineTests {
    @Test func itIsTheInverseOfTheSine() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<20_000 {
            let sines = SIMD2(
                Double.random(in: -1...1, using: &random),
                Double.random(in: -1...1, using: &random) * Double.random(in: 0...1, using: &random))
            let angles = sines.arcSine
            for lane in 0..<2 { #expect(abs(angles[lane] - asin(sines[lane])) <= 4e-16) }
        }
    }

    @Test(arguments: [0, -0.0, 1e-300, 1e-9, 0.5, 0.5.nextUp, -0.5, 0.999_999_999, 1, -1])
    func itsPartsMeet(sine: Double) {
        #expect(abs(SIMD2(sine, 0.1).arcSine.x - asin(sine)) <= 4e-16)
        #expect(abs(SIMD2(0.9, sine).arcSine.y - asin(sine)) <= 4e-16)
    }

    @Test func beyondOneIsOneAndNaNStays() {
        let angles = SIMD2(1 + 1e-12, -1.5).arcSine
        #expect(angles.x == .pi / 2 && angles.y == -.pi / 2)
        #expect(SIMD2(.nan, 0.25).arcSine.x.isNaN)
        #expect(SIMD2(.nan, 0.25).arcSine.y == SIMD2(0.25, 0.25).arcSine.x)
    }
}
