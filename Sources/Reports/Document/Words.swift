import FootDrop
import Gait
import Recordings

/// How values and findings are put into words, the same in every report.
enum Words {
    /// A number with fixed decimals and, where it is negative, a true minus sign.
    static func number(_ value: Double, decimals: Int) -> String {
        let text = FixedDecimals.text(value, decimals: decimals)
        return text.hasPrefix("-") ? "−" + text.dropFirst() : text
    }

    /// A value with its unit and, where it is known, its 95 % interval.
    static func estimate(_ estimate: IntervalEstimate?, decimals: Int, unit: String, scale: Double = 1) -> String {
        guard let estimate, estimate.value.isFinite else { return "–" }
        var text = Words.number(estimate.value * scale, decimals: decimals)
        if !unit.isEmpty { text += " " + unit }
        if let interval = estimate.interval {
            text += " (\(range((interval.lowerBound * scale)...(interval.upperBound * scale), decimals: decimals)))"
        }
        return text
    }

    /// Two numbers as a range.
    static func range(_ range: ClosedRange<Double>, decimals: Int) -> String {
        let low = Words.number(range.lowerBound, decimals: decimals)
        let high = Words.number(range.upperBound, decimals: decimals)
        // A dash between numbers of which one is negative would be read as a sign.
        return range.lowerBound < 0 ? "\(low) to \(high)" : "\(low)–\(high)"
    }

    /// A reference range; a dash when there is none.
    static func reference(_ reference: ReferenceRange?, decimals: Int, scale: Double = 1) -> String {
        switch (reference?.low, reference?.high) {
        case (let low?, let high?) where low <= high: range((low * scale)...(high * scale), decimals: decimals)
        case (let low?, nil): "≥ " + Words.number(low * scale, decimals: decimals)
        case (nil, let high?): "≤ " + Words.number(high * scale, decimals: decimals)
        default: "–"
        }
    }

    /// A time of a recording as minutes and seconds.
    static func time(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds.magnitude < 1e9 else { return "–" }
        let minutes = (seconds / 60).rounded(.down)
        // 59.96 s must not become "0:60.0".
        let tenths = (seconds * 10).rounded()
        let rest = tenths - 600 * (tenths / 600).rounded(.down)
        let whole = tenths.truncatingRemainder(dividingBy: 600) == 0 ? (tenths / 600).rounded(.down) : minutes
        let text = Words.number(rest / 10, decimals: 1)
        return "\(Words.number(whole, decimals: 0)):\(rest < 100 ? "0" : "")\(text)"
    }

    /// A small expected number; what rounds to nothing is still not nothing.
    static func expected(_ number: Double) -> String {
        number > 0 && number < 0.005 ? "fewer than 0.01" : self.number(number, decimals: 2)
    }

    /// A length of time: seconds, or minutes and seconds.
    static func duration(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds.magnitude < 1e9 else { return "–" }
        guard seconds >= 60 else { return number(seconds, decimals: 1) + " s" }
        let whole = seconds.rounded()
        let minutes = (whole / 60).rounded(.down)
        return "\(number(minutes, decimals: 0)) min \(number(whole - 60 * minutes, decimals: 0)) s"
    }

    /// A number of things with its noun.
    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }
}

extension String {
    /// The text with its first letter in upper case.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Side {
    /// The side as a head of a column.
    var title: String { self == .unknown ? "Foot" : rawValue.capitalizedFirst }

    /// The foot as it is named in a sentence.
    var footName: String { self == .unknown ? "foot of unknown side" : "\(rawValue) foot" }
}

extension FootDropFinding.Finding {
    /// The finding as a head.
    var words: String {
        switch self {
        case .withinReference: "Within the reference range"
        case .reduced: "Toe lift reduced"
        case .markedlyReduced: "Toe lift markedly reduced"
        case .notAssessable: "Not assessable"
        }
    }
}

extension FootDropFinding.Flag {
    /// What it means.
    var words: String {
        switch self {
        case .strongerSwing:
            "The foot that lifts its toe less swings more; this recording cannot tell which leg is impaired."
        case .fewReferencePeople: "Few reference people walk at this speed."
        case .onlySideDifference: "At this speed only a difference between the sides can be told."
        case .speedIsLowerBound: "The walking speed is the least it can be, which errs in favour of the foot."
        case .zeroUncertain: "The foot often does not rest between strides, so its flat position is not sure."
        case .slope: "The floor slopes; the reference people walked on the level."
        }
    }
}

extension SubScore.Kind {
    /// What a person calls it.
    var words: String {
        switch self {
        case .primaryDeficit: "Primary deficit"
        case .clearanceRisk: "Clearance risk"
        case .compensation: "Compensation"
        case .consequence: "Consequence"
        }
    }
}

extension LateralityFinding.Laterality {
    /// The side in words.
    var words: String {
        switch self {
        case .left: "Left side"
        case .right: "Right side"
        case .bilateral: "Both sides"
        case .none: "Neither side"
        case .notAssessable: "Side not assessable"
        }
    }
}

extension Stumble.Kind {
    /// What a person calls it.
    var words: String {
        switch self {
        case .scuff: "Scuff"
        case .stumbleElevating: "Stumble, elevating recovery"
        case .stumbleLowering: "Stumble, lowering recovery"
        case .nearFall: "Near-fall"
        case .fall: "Fall"
        }
    }
}

extension StrideFlag {
    /// Why a stride is special, a few words.
    var words: String {
        switch self {
        case .weak: "no clear swing"
        case .split: "no rest of the foot beside its neighbour"
        case .turn: "turning"
        case .shortBout: "bout of fewer than three strides"
        case .first: "first of a bout"
        case .last: "last of a bout"
        case .stairs: "stairs"
        case .uneven: "kerb or uneven ground"
        case .slope: "sloping floor"
        case .accelerationClipped: "accelerometer at its limit"
        case .gyroscopeClipped: "gyroscope at its limit"
        case .bridged: "samples interpolated over a short loss"
        case .afterGap: "samples lost before it"
        case .restless: "foot does not rest at an end"
        case .inconsistent: "end velocity off"
        case .noMinimum: "no minimum of clearance"
        case .clearanceWithheld: "clearance withheld"
        case .eventsUncertain: "events uncertain"
        }
    }
}
