import Glibc

/// Power spectra by Welch's method (IEEE Trans. Audio Electroacoustics 15, 1967).
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

        var power = [Double](repeating: 0, count: bins)
        let starts = stride(from: 0, through: x.count - length, by: length - shared)
        for start in starts {
            let segment = x[start..<(start + length)]
            let mean = segment.reduce(0, +) / Double(length)
            let spectrum = transform.forward(zip(segment, window).map { ComplexNumber(($0 - mean) * $1) })
            for bin in 0..<bins { power[bin] += spectrum[bin].squaredMagnitude }
        }

        let scale = 1 / (rate * window.reduce(0) { $0 + $1 * $1 } * Double(starts.underestimatedCount))
        return (
            (0..<bins).map { Double($0) * rate / Double(length) },
            (0..<bins).map { bin in
                // Negative frequencies are folded onto positive ones; zero and Nyquist have no counterpart.
                let folded = bin == 0 || 2 * bin == length ? 1.0 : 2.0
                return power[bin] * scale * folded
            }
        )
    }
}
