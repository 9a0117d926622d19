/// Something that keeps a channel from being read as a physical signal.
struct WaveFinding: Equatable {
    /// A stable identifier.
    var code: String
    /// What was found.
    var message: String
    /// What the user can do.
    var remedy: String?
    /// Whether analysis would rest on a guess.
    var isFatal: Bool

    /// The note that stands in its place when the file is only looked at.
    var note: QualityNote {
        QualityNote(code: code, severity: .warning, message: message + (remedy.map { "; \($0)" } ?? ""))
    }

    /// One finding in place of several of a kind, which would say the same of one channel after the other.
    static func merged(_ findings: [WaveFinding]) -> [WaveFinding] {
        var merged: [WaveFinding] = []
        for finding in findings {
            guard !merged.contains(where: { $0.code == finding.code && $0.remedy == finding.remedy }) else { continue }
            var kind = finding
            let others = findings.filter { $0.code == finding.code && $0.remedy == finding.remedy }.count - 1
            if others > 0 { kind.message += " (\(others) more such channels)" }
            merged.append(kind)
        }
        return merged
    }

    /// No channel has a name that tells what it measures.
    static func nothingNamed(_ format: WaveFormat) -> WaveFinding {
        let count = format.channels == 1 ? "1 channel" : "\(format.channels) channels"
        return WaveFinding(
            code: "unnamed_channels",
            message: "\(count) (\(format.sampleType)) without names that tell what they measure: their order"
                + (format.isFloat ? " and units" : " and scale") + " cannot be known",
            remedy: "name them with --channels acc_x,acc_y,…"
                + (format.isFloat
                    ? " and state --acc-unit and --gyro-unit" : " and state --scale, the value at full scale"),
            isFatal: true)
    }

    /// Channels, counted from 1, that have no name while others have one.
    static func someUnnamed(_ numbers: [Int]) -> WaveFinding {
        let list = numbers.prefix(8).map(String.init).joined(separator: ", ") + (numbers.count > 8 ? ", …" : "")
        return WaveFinding(
            code: "unnamed_channels", message: "channels without names are not analysed: \(list)",
            remedy: "name all with --channels", isFatal: false)
    }

    /// An integer channel without a scale.
    static func unscaled(_ name: String) -> WaveFinding {
        WaveFinding(
            code: "unscaled", message: "\(name) holds integers without a scale",
            remedy: "state --scale, the value at full scale", isFatal: true)
    }

    /// A floating-point channel with a scale, whose samples may be physical values or fractions of full scale.
    static func ambiguousScale(_ name: String, _ scale: Double) -> WaveFinding {
        WaveFinding(
            code: "ambiguous_scale",
            message: "\(name) holds floating-point samples and a scale of \(scale): "
                + "they may be physical values or fractions of full scale",
            remedy: "state --scale 1 for physical values, --scale \(scale) for fractions", isFatal: true)
    }

    /// A unit whose spelling is not known.
    static func unknownUnit(_ name: String, _ spelling: String) -> WaveFinding {
        WaveFinding(
            code: "unknown_unit", message: "\(name) is said to be in '\(spelling)', which is no unit known here",
            isFatal: false)
    }

    /// A unit that measures something else than the channel's name says.
    static func contradictingUnit(_ name: String, _ unit: PhysicalUnit) -> WaveFinding {
        WaveFinding(
            code: "contradicting_unit", message: "\(name) is said to be in \(unit.rawValue), a unit of something else",
            remedy: "state --acc-unit or --gyro-unit, or name the channels with --channels", isFatal: true)
    }

    /// A signal whose unit nobody states.
    static func noUnit(_ name: String, _ quantity: Quantity) -> WaveFinding {
        let remedy =
            switch quantity {
            case .acceleration: "state --acc-unit"
            case .angularRate: "state --gyro-unit"
            default: "name its unit in the file's comment, for example Unit-1: N"
            }
        return WaveFinding(
            code: "no_unit", message: "\(name) has no unit", remedy: remedy,
            isFatal: [.acceleration, .angularRate, .force, .moment].contains(quantity))
    }

    /// Two channels that claim to be the same signal.
    static func repeatedChannel(_ first: String, _ second: String) -> WaveFinding {
        WaveFinding(
            code: "repeated_channel", message: "channels '\(first)' and '\(second)' claim to be the same signal",
            remedy: "tell the sensors apart with --channels, for example left_foot_acc_x", isFatal: true)
    }

    /// A rate at which a swing of the leg falls between the samples.
    static func tooSlow(_ rate: Double) -> WaveFinding {
        WaveFinding(
            code: "slow_rate", message: "\(rate) Hz is too slow for gait, which needs 10 Hz at the very least",
            remedy: "state --rate when the header is wrong", isFatal: true)
    }

    /// Samples whose steps are too coarse to be integrated.
    static func coarse(_ plans: [WaveChannelPlan], _ format: WaveFormat) -> QualityNote {
        // Integers count with full scale at 2³¹.
        let step = Double(sign: .plus, exponent: 32 - format.validBits, significand: 1)
        let example = plans.first { $0.unit != .unknown }.map {
            "one step of \($0.name) is \(NumberText.text(step * $0.factor / $0.unit.inSI, decimals: 4)) \($0.unit.rawValue)"
        }
        return QualityNote(
            code: "low_resolution", severity: .warning,
            message: "\(format.validBits)-bit samples: "
                + (example ?? "at ±8 g one step is 0.06 g") + ", too coarse for trajectories")
    }
}
