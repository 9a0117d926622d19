import Comparison
import FootDrop
import Recordings

/// How two compared sessions are put into words, the same in every form of the report.
struct ComparisonWords {
    let comparison: SessionComparison

    /// The sentence that says how the figures are to be read.
    static let reading =
        "Change is session B minus session A, medians over straight strides, with its 95 % interval. A change counts "
        + "only beyond the minimal detectable change (MDC): what is grey lies within measurement variation, or has no known "
        + "detectable change."

    /// How the figures are made.
    static let method = [
        "The error of a median over n strides is taken as twice their robust standard deviation over √n, because "
            + "strides that follow each other are alike. Between sessions the sensors are put on anew: for toe and "
            + "heel clearance and circumduction, of which no detectable change is known, the error that all strides of "
            + "a session share is counted twice in the interval.",
        "A change is called higher or lower when it is greater than the detectable change and its interval excludes "
            + "zero. Higher and lower are not better and worse.",
    ]

    /// The two sessions, a line each.
    var sessions: [String] {
        [("A", comparison.a), ("B", comparison.b)].map { name, session in
            let speed = session.walkingSpeed.map { ", \(FixedDecimals.text($0, decimals: 2)) m/s" } ?? ""
            return
                "\(name): \(session.path) (\(Words.count(session.straightCount, "straight stride", "straight strides"))"
                + "\(speed))"
        }
    }

    /// The comparisons under a title each.
    var groups: [Group] {
        var groups = comparison.feet.map { foot in
            Group(
                id: foot.side.rawValue, title: foot.side == .unknown ? "Foot" : "\(foot.side.title) foot",
                finding: foot.finding.map(Self.sentence), rows: foot.parameters.map(ComparisonRow.init))
        }
        if !comparison.betweenFeet.isEmpty {
            groups.append(
                Group(
                    id: "between", title: "Between the feet", finding: nil,
                    rows: comparison.betweenFeet.map(ComparisonRow.init)))
        }
        return groups
    }

    /// Comparisons that belong together.
    struct Group {
        let id: String
        let title: String
        let finding: String?
        let rows: [ComparisonRow]

        /// What goes before a parameter's name.
        var prefix: String { ["left", "right"].contains(id) ? id + " " : "" }
    }

    /// The changes that count, in one sentence.
    var headline: String {
        let changed = groups.flatMap { group in
            group.rows.filter(\.isChanged).map { "\(group.prefix)\($0.label.lowercasedFirst) \($0.word)" }
        }
        return changed.isEmpty
            ? "No change lies beyond its detectable change."
            : "Beyond their detectable change in B: \(changed.joined(separator: "; "))."
    }

    /// Why changes have no verdict, each reason once with the parameters it is about.
    var reasons: [String] {
        var order: [String] = []
        var labels: [String: [String]] = [:]
        for group in groups {
            for row in group.rows {
                guard let reason = row.comparison.reason else { continue }
                if labels[reason] == nil { order.append(reason) }
                let label = row.label.lowercasedFirst
                // What holds for both feet is named once.
                let isAlike = groups.allSatisfy { other in
                    other.id == "between"
                        || other.rows.contains { $0.label == row.label && $0.comparison.reason == reason }
                }
                let text = isAlike ? label : group.prefix + label
                if labels[reason]?.contains(text) != true { labels[reason, default: []].append(text) }
            }
        }
        return order.map { reason in
            "\(reason.dropLast()): \((labels[reason] ?? []).joined(separator: "; "))."
        }
    }

    /// The sources of the detectable changes, each once.
    var sources: [String] {
        var told: Set<String> = []
        return comparison.all.compactMap(\.detectableChange?.source).filter { told.insert($0).inserted }
    }

    private static func sentence(_ change: SessionComparison.FindingChange) -> String {
        func text(_ stated: SessionComparison.StatedFinding) -> String {
            let figures = [
                stated.z.map { "z \(FixedDecimals.text($0, decimals: 1))" },
                stated.sideDifference.map { "side difference \(FixedDecimals.text($0, decimals: 1)) deg" },
            ].compactMap(\.self)
            let words = stated.finding.words.lowercasedFirst
            return figures.isEmpty ? words : "\(words) (\(figures.joined(separator: ", ")))"
        }
        return "Finding of A: \(text(change.a)). Finding of B: \(text(change.b))."
    }
}

extension String {
    /// The text with its first letter in lower case.
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
