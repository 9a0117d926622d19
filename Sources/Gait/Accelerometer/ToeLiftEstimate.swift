/// How far the front of a foot is lifted before landing, estimated from an accelerometer without a gyroscope.
///
/// A figure of the whole foot, not of single strides. It is a linear map of the foot's usual course of acceleration about
/// contact, learnt on 737 feet of 170 healthy and stroke-impaired people whose pitch a gyroscope measured; on people of
/// another laboratory and sensor (76 feet) it read 2.6° too low with a standard deviation of 3.0°. See
/// `docs/accelerometer-only.md`.
public struct ToeLiftEstimate: Sendable, Hashable {
    /// A class of the lift; its border is 10°.
    public enum Lift: String, Sendable, Hashable, CaseIterable {
        /// Below the border by more than a standard deviation.
        case little
        /// Above the border by more than a standard deviation.
        case notReduced = "not_reduced"
        /// Neither.
        case unclear
    }

    /// A class of the foot's landing; its border is a pitch at contact of 8°.
    public enum Landing: String, Sendable, Hashable, CaseIterable {
        case heel
        case flatOrForefoot = "flat_or_forefoot"
        case unclear
    }

    /// Greatest pitch before landing, degrees, toe-up positive.
    public var pitch: Double
    /// One standard deviation of its error, degrees; another laboratory and sensor are in it.
    public var standardDeviation: Double
    /// Pitch at initial contact, degrees.
    public var contactPitch: Double
    /// One standard deviation of its error, degrees.
    public var contactDeviation: Double
    /// Distance from the people the estimate was learnt on: about 1 among them, above ``outsideDistance`` outside.
    public var domainDistance: Double
    /// Strength of the foot's forward movement over its sideways movement, ratio of principal moments.
    public var axisRatio: Double
    /// Strides it rests on.
    public var strideCount: Int

    /// Distance above which a foot is outside the people the estimate was learnt on.
    public static let outsideDistance = 1.8
    /// Pitch that divides ``Lift/little`` from ``Lift/notReduced``, degrees.
    public static let liftBorder = 10.0
    /// Pitch at contact that divides the landings, degrees.
    public static let landingBorder = 8.0

    /// Creates an estimate.
    public init(
        pitch: Double, standardDeviation: Double, contactPitch: Double, contactDeviation: Double,
        domainDistance: Double, axisRatio: Double, strideCount: Int
    ) {
        self.pitch = pitch
        self.standardDeviation = standardDeviation
        self.contactPitch = contactPitch
        self.contactDeviation = contactDeviation
        self.domainDistance = domainDistance
        self.axisRatio = axisRatio
        self.strideCount = strideCount
    }

    /// 95 % interval of the greatest pitch, degrees.
    public var interval: ClosedRange<Double> { Self.interval(pitch, standardDeviation) }
    /// 95 % interval of the pitch at contact, degrees.
    public var contactInterval: ClosedRange<Double> { Self.interval(contactPitch, contactDeviation) }
    /// Whether the foot moves unlike those the estimate was learnt on, so that its level is doubtful.
    public var isOutsideReference: Bool { domainDistance > Self.outsideDistance }

    /// The class of the lift.
    public var lift: Lift {
        if pitch + standardDeviation < Self.liftBorder { return .little }
        return pitch - standardDeviation > Self.liftBorder ? .notReduced : .unclear
    }

    /// The class of the landing.
    public var landing: Landing {
        if contactPitch + contactDeviation < Self.landingBorder { return .flatOrForefoot }
        return contactPitch - contactDeviation > Self.landingBorder ? .heel : .unclear
    }

    private static func interval(_ value: Double, _ deviation: Double) -> ClosedRange<Double> {
        value - 1.96 * abs(deviation)...value + 1.96 * abs(deviation)
    }
}

extension ToeLiftEstimate {
    /// What it says of the lift, sentences for a reader.
    public var statement: String {
        let range = "\(whole(interval.lowerBound)) to \(whole(interval.upperBound)) deg"
        var text =
            switch lift {
            case .little:
                "From acceleration alone: before landing the toe is hardly raised (about \(whole(pitch)) deg; 95 % "
                    + "\(range)). A gyroscope is needed to tell whether that is unusual at this walking speed, which side "
                    + "is worse, and how high the toe passes over the ground."
            case .notReduced:
                "From acceleration alone: before landing the toe is raised by more than "
                    + "\(whole(Self.liftBorder)) deg (95 % \(range)). That does not exclude a mild foot drop."
            case .unclear:
                "From acceleration alone: the toe's rise before landing lies between \(whole(interval.lowerBound)) and "
                    + "\(whole(interval.upperBound)) deg, which is not sure enough to say more."
            }
        if isOutsideReference {
            text += " This foot moves unlike those of the reference people, so that the level is doubtful."
        }
        return text
    }

    /// What it says of the landing, one sentence.
    public var landingStatement: String {
        let certainty = "(estimated from acceleration; about 98 of 100 such statements are right)"
        return switch landing {
        case .heel: "The foot lands on its heel \(certainty)."
        case .flatOrForefoot: "The foot lands flat or on its front \(certainty)."
        case .unclear: "How the foot lands is not sure from acceleration alone."
        }
    }

    private func whole(_ value: Double) -> String {
        guard value.magnitude < 1e9 else { return "\(value)" }
        return String(Int(value.rounded()))
    }
}
