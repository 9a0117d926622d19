import Foundation

/// What no text of the program may say: it measures and compares, and leaves conclusions to people.
struct WordingRule: Sendable {
    /// What is wrong about it.
    let name: String
    /// The words, as a regular expression without regard to case.
    let pattern: String
    /// Sentences that break the rule; they show that it can be broken.
    let examples: [String]

    /// Where texts break rules, with some words around each place.
    static func violations(in text: String) -> [String] {
        let plain = simplified(text)
        return all.flatMap { rule in
            plain.ranges(ofPattern: rule.pattern).map { range in
                let start =
                    plain.index(range.lowerBound, offsetBy: -40, limitedBy: plain.startIndex) ?? plain.startIndex
                let end = plain.index(range.upperBound, offsetBy: 40, limitedBy: plain.endIndex) ?? plain.endIndex
                return "\(rule.name): …\(plain[start..<end])…"
            }
        }
    }

    /// On one line, and without the sentences that are allowed to use a banned word.
    private static func simplified(_ text: String) -> String {
        var text = text.replacingOccurrences(of: "\\s+", with: " ", options: .regularExpression)
        for sentence in allowed {
            text = text.replacingOccurrences(of: sentence, with: "", options: .caseInsensitive)
        }
        return text
    }

    /// What may be said although it holds a banned word.
    static let allowed = [
        "never diagnoses", "does not diagnose",
        "This report describes walking measurements. It cannot identify the cause of foot drop and a normal result does "
            + "not exclude nerve or spinal disease.",
        // The same before HTML has escaped nothing of it, and as a cell of a table broken in two.
        "a normal result does not exclude nerve or spinal disease",
    ]

    static let all = [
        WordingRule(
            name: "a diagnosis", pattern: "diagnos",
            examples: ["Diagnosis: foot drop.", "This helps to diagnose.", "diagnostic of L5"]),
        WordingRule(
            name: "a disease detected",
            pattern: "\\b(detect|find|identif|recogni[sz]|screen)\\w*( for)?( a| an| the)? "
                + "(disease|disorder|illness|patholog|palsy|neuropath|radiculopath|lesion|foot drop)"
                + "|(disease|palsy|neuropathy|radiculopathy|lesion|foot drop) (was |is |has been )?"
                + "(detected|found|present|confirmed|identified)\\b",
            examples: ["It can detect disease.", "L5 palsy detected", "Foot drop was found.", "finds a lesion"]),
        WordingRule(name: "safety", pattern: "\\bsafe(ly|ty)?\\b", examples: ["It is safe to walk.", "walk safely"]),
        WordingRule(
            name: "normality",
            pattern:
                "\\b(ab)?normal(ly)? (result|finding|gait|walk|swing|foot|feet|leg|lift|value|range|limit|step|stride)"
                + "|\\b(is|are|looks?|seems?|appears?|walks?|be) (ab)?normal\\b|within normal|\\babnormal",
            examples: ["A normal result.", "The gait is normal.", "within normal limits", "abnormal"]),
        WordingRule(
            name: "health as a verdict",
            pattern: "\\b(is|are|looks?|seems?|appears?|be) (healthy|fine|ok|okay|unimpaired)\\b"
                + "|\\bhealthy (result|finding|gait|foot|feet|leg|side|swing|pattern|range)\\b"
                + "|\\bunhealthy|\\b(finding|result|verdict|gait)\\W{1,3}healthy",
            examples: ["Your foot is healthy.", "healthy gait", "Finding: healthy"]),
        WordingRule(
            name: "reassurance",
            pattern: "reassur|nothing to worry|no (cause|reason) for concern|no need to|\\bworry\\b|good news"
                + "|\\b(rule[sd]?|ruling) out\\b|\\bno (sign|evidence|indication)s? of\\b|\\bunlikely to\\b"
                + "|\\bharmless\\b|\\bbenign\\b|\\ball (is |are )?well\\b|\\bexcludes (a |an |any )?"
                + "(disease|lesion|neuropath|radiculopath|compression|foot drop)",
            examples: [
                "No need to see a doctor.", "This rules out a lesion.", "no sign of disease",
                "There is nothing to worry about.",
            ]),
        WordingRule(
            name: "advice on treatment",
            pattern: "\\b(we|it is) (recommend|advis)\\w*|\\brecommended treatment"
                + "|\\b(should|must|need to|have to) (wear|rest|exercise|train|take|avoid|stop|start|treat|operate)\\b"
                + "|\\b(wear|use|prescribe|try) (a|an|your) (brace|splint|orthosis|cane|stick|stimulator|insole)"
                + "|\\b(start|stop|begin|change|continue) (the |your )?(treatment|therapy|medication|exercis)"
                + "|\\btake (a |your )?(pain|medic|tablet|drug)|\\bphysiotherapy (helps|is)|\\bsurgery (helps|is)\\b",
            examples: [
                "We recommend exercise.", "You should wear a brace.", "Start treatment now.", "Use a cane.",
                "take painkillers",
            ]),
        WordingRule(
            name: "a claim about the person",
            pattern: "\\b(you|they|patient|person|he|she) (has|have|had|suffers?|suffer) (from )?(a |an |the )?"
                + "(disease|lesion|palsy|neuropath|radiculopath|stroke|sclerosis|diabetes|compress|herniat|stenosis|foot drop)"
                + "|\\bsuffers? from\\b|\\b(indicat|prov|confirm|suggest|mean)(es?|s|ing|ed) (that )?(a |an |the )?"
                + "(disease|lesion|palsy|neuropath|radiculopath|compress|herniat|stenosis|L[45]|S1|foot drop)"
                + "|\\b(is|was|are) (caused by|due to|the result of) (a |an |the )?"
                + "(disease|lesion|palsy|neuropath|radiculopath|nerve|root|compress|herniat|stenosis|stroke|L[45]|S1)",
            examples: [
                "You have a foot drop.", "The patient suffers from stenosis.", "This indicates a lesion.",
                "It is caused by the nerve root L5.",
            ]),
    ]
}

extension String {
    /// Where a pattern matches, without regard to case.
    fileprivate func ranges(ofPattern pattern: String) -> [Range<String.Index>] {
        var ranges: [Range<String.Index>] = []
        var rest = startIndex..<endIndex
        while let found = range(of: pattern, options: [.regularExpression, .caseInsensitive], range: rest) {
            ranges.append(found)
            rest = found.upperBound..<endIndex
        }
        return ranges
    }
}
