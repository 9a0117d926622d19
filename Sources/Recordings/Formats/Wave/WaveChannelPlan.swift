/// How one channel of a WAV file is read.
struct WaveChannelPlan: Equatable {
    /// Its name; `channel 3` when the file has none.
    var name: String
    /// What the name says.
    var meaning: WaveChannelName
    /// The unit of the file's values.
    var unit: PhysicalUnit
    /// What a stored value is multiplied with; integers are stored with full scale at 2³¹.
    var factor: Double
    /// What full scale means in the unit, where it is stated or stands in the file.
    var scale: Double?
    /// How the scale is known.
    var scaleEvidence = ""
    /// How the unit is known.
    var unitEvidence = ""
    /// Whether it is the device's own word of light, battery and validity.
    var isAuxiliary = false
}

/// Decides what the channels of a WAV file are and in which unit, from what the user states and what the file says.
struct WaveChannelPlanner {
    /// How samples are stored.
    var format: WaveFormat
    /// What the file's text says.
    var metadata: WaveMetadata
    /// What the user states.
    var options: ReadingOptions
    /// The file.
    var path: String

    /// The plan of every channel, and what stands against reading them as physical signals.
    func plan() throws(RecordingError) -> (channels: [WaveChannelPlan], findings: [WaveFinding]) {
        try checkStatements()
        let undeclared = statedNames.isEmpty ? metadata.undeclaredAuxiliary(among: format.channels) : nil
        var findings: [WaveFinding] = []
        let plans = (0..<format.channels).map { index in
            let name = name(of: index)
            // The word of validity has 16 bits; as a float it has been through another program.
            if !format.isFloat, format.validBits == 16, index == undeclared || name?.lowercased() == "aux" {
                return WaveChannelPlan(
                    name: "Aux", meaning: WaveChannelName("Aux"), unit: .unknown, factor: 1 / 65_536, isAuxiliary: true)
            }
            return plan(index, name: name, &findings)
        }
        findings += unnamed(plans)
        findings += repeated(plans)
        return (plans, findings)
    }

    private func name(of index: Int) -> String? {
        let stated = statedNames.isEmpty ? metadata.channels[index]?.name : statedNames[index]
        return stated == "" ? nil : stated
    }

    /// The names that the user or else the profile states.
    private var statedNames: [String] {
        options.channelNames.isEmpty ? options.waveStatement?.names ?? [] : options.channelNames
    }

    private func checkStatements() throws(RecordingError) {
        try options.waveStatement?.check(channels: format.channels, options.profileEvidence, path: path)
        let names = options.channelNames.count
        guard names == 0 || names == format.channels else {
            throw RecordingError(
                .usage, path: path, "\(names) channel names are stated, the file has \(format.channels) channels",
                remedy: "give --channels a name for every channel")
        }
        let scales = options.channelScales.count
        guard scales <= 1 || scales == format.channels else {
            throw RecordingError(
                .usage, path: path, "\(scales) scales are stated, the file has \(format.channels) channels",
                remedy: "give --scale one number, or one for every channel")
        }
        guard options.channelScales.allSatisfy({ $0.isFinite && $0 > 0 }) else {
            throw RecordingError(.usage, path: path, "a scale must be a number above zero", remedy: "see --scale")
        }
    }

    private func plan(_ index: Int, name: String?, _ findings: inout [WaveFinding]) -> WaveChannelPlan {
        let stated = metadata.channels[index]
        let label = name ?? "channel \(index + 1)"
        var meaning = name.map { WaveChannelName($0) } ?? WaveChannelName("")
        let profiled = options.waveStatement?.unit(of: index, meaning.quantity)
        let spelled: PhysicalUnit?? = profiled.map { .some($0) } ?? stated?.unit.map { PhysicalUnit(waveSpelling: $0) }
        if case .some(.none) = spelled {
            findings.append(.unknownUnit(label, stated?.unit ?? ""))
        }
        if spelled == .some(.unknown) { meaning.quantity = .other }
        if meaning.quantity == .other, meaning.axis != nil, let measured = spelled??.quantity {
            meaning.quantity = measured
        }
        var (unit, unitEvidence) = unit(
            of: meaning.quantity, spelled: spelled ?? nil, isProfiled: profiled != nil, isScaled: stated?.scale != nil)
        if meaning.quantity != .other, let measured = unit.quantity, measured != meaning.quantity {
            findings.append(.contradictingUnit(label, unit))
            unit = .unknown
        }
        if meaning.quantity == .other { unit = .unknown }
        let scale = scale(of: index, label: label, &findings)
        if scale == nil, meaning.quantity != .other {
            findings.append(.unscaled(label))
            unit = .unknown
        }
        return WaveChannelPlan(
            name: label, meaning: meaning, unit: unit, factor: (scale?.factor ?? wholeNumber) * unit.inSI,
            scale: scale?.stated, scaleEvidence: scale?.evidence ?? "", unitEvidence: unitEvidence)
    }

    private func unit(
        of quantity: Quantity, spelled: PhysicalUnit?, isProfiled: Bool, isScaled: Bool
    ) -> (PhysicalUnit, evidence: String) {
        switch quantity {
        case .acceleration: if let unit = options.accelerationUnit { return (unit, "stated with --acc-unit") }
        case .angularRate: if let unit = options.angularRateUnit { return (unit, "stated with --gyro-unit") }
        default: break
        }
        if let spelled { return (spelled, isProfiled ? options.profileEvidence : Self.textEvidence) }
        guard isScaled, !format.isFloat else { return (.unknown, "") }
        return (quantity.unitOfAxivity, "a scale without a unit, as Axivity's converter writes it")
    }

    /// What a stored value is multiplied with to have it in its unit, or `nil` when nobody says; what is stated, and
    /// how it is known.
    private func scale(
        of index: Int, label: String, _ findings: inout [WaveFinding]
    ) -> (factor: Double, stated: Double?, evidence: String)? {
        let inFile = metadata.channels[index]?.scale
        let stated = options.channelScales
        let user = stated.count == 1 ? stated[0] : stated.isEmpty ? nil : stated[index]
        let profiled = stated.isEmpty ? options.waveStatement?.scale(of: index) : nil
        let evidence =
            user != nil ? "stated with --scale" : profiled != nil ? options.profileEvidence : Self.textEvidence
        if format.isFloat {
            let scale = user ?? profiled
            if scale == nil, let inFile, inFile != 1 { findings.append(.ambiguousScale(label, inFile)) }
            return (scale ?? 1, scale, evidence)
        }
        return (user ?? profiled ?? inFile).map { ($0 / 0x1p31, $0, evidence) }
    }

    /// How what the file says is told.
    static let textEvidence = "text in the file"

    /// The factor that gives back the whole numbers of the file.
    private var wholeNumber: Double { Double(sign: .plus, exponent: format.validBits - 32, significand: 1) }

    private func unnamed(_ plans: [WaveChannelPlan]) -> [WaveFinding] {
        if plans.allSatisfy({ $0.meaning.quantity == .other }) { return [.nothingNamed(format)] }
        let unnamed = plans.indices.filter { name(of: $0) == nil && !plans[$0].isAuxiliary }
        return unnamed.isEmpty ? [] : [.someUnnamed(unnamed.map { $0 + 1 })]
    }

    private func repeated(_ plans: [WaveChannelPlan]) -> [WaveFinding] {
        var seen: [WaveChannelName: String] = [:]
        for plan in plans where plan.meaning.quantity != .other && plan.meaning.axis != nil {
            if let first = seen[plan.meaning] { return [.repeatedChannel(first, plan.name)] }
            seen[plan.meaning] = plan.name
        }
        return []
    }
}
