import TestSupport
import Testing

import SignalKernels

struct BiquadCascadeTests {
    private let cascade = [
        Biquad(b0: 0.2, b1: 0.3, b2: 0.1, a1: -0.6, a2: 0.2), Biquad(b0: 0.5, b1: 0, b2: -0.5, a1: 0.4, a2: 0.3),
        Biquad(b0: 1, b1: 0.1, b2: 0, a1: -0.9, a2: 0),
    ]

    private func signal(_ count: Int) -> [Double] {
        var random = SeededGenerator(seed: 13)
        return (0..<count).map { _ in random.nextNormal() }
    }

    private func silence(_ sections: Int) -> [BiquadState<Double>] {
        [BiquadState<Double>](repeating: .silent, count: sections)
    }

    /// The recursion as its difference equation says it, section after section.
    private func direct(_ x: [Double], _ sections: [Biquad]) -> [Double] {
        sections.reduce(x) { x, section in
            var y: [Double] = []
            for n in x.indices {
                let x1 = n > 0 ? x[n - 1] : 0
                let x2 = n > 1 ? x[n - 2] : 0
                let y1 = n > 0 ? y[n - 1] : 0
                let y2 = n > 1 ? y[n - 2] : 0
                y.append(section.b0 * x[n] + section.b1 * x1 + section.b2 * x2 - section.a1 * y1 - section.a2 * y2)
            }
            return y
        }
    }

    @Test(arguments: 0...3)
    func filteringFollowsTheDifferenceEquation(sections: Int) {
        let cascade = Array(self.cascade.prefix(sections))
        // Long enough for several blocks and an incomplete one.
        let x = signal(2500)
        var y = x
        var state = silence(sections)
        BiquadCascade.filter(&y, cascade, &state)
        for (value, expected) in zip(y, direct(x, cascade)) { #expect(abs(value - expected) < 1e-12) }
        var again = silence(sections)
        #expect(x.map { BiquadCascade.filter($0, cascade, &again) } == y)
    }

    @Test func statesThatDoNotFitLeaveTheSamplesAlone() {
        var y = signal(10)
        var state = silence(2)
        BiquadCascade.filter(&y, cascade, &state)
        BiquadCascade.zeroPhase(&y, cascade, restingState: state, padding: 3)
        #expect(y == signal(10))
        #expect(BiquadCascade.filter(4, cascade, &state) == 4)
    }

    @Test func zeroPhaseEqualsTwoPassesOverTheExtendedSignal() {
        let x = signal(40)
        let padding = 9
        let head = (0..<padding).map { 2 * x[0] - x[padding - $0] }
        let tail = (0..<padding).map { 2 * x[39] - x[38 - $0] }
        var extended = head + x + tail
        var state = silence(3)
        BiquadCascade.filter(&extended, cascade, &state)
        extended.reverse()
        state = silence(3)
        BiquadCascade.filter(&extended, cascade, &state)
        extended.reverse()

        var y = x
        BiquadCascade.zeroPhase(&y, cascade, restingState: silence(3), padding: padding)
        #expect(y == Array(extended[padding..<(padding + 40)]))
    }
}
