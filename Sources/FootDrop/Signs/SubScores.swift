import SignalProcessing

/// The four sub-scores of one foot, kept apart: what is missing, what it risks, what is done against it, what it costs.
///
/// A part of a score grows linearly from 0 at its `zero` to 1 at its `full`; parts are averaged by weight. A part that is
/// missing is left out of the mean, and the interval grows by what it might have been.
struct SubScores {
    let figures: SignFigures
    let reference: ReferenceTable

    /// A part with its draws, 0 to 1.
    private struct Part {
        var value: Double
        var draws: [Double]
        var weight: Double
    }

    /// The scores in the order of their kinds.
    ///
    /// - Parameters:
    ///   - z: Departure from the reference with its draws; `nil` where it is not known.
    ///   - difference: Other foot minus this one with its draws.
    ///   - primaryReason: Why there is no primary deficit; `nil` where there is one.
    func scores(z: Draws?, difference: Draws?, primaryReason: String?) -> [SubScore] {
        SubScore.Kind.allCases.map { kind in
            switch kind {
            case .primaryDeficit: primary(z: z, difference: difference, reason: primaryReason)
            case .clearanceRisk, .compensation, .consequence: mean(of: kind)
            }
        }
    }

    private func primary(z: Draws?, difference: Draws?, reason: String?) -> SubScore {
        if let reason { return SubScore(kind: .primaryDeficit, value: nil, reason: reason) }
        let parts = [
            z.map { part("primary_z", $0, stream: 1) }, difference.map { part("primary_difference", $0, stream: 2) },
        ]
        .compactMap(\.self)
        guard let first = parts.first else {
            return SubScore(
                kind: .primaryDeficit, value: nil, reason: "neither the walking speed nor the other foot is known")
        }
        let value = parts.map(\.value).max() ?? first.value
        let draws = first.draws.indices.map { b in parts.map { $0.draws[b] }.max() ?? 0 }
        return score(.primaryDeficit, value: value, draws: draws, missing: 0)
    }

    private func mean(of kind: SubScore.Kind) -> SubScore {
        var parts: [Part] = []
        var total = 0.0
        var reason: String?
        for (index, sign) in SignDefinition.all.enumerated() where sign.role == kind {
            let weight = reference["score.\(sign.name).weight"]
            total += weight
            switch riskFigure(of: sign) {
            case .draws(let draws):
                var part = part(sign.name, draws, isSymmetric: sign.worse == .either, stream: UInt64(index + 3))
                part.weight = weight
                parts.append(part)
            case .share: break
            case .missing(let why): reason = reason ?? why
            }
        }
        let weight = parts.reduce(0) { $0 + $1.weight }
        guard weight > 0 else {
            return SubScore(kind: kind, value: nil, reason: reason ?? "none of its signs has a weight")
        }
        let value = parts.reduce(0) { $0 + $1.weight * $1.value } / weight
        let draws = (0..<figures.own.resampling.draws).map { b in
            parts.reduce(0) { $0 + $1.weight * $1.draws[b] } / weight
        }
        return score(kind, value: value, draws: draws, missing: 1 - weight / total)
    }

    /// A foot that hardly lifts its toe often has no local minimum of clearance; its clearance in mid-swing then stands.
    private func riskFigure(of sign: SignDefinition) -> SignFigures.Figure {
        let figure = figures.figure(of: sign)
        guard case .missing = figure, sign.name == "min_toe_clearance", figures.obstacle == nil,
            let low = figures.own.medians[.lowToeClearance]
        else { return figure }
        return .draws(low)
    }

    private func part(_ name: String, _ draws: Draws, isSymmetric: Bool = false, stream: UInt64) -> Part {
        let zero = reference["score.\(name).zero"]
        let full = reference["score.\(name).full"]
        func share(_ x: Double) -> Double { min(1, max(0, ((isSymmetric ? abs(x) : x) - zero) / (full - zero))) }
        return Part(value: share(draws.value), draws: draws.cloud(stream: stream).map(share), weight: 1)
    }

    private func score(_ kind: SubScore.Kind, value: Double, draws: [Double], missing: Double) -> SubScore {
        let spread = Draws.normal95 * reference["score.missing_sd"] * max(0, missing)
        let low = value - (RobustStatistics.quantile(draws, 0.025) ?? value)
        let high = (RobustStatistics.quantile(draws, 0.975) ?? value) - value
        let interval =
            max(0, value - Draws.quadrature(low, spread))...min(1, value + Draws.quadrature(high, spread))
        return SubScore(
            kind: kind, value: 100 * value, interval: 100 * interval.lowerBound...100 * interval.upperBound)
    }
}
