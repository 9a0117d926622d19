public import Recordings

/// Range of a measure in healthy adults on one kind of device; for printing beside, no limit of health.
public struct LoadingReference: Sendable, Hashable {
    /// 5th percentile over people; on plates the least value.
    public var low: Double
    /// Median over people; `nil` where the sample is too small.
    public var middle: Double?
    /// 95th percentile over people; on plates the greatest value.
    public var high: Double
    /// Standard deviation between two walks of one person; `nil` where it is not known.
    ///
    /// Differences below 2.8 times this are no change.
    public var samePersonDeviation: Double?
    /// Where it comes from.
    public var source: String

    /// The range of a measure of one foot.
    public static func range(of measure: LoadingMeasure, on source: SensorPlacement) -> LoadingReference? {
        switch source {
        case .insole: insole[measure]
        case .forcePlate: plate[measure]
        default: nil
        }
    }

    /// The range of a difference between the feet.
    public static func asymmetry(of measure: LoadingMeasure, on source: SensorPlacement) -> LoadingReference? {
        source == .insole ? insoleAsymmetry[measure] : nil
    }

    /// What the ranges of insoles rest on.
    public static let insoleSource =
        "72 healthy adults, first walk of 2 min with turns, one type of insole at 100 Hz (PhysioNet gaitpdb)"
    /// What the ranges of plates rest on.
    public static let plateSource = "14 contacts of healthy adults (BMClab, Qualisys, BTS); least and greatest"

    private static func walk(_ low: Double, _ middle: Double, _ high: Double, _ deviation: Double) -> LoadingReference {
        LoadingReference(low: low, middle: middle, high: high, samePersonDeviation: deviation, source: insoleSource)
    }

    private static func contacts(_ low: Double, _ high: Double) -> LoadingReference {
        LoadingReference(low: low, middle: nil, high: high, samePersonDeviation: nil, source: plateSource)
    }

    private static let insole: [LoadingMeasure: LoadingReference] = [
        .rearEarlyShare: walk(0.861, 0.938, 0.997, 0.023), .pressureStart: walk(0.005, 0.038, 0.072, 0.019),
        .frontEarlyShare: walk(0, 0.019, 0.070, 0.014), .heelToForefootShare: walk(0.089, 0.135, 0.321, 0.022),
        .heelToForefoot: walk(0.060, 0.090, 0.231, 0.015), .stanceShare: walk(0.615, 0.637, 0.664, 0.012),
        .contactTime: walk(0.606, 0.677, 0.795, 0.027), .strideTime: walk(0.96, 1.07, 1.23, 0.030),
        .firstPeak: walk(0.95, 1.08, 1.31, 0.026), .trough: walk(0.71, 0.85, 0.95, 0.040),
        .secondPeak: walk(0.91, 0.99, 1.15, 0.028), .dip: walk(0.060, 0.194, 0.338, 0.042),
        .loadingRate: walk(6.2, 10.3, 22.6, 2.5), .slapRate: walk(1.3, 2.8, 4.9, 0.42),
        .heelOffShare: walk(0.58, 0.66, 0.72, 0.025), .pressureRange: walk(0.77, 0.83, 0.90, 0.021),
        .impulse: walk(0.485, 0.551, 0.635, 0.019),
    ]

    private static let insoleAsymmetry: [LoadingMeasure: LoadingReference] = [
        .frontEarlyShare: walk(0, 0.007, 0.039, 0.017), .pressureStart: walk(0.001, 0.008, 0.043, 0.015),
        .contactTime: walk(0, 0.014, 0.037, 0.014), .firstPeak: walk(0.001, 0.026, 0.076, 0.033),
    ]

    private static let plate: [LoadingMeasure: LoadingReference] = [
        .firstPeak: contacts(1.03, 1.36), .trough: contacts(0.52, 0.89), .secondPeak: contacts(1.04, 1.47),
        .brakeImpulse: contacts(0.022, 0.039), .propulsionImpulse: contacts(0.025, 0.044),
        .peakBrake: contacts(0.11, 0.28), .peakPropulsion: contacts(0.20, 0.31),
        .greatestLoadingRate: contacts(45, 146), .contactTime: contacts(0.56, 0.65),
    ]
}
