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
