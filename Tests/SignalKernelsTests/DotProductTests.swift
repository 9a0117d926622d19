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
}
