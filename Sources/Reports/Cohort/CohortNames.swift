import FootDrop
import Recordings
import Trials

/// How conditions, visits, sides and parameters are called.
struct CohortNames {
    private let hasConditions: Bool
    private let hasVisits: Bool

    init(_ groups: [CohortGroup]) {
        hasConditions = groups.contains { $0.condition != nil }
        hasVisits = groups.contains { $0.visit != nil }
    }

    /// The condition; `nil` where the trial has none.
    func condition(of group: CohortGroup) -> String? {
        hasConditions ? group.condition.map { Self.clipped($0) } ?? "condition not told" : nil
    }

    /// The visit; `nil` where the trial has none.
    func visit(of group: CohortGroup) -> String? {
        hasVisits ? group.visit.map(Self.visit) ?? "visit not told" : nil
    }

    /// Condition and visit.
    func group(_ group: CohortGroup) -> String {
        let parts = [condition(of: group), visit(of: group)].compactMap(\.self)
        return parts.isEmpty ? "All recordings" : parts.joined(separator: ", ")
    }

    /// A visit that is named by a number gets the noun.
    static func visit(_ name: String) -> String {
        let name = clipped(name)
        return name.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } == true ? "visit \(name)" : name
    }

    /// Text from outside, cut where it is too long for its place.
    static func clipped(_ text: String, to count: Int = 60) -> String {
        // A character may be made of any number of marks: bytes are what must stay few.
        guard text.utf8.count > count else { return text }
        var short = ""
        var length = 0
        for scalar in text.unicodeScalars {
            length += UTF8.width(scalar)
            if length > count - 1 { break }
            short.unicodeScalars.append(scalar)
        }
        return short + "…"
    }

    /// The name of a level of a contrast.
    static func level(_ name: String, of factor: PairedContrast.Factor) -> String {
        factor == .visit ? visit(name) : clipped(name)
    }

    /// The address of a recording's own report; `nil` for a name that cannot be a folder.
    static func link(to id: String) -> String? {
        id.isEmpty ? nil : SessionFolder.link(to: "report.html", of: id)
    }
}

extension CohortSide {
    /// The side as a head of a column.
    var title: String {
        switch self {
        case .left: "Left"
        case .right: "Right"
        case .unknown: "Foot"
        case .both: "Both"
        }
    }

    /// The side in a sentence.
    var words: String {
        switch self {
        case .left: "left foot"
        case .right: "right foot"
        case .unknown: "foot of unknown side"
        case .both: "both feet"
        }
    }

    /// How it is drawn.
    var style: SideStyle {
        switch self {
        case .left: SideStyle(.left)
        case .right: SideStyle(.right)
        case .unknown, .both: SideStyle(.unknown)
        }
    }
}

extension CohortParameter {
    /// How it is printed.
    var printed: PrintedParameter {
        (PrintedParameter.all + ComparisonRow.figures + Self.rates).first { $0.column == name }
            ?? PrintedParameter(column: name, label: name, unit: "", decimals: 2, scale: 1)
    }

    private static let rates = [
        PrintedParameter(
            column: "stumbles_per_100_strides", label: "Stumble-like events", unit: "per 100 strides", decimals: 2,
            scale: 1)
    ]
}

extension PrintedParameter {
    /// A value in the unit it is shown in; a dash where there is none.
    func text(_ value: Double?) -> String {
        value.map { Words.number($0 * scale, decimals: decimals) } ?? "–"
    }

    /// A change with its sign.
    func signed(_ value: Double?) -> String {
        let text = text(value)
        return (value ?? 0) > 0 && text.contains { ("1"..."9").contains($0) } ? "+" + text : text
    }

    /// The ends of an interval of a change.
    func signed(_ interval: ClosedRange<Double>?) -> String {
        interval.map { "\(signed($0.lowerBound)) to \(signed($0.upperBound))" } ?? "–"
    }

    /// The unit behind a number.
    var suffix: String { unit.isEmpty ? "" : unit == "deg" ? "°" : " " + unit }
    /// The label with the unit, for an axis.
    var axis: String { unit.isEmpty ? label : "\(label), \(unit)" }
}

extension RecordingFailure.Code {
    /// What it means.
    var words: String {
        switch self {
        case .badData: "Content not usable"
        case .cannotOpen: "File cannot be opened or read"
        case .usage: "Options contradict each other or a file"
        case .outside: "File lies outside of the folder"
        case .cannotWrite: "Result cannot be written"
        case .missing: "No worker answered"
        case .crashed: "Analysis ended without a result"
        case .timedOut: "Analysis took too long"
        case .outOfMemory: "Analysis needed too much memory"
        }
    }
}

extension PairedContrast.Verdict {
    /// The verdict in a few words, those of a comparison of two sessions.
    var words: String {
        switch self {
        case .changedUp: "▲ higher in B"
        case .changedDown: "▼ lower in B"
        case .withinVariation: "within measurement variation"
        case .notAssessable: "not assessable"
        }
    }
}
