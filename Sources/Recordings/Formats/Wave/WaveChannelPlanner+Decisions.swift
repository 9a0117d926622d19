extension WaveChannelPlanner {
    /// How names, scales and units of the channels are known.
    func decisions(_ plans: [WaveChannelPlan]) -> [Recording.Decision] {
        var decisions: [Recording.Decision] = []
        let isNamed = plans.contains { $0.meaning.quantity != .other }
        if isNamed {
            decisions.append(.init("channels", plans.map(\.name).joined(separator: ", "), because: nameEvidence))
        }
        let scaled = plans.filter { $0.scale != nil && $0.meaning.quantity != .other }
        decisions += Self.byEvidence("value at full scale", scaled, \.scaleEvidence) { plans in
            let scales = plans.compactMap(\.scale)
            return (Set(scales).count == 1 ? scales.prefix(1) : scales[...]).map { NumberText.text($0) }
        }
        for quantity in Quantity.allCases where quantity != .other {
            let known = plans.filter { $0.meaning.quantity == quantity && $0.unit != .unknown }
            decisions += Self.byEvidence("\(quantity.rawValue) unit", known, \.unitEvidence) { plans in
                Set(plans.map(\.unit.rawValue)).sorted()
            }
        }
        return decisions
    }

    /// One decision for every evidence, in the order of the channels; it names its channels where there are several.
    private static func byEvidence(
        _ subject: String, _ plans: [WaveChannelPlan], _ evidence: KeyPath<WaveChannelPlan, String>,
        choice: ([WaveChannelPlan]) -> [String]
    ) -> [Recording.Decision] {
        var order: [String] = []
        for plan in plans where !order.contains(plan[keyPath: evidence]) { order.append(plan[keyPath: evidence]) }
        return order.map { known in
            let own = plans.filter { $0[keyPath: evidence] == known }
            let channels = order.count > 1 ? " of " + own.map(\.name).joined(separator: ", ") : ""
            return .init(subject + channels, choice(own).joined(separator: ", "), because: known)
        }
    }

    private var nameEvidence: String {
        if !options.channelNames.isEmpty { return "stated with --channels" }
        return options.waveStatement?.names.isEmpty == false ? options.profileEvidence : Self.textEvidence
    }
}
