/// One swing's foot pitch and toe clearance on an axis that all swings share: toe-off at 0 %, initial contact at 100 %.
public struct SwingCurve: Sendable, Hashable {
    /// The first point of every curve, percent of swing.
    public static let firstPercent = -25.0
    /// The distance of neighbouring points, percent of swing.
    public static let percentStep = 1.5
    /// Points of every curve; the last lies at 125 %.
    public static let pointCount = 101

    /// Number of the stride of this foot.
    public var stride: Int
    /// Foot pitch, degrees, toe-up positive; `nan` where the stride does not reach.
    public var pitch: [Float]
    /// Toe clearance, metres; empty where clearance is withheld, `nan` where the stride does not reach.
    public var toeClearance: [Float]

    /// Creates a curve.
    public init(stride: Int, pitch: [Float], toeClearance: [Float]) {
        self.stride = stride
        self.pitch = pitch
        self.toeClearance = toeClearance
    }

    /// Where a point lies, percent of swing.
    public static func percent(ofPoint index: Int) -> Double { firstPercent + percentStep * Double(index) }
}

extension SwingCurve {
    /// Lays a stride's courses on the common axis; `nil` without a pitch or a swing.
    ///
    /// - Parameters:
    ///   - pitch: Foot pitch at each sample of the stride, rad.
    ///   - toeClearance: Toe clearance at each sample, m, as many; empty where it is withheld.
    ///   - toeOff: In samples from the start of the stride.
    ///   - swing: In samples.
    init?(stride: Int, pitch: [Double], toeClearance: [Double], toeOff: Double, swing: Double) {
        guard !pitch.isEmpty, swing > 0 else { return nil }
        var pitches = [Float](repeating: .nan, count: Self.pointCount)
        var clearances = [Float](repeating: .nan, count: toeClearance.isEmpty ? 0 : Self.pointCount)
        let last = pitch.count - 1
        let (angles, heights) = (pitch.span, toeClearance.span)
        let hasClearance = !toeClearance.isEmpty
        var toPitch = pitches.mutableSpan
        var toClearance = clearances.mutableSpan
        for point in 0..<Self.pointCount {
            let position = toeOff + Self.percent(ofPoint: point) / 100 * swing
            guard position >= 0, position <= Double(last) else { continue }
            let k = min(Int(position), last - 1)
            let f = position - Double(k)
            toPitch[point] = Float(180 / .pi * (angles[k] + f * (angles[k + 1] - angles[k])))
            if hasClearance { toClearance[point] = Float(heights[k] + f * (heights[k + 1] - heights[k])) }
        }
        self.init(stride: stride, pitch: pitches, toeClearance: clearances)
    }
}
