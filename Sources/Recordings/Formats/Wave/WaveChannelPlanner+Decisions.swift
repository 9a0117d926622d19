extension WaveChannelPlanner {
    /// How names, scales and units of the channels are known.
    func decisions(_ plans: [WaveChannelPlan]) -> [Recording.Decision] {
        var decisions: [Recording.Decision] = []
        let isNamed = plans.contains { $0.meaning.quantity != .other }
        if isNamed {
            decisions.append(.init("channels", plans.map(\.name).joined(separator: ", "), because: nameEvidence))
        }
        let scaled = plans.filter { $0.scale != nil && $0.meaning.quantity != .other }
        if !scaled.isEmpty {
            let scales = Set(scaled.compactMap(\.scale)).count == 1 ? scaled.prefix(1) : scaled[...]
            decisions.append(
                .init(
                    "value at full scale",
                    scales.compactMap { $0.scale.map { NumberText.text($0) } }.joined(separator: ", "),
                    because: scaleEvidence))
        }
        for quantity in Quantity.allCases where quantity != .other {
            let channels = plans.indices.filter {
                plans[$0].meaning.quantity == quantity && plans[$0].unit != .unknown
            }
            guard let first = channels.first else { continue }
            let units = Set(channels.map { plans[$0].unit.rawValue }).sorted().joined(separator: ", ")
            decisions.append(.init("\(quantity.rawValue) unit", units, because: unitEvidence(of: first, quantity)))
        }
        return decisions
    }

    private var nameEvidence: String {
        if !options.channelNames.isEmpty { return "stated with --channels" }
        return options.waveStatement?.names.isEmpty == false ? options.profileEvidence : "text in the file"
    }

    private var scaleEvidence: String {
        if !options.channelScales.isEmpty { return "stated with --scale" }
        return options.waveStatement?.scales.isEmpty == false ? options.profileEvidence : "text in the file"
    }

    private func unitEvidence(of channel: Int, _ quantity: Quantity) -> String {
        if quantity == .acceleration, options.accelerationUnit != nil { return "stated with --acc-unit" }
        if quantity == .angularRate, options.angularRateUnit != nil { return "stated with --gyro-unit" }
        if options.waveStatement?.unit(of: channel, quantity) != nil { return options.profileEvidence }
        if metadata.channels[channel]?.unit != nil { return "text in the file" }
        return "a scale without a unit, as Axivity's converter writes it"
    }
}
