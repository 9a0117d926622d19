import Foundation
import Testing

@testable import SignalProcessing

struct WelchTests {
    struct References: Decodable {
        struct Case: Decodable {
            var count: Int
            var length: Int
            var overlap: Int
            var frequencies: [Double]
            var density: [Double]
        }
        var rate: Double
        var input: [Double]
        var cases: [Case]
    }

    @Test func agreesWithSciPy() throws {
        let references: References = try reference("spectra")
        for item in references.cases {
            let (frequencies, density) = Welch.spectrum(
                Array(references.input.prefix(item.count)), rate: references.rate, segmentLength: item.length,
                overlap: item.overlap)
            expectAgreement(frequencies, item.frequencies)
            expectAgreement(density, item.density, "\(item.length), \(item.overlap)")
        }
    }

    /// Lengths with small factors, with large prime factors, and primes.
    @Test(arguments: [1, 2, 3, 4, 5, 8, 12, 30, 31, 37, 49, 62, 74, 97, 128, 210, 961, 1009])
    func transformIsTheSumThatDefinesIt(length: Int) {
        let x = zip(testSignal(length, seed: 1), testSignal(length, seed: 2)).map { ComplexNumber($0, $1) }
        let spectrum = FourierTransform(length: length).forward(x)
        #expect(spectrum.count == length)
        let scale = x.reduce(0) { $0 + $1.magnitude }
        for bin in stride(from: 0, to: length, by: max(1, length / 40)) {
            let direct = x.indices.reduce(ComplexNumber(0)) {
                $0 + x[$1] * ComplexNumber(turns: -Double(bin * $1 % length) / Double(length))
            }
            #expect((spectrum[bin] - direct).magnitude < 1e-14 * scale)
        }
    }

    @Test func theDensityOfASineHoldsItsPower() {
        let rate = 100.0
        let x = (0..<4000).map { 2 * sin(2 * .pi * 12.5 * Double($0) / rate) + 7 }
        let (frequencies, density) = Welch.spectrum(x, rate: rate, segmentLength: 400)
        let power = density.reduce(0, +) * (frequencies[1] - frequencies[0])
        #expect(abs(power - 2) < 1e-9)
        let top = density.indices.max { density[$0] < density[$1] }
        #expect(top.map { frequencies[$0] } == 12.5)
    }

    @Test func nothingComesOfNothing() {
        #expect(Welch.spectrum([], rate: 100, segmentLength: 10).density.isEmpty)
        #expect(Welch.spectrum([1], rate: 100, segmentLength: 10).density.isEmpty)
        #expect(Welch.spectrum([1, 2, 3], rate: 0, segmentLength: 2).density.isEmpty)
        #expect(Welch.spectrum([1, 2, 3], rate: 1, segmentLength: -4).density.isEmpty)
        #expect(Welch.spectrum([1, 2, 3, 4], rate: 1, segmentLength: 4, overlap: 9).density.count == 3)
    }
}
