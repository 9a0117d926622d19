import Gait
import Glibc
import SignalProcessing

/// The figures of all signs of one foot, some of them relative to the other foot.
struct SignFigures: Sendable {
    /// What is known of a sign.
    enum Figure: Sendable {
        case draws(Draws)
        /// A share: how often it happened, of how many times.
        case share(successes: Int, of: Int)
        case missing(String)
    }

    let own: FootMeasures
    let other: FootMeasures?
    let reference: ReferenceTable
    /// Why nothing spatial may be used; `nil` when it may.
    let obstacle: String?
    private let fewest: Int
    private let tail: ClearanceTail?
    private var figures: [String: Figure] = [:]

    init(own: FootMeasures, other: FootMeasures?, reference: ReferenceTable, obstacle: String?) {
        self.own = own
        self.other = other
        self.reference = reference
        self.obstacle = obstacle
        fewest = Int(reference["rule.fewest_strides"])
        tail = ClearanceTail(own)
        for sign in SignDefinition.all { figures[sign.name] = measured(sign) }
    }

    /// The figure of a sign.
    func figure(of sign: SignDefinition) -> Figure { figures[sign.name] ?? .missing("it is not measured") }

    private func measured(_ sign: SignDefinition) -> Figure {
        if let obstacle, !sign.isTemporal { return .missing(obstacle) }
        if let quantity = Quantity(rawValue: sign.name) {
            if quantity == .walkingSpeed, own.medians[quantity] == nil, let least = own.foot.leastWalkingSpeed {
                return .missing("only that it is at least \(FigureText.number(least, decimals: 2)) m/s is known")
            }
            return draws(own, quantity)
        }
        switch sign.name {
        case "max_swing_pitch_difference": return difference(.maxSwingPitch, otherMinusOwn: true)
        case "circumduction_difference": return difference(.circumduction)
        case "swing_percent_difference": return difference(.swingPercent)
        case "heel_first_share": return heelFirst
        case "min_toe_clearance_p5": return clearanceTail { $0.percentile5 }
        case "trip_probability_5mm": return clearanceTail { $0.probability(below: 0.005) }
        case "drag_fraction": return dragFraction
        case "drag_stride_share": return dragStrides
        case "steppage_lift": return steppage
        case "stride_time_cv": return strideTimeVariation
        default: return .missing("it is not measured")
        }
    }

    private func draws(_ measures: FootMeasures, _ quantity: Quantity) -> Figure {
        measures.medians[quantity].map { .draws($0) } ?? .missing(measures.reason(for: quantity, fewest: fewest))
    }

    private func difference(_ quantity: Quantity, otherMinusOwn: Bool = false) -> Figure {
        guard let other else { return .missing("only one foot was recorded") }
        guard let mine = own.medians[quantity] else { return draws(own, quantity) }
        guard let others = other.medians[quantity] else {
            return .missing("of the other foot: " + other.reason(for: quantity, fewest: fewest))
        }
        return .draws(otherMinusOwn ? others.minus(mine) : mine.minus(others))
    }

    // MARK: - Landing

    private var heelFirst: Figure {
        let known = own.straight.count - (own.contacts[.uncertain] ?? 0)
        guard known >= fewest, 2 * known >= own.straight.count else {
            return .missing("how the foot lands is sure in \(known) of \(FootMeasures.strides(own.straight.count))")
        }
        return .share(successes: own.contacts[.heel] ?? 0, of: known)
    }

    // MARK: - Clearance

    private func clearanceTail(_ figure: (ClearanceTail) -> Draws) -> Figure {
        guard let tail else { return draws(own, .lowToeClearance) }
        return .draws(figure(tail))
    }

    private var dragFraction: Figure {
        let values = own.values(.drag)
        guard values.count >= fewest, let mean = RobustStatistics.mean(values) else {
            return .missing(own.reason(for: .midSwingToeClearance, fewest: fewest))
        }
        let raw = own.resampling.means(of: Resampling.Column(own.resampling, values: own.column(.drag)))
        return .draws(Draws(value: mean, raw: raw, widening: own.resampling.widening, instrument: 0))
    }

    private var dragStrides: Figure {
        let values = own.values(.drag)
        guard values.count >= fewest else {
            return .missing(own.reason(for: .midSwingToeClearance, fewest: fewest))
        }
        return .share(successes: values.count { $0 > 0 }, of: values.count)
    }

    // MARK: - Compensation

    /// How far the leg lifts the foot beyond the other one.
    ///
    /// In mid-swing: a foot whose toe hangs lower by some degrees and is still as high above the floor was lifted by the
    /// difference times the lever from ankle to toe. Where that is not known, the greatest heights of the heels stand in;
    /// they also hold the push-off.
    private var steppage: Figure {
        guard let other else { return .missing("only one foot was recorded") }
        if let mine = ankleHeight(own), let others = ankleHeight(other) { return .draws(mine.minus(others)) }
        if let mine = own.medians[.heelClearanceMax], let others = other.medians[.heelClearanceMax] {
            return .draws(mine.minus(others))
        }
        let measures = ankleHeight(own) == nil ? own : other
        return .missing(measures.reason(for: .midSwingToeClearance, fewest: fewest))
    }

    /// Height of the ankle in mid-swing but for a constant, m.
    private func ankleHeight(_ measures: FootMeasures) -> Draws? {
        guard let clearance = measures.medians[.midSwingToeClearance], let pitch = measures.medians[.midSwingPitch]
        else { return nil }
        let lever = reference["steppage.toe_lever"]
        func height(_ clearance: Double, _ pitch: Double) -> Double { clearance - lever * sin(pitch * .pi / 180) }
        return Draws(
            value: height(clearance.value, pitch.value),
            draws: zip(clearance.draws, pitch.draws).map { height($0, $1) },
            instrument: Draws.quadrature(clearance.instrument, lever * pitch.instrument * .pi / 180))
    }

    // MARK: - Times

    /// Robust coefficient of variation of stride time, percent.
    private var strideTimeVariation: Figure {
        let count = own.counts[.strideTime] ?? 0
        guard let deviation = own.deviations[.strideTime], let median = own.medians[.strideTime]?.value, median > 0
        else {
            let fewest = Int(reference["variability.fewest_strides"])
            return .missing("\(FootMeasures.strides(count)); variability needs \(fewest)")
        }
        let variation = 100 * deviation / median
        // The median absolute deviation of a normal sample has 1.17/√n of its value as standard error.
        let error = 1.166 / Double(count).squareRoot()
        var random = SplitMix64(seed: 0xC0EF)
        let draws = (0..<own.resampling.draws).map { _ in variation * exp(error * random.normal()) }
        return .draws(Draws(value: variation, draws: draws, instrument: 0))
    }
}
