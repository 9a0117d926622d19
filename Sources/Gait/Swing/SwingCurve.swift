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
    ///   - toeClearance: Toe clearance at each sample, m; empty where it is withheld.
    ///   - toeOff: In samples from the start of the stride.
    ///   - swing: In samples.
    init?(stride: Int, pitch: [Double], toeClearance: [Double], toeOff: Double, swing: Double) {
        guard !pitch.isEmpty, swing > 0 else { return nil }
        func sampled(_ column: [Double], scale: Double) -> [Float] {
            guard !column.isEmpty else { return [] }
            return (0..<Self.pointCount).map { point in
                let position = toeOff + Self.percent(ofPoint: point) / 100 * swing
                guard position >= 0, position <= Double(column.count - 1) else { return .nan }
                let k = min(Int(position), column.count - 2)
                return Float(scale * (column[k] + (position - Double(k)) * (column[k + 1] - column[k])))
            }
        }
        self.init(
            stride: stride, pitch: sampled(pitch, scale: 180 / .pi), toeClearance: sampled(toeClearance, scale: 1))
    }
}
