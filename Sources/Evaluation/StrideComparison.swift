import SignalProcessing

/// Compares two stride tables.
struct StrideComparison {
    private let result: Table
    private let truth: Table
    private let straightOnly: Bool
    private let resultSides: [String]
    private let matching: Matching
    private let results: [Matching.Item]
    private let truths: [Matching.Item]
    private let isStraight: [Bool]

    /// Endings and names of columns that hold numbers to be compared.
    private static let numericEndings = ["_s", "_m", "_deg", "_mps", "_dps"]
    private static let numericNames: Set<String> = ["drag_fraction"]
    private static let wordNames: Set<String> = ["contact_type", "terrain"]

    init(result: Table, truth: Table, straightOnly: Bool) throws(EvaluationError) {
        self.result = result
        self.truth = truth
        self.straightOnly = straightOnly
        results = try Self.items(result)
        truths = try Self.items(truth)
        resultSides = results.map(\.key)
        matching = Matching(results: results, truths: truths, tolerance: Evaluation.eventTolerance)
        // A reference that says nothing about straightness is taken to be straight throughout.
        isStraight =
            truth.cells("straight")?.map { ["1", "true"].contains($0) } ?? Array(repeating: true, count: truths.count)
    }

    func report() throws(EvaluationError) -> AgreementReport {
        let pairs = matching.pairs.filter { !straightOnly || isStraight[$0.truth] }
        var report = AgreementReport(
            straightOnly: straightOnly, strides: EventComparison.detection(matching, results, truths),
            straightMissed: matching.missed.count { isStraight[$0] }, compared: pairs.count, columns: [],
            clearanceCoverageCount: 0, words: [])
        for name in truth.header where result.has(name) && Self.isCompared(name) {
            let errors = try errors(of: name, pairs)
            let values = errors.errors.map(\.error)
            report.columns.append(
                AgreementReport.Column(name: name, agreement: Agreement(errors: values), absent: errors.absent))
        }
        for name in truth.header where Self.wordNames.contains(name) {
            guard let found = result.cells(name), let reference = truth.cells(name) else { continue }
            let known = pairs.filter { !found[$0.result].isEmpty && !reference[$0.truth].isEmpty }
            let equal = known.count { found[$0.result] == reference[$0.truth] }
            report.words.append(AgreementReport.Words(name: name, count: known.count, equal: equal))
        }
        try judgeClearance(&report, pairs)
        return report
    }

    private typealias Pairs = [(result: Int, truth: Int)]

    private func errors(
        of column: String, _ pairs: Pairs
    ) throws(EvaluationError) -> (errors: [(error: Double, pair: (result: Int, truth: Int))], absent: Int) {
        let found = try result.numbers(column)
        let reference = try truth.numbers(column)
        var errors: [(error: Double, pair: (result: Int, truth: Int))] = []
        var absent = 0
        for pair in pairs {
            guard let expected = reference[pair.truth] else { continue }
            if let value = found[pair.result] {
                errors.append((value - expected, pair))
            } else {
                absent += 1
            }
        }
        return (errors, absent)
    }

    private func judgeClearance(_ report: inout AgreementReport, _ pairs: Pairs) throws(EvaluationError) {
        let name = "min_toe_clearance_m"
        guard result.has(name), truth.has(name) else { return }
        let errors = try errors(of: name, pairs).errors
        var means: [String: Double] = [:]
        for side in Set(resultSides) {
            means[side] = RobustStatistics.mean(errors.filter { resultSides[$0.pair.result] == side }.map(\.error))
        }
        let centred = errors.map { $0.error - (means[resultSides[$0.pair.result]] ?? 0) }
        report.clearanceAboutFootMean = Agreement(errors: centred)

        let deviations = try result.numbers("min_toe_clearance_sd_m")
        let judged = errors.compactMap { error in deviations[error.pair.result].map { (error.error, $0) } }
        guard !judged.isEmpty else { return }
        report.clearanceCoverageCount = judged.count
        let covered = judged.count { abs($0.0) <= 1.96 * $0.1 }
        report.clearanceCoverage = Double(covered) / Double(judged.count)
    }

    private static func isCompared(_ name: String) -> Bool {
        // A stated uncertainty is judged by its coverage: it has no error of its own.
        guard !name.hasSuffix("_sd_m") else { return false }
        return numericNames.contains(name) || numericEndings.contains { name.hasSuffix($0) }
    }

    private static func items(_ table: Table) throws(EvaluationError) -> [Matching.Item] {
        guard let sides = table.cells("side"), table.has("initial_contact_s") else {
            throw EvaluationError(
                .badData, path: table.path, "columns side and initial_contact_s not found; a stride table was expected")
        }
        var items: [Matching.Item] = []
        for (row, time) in try table.numbers("initial_contact_s").enumerated() {
            guard let time else {
                let found = "initial_contact_s is empty; a number is expected"
                throw EvaluationError(.badData, path: table.path, line: table.lines[row], found)
            }
            items.append(Matching.Item(key: sides[row], time: time))
        }
        return items
    }
}
