import SignalKernels
import Testing

struct DotProductTests {
    @Test(arguments: 0...9)
    func everyLengthIsSummedWhole(count: Int) {
        let a = (0..<count).map { Double($0 + 1) }
        let b = (0..<count).map { Double(2 * $0 - 3) }
        let expected = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(Reduction.dotProduct(a.span, b.span) == expected)
    }

    @Test func theLongerRunIsCut() {
        let (a, b) = ([1.0, 2, 3, 4, 5, 6], [1.0, 1])
        #expect(Reduction.dotProduct(a.span, b.span) == 3)
        #expect(Reduction.dotProduct(b.span, a.span) == 3)
    }

    @Test("the greatest magnitude is found wherever it stands, and NaN is none", arguments: [0, 1, 3, 7, 8, 9, 31])
    func greatestMagnitude(_ count: Int) {
        #expect(Reduction.greatestKnownMagnitude([Double](repeating: .nan, count: count).span) == 0)
        for place in 0..<count {
            var samples = (0..<count).map { Double($0 % 5) - 2 }
            samples[(place + 1) % count] = .nan
            samples[place] = -7.5
            #expect(Reduction.greatestKnownMagnitude(samples.span) == 7.5)
        }
    }
}
