import FootDrop
import Gait
import Recordings

/// The finding of one foot on the first screen.
struct FootCard {
    let style: String
    let foot: String
    let finding: String
    let words: String
    let statement: String
    let notes: [String]
    let numbers: [FactView]
    let scores: ScoresView?
    let noScores: String?

    /// The sub-scores with the sentence that says them.
    struct ScoresView {
        let svg: String
        let sentence: String
    }

    init(_ found: FootDropFinding) {
        style = SideStyle(found.side).name
        foot = found.side.footName.capitalizedFirst
        finding = found.finding.rawValue
        words = found.finding.words
        statement = found.statement
        notes = found.flags.map(\.words)
        numbers = Self.numbers(of: found)
        let sentence = Self.sentence(of: found)
        scores = SubScoreBars().svg(of: found, sentence: sentence).map { ScoresView(svg: $0, sentence: sentence) }
        noScores = scores == nil ? Self.noScores(found) : nil
    }

    private static func numbers(of found: FootDropFinding) -> [FactView] {
        var numbers: [FactView] = []
        if let z = found.z {
            numbers.append(FactView(label: "z against reference", value: Words.number(z, decimals: 1)))
        }
        if let difference = found.sideDifference {
            numbers.append(
                FactView(label: "D, other foot − this", value: Words.estimate(difference, decimals: 1, unit: "°")))
        }
        if let grade = found.grade { numbers.append(FactView(label: "Evidence grade", value: grade.rawValue)) }
        numbers.append(FactView(label: "Straight strides", value: found.strideCount.description))
        if let speed = found.walkingSpeed {
            numbers.append(FactView(label: "At speed", value: Words.number(speed, decimals: 2) + " m/s"))
        }
        return numbers
    }

    private static func sentence(of found: FootDropFinding) -> String {
        let scores = found.subScores.map { score in
            guard let value = score.value else {
                return "\(score.kind.words): not assessable" + (score.reason.map { " (\($0))" } ?? "")
            }
            let interval = score.interval.map { " (\(Words.range($0, decimals: 0)))" } ?? ""
            return "\(score.kind.words): \(Words.number(value, decimals: 0))\(interval)"
        }
        return scores.joined(separator: "; ") + ". 0 is as in the reference, 100 the most; 95 % intervals."
    }

    private static func noScores(_ found: FootDropFinding) -> String {
        let reasons = found.subScores.compactMap(\.reason)
        return reasons.isEmpty ? "No sub-score is available." : "No sub-score is available: \(reasons[0])"
    }
}
