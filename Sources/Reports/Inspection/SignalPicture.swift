import Recordings

/// Small pictures of signals in characters: a line a channel, two parts and four steps of height a character.
struct SignalPicture {
    /// The first of the braille patterns; the others follow by the bits of their dots.
    private static let blank: UInt32 = 0x2800
    /// The bits of the dots from the bottom up, in the left and in the right half of a character.
    private static let dots: [[UInt32]] = [[0x40, 0x04, 0x02, 0x01], [0x80, 0x20, 0x10, 0x08]]

    /// Parts of a signal that a line of so many characters shows.
    static func parts(width: Int) -> Int { 2 * width }

    /// The line of one channel from the range of every part; blank where nothing was measured.
    func line(_ ranges: [ClosedRange<Double>?]) -> String {
        let known = ranges.compactMap(\.self)
        guard let low = known.map(\.lowerBound).min(), let high = known.map(\.upperBound).max() else { return "" }
        let span = high - low
        func step(_ value: Double) -> Int {
            span > 0 ? min(3, max(0, Int(4 * (value - low) / span))) : 0
        }
        var line = ""
        for first in stride(from: 0, to: ranges.count, by: 2) {
            var bits: UInt32 = 0
            for half in 0..<2 where first + half < ranges.count {
                guard let range = ranges[first + half] else { continue }
                for dot in step(range.lowerBound)...step(range.upperBound) { bits |= Self.dots[half][dot] }
            }
            line.unicodeScalars.append(Unicode.Scalar(Self.blank | bits) ?? " ")
        }
        return line
    }
}
