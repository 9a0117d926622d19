/// The discrete Fourier transform of a fixed length, any length.
///
/// Mixed radix by decimation in time (Cooley & Tukey, Mathematics of Computation 19, 1965); lengths with a large prime
/// factor become a convolution of a power of two (Bluestein, IEEE Trans. Audio 18, 1970). O(n log n) for every length.
struct FourierTransform: Sendable {
    /// The number of samples.
    let length: Int
    private let factors: [Int]
    /// exp(−2πi·k/length).
    private let twiddles: [ComplexNumber]
    private let convolution: ChirpConvolution?

    /// Prime factors up to here are transformed directly.
    private static let greatestFactor = 31

    /// Prepares the tables for a length of at least 1; lesser lengths count as 1.
    init(length: Int) {
        let length = max(1, length)
        self.length = length
        factors = FourierTransform.factors(of: length)
        if let last = factors.last, last > FourierTransform.greatestFactor {
            convolution = ChirpConvolution(length: length)
            twiddles = []
        } else {
            convolution = nil
            twiddles = (0..<length).map { ComplexNumber(turns: -Double($0) / Double(length)) }
        }
    }

    /// The spectrum Σ x[n]·exp(−2πi·k·n/length) of exactly `length` samples.
    func forward(_ x: [ComplexNumber]) -> [ComplexNumber] {
        if let convolution { return convolution.forward(x) }
        var output = x
        var scratch = [ComplexNumber](repeating: ComplexNumber(0), count: factors.max() ?? 1)
        transform(x, first: 0, stride: 1, into: &output, at: 0, count: length, level: 0, &scratch)
        return output
    }

    private func transform(
        _ x: [ComplexNumber], first: Int, stride: Int, into output: inout [ComplexNumber], at start: Int, count: Int,
        level: Int, _ scratch: inout [ComplexNumber]
    ) {
        guard count > 1 else {
            output[start] = x[first]
            return
        }
        let radix = factors[level]
        let part = count / radix
        if part == 1 {
            for branch in 0..<radix { output[start + branch] = x[first + branch * stride] }
        } else {
            for branch in 0..<radix {
                transform(
                    x, first: first + branch * stride, stride: stride * radix, into: &output,
                    at: start + branch * part, count: part, level: level + 1, &scratch)
            }
        }
        switch radix {
        case 2: combineTwo(&output, at: start, part: part, stride: stride)
        case 4: combineFour(&output, at: start, part: part, stride: stride)
        default: combine(&output, at: start, part: part, stride: stride, radix: radix, &scratch)
        }
    }

    private func combineTwo(_ output: inout [ComplexNumber], at start: Int, part: Int, stride: Int) {
        for k in start..<(start + part) {
            let even = output[k]
            let odd = twiddles[(k - start) * stride] * output[k + part]
            output[k] = even + odd
            output[k + part] = even - odd
        }
    }

    private func combineFour(_ output: inout [ComplexNumber], at start: Int, part: Int, stride: Int) {
        var twiddle = 0
        for k in start..<(start + part) {
            let a = output[k]
            let b = twiddles[twiddle] * output[k + part]
            let c = twiddles[2 * twiddle] * output[k + 2 * part]
            let d = twiddles[3 * twiddle] * output[k + 3 * part]
            let (sum, difference) = (a + c, a - c)
            let odd = b + d
            // The difference of the odd branches turned by −90°.
            let turned = ComplexNumber(b.imaginary - d.imaginary, d.real - b.real)
            output[k] = sum + odd
            output[k + part] = difference + turned
            output[k + 2 * part] = sum - odd
            output[k + 3 * part] = difference - turned
            twiddle += stride
        }
    }

    private func combine(
        _ output: inout [ComplexNumber], at start: Int, part: Int, stride: Int, radix: Int,
        _ scratch: inout [ComplexNumber]
    ) {
        for k in 0..<part {
            for branch in 0..<radix { scratch[branch] = output[start + k + branch * part] }
            for segment in 0..<radix {
                let step = (k + segment * part) * stride
                var twiddle = 0
                var sum = scratch[0]
                for branch in 1..<radix {
                    twiddle += step
                    if twiddle >= length { twiddle -= length }
                    sum = sum + twiddles[twiddle] * scratch[branch]
                }
                output[start + k + segment * part] = sum
            }
        }
    }

    /// Fours, then the prime factors that remain in ascending order.
    private static func factors(of number: Int) -> [Int] {
        var factors: [Int] = []
        var rest = number
        while rest % 4 == 0 {
            factors.append(4)
            rest /= 4
        }
        var candidate = 2
        while candidate * candidate <= rest {
            while rest % candidate == 0 {
                factors.append(candidate)
                rest /= candidate
            }
            candidate += 1
        }
        if rest > 1 { factors.append(rest) }
        return factors
    }
}

/// Bluestein's transform: k·n = (k² + n² − (k − n)²)/2 turns the sum into a convolution with a chirp.
private final class ChirpConvolution: Sendable {
    private let length: Int
    private let transform: FourierTransform
    private let chirp: [ComplexNumber]
    private let spectrum: [ComplexNumber]

    init(length: Int) {
        self.length = length
        var size = 1
        while size < 2 * length - 1 { size *= 2 }
        let transform = FourierTransform(length: size)
        // n² modulo 2·length keeps the argument small, and the angle exact, for long transforms.
        let chirp = (0..<length).map { n in
            let (square, period) = (n.multipliedFullWidth(by: n), 2 * length)
            return ComplexNumber(turns: -Double(period.dividingFullWidth(square).remainder) / Double(period))
        }
        var kernel = [ComplexNumber](repeating: ComplexNumber(0), count: size)
        for n in 0..<length {
            kernel[n] = chirp[n].conjugate
            if n > 0 { kernel[size - n] = chirp[n].conjugate }
        }
        self.transform = transform
        self.chirp = chirp
        spectrum = transform.forward(kernel)
    }

    func forward(_ x: [ComplexNumber]) -> [ComplexNumber] {
        var padded = [ComplexNumber](repeating: ComplexNumber(0), count: transform.length)
        for n in 0..<length { padded[n] = x[n] * chirp[n] }
        // The inverse transform is the forward one of the conjugate, conjugated and divided by its length.
        let product = zip(transform.forward(padded), spectrum).map { ($0 * $1).conjugate }
        let convolved = transform.forward(product)
        let scale = 1 / Double(transform.length)
        return (0..<length).map { scale * (convolved[$0].conjugate * chirp[$0]) }
    }
}
