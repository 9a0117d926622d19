import Glibc

/// Power spectra by Welch's method.
///
/// Welch, IEEE Transactions on Audio and Electroacoustics 15, 1967.
public enum Welch {
    /// The one-sided power spectral density, averaged over overlapping segments.
    ///
    /// Each segment has its mean removed and is weighted by a periodic Hann window, as in SciPy's `welch`. A segment
    /// longer than the signal is cut to the signal; samples after the last whole segment are left out.
    ///
    /// - Parameters:
    ///   - rate: sampling rate in Hz.
    ///   - segmentLength: samples of a segment, at least 2.
    ///   - overlap: samples that neighbouring segments share, less than a segment; half a segment when `nil`.
    /// - Returns: frequencies in Hz and, for each, the density in squared units of `x` per Hz; nothing when the signal
    ///   or a segment has fewer than two samples or the rate is not positive.
    public static func spectrum(
        _ x: [Double], rate: Double, segmentLength: Int, overlap: Int? = nil
    ) -> (frequencies: [Double], density: [Double]) {
        let length = min(segmentLength, x.count)
        guard length > 1, rate > 0 else { return ([], []) }
        let shared = min(max(0, overlap ?? length / 2), length - 1)
        let window = (0..<length).map { 0.5 - 0.5 * cos(2 * .pi * Double($0) / Double(length)) }
        let transform = FourierTransform(length: length)
        let bins = length / 2 + 1

        let starts = Array(stride(from: 0, through: x.count - length, by: length - shared))
        var power = [Double](repeating: 0, count: bins)
        var pair = [ComplexNumber](repeating: ComplexNumber(0), count: length)
        for first in stride(from: 0, to: starts.count, by: 2) {
            // Two segments go through the transform as the real and the imaginary part of one: their powers at a bin
            // add up to the mean of the powers at that bin and at its negative.
            weigh(x, from: starts[first], by: window) { pair[$0].real = $1 }
            if first + 1 < starts.count {
                weigh(x, from: starts[first + 1], by: window) { pair[$0].imaginary = $1 }
            } else {
                for index in pair.indices { pair[index].imaginary = 0 }
            }
            let spectrum = transform.forward(pair)
            for bin in 0..<bins {
                let negative = bin == 0 ? 0 : length - bin
                power[bin] += (spectrum[bin].squaredMagnitude + spectrum[negative].squaredMagnitude) / 2
            }
        }

        let scale = 1 / (rate * window.reduce(0) { $0 + $1 * $1 } * Double(starts.count))
        return (
            (0..<bins).map { Double($0) * rate / Double(length) },
            (0..<bins).map { bin in
                // Negative frequencies are folded onto positive ones; zero and Nyquist have no counterpart.
                let folded = bin == 0 || 2 * bin == length ? 1.0 : 2.0
                return power[bin] * scale * folded
            }
        )
    }

    /// Hands out the samples of a segment, their mean removed and weighted.
    private static func weigh(
        _ x: [Double], from start: Int, by window: [Double], into store: (Int, Double) -> Void
    ) {
        var sum = 0.0
        for index in window.indices { sum += x[start + index] }
        let mean = sum / Double(window.count)
        for index in window.indices { store(index, (x[start + index] - mean) * window[index]) }
    }
}
