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
    /// The walking speed.
    let speed: Speed

    /// Measures a foot.
    init(_ foot: FootAnalysis, reference: ReferenceTable) {
        self.foot = foot
        let straight = Self.straight(foot.strides, least: reference["rule.straight_speed"])
        self.straight = straight
        let resampling = Resampling(count: straight.count, reference: reference)
        self.resampling = resampling
        let strideTime = RobustStatistics.median(straight.compactMap { foot.strides[$0].strideTime })
        var medians: [Quantity: Draws] = [:]
        var counts: [Quantity: Int] = [:]
        for quantity in Quantity.allCases {
            let values = straight.compactMap { quantity.value(of: foot.strides[$0]) }
            counts[quantity] = values.count
            guard Double(values.count) >= reference["rule.fewest_strides"],
                let median = RobustStatistics.median(values)
            else { continue }
            let column = Resampling.Column(resampling) { quantity.value(of: foot.strides[straight[$0]]) }
            var instrument = quantity.instrumentError(reference, strideTime: strideTime)
            if quantity == .minToeClearance || quantity == .lowToeClearance {
                let shared = straight.compactMap { foot.strides[$0].minToeClearance?.sharedDeviation }
                instrument = RobustStatistics.median(shared) ?? instrument
            }
            medians[quantity] = Draws(
                value: median, raw: resampling.quantiles(0.5, of: column), widening: resampling.widening,
                instrument: instrument)
        }
        self.medians = medians
        self.counts = counts
        if let speed = medians[.walkingSpeed]?.value {
            self.speed = .known(speed)
        } else if let speed = foot.leastWalkingSpeed {
            self.speed = .atLeast(speed)
        } else {
            self.speed = .unknown
        }
    }

    /// The straight strides of full speed: a start or a stop swings more slowly, and lifts its toe less.
    private static func straight(_ strides: [Stride], least: Double) -> [Int] {
        func swingSpeed(_ stride: Stride) -> Double? {
            stride.swingTime > 0 ? stride.length.map { $0 / stride.swingTime } : nil
        }
        let straight = strides.indices.filter { strides[$0].isStraight }
        guard let usual = RobustStatistics.median(straight.compactMap { swingSpeed(strides[$0]) }) else {
            return straight
        }
        return straight.filter { number in
            swingSpeed(strides[number]).map { $0 >= least * usual } ?? true
        }
    }

    /// The values of a quantity over the straight strides.
    func values(_ quantity: Quantity) -> [Double] {
        straight.compactMap { quantity.value(of: foot.strides[$0]) }
    }

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
        if quantity == .slapRate || quantity == .footFlatDelay {
            return "\(Self.strides(counts[quantity] ?? 0)) with a landing on the heel; \(fewest) are needed"
        }
        return "\(Self.strides(counts[quantity] ?? 0)) of \(straight.count) straight ones tell it; \(fewest) are needed"
    }

    /// `1 stride`, `2 strides`.
    static func strides(_ count: Int) -> String { count == 1 ? "1 stride" : "\(count) strides" }
}
