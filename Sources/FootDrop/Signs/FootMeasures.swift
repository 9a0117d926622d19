import Gait
import Recordings
import SignalProcessing

/// What the straight strides of one foot measure, before anything is compared.
struct FootMeasures: Sendable {
    /// What is known about the walking speed.
    enum Speed: Sendable, Hashable {
        case known(Double)
        /// The path of a sensor without gravity comes out too short.
        case atLeast(Double)
        case unknown

        /// The speed, or the least it can be.
        var value: Double? {
            switch self {
            case .known(let speed), .atLeast(let speed): speed
            case .unknown: nil
            }
        }
    }

    /// The foot.
    let foot: FootAnalysis
    /// Numbers of the strides that everything rests on.
    let straight: [Int]
    /// The draws over them.
    let resampling: Resampling
    /// Medians with draws; a quantity of too few strides is missing.
    let medians: [Quantity: Draws]
    /// In how many strides each quantity is available.
    let counts: [Quantity: Int]
    /// Robust standard deviations between strides; a quantity of too few for its variability is missing.
    let deviations: [Quantity: Double]
    /// How the straight strides land.
    let contacts: [ContactType: Int]
    /// Share of swings without rest at one of their ends: there the zero of pitch is not sure.
    let restlessShare: Double
    /// Whether the straight way slopes.
    let isOnSlope: Bool
    /// The walking speed.
    let speed: Speed

    /// Measures a foot.
    init(_ foot: FootAnalysis, reference: ReferenceTable) {
        self.foot = foot
        straight = Self.straight(foot.strides, least: reference["rule.straight_speed"])
        resampling = Resampling(count: straight.count, reference: reference)
        contacts = straight.reduce(into: [:]) { $0[foot.strides[$1].contactType, default: 0] += 1 }
        isOnSlope = straight.contains { foot.strides[$0].flags.contains(.slope) }
        restlessShare = Self.restlessShare(of: foot.strides)
        let strideTime = RobustStatistics.median(
            Self.column(.strideTime, of: foot.strides, at: straight).filter { !$0.isNaN })
        var medians: [Quantity: Draws] = [:]
        var counts: [Quantity: Int] = [:]
        var deviations: [Quantity: Double] = [:]
        let shared = RobustStatistics.median(
            straight.compactMap { foot.strides[$0].minToeClearance?.sharedDeviation })
        for quantity in Quantity.allCases {
            let column = Self.column(quantity, of: foot.strides, at: straight)
            let values = column.filter { !$0.isNaN }
            counts[quantity] = values.count
            if values.count >= Int(reference["variability.fewest_strides"]) {
                deviations[quantity] = RobustStatistics.robustStandardDeviation(values)
            }
            guard Double(values.count) >= reference["rule.fewest_strides"],
                let median = RobustStatistics.median(values)
            else { continue }
            var instrument = quantity.instrumentError(
                reference, strideTime: strideTime, timingError: foot.timingError)
            if quantity == .minToeClearance || quantity == .lowToeClearance {
                instrument = shared ?? instrument
            }
            let draws = resampling.quantiles(0.5, of: Resampling.Column(resampling, values: column))
            medians[quantity] = Draws(
                value: median, raw: draws, widening: resampling.widening, instrument: instrument)
        }
        self.medians = medians
        self.counts = counts
        self.deviations = deviations
        if let speed = medians[.walkingSpeed]?.value {
            self.speed = .known(speed)
        } else if let speed = foot.leastWalkingSpeed {
            self.speed = .atLeast(speed)
        } else {
            self.speed = .unknown
        }
    }

    /// One quantity over the straight strides: there may be a week of them, and all quantities would be half as much again.
    private static func column(_ quantity: Quantity, of strides: [Stride], at straight: [Int]) -> [Double] {
        straight.map { quantity.value(of: strides, at: $0) ?? .nan }
    }

    /// The straight strides of full speed: a start or a stop swings more slowly, and lifts its toe less.
    private static func straight(_ strides: [Stride], least: Double) -> [Int] {
        var straight: [Int] = []
        var speeds: [Double?] = []
        for number in strides.indices where strides[number].isStraight {
            straight.append(number)
            let swing = strides[number].swingTime
            speeds.append(swing > 0 ? strides[number].length.map { $0 / swing } : nil)
        }
        guard let usual = RobustStatistics.median(speeds.compactMap(\.self)) else { return straight }
        return zip(straight, speeds).compactMap { number, speed in
            speed.map { $0 >= least * usual } ?? true ? number : nil
        }
    }

    private static func restlessShare(of strides: [Stride]) -> Double {
        var swings = 0
        var restless = 0
        for number in strides.indices where !strides[number].flags.contains(.weak) {
            swings += 1
            if strides[number].flags.contains(.restless) { restless += 1 }
        }
        return swings > 0 ? Double(restless) / Double(swings) : 0
    }

    /// The known values of a quantity over the straight strides.
    func values(_ quantity: Quantity) -> [Double] { column(quantity).filter { !$0.isNaN } }

    /// A quantity over the straight strides, NaN where there is no value.
    func column(_ quantity: Quantity) -> [Double] { Self.column(quantity, of: foot.strides, at: straight) }

    /// Why a quantity is not there.
    func reason(for quantity: Quantity, fewest: Int) -> String {
        let words: [String] =
            switch quantity {
            case .minToeClearance, .lowToeClearance, .midSwingToeClearance, .earlyToeClearanceMax, .lateToeClearanceMax:
                ["clearance"]
            case .heelClearanceMax, .circumduction: ["heel", "clearance"]
            case .strideLength, .walkingSpeed: ["trajectory"]
            default: []
            }
        for word in words {
            if let withheld = foot.withheld.first(where: { $0.quantity.contains(word) }) { return withheld.reason }
        }
        if (counts[quantity] ?? 0) == 0, let obstacle = foot.sensorObstacle { return obstacle }
        if quantity == .slapRate || quantity == .footFlatDelay {
            return "\(Self.strides(counts[quantity] ?? 0)) with a landing on the heel; \(fewest) are needed"
        }
        return "\(Self.strides(counts[quantity] ?? 0)) of \(straight.count) straight ones tell it; \(fewest) are needed"
    }

    /// `1 stride`, `2 strides`.
    static func strides(_ count: Int) -> String { count == 1 ? "1 stride" : "\(count) strides" }
}
