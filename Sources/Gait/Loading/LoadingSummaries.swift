import Recordings
import SignalProcessing

/// Puts the contacts of each foot together.
struct LoadingSummaries: Sendable {
    /// Fewest contacts of each foot for a comparison of left and right.
    var fewestForAsymmetry = 20

    /// Measures compared between the feet.
    private static let compared: [LoadingMeasure] = [
        .contactTime, .stanceShare, .stepTime, .doubleSupport, .firstPeak, .trough, .secondPeak, .dip, .impulse,
        .loadingRate, .greatestLoadingRate, .brakeImpulse, .propulsionImpulse, .pressureStart, .rearEarlyShare,
        .frontEarlyShare, .heelToForefoot, .heelToForefootShare, .heelOffShare, .slapRate,
    ]

    /// The summaries of the feet, by kind of device and side.
    ///
    /// - Parameter layouts: Whether the cells of each foot's insole lie as named.
    func feet(_ contacts: [FoundContact], layouts: [Side: Bool]) -> [FootLoading] {
        var result: [FootLoading] = []
        for source in [SensorPlacement.forcePlate, .insole] {
            for side in Side.allCases {
                let own = contacts.map(\.contact).filter { $0.source == source && $0.side == side && $0.isUsable }
                guard !own.isEmpty else { continue }
                result.append(foot(side, source, own, isLayoutConfirmed: source == .insole ? layouts[side] : nil))
            }
        }
        return result
    }

    private func foot(
        _ side: Side, _ source: SensorPlacement, _ contacts: [FootContact], isLayoutConfirmed: Bool?
    ) -> FootLoading {
        var loading = FootLoading(
            side: side, source: source, contactCount: contacts.count, measures: [],
            isLayoutConfirmed: isLayoutConfirmed)
        for measure in LoadingMeasure.allCases {
            let values = contacts.compactMap { measure.value(in: $0.measures) }
            guard let median = RobustStatistics.median(values) else { continue }
            let isMany = values.count > 1
            loading.measures.append(
                LoadingSummary(
                    measure: measure, n: values.count, median: median,
                    standardDeviation: RobustStatistics.standardDeviation(values),
                    robustDeviation: isMany ? RobustStatistics.robustStandardDeviation(values) : nil,
                    reference: LoadingReference.range(of: measure, on: source)))
        }
        let humps = contacts.filter { $0.flags.contains(.oneHump) || $0.measures.dip != nil }
        loading.oneHumpShare = share(of: humps) { $0.flags.contains(.oneHump) }
        let ordered = contacts.compactMap(\.measures.heelToForefoot)
        loading.flatShare = share(of: ordered) { $0 < 0.03 && $0 >= 0 }
        loading.forefootFirstShare = share(of: ordered) { $0 < 0 }
        loading.heelTransientShare = share(of: contacts.filter(\.measures.heelTransientAssessable)) {
            $0.measures.heelTransientTime != nil
        }
        return loading
    }

    private func share<Element>(of elements: [Element], _ holds: (Element) -> Bool) -> Double? {
        elements.isEmpty ? nil : Double(elements.count(where: holds)) / Double(elements.count)
    }

    /// Left against right, and why there is none.
    func asymmetries(_ feet: [FootLoading]) -> (values: [LoadingAsymmetry], withheld: [FootAnalysis.Withheld]) {
        var values: [LoadingAsymmetry] = []
        var withheld: [FootAnalysis.Withheld] = []
        for source in [SensorPlacement.forcePlate, .insole] {
            guard let left = feet.first(where: { $0.source == source && $0.side == .left }),
                let right = feet.first(where: { $0.source == source && $0.side == .right })
            else { continue }
            guard min(left.contactCount, right.contactCount) >= fewestForAsymmetry else {
                withheld.append(
                    FootAnalysis.Withheld(
                        quantity: "asymmetry of \(source.deviceKind)",
                        reason: "\(left.contactCount) left and \(right.contactCount) right contacts; "
                            + "\(fewestForAsymmetry) of each foot are needed"))
                continue
            }
            for measure in Self.compared {
                guard let a = left.summary(measure), let b = right.summary(measure),
                    min(a.n, b.n) >= fewestForAsymmetry
                else { continue }
                let mean = (abs(a.median) + abs(b.median)) / 2
                let isRelative = !measure.isComparedByDifference
                guard !isRelative || mean > 0 else { continue }
                let difference = abs(a.median - b.median)
                values.append(
                    LoadingAsymmetry(
                        measure: measure, source: source, left: a.median, right: b.median,
                        value: isRelative ? difference / mean : difference, isRelative: isRelative,
                        reference: LoadingReference.asymmetry(of: measure, on: source)))
            }
        }
        return (values, withheld)
    }
}

extension SensorPlacement {
    /// How messages call devices of this kind.
    var deviceKind: String { self == .insole ? "insoles" : "force plates" }
}
