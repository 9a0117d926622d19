import Glibc

/// A complex number, for the poles and zeros of filters and the bins of spectra.
struct ComplexNumber: Sendable, Hashable {
    var real, imaginary: Double

    init(_ real: Double, _ imaginary: Double = 0) { (self.real, self.imaginary) = (real, imaginary) }

    /// The number of length one at an angle in turns of the full circle.
    init(turns: Double) { self.init(cos(2 * .pi * turns), sin(2 * .pi * turns)) }

    var magnitude: Double { hypot(real, imaginary) }
    var squaredMagnitude: Double { real * real + imaginary * imaginary }
    var conjugate: ComplexNumber { ComplexNumber(real, -imaginary) }

    /// The square root with a real part that is not negative.
    var squareRoot: ComplexNumber {
        let size = magnitude
        guard size > 0 else { return ComplexNumber(0) }
        let part = ((size + abs(real)) / 2).squareRoot()
        let other = abs(imaginary) / (2 * part)
        let (r, i) = real >= 0 ? (part, other) : (other, part)
        return ComplexNumber(r, imaginary < 0 ? -i : i)
    }

    static func + (a: Self, b: Self) -> Self { Self(a.real + b.real, a.imaginary + b.imaginary) }
    static func - (a: Self, b: Self) -> Self { Self(a.real - b.real, a.imaginary - b.imaginary) }
    static func * (a: Self, b: Self) -> Self {
        Self(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
    }
    static func * (a: Double, b: Self) -> Self { Self(a * b.real, a * b.imaginary) }
    static func / (a: Self, b: Self) -> Self {
        let size = b.squaredMagnitude
        return Self(
            (a.real * b.real + a.imaginary * b.imaginary) / size,
            (a.imaginary * b.real - a.real * b.imaginary) / size)
    }
}
