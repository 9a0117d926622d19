import Recordings
import SignalKernels
import SignalProcessing

/// How the points of the sole move over the ground in one swing.
struct SoleMotion: Sendable {
    /// The sample at which the toe point moves fastest along the chord of the stride.
    private(set) var fastest: Int
    /// Greatest distance of the heel point from the chord between its places at the two foot-flats, outward positive, m.
    private(set) var circumduction: Double?

    /// Follows the points from toe-off to contact, samples from the start of the stride.
    init(_ path: StridePath, toe: Vector3, heel: Vector3?, side: Side, toeOff: Double, contact: Double) {
        let last = path.count - 1
        let from = min(max(1, Int(toeOff)), last - 1)
        let to = max(from, min(last - 1, Int(contact.rounded(.up))))
        fastest = from
        let points = SolePoints(toe: toe, heel: heel ?? toe)
        let samples = path.courses.samples
        let span = samples.span.extracting(path.offset..<path.offset + path.count)
        func heelPlace(_ k: Int) -> SIMD2<Double> {
            let lever = points.levelLever(span[k])
            return span[k].place + SIMD2(lever.x.y, lever.y.y)
        }
        let start = heelPlace(0)
        let way = heelPlace(last) - start
        let wayLength = (way * way).sum().squareRoot()
        let outward: Double = side == .left ? 1 : -1
        let swing = max(0, Int(toeOff))...max(max(0, Int(toeOff)), min(last, Int(contact)))
        let chord = path.length > 0 ? path[last].place / path.length : .zero

        var greatest = -Double.infinity
        var speed = -Double.infinity
        var (before, here) = (0.0, 0.0)
        for k in from - 1...max(to + 1, swing.upperBound) {
            let sample = span[k]
            let lever = points.levelLever(sample)
            let toeWay = sample.progress + lever.x.x * chord.x + lever.y.x * chord.y
            if k > from, k <= to + 1, toeWay - before > speed {
                speed = toeWay - before
                fastest = k - 1
            }
            (before, here) = (here, toeWay)
            if swing.contains(k) {
                let away = sample.place + SIMD2(lever.x.y, lever.y.y) - start
                greatest = max(greatest, outward * (way.x * away.y - way.y * away.x) / wayLength)
            }
        }
        if path.length <= 0 { fastest = from }
        if heel != nil, side != .unknown, path.length > 0.1, wayLength > 0 { circumduction = greatest }
    }
}
